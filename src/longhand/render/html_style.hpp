#pragma once

#include <string_view>

namespace longhand::render {

/// The style sheet inside of an HTML log: for screens light and dark, narrow and wide, and for
/// paper. Fences grow only with a font that is made for mathematics; usual ones are named.
inline constexpr std::string_view html_style = R"(:root {
  color-scheme: light dark;
  --ink: #1c2127; --muted: #5d6772; --line: #d9dee4; --paper: #ffffff; --result: #0a58a8;
  --words: system-ui, "Segoe UI", "Helvetica Neue", "Noto Sans", "PingFang SC",
    "Microsoft YaHei", "Noto Sans CJK SC", "Source Han Sans SC", sans-serif;
}
@media screen and (prefers-color-scheme: dark) {
  :root { --ink: #e4e8ec; --muted: #9aa5b1; --line: #3a424b; --paper: #16191d; --result: #7db9f5; }
}
body { margin: 0 auto; max-width: 62rem; padding: 1.5rem; color: var(--ink);
  background: var(--paper); font: 1rem/1.5 var(--words); }
h1 { font-size: 1.6rem; line-height: 1.25; margin: 0 0 1rem; }
h2, h3, h4, h5, h6 { line-height: 1.3; margin: 2rem 0 0.5rem; }
h2 { font-size: 1.25rem; border-bottom: 1px solid var(--line); padding-bottom: 0.2rem; }
h3, h4, h5, h6 { font-size: 1.08rem; }
h1 a, h2 a, h3 a, h4 a, h5 a, h6 a, figcaption a { color: inherit; text-decoration: none; }
h1 a:hover, h2 a:hover, h3 a:hover, h4 a:hover, h5 a:hover, h6 a:hover, figcaption a:hover {
  text-decoration: underline; }
nav { border: 1px solid var(--line); border-radius: 0.4rem; margin-bottom: 2rem;
  padding: 0.5rem 1rem; }
nav ol { margin: 0; padding-left: 1.5rem; }
nav a { color: var(--result); }
article + article { margin-top: 4rem; }
.givens { display: flex; flex-wrap: wrap; gap: 0.25rem 2.5rem; align-items: flex-end; }
.label { color: var(--muted); font-weight: 600; margin: 1rem 0 0; }
figure { margin: 0.9rem 0; overflow-x: auto; overflow-y: hidden; padding: 0.15rem 0.25rem; }
.givens figure { margin: 0.4rem 0; }
figcaption { color: var(--muted); font-size: 0.9rem; }
:target { background: color-mix(in srgb, var(--result) 12%, transparent); }
math { font-family: "Latin Modern Math", "STIX Two Math", "Cambria Math", "Libertinus Math",
  "Noto Sans Math", math; font-size: 1.1rem; }
mtext { font-family: var(--words); white-space: pre; }
mtable { width: max-content; }
msup > mtext, msubsup > mtext, msup > mrow > mtext, msubsup > mrow > mtext {
  font-family: inherit; }
mtable.lines > mtr > mtd { padding: 0.22em 0; text-align: left; }
mtable.lines > mtr > mtd:nth-child(1) { text-align: right; }
mtable.lines > mtr > mtd:nth-child(2) { padding: 0.22em 0.35em; }
mtable.lines > mtr > mtd.remark { padding-left: 2em; }
.remark mtext { color: var(--muted); font-size: 0.8em; }
mtable.remarks > mtr > mtd { text-align: left; padding: 0.2em 0; }
mtable.single > mtr > mtd { padding: 0; line-height: 1.3; }
mtable.matrix > mtr > mtd { padding: 0.2em 0.45em; }
mtr.result > mtd.value { color: var(--result); }
@media print {
  body { max-width: none; padding: 0; font-size: 10pt; }
  math { font-size: 10.5pt; }
  figure { break-inside: avoid; overflow: visible; }
  h1, h2, h3, h4, h5, h6, .label, figcaption { break-after: avoid; }
  article + article { break-before: page; margin-top: 0; }
  :target { background: none; }
}
)";

}  // namespace longhand::render
