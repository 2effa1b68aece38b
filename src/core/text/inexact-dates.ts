import type { FoundDate, ReadDate } from './find-date.ts';
import { isStoredDate } from './dates.ts';

// What a person writes who knows a date only nearly: `c. 1850`, `um 1850`, `June 1850?`, `1849–1851`, `the 1850s`, or EDTF
// itself. It is kept in EDTF.

const near =
  'c|ca|cca|circa|about|around|approximately|approx|um|etwa|gegen|zirka|ungefähr|vers|environ|hacia|alrededor de|cerca de|por volta de|verso|intorno al?|omstreeks|rond|omkring|около|ок|примерно|приблизительно|прибл|близько|około|ok|kolem|körül|حوالي|约|約|頃';
const doubtful =
  'perhaps|possibly|probably|presumably|vielleicht|wohl|vermutlich|peut-être|probablement|quizás?|probablemente|talvez|provavelmente|forse|возможно|вероятно';
const nearBefore = new RegExp(`^(?:${near})(?:\\.\\s?|\\s|(?=\\d))(?<date>.+)$`, 'iu');
const nearBehind = new RegExp(`^(?<date>.+?)(?:\\s?\\(?(?:${near})\\.?\\)?|頃)$`, 'iu');
const doubtBefore = new RegExp(`^(?:${doubtful})\\s(?<date>.+)$`, 'iu');
const doubtBehind = /^(?<date>.+?)\s?(?:\(\?\)|\[\?\]|\?)$/u;
const decade = /^(?:the\s|die\s|les\sannées\s)?(?<tens>\d{3})0(?:s|['’]s|er(?:\sJahre)?|-е(?:\sгоды)?)$/iu;
const joints = [
  // An end may be open: `1850 ..`.
  /^(?<first>.*?)\s?\.{2,3}\s?(?<last>.*)$/u,
  /^(?<first>.+?)\s?[–—〜～]\s?(?<last>.+)$/u,
  /^(?<first>.+?)\s-\s(?<last>.+)$/u,
  /^(?:from\s|between\s|von\s|zwischen\s|de\s|du\s|entre\s|desde\s|с\s|от\s)?(?<first>.+?)\s(?:to|until|till|and|bis|und|à|au|et|a|al|hasta|y|até|e|по|до|и)\s(?<last>.+)$/iu,
  /^(?<first>\d{4})-(?<last>\d{4})$/u,
];

/** Reads typed words as such a date; null if they are none. `read` reads an exact one. */
export function readInexact(words: string, read: (words: string) => ReadDate | null): ReadDate | null {
  if (/[/~%X]|\d\?$/u.test(words) && isStoredDate(words)) return { value: words, doubt: null };
  const tens = decade.exec(words)?.groups?.['tens'];
  if (tens !== undefined) return { value: `${tens}X`, doubt: null };
  for (const joint of joints) {
    const { first, last } = joint.exec(words)?.groups ?? {};
    if (first === undefined || last === undefined) continue;
    const ends = [first, last].map((end) => (end === '' ? '..' : oneDate(end, read)));
    const value = ends.join('/');
    if (!ends.includes(null) && isStoredDate(value)) return { value, doubt: null };
  }
  const one = oneDate(words, read);
  return one === null || isPlain(one) ? null : { value: one, doubt: null };
}

/** The words that say of a date behind them that it is only near it, at the end of others. */
const doubtAtStart = /^\s?(?:\(\?\)|\[\?\]|\?$)/u;
const nearAtEnd = new RegExp(`(?:^|[\\s(,;:])(?:${near})\\.?\\s?$`, 'iu');

/** The value of a date among words, as nearly as the words beside it say: `c. June 1850`, `June 1850 (?)`. */
export function asNearly(words: string, { value, from, to }: Pick<FoundDate, 'value' | 'from' | 'to'>): string {
  const sign = nearAtEnd.test(words.slice(0, from)) ? '~' : doubtAtStart.test(words.slice(to)) ? '?' : '';
  return isStoredDate(value + sign) ? value + sign : value;
}

function oneDate(words: string, read: (words: string) => ReadDate | null): string | null {
  const exact = sure(read(words));
  if (exact !== null) return exact;
  for (const [pattern, sign] of [
    [nearBefore, '~'],
    [doubtBefore, '?'],
    [nearBehind, '~'],
    [doubtBehind, '?'],
  ] as const) {
    const date = pattern.exec(words)?.groups?.['date'];
    const found = date === undefined ? null : sure(read(date.trim()));
    if (found !== null && isStoredDate(found + sign)) return found + sign;
  }
  // `c. 1850?`, about it and in doubt.
  const doubted = doubtBehind.exec(words)?.groups?.['date'];
  const near = doubted === undefined ? null : oneDate(doubted, read);
  return near?.endsWith('~') ? `${near.slice(0, -1)}%` : null;
}

/** What could be read in two ways is to be written otherwise. */
function sure(date: ReadDate | null): string | null {
  return date !== null && date.doubt === null ? date.value : null;
}

function isPlain(value: string): boolean {
  return !/[~?%/X]/u.test(value);
}
