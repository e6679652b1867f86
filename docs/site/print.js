// On paper nothing scrolls: steps that are wider than it are set smaller.
addEventListener('beforeprint', () => {
  const paper = 17 / 2.54 * 72 / 10.5;
  for (const step of document.querySelectorAll('mtable.lines')) {
    const wide = step.getBoundingClientRect().width / parseFloat(getComputedStyle(step).fontSize);
    step.style.setProperty('--fit', Math.min(1, paper / wide));
  }
});
