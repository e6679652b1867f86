// Sets the TeX that Doxygen leaves in pages as MathML: formulas.mjs TOOLS FOLDER...
// A formula that cannot be set ends it.
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

const [tools, ...folders] = process.argv.slice(2);
const temml = createRequire(join(tools, 'package.json'))('temml');

// Code is left alone; so are logs, which have MathML already. A formula in a line is found with the marks around it.
const FORMULA =
  /<(code|pre|script|math)\b[\s\S]*?<\/\1>|<div class="line">.*?<\/div>|([([“（]?)(\s*)\\\(([\s\S]*?)\\\)([.,;:!?)”，。；：、！？）]*)|\\\[([\s\S]*?)\\\]/g;
const CHINESE_MARKS = '，。；：、！？）';
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
    const typeset = text.replace(FORMULA, (whole, code, open, blank, inline, close, display, place) => {
      // Formulas side by side stand below each other where there is no room.
      if (display !== undefined) return display.split('\\qquad').map((part) => set(page, part, true)).join(' ');
      if (inline === undefined) return whole;
      // Doxygen puts a blank before each formula, and browsers end lines between a formula and a mark.
      const isClosedUp = open || CHINESE_MARKS.includes(text[place - 1]);
      return `${isClosedUp ? '' : blank}<span class="formula">${open}${set(page, inline, false)}${close}</span>`;
    });
    if (typeset !== text) writeFileSync(page, typeset);
  }
}
