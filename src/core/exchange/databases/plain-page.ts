// The words of a page as Taguette keeps one: simple HTML that it cleaned itself. Paragraphs become paragraphs of plain text; blanks and
// line ends within one are one blank, as a browser shows them.

/** Words of a page, and where places in them are that were counted in bytes. */
export interface PlainPage {
  readonly words: string;
  /**
   * Code points of `words` by what was asked for: bytes of the text in UTF-8, without tags. Between two paragraphs it is the end of the
   * first. What lies behind the end is not among them.
   */
  readonly places: ReadonlyMap<number, number>;
}

const token = /<(\/?)([a-z][a-z\d]*)(?![a-z\d])[^<>]*>|&(#x?[\da-f]{1,7}|[a-z]{2,8});|[^<&]+|[<&]/giu;
const paragraphs =
  /^(?:p|div|h[1-6]|ul|ol|dl|table|blockquote|pre|section|article|header|footer|figure|hr|body|html)$/u;
const lines = /^(?:br|li|tr|dt|dd|caption|figcaption)$/u;
const cells = /^(?:td|th)$/u;
const signs: Readonly<Record<string, string>> = {
  ...{ amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: '\u00a0', shy: '\u00ad' },
  ...{ ndash: '–', mdash: '—', hellip: '…', lsquo: '‘', rsquo: '’', ldquo: '“', rdquo: '”', laquo: '«', raquo: '»' },
};

/** The words of a page; `asked` are the places that are looked for, in any order. */
export function plainPage(html: string, asked: readonly number[]): PlainPage {
  const waiting = [...new Set(asked)].filter((one) => one >= 0).sort((a, b) => a - b);
  const places = new Map<number, number>();
  const parts: string[] = [];
  let [bytes, points, next, breaks] = [0, 0, 0, 0];
  let [blank, kept] = ['', false];
  const place = () => {
    while (next < waiting.length && waiting[next]! <= bytes) places.set(waiting[next++]!, points);
  };
  const write = (words: string, count: number) => {
    parts.push(words);
    points += count;
  };
  const sign = (character: string) => {
    place();
    const isBlank = /^[ \t\n\r\f]$/u.test(character);
    if (isBlank && !kept) blank ||= ' ';
    else {
      if (breaks > 0 && points > 0) write('\n'.repeat(breaks), breaks);
      else if (blank !== '' && points > 0) write(blank, 1);
      [breaks, blank] = [0, ''];
      write(character, 1);
    }
    bytes += lengthOf(character);
  };
  for (const [whole, close, tag, entity] of withoutComments(html).matchAll(token)) {
    if (tag !== undefined) {
      const name = tag.toLowerCase();
      if (paragraphs.test(name)) breaks = 2;
      else if (lines.test(name)) breaks = Math.max(breaks, 1);
      else if (cells.test(name) && close === '' && breaks === 0 && points > 0) blank = '\t';
      if (name === 'pre') kept = close === '';
    } else if (entity !== undefined) sign(entitySign(entity) ?? whole);
    else for (const character of whole) sign(character);
  }
  place();
  return { words: parts.join(''), places };
}

function withoutComments(html: string): string {
  const parts: string[] = [];
  let from = 0;
  for (let at = html.indexOf('<!--'); at >= 0; at = html.indexOf('<!--', from)) {
    const end = html.indexOf('-->', at + 4);
    if (end < 0) break;
    parts.push(html.slice(from, at));
    from = end + 3;
  }
  return parts.join('') + html.slice(from);
}

function entitySign(entity: string): string | null {
  if (!entity.startsWith('#')) return signs[entity.toLowerCase()] ?? null;
  const code = /^#x/iu.test(entity) ? Number.parseInt(entity.slice(2), 16) : Number.parseInt(entity.slice(1), 10);
  return code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff) ? String.fromCodePoint(code) : '\ufffd';
}

/** In UTF-8. */
function lengthOf(character: string): number {
  let length = 0;
  for (const one of character) {
    const code = one.codePointAt(0)!;
    length += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
  }
  return length;
}
