// Web pages that nobody wrote: made from a seed by the rules that real ones follow, and then broken. Words that one sees are in
// Cyrillic letters and nothing else on a page is, so what was read of them can be compared letter by letter.

/** Numbers from 0 to 1, the same for each seed. */
export function chance(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

export interface GeneratedPage {
  readonly markup: string;
  /** The paragraphs of its article. */
  readonly article: readonly string[];
  /** All that one sees, in its order. */
  readonly seen: string;
}

const nouns =
  'паром мост поезд порт город рассвет корова пассажир гавань письмо зерно причал колокол дамба река весна'.split(' ');
const verbs = 'ушёл рухнул стоит вернулся молчит растёт горит плывёт замолк остался'.split(' ');
const unseen = [
  '<script>var a = "<p>скрыто</p>";</script>',
  '<style>p::after { content: "скрыто" }</style>',
  '<p hidden>скрыто</p>',
  '<div style="display: none"><p>скрыто</p></div>',
  '<template><p>скрыто</p></template>',
  '<!-- <p>скрыто</p> -->',
  '<svg><text>скрыто</text></svg>',
  '<img src="a.png" alt="скрыто" title="скрыто">',
  '<datalist><option>скрыто</datalist>',
  '<video>скрыто</video>',
];

/** A page of a newspaper, or one of the older kind that is laid out in tables. */
export function generatePage(seed: number): GeneratedPage {
  const next = chance(seed);
  const pick = <T>(from: readonly T[]): T => from[Math.floor(next() * from.length)]!;
  const times = (least: number, most: number) => least + Math.floor(next() * (most - least + 1));
  let seen = '';
  const say = (words: string) => {
    seen += words;
    return words;
  };
  const words = (least: number, most: number) =>
    Array.from({ length: times(least, most) }, (_, at) => pick(at % 2 === 0 ? nouns : verbs)).join(' ');
  /** Words with emphasis and links in them, which may begin and end within one. */
  const inline = (text: string) =>
    say(text).replace(/\p{L}+/gu, (word) => {
      const cut = 1 + Math.floor(next() * (word.length - 1));
      if (next() < 0.05) return `${word.slice(0, cut)}<b>${word.slice(cut)}</b>`;
      if (next() < 0.05) return `<a href="/x?a=1&amp;b=2">${word}</a>`;
      if (next() < 0.03) return `${[...word].map((letter) => `&#${letter.codePointAt(0)!};`).join('')}`;
      return next() < 0.02 ? `${word}<br>` : word;
    });
  const list = (depth = 0): string => {
    const tag = pick(['ul', 'ol', 'ol type=i', 'ul', 'dl']);
    const item = tag === 'dl' ? 'dd' : 'li';
    const items = Array.from({ length: times(1, 4) }, () => {
      const own = inline(words(1, 5));
      return `<${item}>${own}${depth < 2 && next() < 0.2 ? list(depth + 1) : ''}${next() < 0.7 ? `</${item}>` : ''}`;
    });
    return `<${tag}>${items.join(pick(['', '\n']))}</${tag.split(' ')[0]!}>`;
  };
  const table = () => {
    const wide = times(2, 4);
    const row = (cell: string) =>
      `<tr>${Array.from({ length: wide }, () => `<${cell}>${inline(words(1, 3))}${next() < 0.8 ? `</${cell}>` : ''}`).join('')}</tr>`;
    const caption = next() < 0.3 ? `<caption>${inline(words(1, 4))}</caption>` : '';
    return `<table>${caption}${row('th')}${Array.from({ length: times(1, 4) }, () => row('td')).join('\n')}</table>`;
  };
  const menu = (tag: string) =>
    `<${tag}><ul>${Array.from({ length: times(2, 6) }, () => `<li><a href="#">${say(words(1, 2))}</a></li>`).join('')}</ul></${tag.split(' ')[0]!}>`;

  const article: string[] = [];
  const paragraph = () => {
    const text = `${words(18, 40)}.`;
    article.push(text);
    return `<p>${inline(text)}${next() < 0.8 ? '</p>' : ''}`;
  };
  const between = () =>
    next() < 0.35
      ? pick([
          () => list(),
          () => table(),
          () => `<blockquote><p>${inline(words(5, 15))}</p></blockquote>`,
          () => `<h2>${inline(words(1, 5))}</h2>`,
          () => pick(unseen),
          () => `<pre>${say(words(2, 6))}\n${say(words(2, 6))}</pre>`,
          () => `<figure><img src="a.png"><figcaption>${inline(words(2, 8))}</figcaption></figure>`,
          () => `<details><summary>${inline(words(1, 3))}</summary>${inline(words(3, 8))}</details>`,
        ])()
      : '';
  const text = () => Array.from({ length: times(3, 9) }, () => `${paragraph()}${between()}`).join(pick(['', '\n']));
  const old = next() < 0.25;
  const parts = old
    ? [
        '<table width=100%><tr><td>',
        menu('div'),
        '<td>',
        `<h1>${inline(words(2, 6))}</h1>`,
        text(),
        '</table>',
        next() < 0.5 ? `<center><font size=1>${inline(words(2, 6))}</font></center>` : '',
      ]
    : [
        menu('nav'),
        next() < 0.5 ? `<header><p>${inline(words(1, 3))}</p></header>` : '',
        pick(['<article>', '<main>', '<div class="article-body">', '<div id="content"><div>']),
        `<h1>${inline(words(2, 6))}</h1>`,
        text(),
        pick(['</article>', '</main>', '</div>', '']),
        next() < 0.5 ? menu('aside class="related"') : '',
        pick(unseen),
        `<footer><p>${inline(words(1, 6))}</p></footer>`,
      ];
  const head = `<head><meta charset="utf-8"><title>${'Title'}</title>${pick(['', '<meta name="author" content="Ada">'])}</head>`;
  const body = parts.join(pick(['', '\n']));
  return {
    markup: `${pick(['<!DOCTYPE html>', ''])}<html lang="ru">${head}<body>${body}</body></html>`,
    article,
    seen,
  };
}

const scraps = [
  ...[
    '<',
    '>',
    '</',
    '<!--',
    '-->',
    '<p>',
    '</p>',
    '<b>',
    '</b></i>',
    '<table>',
    '</table>',
    '<td>',
    '<tr>',
    '<li>',
    '</ul>',
    '<dl>',
  ],
  ...[
    '<a href="',
    '">',
    '"',
    "'",
    '&',
    '&#0;',
    '&#x110000;',
    '&nbsp',
    '\u0000',
    '<br/',
    '<![CDATA[',
    ']]>',
    '<?xml',
    '<font color=1>',
  ],
  ...[
    '<svg>',
    '</svg>',
    '<math><mi>',
    '<select><option>',
    '<form>',
    '</form>',
    '<h1>',
    '</h3>',
    '<template>',
    '</template>',
    '<dialog>',
  ],
  ...[
    '<div hidden>',
    '<ruby>a<rt>b',
    '<q>',
    '</body>',
    '</html>',
    '<head>',
    '<center>',
    '<nobr>',
    '<button>',
    '<noscript>',
    '<li value=-3>',
  ],
];

/** The page with tags lost, doubled, moved or cut, as copying, saving and careless programs do it. */
export function breakPage(markup: string, seed: number): string {
  const next = chance(seed);
  let broken = markup;
  const at = () => Math.floor(next() * broken.length);
  for (let left = 1 + Math.floor(next() * 12); left > 0; left--) {
    const [from, to] = [at(), at()].toSorted((a, b) => a - b) as [number, number];
    const short = Math.min(to, from + 40);
    const kind = Math.floor(next() * 6);
    if (kind === 0) broken = broken.slice(0, from) + broken.slice(short);
    else if (kind === 1) broken = broken.slice(0, to) + broken.slice(from, short) + broken.slice(to);
    else if (kind === 2)
      broken = broken.slice(0, from) + scraps[Math.floor(next() * scraps.length)]! + broken.slice(from);
    else if (kind === 3) broken = broken.replace(/<\/\w+>/gu, (tag) => (next() < 0.1 ? '' : tag));
    else if (kind === 4)
      broken = broken.replace(/<\w+/gu, (tag) =>
        next() < 0.05 ? `${tag} x="${scraps[Math.floor(next() * 16)]!}` : tag,
      );
    else if (next() < 0.2) broken = broken.slice(0, to);
  }
  return broken;
}

/** All that stands in Cyrillic letters. */
export function lettersOf(text: string): string {
  return (text.match(/[а-яё]+/gu) ?? []).join('');
}
