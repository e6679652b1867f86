// Both languages have the same pages, with the same sections, code and logs.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { address, languages, pages, withBrowser } from './site.mjs';

// What must not differ: sections by their ids, C++ and whatever has no words, mathematics without its words.
function contentOf() {
  const chinese = /[\u4e00-\u9fff]/;
  const fragments = [...document.querySelectorAll('.contents .fragment')];
  // In order of their signs: words such as 'if' stand elsewhere in a Chinese formula.
  const formulas = (which) => [...document.querySelectorAll(`.contents ${which} > math`)].map((math) =>
    [...math.querySelectorAll('mi, mn, mo')].map((sign) => sign.textContent.replace(/^ln$/, 'log')).sort().join(' '));
  return {
    sections: [...document.querySelectorAll('.contents :is(h2, h3, h4, h5) > a.anchor')].map((anchor) => anchor.id),
    code: fragments.map((fragment) => ({
      isProgram: fragment.querySelector('.preprocessor, .keyword, .keywordtype') !== null,
      hasWords: chinese.test(fragment.textContent),
      text: fragment.textContent.replaceAll(' --lang zh', ''),
    })),
    formulas: formulas(':not(.formula)'),
    // A sentence has its formulas where the language has them.
    inSentences: [...new Set(formulas('.formula'))].sort(),
  };
}

await test('the same pages', () => assert.deepEqual(pages('zh'), pages('en')));

await withBrowser(async (browser) => {
  const page = await browser.newPage();
  for (const name of pages('en')) {
    await test(name, async () => {
      const content = {};
      for (const language of languages) {
        await page.goto(address(language, name));
        content[language] = await page.evaluate(contentOf);
      }
      assert.deepEqual(content.zh.sections, content.en.sections, 'sections');
      assert.equal(content.zh.code.length, content.en.code.length, 'pieces of code');
      content.zh.code.forEach((piece, place) => {
        if (piece.isProgram || !piece.hasWords) assert.equal(piece.text, content.en.code[place].text);
      });
      assert.deepEqual(content.zh.formulas, content.en.formulas, 'formulas');
      assert.deepEqual(content.zh.inSentences, content.en.inSentences, 'formulas in sentences');
    });
  }
});
