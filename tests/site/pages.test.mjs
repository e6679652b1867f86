// Every page as a browser shows it, opened from the disk.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { address, languages, pages, withBrowser } from './site.mjs';

// What a look at the page finds wrong.
function faultsOf() {
  const faults = [];
  const visible = (element) => element.getClientRects().length > 0;
  if (document.querySelectorAll('h1').length !== 1) faults.push('not one title');
  for (const image of document.images) if (image.complete && !image.naturalWidth) faults.push(`no picture ${image.src}`);

  const texts = document.createTreeWalker(document.querySelector('.contents'), NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const text = texts.currentNode;
    if (!text.parentElement.closest('code, pre, .fragment, annotation') && /\\[a-zA-Z([]|\$\$|\{\{|`|\{#|@ref|ilinebr/.test(text.data))
      faults.push(`raw text: ${text.data.trim().slice(0, 80)}`);
  }

  const font = 'Latin Modern Math';
  if (document.querySelector('math') && !document.fonts.check(`16px "${font}"`)) faults.push(`no font ${font}`);
  for (const math of document.querySelectorAll('math')) {
    if (visible(math) && math.getBoundingClientRect().height < 5) faults.push(`flat formula: ${math.textContent}`);
  }
  for (const matrix of document.querySelectorAll('mtable.matrix')) {
    const fence = matrix.previousElementSibling;
    if (fence?.localName !== 'mo' || !visible(matrix)) continue;
    const [inside, outside] = [matrix, fence].map((element) => element.getBoundingClientRect().height);
    if (outside < 0.75 * inside) faults.push(`fence ${outside} around ${inside}: ${matrix.textContent}`);
  }
  // Cells of a table stand beside and below each other, never on one another. Fractions of pixels do not count.
  for (const table of document.querySelectorAll('.contents mtable')) {
    if (!visible(table)) continue;
    let below = -Infinity;
    for (const row of table.children) {
      let right = -Infinity;
      const cells = [...row.children].filter((cell) => getComputedStyle(cell).position !== 'sticky');
      for (const cell of cells) {
        for (const content of cell.children) {
          const { left, right: end, width } = content.getBoundingClientRect();
          if (width && left < right - 1) faults.push(`overlapping cells: ${table.textContent.slice(0, 60)}`);
          right = Math.max(right, end);
        }
      }
      const { top, bottom } = row.getBoundingClientRect();
      if (top < below - 1) faults.push(`overlapping rows: ${table.textContent.slice(0, 60)}`);
      below = bottom;
    }
  }

  for (const code of document.querySelectorAll('.contents :is(code, .fragment)'))
    if (/ilinebr|htmlonly|\\endcode/.test(code.textContent)) faults.push(`raw code: ${code.textContent.slice(0, 80)}`);
  // What ends with a full-width sign goes on without a blank. An item of several paragraphs is looked at by these.
  for (const paragraph of document.querySelectorAll('html[lang^="zh"] .contents :is(p, li:not(:has(p)))')) {
    const blank = !paragraph.querySelector('math, .fragment') && /[，。；：、][ \n]+[^\s]/.exec(paragraph.textContent);
    if (blank) faults.push(`blank behind a full-width sign: ${paragraph.textContent.slice(Math.max(0, blank.index - 20), blank.index + 20)}`);
  }
  for (const plot of document.querySelectorAll('figure.plot img'))
    if (!plot.alt.includes(' — ') || plot.closest('figure').querySelector('figcaption')) faults.push(`title of ${plot.src}`);
  return faults;
}

await withBrowser(async (browser) => {
  for (const language of languages) {
    for (const name of pages(language)) {
      await test(`${language}/${name}`, async () => {
        const page = await browser.newPage();
        const events = [];
        page.on('console', (message) => message.type() === 'error' && events.push(message.text()));
        page.on('pageerror', (error) => events.push(error.message));
        page.on('requestfailed', (request) => events.push(`missing: ${request.url()}`));
        page.on('request', (request) => request.url().startsWith('file:') || events.push(`other host: ${request.url()}`));

        await page.goto(address(language, name));
        assert.equal(await page.getAttribute('html', 'lang'), { en: 'en', zh: 'zh-Hans' }[language]);
        await page.evaluate(() => {
          for (const details of document.querySelectorAll('details')) details.open = true;
          return document.fonts.ready;
        });
        assert.deepEqual(await page.evaluate(faultsOf), []);

        for (const width of [1280, 800, 390]) {
          await page.setViewportSize({ width, height: 900 });
          const wide = await page.evaluate(() => document.scrollingElement.scrollWidth);
          assert.ok(wide <= width, `${wide} pixels wide on a screen of ${width}`);
        }

        const other = { en: 'zh', zh: 'en' }[language];
        await page.click('#language');
        assert.equal(page.url(), address(other, name));
        await page.click('#language');
        assert.equal(page.url(), address(language, name));
        assert.deepEqual(events, []);
        await page.close();
      });
    }
  }

  const searched = {
    en: [['pocket calculator', 'record.html'], ['Worksheet', 'classlonghand_1_1Worksheet.html']],
    zh: [['计算器', 'record.html'], ['由内到外', 'record.html'], ['Worksheet', 'classlonghand_1_1Worksheet.html']],
  };
  for (const language of languages) {
    for (const [words, target] of searched[language]) {
      await test(`search for ${words}`, async () => {
        const page = await browser.newPage();
        await page.goto(address(language, 'practice.html'));
        await page.fill('#search input', words);
        const link = page.locator(`#found a[href*="${target}"]`).first();
        await link.waitFor();
        await link.click();
        assert.ok(page.url().includes(target));
        await page.close();
      });
    }
    const first = {
      en: [['gradient descent', 'gradient_descent.html'], ['Moodle', 'sheets.html'], ['softmax', 'softmax_backpropagation.html'],
        ['regularization', 'learning_as_fitting.html']],
      zh: [['Moodle', 'sheets.html'], ['感知机', 'perceptron.html'], ['规则化', 'learning_as_fitting.html']],
    };
    await test(`what is found first, ${language}`, async () => {
      const page = await browser.newPage();
      await page.goto(address(language, 'practice.html'));
      for (const [words, target] of first[language]) {
        await page.fill('#search input', words);
        await page.waitForFunction((word) => document.querySelector('#found mark')?.textContent.length > 0
          && document.querySelector('#search input').value === word, words);
        const links = await page.locator('#found a').evaluateAll((all) => all.map((each) => each.getAttribute('href')));
        const pages = links.map((link) => link.replace(/#.*/, ''));
        assert.ok(pages[0].endsWith(target), `${words}: ${pages.join(' ')}`);
        assert.equal(new Set(pages).size, pages.length, `${words} finds a page twice`);
      }
      await page.close();
    });
    await test(`a word that nowhere stands, ${language}`, async () => {
      const page = await browser.newPage();
      await page.goto(address(language, 'index.html'));
      await page.fill('#search input', 'qqzzqq <b>');
      await page.waitForFunction(() => /Nothing found|没有找到/.test(document.getElementById('found').textContent));
      await page.close();
    });
  }

  await test('the first page leads to both languages', async () => {
    const page = await browser.newPage({ javaScriptEnabled: false });
    for (const language of languages) {
      await page.goto(address('index.html'));
      await page.click(`a[href="${language}/index.html"]`);
      assert.equal(page.url(), address(language, 'index.html'));
    }
    await page.close();
  });

  await test('dark pages are dark', async () => {
    const page = await browser.newPage({ colorScheme: 'dark' });
    await page.goto(address('en', 'record.html'));
    const [paper, ink] = await page.evaluate(() => {
      const lightness = (colour) => colour.match(/[\d.]+/g).slice(0, 3).reduce((sum, part) => sum + Number(part), 0) / 3;
      const style = getComputedStyle(document.body);
      return [lightness(style.backgroundColor), lightness(style.color)];
    });
    assert.ok(paper < 60 && ink > 180, `${ink} on ${paper}`);
    await page.close();
  });

  await test('one sees where one is', async () => {
    const page = await browser.newPage({ viewport: { width: 1280, height: 600 } });
    for (const language of languages) {
      await page.goto(address(language, 'bench.html'));
      const place = await page.locator('nav a[aria-current]').boundingBox();
      assert.ok(place.y >= 0 && place.y + place.height <= 600, JSON.stringify(place));
      assert.equal(await page.evaluate(() => scrollY), 0);
    }
    await page.close();
  });

  await test('on paper wide steps are broken, then what they were', async () => {
    const page = await browser.newPage();
    await page.goto(address('en', 'why_nonlinear.html'));
    const before = await page.innerHTML('.contents');
    const paper = await page.evaluate(() => {
      dispatchEvent(new Event('beforeprint'));
      const steps = [...document.querySelectorAll('mtable.lines')];
      return {
        broken: document.querySelectorAll('mtable.broken').length,
        least: Math.min(...steps.map((step) => Number(step.style.getPropertyValue('--fit') || 1))),
      };
    });
    assert.ok(paper.broken > 0);
    assert.ok(paper.least > 0.6, `a step is set at ${paper.least} of its size`);
    await page.evaluate(() => dispatchEvent(new Event('afterprint')));
    assert.equal(await page.innerHTML('.contents'), before);
    await page.close();
  });

  await test('paper has no navigation', async () => {
    const page = await browser.newPage();
    await page.goto(address('zh', 'record.html'));
    await page.emulateMedia({ media: 'print' });
    assert.equal(await page.isVisible('#top'), false);
    assert.equal(await page.isVisible('h1'), true);
    await page.close();
  });
});
