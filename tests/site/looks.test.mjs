// What a machine can tell of the looks: contrast, what sticks out on a phone, code that is cut, headings that lead nowhere.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { address, languages, pages, withBrowser } from './site.mjs';

const open = () => {
  for (const details of document.querySelectorAll('details')) details.open = true;
  return document.fonts.ready;
};

// Text that has less contrast than WCAG AA asks for.
function paleTexts() {
  const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
  const [colours, papers] = [new Map(), new Map()];
  const known = (map, key, make) => map.get(key) ?? map.set(key, make()).get(key);
  const colour = (css) => known(colours, css, () => {
    canvas.clearRect(0, 0, 1, 1);
    canvas.fillStyle = css;
    canvas.fillRect(0, 0, 1, 1);
    const [red, green, blue, alpha] = canvas.getImageData(0, 0, 1, 1).data;
    return { parts: [red, green, blue], alpha: alpha / 255 };
  });
  const over = ({ parts, alpha }, below) => parts.map((part, place) => part * alpha + below[place] * (1 - alpha));
  const paper = (element) => known(papers, element, () => element
    ? over(colour(getComputedStyle(element).backgroundColor), paper(element.parentElement)) : [255, 255, 255]);
  const luminance = (parts) => parts.map((part) => part / 255)
    .map((part) => part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4)
    .reduce((sum, part, place) => sum + part * [0.2126, 0.7152, 0.0722][place], 0);

  const faults = new Set();
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const element = texts.currentNode.parentElement;
    if (!texts.currentNode.data.trim() || element.closest('svg, script, annotation') || !element.checkVisibility()) continue;
    const { color, fontSize, fontWeight } = getComputedStyle(element);
    const below = paper(element);
    const [dark, light] = [luminance(over(colour(color), below)), luminance(below)].sort((one, other) => one - other);
    const contrast = (light + 0.05) / (dark + 0.05);
    const large = parseFloat(fontSize) >= (fontWeight >= 700 ? 18.66 : 24);
    if (contrast < (large ? 3 : 4.5)) faults.add(`${contrast.toFixed(2)}: ${texts.currentNode.data.trim().slice(0, 40)}`);
  }
  return [...faults];
}

// What reaches beyond the page, and is in no box that scrolls.
function sticksOut() {
  const scrolls = (element) => element && (/auto|scroll|hidden/.test(getComputedStyle(element).overflowX)
    || scrolls(element.parentElement));
  return [...document.querySelectorAll('main *')]
    .filter((element) => element.getBoundingClientRect().right > innerWidth + 1 && !scrolls(element))
    .map((element) => `${element.localName}.${element.className}: ${element.textContent.trim().slice(0, 40)}`);
}

// A hundred columns of code go into a page from the width of a tablet on.
const cutCode = () => [...document.querySelectorAll('.contents div.fragment')]
  .filter((code) => [...code.querySelectorAll('.line')].every((line) => line.textContent.trimEnd().length <= 100))
  .filter((code) => !/[\u2e80-\uffff]/.test(code.textContent) && code.scrollWidth > code.clientWidth)
  .map((code) => code.textContent.slice(0, 40));

const headingsWithoutLink = () => [...document.querySelectorAll('a.anchor')]
  .filter((anchor) => anchor.closest('h2, h3, h4, h5') && (anchor.hash !== `#${anchor.id}` || !anchor.ariaLabel))
  .map((anchor) => anchor.id);

await withBrowser(async (browser) => {
  for (const colorScheme of ['light', 'dark']) {
    for (const folder of languages) {
      await test(`contrast, ${folder}, ${colorScheme}`, async () => {
        const page = await browser.newPage({ colorScheme, viewport: { width: 1280, height: 900 } });
        for (const name of pages(folder)) {
          await page.goto(address(folder, name));
          await page.evaluate(open);
          assert.deepEqual(await page.evaluate(paleTexts), [], name);
        }
        await page.close();
      });
    }
  }

  for (const language of languages) {
    await test(`nothing sticks out or is cut, ${language}`, async () => {
      const page = await browser.newPage();
      for (const name of pages(language)) {
        await page.setViewportSize({ width: 390, height: 900 });
        await page.goto(address(language, name));
        await page.evaluate(open);
        assert.deepEqual(await page.evaluate(sticksOut), [], name);
        assert.deepEqual(await page.evaluate(headingsWithoutLink), [], name);
        for (const width of [820, 1200]) {
          await page.setViewportSize({ width, height: 900 });
          assert.deepEqual(await page.evaluate(cutCode), [], `${name}, ${width} pixels wide`);
        }
      }
      await page.close();
    });
  }

  await test('a remark stands below its line on a phone, beside it on a desk', async () => {
    for (const [width, is_below] of [[390, true], [1280, false]]) {
      const page = await browser.newPage({ viewport: { width, height: 900 } });
      await page.goto(address('en', 'weight_update.html'));
      const remarks = await page.evaluate(() => [...document.querySelectorAll('mtd.remark')]
        .map((remark) => remark.parentElement.classList.contains('below')));
      assert.ok(remarks.length > 0 && remarks.every((below) => below === is_below), `${width}: ${remarks}`);
      await page.close();
    }
  });

  await test('on paper a step and its caption share a page', async () => {
    const page = await browser.newPage();
    for (const name of ['weight_update.html', 'why_nonlinear.html']) {
      await page.goto(address('en', name));
      await page.evaluate(open);
      await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
      await page.emulateMedia({ media: 'print' });
      const [high, limit] = await page.evaluate(() =>
        [Math.max(...[...document.querySelectorAll('details.step')].map((step) => step.getBoundingClientRect().height)),
          23.9 / 2.54 * 96]);  // of the shorter page, Letter
      assert.ok(high <= limit, `${name}: ${high} of ${limit} pixels`);
      await page.emulateMedia({ media: 'screen' });
    }
    await page.close();
  });

  await test('who uses the keyboard sees where he is', async () => {
    const page = await browser.newPage();
    await page.goto(address('en', 'mcp_neuron.html'));
    for (const place of ['#projectname', '#search input', 'main summary', '.neighbours a', 'main a.anchor']) {
      await page.keyboard.press('Tab');
      await page.focus(place);
      assert.notEqual(await page.$eval(place, (element) => getComputedStyle(element).outlineStyle), 'none', place);
    }
    await page.close();
  });
});
