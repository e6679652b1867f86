// Every link and every file that a page names is there; nothing but links for readers leads to other hosts.
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { test } from 'node:test';
import { pages, read, site } from './site.mjs';

const ids = new Map();
function idsOf(path) {
  if (!ids.has(path)) {
    const text = readFileSync(path, 'utf8');
    ids.set(path, new Set([...text.matchAll(/\s(?:id|name)="([^"]*)"/g)].map(([, id]) => id)));
  }
  return ids.get(path);
}

function faultsOf(folder, name) {
  const faults = [];
  for (const [, attribute, address] of read(folder, name).matchAll(/\s(href|src)="([^"]*)"/g)) {
    if (/^(https?:|mailto:)/.test(address)) {
      if (attribute === 'src') faults.push(address);
      continue;
    }
    const [file, fragment] = address.replaceAll('&amp;', '&').split('#').map(decodeURIComponent);
    const path = file ? normalize(join(site, folder, dirname(name), file)) : join(site, folder, name);
    if (!path.startsWith(normalize(site)) || !existsSync(path)) faults.push(address);
    else if (fragment && path.endsWith('.html') && !idsOf(path).has(fragment.replaceAll('"', '&quot;'))) faults.push(address);
  }
  return faults;
}

for (const folder of ['', 'en', 'zh', 'reference']) {
  test(`the links of ${folder || 'the first page'}`, () => {
    const faults = pages(folder).flatMap((name) => faultsOf(folder, name).map((fault) => `${name}: ${fault}`));
    assert.deepEqual(faults, []);
  });
}

for (const language of ['en', 'zh']) {
  test(`the steps that the errata name lead to their working: ${language}`, () => {
    const text = read(language, 'errata.html').split('class="contents"')[1];
    const step = /^[A-Za-z]\w+(\[\d+\])?\/[\w/[\],.]+$/;
    const links = [...text.matchAll(/<a href="(\w+)\.html#[^"]*">([^<]*)<\/a>/g)].filter(([, , words]) => step.test(words));
    assert.ok(links.some(([, chapter]) => chapter === 'gradient_descent'));
    const words = text.replace(/<a [^>]*>[^<]*<\/a>|<math.*?<\/math>/gs, ' ').replace(/<[^>]*>/g, ' ').split(/[\s()（），。；、：]+/);
    assert.deepEqual(words.filter((word) => step.test(word)), []);
  });
}

test('style sheets and scripts name no other host', () => {
  for (const file of ['en/site.css', 'en/doxygen-awesome.css', 'search.js'])
    assert.doesNotMatch(read(file).replace(/\/\*[\s\S]*?\*\/|http:\/\/www\.w3\.org/g, ''), /url\(["']?(https?:)?\/\/|@import|fetch\(/, file);
});
