// Sets the TeX that Doxygen leaves in pages as MathML: formulas.mjs TOOLS FOLDER...
// A formula that cannot be set ends it.
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

const [tools, ...folders] = process.argv.slice(2);
const temml = createRequire(join(tools, 'package.json'))('temml');

// Code is left alone; so are logs, which have MathML already.
const FORMULA =
  /<(code|pre|script|math)\b[\s\S]*?<\/\1>|<div class="line">.*?<\/div>|\\\(([\s\S]*?)\\\)|\\\[([\s\S]*?)\\\]/g;
const ENTITY = { '&lt;': '<', '&gt;': '>', '&amp;': '&', '&quot;': '"', '&#39;': "'" };

function set(page, tex, displayMode) {
  const plain = tex.trim().replace(/&(?:lt|gt|amp|quot|#39);/g, (entity) => ENTITY[entity]);
  try {
    return temml.renderToString(plain, { displayMode, throwOnError: true, strict: true });
  } catch (error) {
    console.error(`${page}: ${plain}\n  ${error.message}`);
    process.exitCode = 1;
    return '';
  }
}

for (const folder of folders) {
  for (const name of readdirSync(folder).filter((name) => name.endsWith('.html'))) {
    const page = join(folder, name);
    const text = readFileSync(page, 'utf8');
    const typeset = text.replace(FORMULA, (whole, code, inline, display) => {
      if (inline !== undefined) return set(page, inline, false);
      return display === undefined ? whole : set(page, display, true);
    });
    if (typeset !== text) writeFileSync(page, typeset);
  }
}
