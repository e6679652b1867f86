// What a page does without being asked: its place in the navigation is in sight, remarks are in sight on a phone, and
// on paper no step is too wide or too high.
(() => {
  const side = document.getElementById('top');
  const current = side.querySelector('nav a[aria-current]');
  if (current) side.scrollTop = current.offsetTop - side.clientHeight / 3;

  // The width of a line and the height of a page, in the size of the type.
  const [PAPER, PAGE] = [17, 22.5].map((centimetres) => centimetres / 2.54 * 72 / 10.5);
  const restored = new Map();
  const width = (element) => element.getBoundingClientRect().width;
  const type = (element) => parseFloat(getComputedStyle(element).fontSize);
  const wide = (step) => width(step) / type(step);
  const height = (element) => element.getBoundingClientRect().height;
  // Its height as a part of what the caption above leaves of a page.
  function share(step) {
    const above = step.closest('details:not(.answer)')?.querySelector('summary');
    const room = PAGE - (above && !above.contains(step) ? height(above) / type(step) : 0);
    return height(step) / type(step) / room;
  }
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

  // Remarks go below what they are said of.
  function putBelow(step) {
    for (const remark of step.querySelectorAll(':scope > mtr:not(.below) > mtd.remark')) {
      const said = remark.parentElement;
      said.after(made('mtr', made('mtd'), made('mtd'), remark));
      said.nextElementSibling.setAttribute('class', 'below');
    }
  }

  function fit(step) {
    if (wide(step) <= PAPER && share(step) <= 1) return;
    const math = step.parentElement;
    restored.set(math, math.innerHTML);
    if (wide(step) > PAPER) putBelow(step);
    const rest = PAPER / wide(step);
    if (rest < 1) {
      const sums = [...step.querySelectorAll('mtd.value mrow')].filter(isSum);
      for (const sum of sums.filter((row) => !sums.some((other) => other !== row && other.contains(row))))
        if (width(sum.closest('mtd.value')) > rest * width(step)) broken(sum, rest * 0.95);
    }
    step.style.setProperty('--fit', Math.min(1, PAPER / wide(step), 1 / share(step)));
  }

  if (matchMedia('(max-width: 767px)').matches) document.querySelectorAll('mtable.lines').forEach(putBelow);
  addEventListener('beforeprint', () => document.querySelectorAll('mtable.lines').forEach(fit));
  addEventListener('afterprint', () => {
    for (const [math, content] of restored) math.innerHTML = content;
    restored.clear();
  });
})();
