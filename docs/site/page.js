// What a page does without being asked: its place in the navigation is in sight, and on paper no step is too wide.
(() => {
  const side = document.getElementById('top');
  const current = side.querySelector('nav a[aria-current]');
  if (current) side.scrollTop = current.offsetTop - side.clientHeight / 3;

  const PAPER = 17 / 2.54 * 72 / 10.5;  // the width of a line, in the size of its type
  const restored = new Map();
  const width = (element) => element.getBoundingClientRect().width;
  const wide = (step) => width(step) / parseFloat(getComputedStyle(step).fontSize);
  const made = (name, ...children) => {
    const element = document.createElementNS('http://www.w3.org/1998/Math/MathML', name);
    element.append(...children);
    return element;
  };

  const isSum = (row) => [...row.children].some((child, place) =>
    place > 0 && child.localName === 'mo' && '+−'.includes(child.textContent));

  // The terms of a sum, as many on each line as go into this part of its width.
  function broken(row, part) {
    const room = width(row) * part;
    const terms = [];
    [...row.children].forEach((child, place) => {
      if (place === 0 || (child.localName === 'mo' && '+−'.includes(child.textContent))) terms.push([]);
      terms.at(-1).push([child, width(child)]);
    });
    const lines = [];
    let used = Infinity;
    for (const term of terms) {
      const length = term.reduce((sum, [, part]) => sum + part, 0);
      if (used + length > room) { lines.push([]); used = 0; }
      lines.at(-1).push(...term.map(([child]) => child));
      used += length;
    }
    if (lines.length === 1) return;
    const table = made('mtable', ...lines.map((line) => made('mtr', made('mtd', made('mrow', ...line)))));
    table.setAttribute('class', 'broken');
    for (const fence of row.parentElement.children) fence.removeAttribute('stretchy');
    row.replaceChildren(table);
  }

  function fit(step) {
    const part = PAPER / wide(step);
    if (part >= 1) return;
    const math = step.parentElement;
    restored.set(math, math.innerHTML);
    // Remarks go below what they are said of.
    for (const remark of step.querySelectorAll(':scope > mtr > mtd.remark'))
      remark.parentElement.after(made('mtr', made('mtd'), made('mtd'), remark));
    const rest = PAPER / wide(step);
    if (rest < 1) {
      const sums = [...step.querySelectorAll('mtd.value mrow')].filter(isSum);
      for (const sum of sums.filter((row) => !sums.some((other) => other !== row && other.contains(row))))
        if (width(sum.closest('mtd.value')) > rest * width(step)) broken(sum, rest * 0.95);
    }
    step.style.setProperty('--fit', Math.min(1, PAPER / wide(step)));
  }

  addEventListener('beforeprint', () => document.querySelectorAll('mtable.lines').forEach(fit));
  addEventListener('afterprint', () => {
    for (const [math, content] of restored) math.innerHTML = content;
    restored.clear();
  });
})();
