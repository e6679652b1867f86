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
  let sections;

  window.searchIndex = (entries) => {
    sections = entries.map(([address, title, heading, words]) => ({ address, title, heading, words }));
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

  // How good a section is for the words; 0 where one of them is missing.
  function worth(section, words) {
    let sum = 0;
    for (const word of words) {
      const places = [[section.title, 8], [section.heading, 5], [section.words, 1]];
      const found = places.filter(([text]) => word.test(text));
      if (!found.length) return 0;
      sum += Math.max(...found.map(([text, value]) => value + (text.replace(word, '') === '')));
    }
    return sum;
  }

  function best(part, words) {
    return sections.filter((section) => section.address.startsWith('reference/') === (part === 'reference'))
      .map((section) => ({ section, worth: worth(section, words) }))
      .filter((candidate) => candidate.worth > 0).sort((a, b) => b.worth - a.worth).slice(0, MOST[part]);
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
    const words = input.value.split(/\s+/).filter(Boolean).map((word) => new RegExp(pattern(word), 'i'));
    list.hidden = !words.length || !sections;
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
