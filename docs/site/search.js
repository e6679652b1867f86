// Looks for words in what tools/site/search_index.py has written. A script file, since pages that are
// opened from a disk may not read any other.
(() => {
  const MOST = { book: 8, reference: 4 };
  const form = document.getElementById('search');
  const input = form.querySelector('input');
  const root = form.dataset.root;
  const language = document.documentElement.lang.slice(0, 2);
  const list = document.createElement('ul');
  list.id = 'found';
  list.hidden = true;
  form.append(list);
  let sections, synonyms;

  window.searchIndex = (entries, terms) => {
    sections = entries.map(([address, title, heading, words, also, isLate]) =>
      ({ address, page: address.replace(/#.*/, ''), title, heading, words, also, isLate }));
    synonyms = new Map(Object.entries(terms));
    show();
  };

  function load() {
    if (document.getElementById('index')) return;
    const script = document.createElement('script');
    script.id = 'index';
    script.src = `${root}search_${language}.js`;
    document.head.append(script);
  }

  // Latin words from their beginning, so that `round` does not find `around`; Chinese has no gaps.
  function pattern(word) {
    const text = word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
    return /^[a-z0-9]/i.test(word) ? `(?<![a-z0-9])${text}` : text;
  }

  // A word, or the standard term for it.
  function either(word) {
    const term = synonyms.get(word.toLowerCase());
    return term ? `(?:${pattern(word)}|${pattern(term)})` : pattern(word);
  }

  // How good a section is for the words; 0 where one of them is missing. The title of a page counts most for
  // its first section, which has its other name; a text counts the more, the oftener it has the word. Of lists of
  // what is told elsewhere all this counts little.
  function worth(section, words) {
    const share = section.isLate ? 0.03 : 1;
    let sum = 0;
    for (const word of words) {
      const often = section.words.split(word).length - 1;
      const places = [[section.also && section.title, 8], [section.also, 7], [section.heading, 5 * share],
        [section.title, 2 * share]];
      const found = places.filter(([text]) => word.test(text)).map(([text, value]) => value + (text.replace(word, '') === ''));
      if (!found.length && !often) return 0;
      sum += Math.max(0, ...found) + Math.min(often, 9) / 5 * share;
    }
    return sum;
  }

  // The best section of each page, the best pages first.
  function best(part, words) {
    const pages = new Map();
    for (const section of sections) {
      if (section.address.startsWith('reference/') !== (part === 'reference')) continue;
      const candidate = { section, worth: worth(section, words) };
      const before = pages.get(section.page);
      if (candidate.worth > (before ? before.worth : 0)) pages.set(section.page, candidate);
    }
    return [...pages.values()].sort((a, b) => b.worth - a.worth).slice(0, MOST[part]);
  }

  function excerpt(section, words) {
    const text = section.words;
    const first = Math.max(0, Math.min(...words.map((word) => text.search(word))));
    const start = Math.max(0, first - 30);
    return (start ? '…' : '') + text.slice(start, start + 110) + (text.length > start + 110 ? '…' : '');
  }

  // The text with the words marked, as nodes: it is never read as HTML.
  function marked(text, words) {
    const any = new RegExp(`(${words.map((word) => word.source).join('|')})`, 'i');
    return text.split(any).map((piece, place) => {
      if (place % 2 === 0) return piece;
      const mark = document.createElement('mark');
      mark.textContent = piece;
      return mark;
    });
  }

  function entry(section, words) {
    const item = document.createElement('li');
    const link = document.createElement('a');
    const small = document.createElement('small');
    link.href = root + section.address;
    link.append(...marked([section.title, section.heading].filter(Boolean).join(' › '), words), small);
    small.append(...marked(excerpt(section, words), words));
    item.append(link);
    return item;
  }

  function show() {
    const words = !sections ? [] : input.value.split(/\s+/).filter(Boolean).map((word) => new RegExp(either(word), 'i'));
    list.hidden = !words.length;
    if (list.hidden) return;
    const found = [...best('book', words), ...best('reference', words)];
    list.replaceChildren(...found.map(({ section }) => entry(section, words)));
    if (!found.length) list.textContent = language === 'zh' ? '没有找到' : 'Nothing found';
    const place = form.getBoundingClientRect();
    list.style.top = `${place.bottom + 6}px`;
    list.style.left = `${place.left}px`;
  }

  // Arrow keys go from the words to the results, and among them.
  function move(event) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const stops = [input, ...list.querySelectorAll('a')];
    const next = stops[stops.indexOf(document.activeElement) + step];
    if (!step || !next || list.hidden) return;
    event.preventDefault();
    next.focus();
  }

  input.addEventListener('focus', load);
  input.addEventListener('input', () => { load(); show(); });
  form.addEventListener('keydown', move);
  form.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') { list.hidden = true; input.focus(); }
  });
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    list.querySelector('a')?.click();
  });
  document.addEventListener('click', (event) => { if (!form.contains(event.target)) list.hidden = true; });
})();
