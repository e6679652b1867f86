#!/usr/bin/env node
// Compiles a Typst layout with a JSON data file into a PDF.
//
//   node typeset.mjs LAYOUT.typ DATA.json OUT.pdf [--fonts DIR]...
//
// Any error or warning goes to standard error and gives exit code 1; OUT.pdf
// is then left as it was. The layout finds its data at sys.inputs.data, so
// that `typst compile --root ROOT --input data=/DATA.json LAYOUT.typ OUT.pdf`
// does the same with the command line program.
import fs from 'node:fs';
import path from 'node:path';
import process from 'node:process';

const usage = 'usage: node typeset.mjs LAYOUT.typ DATA.json OUT.pdf [--fonts DIR]...';

class Failure extends Error {}

function parseArguments(argv) {
  const files = [];
  const fonts = [];
  let options = true;
  for (let i = 0; i < argv.length; ++i) {
    const a = argv[i];
    if (options && a === '--') options = false;
    else if (options && (a === '--help' || a === '-h')) return { help: true };
    else if (options && a === '--fonts') {
      if (++i >= argv.length) throw new Failure('--fonts needs a directory');
      fonts.push(argv[i]);
    } else if (options && a.startsWith('--fonts=')) fonts.push(a.slice('--fonts='.length));
    else if (options && a.startsWith('-')) throw new Failure(`unknown option ${a}\n${usage}`);
    else files.push(a);
  }
  if (files.length !== 3) throw new Failure(usage);
  for (const d of fonts) {
    if (!fs.statSync(d, { throwIfNoEntry: false })?.isDirectory()) throw new Failure(`--fonts: no such directory: ${d}`);
  }
  return { layout: files[0], data: files[1], out: files[2], fonts };
}

function read(file) {
  try {
    return fs.readFileSync(file);
  } catch (e) {
    throw new Failure(`cannot read ${file}: ${e.message}`);
  }
}

async function loadCompiler() {
  try {
    return (await import('@myriaddreamin/typst-ts-node-compiler')).NodeCompiler;
  } catch (e) {
    const here = path.dirname(new URL(import.meta.url).pathname);
    throw new Failure(`the typesetter is not installed (run: npm ci --prefix ${here}): ${e.message.split('\n')[0]}`);
  }
}

const severities = { 1: 'error', 2: 'warning' };

// One line per diagnostic, as compilers print them; the same one said again is dropped.
function describe(compiler, node, hints) {
  const lines = new Map();
  for (const d of compiler.fetchDiagnostics(node)) {
    const start = d.range?.start;
    const place = d.path ? d.path + (start ? `:${start.line + 1}:${start.character + 1}` : '') + ': ' : '';
    const line = `${severities[d.severity] ?? 'error'}: ${d.message}`;
    if (!lines.has(line)) lines.set(line, place + line);
    const font = /unknown font family: (.*)/.exec(d.message);
    if (font) hints.add(missingFontHint(font[1]));
  }
  return [...lines.values()];
}

function missingFontHint(family) {
  if (/cjk/.test(family)) return 'hint: install the Debian package fonts-noto-cjk, or give the folder of its files with --fonts';
  return `hint: install the font "${family}", or give its folder with --fonts`;
}

// Typst draws a box for a character that no font has and says nothing, except
// when it exports an archive standard. Only text beyond the scripts that our
// fonts surely have is worth that second export.
const surelyDrawn = /^[\t\n\r\x20-\x7e\u00a0-\u017f\u0391-\u03c9\u2010-\u2027\u2030-\u203a\u2070-\u2089\u2190-\u2193\u2200-\u22ff\u3000-\u3015\u4e00-\u9fa5\uff01-\uff5e]*$/;

function missingGlyphs(compiler, document) {
  try {
    compiler.pdf(document, { pdfStandard: 'a-2b' });
    return [];
  } catch (e) {
    const found = new Set();
    const report = String(e).replaceAll('\\"', '"'); // Typst 0.13 quotes the text, 0.14 quotes and ticks it
    for (const m of report.matchAll(/the text `?"(.*?)"`? could not be displayed/gs)) found.add(m[1]);
    if (!found.size && report.includes('could not be displayed')) found.add(report);
    return [...found];
  }
}

// Next to the target, so that the rename stays on one file system.
function writeWhole(out, bytes) {
  const temporary = path.join(path.dirname(out), `.${path.basename(out)}.${process.pid}.tmp`);
  try {
    fs.writeFileSync(temporary, bytes);
    fs.renameSync(temporary, out);
  } catch (e) {
    fs.rmSync(temporary, { force: true });
    throw new Failure(`cannot write ${out}: ${e.message}`);
  }
}

async function main() {
  const args = parseArguments(process.argv.slice(2));
  if (args.help) return void console.log(usage);
  const layout = path.resolve(args.layout);
  const out = path.resolve(args.out);
  read(layout);
  const bytes = read(args.data);
  if (out === layout || out === path.resolve(args.data)) throw new Failure('the output would overwrite an input');
  let text;
  try {
    text = JSON.stringify(JSON.parse(bytes.toString('utf8')));
  } catch (e) {
    throw new Failure(`${args.data}: not valid JSON: ${e.message}`);
  }

  // The workspace is the layout's own folder: nothing outside of it can be
  // read while typesetting. The data is mapped into it under a fixed name, so
  // that the PDF does not depend on where the data lay.
  const NodeCompiler = await loadCompiler();
  const workspace = path.dirname(layout);
  const shadow = 'longhand-typeset-data.json';
  const compiler = NodeCompiler.create({
    workspace,
    inputs: { data: shadow },
    fontArgs: args.fonts.map((d) => ({ fontPaths: [path.resolve(d)] })),
  });
  compiler.mapShadow(path.join(workspace, shadow), bytes);
  const result = compiler.compile({ mainFilePath: layout });

  const messages = [];
  const hints = new Set();
  for (const node of [result.takeError(), result.takeWarnings()]) {
    if (node) messages.push(...describe(compiler, node, hints));
  }
  if (messages.length || !result.result) {
    throw new Failure([...messages, ...hints].join('\n') || `${args.layout}: could not be typeset`);
  }
  if (!surelyDrawn.test(text)) {
    const missing = missingGlyphs(compiler, result.result);
    if (missing.length) throw new Failure(missing.map((t) => `${args.data}: error: no font here can show ${t}`).join('\n') + '\nhint: install a font that has these characters, or give its folder with --fonts');
  }
  let pdf;
  try {
    pdf = compiler.pdf(result.result);
  } catch (e) {
    throw new Failure(`${args.layout}: cannot export the PDF: ${e.message ?? e}`);
  }
  writeWhole(out, pdf);
}

main().catch((e) => {
  console.error(e instanceof Failure ? e.message : e?.stack ?? String(e));
  process.exitCode = 1;
});
