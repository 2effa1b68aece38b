import type { FoundDate, ReadDate } from './find-date.ts';
import { isStoredDate } from './dates.ts';

// What a person writes who knows a date only nearly: `c. 1850`, `um 1850`, `June 1850?`, `1849–1851`, `the 1850s`, or EDTF
// itself. It is kept in EDTF. What the two ends of a span have in common is written once: `1914–18`, `28–30 June 2025`.

const near =
  'c|ca|cca|circa|about|around|approximately|approx|um|etwa|gegen|rund|zirka|ungefähr|vers|environ|autour de|aux environs de|hacia|alrededor de|cerca de|por volta de|em torno de|verso|intorno al?|omstreeks|rond|omkring|около|ок|примерно|приблизительно|прибл|близько|приблизно|około|ok|kolem|körül|noin|yaklaşık|حوالي|نحو|约|約|大约|大約|およそ|약|頃|ごろ|경|~';
const doubtful =
  'perhaps|possibly|probably|presumably|vielleicht|wohl|vermutlich|peut-être|probablement|quizás?|probablemente|talvez|provavelmente|forse|возможно|вероятно';
const nearBefore = new RegExp(`^(?:${near})(?:\\.\\s?|\\s|(?=\\d))(?<date>.+)$`, 'iu');
const nearBehind = new RegExp(`^(?<date>.+?)(?:\\s?\\(?(?:${near})\\.?\\)?|頃)$`, 'iu');
const doubtBefore = new RegExp(`^(?:${doubtful})\\s(?<date>.+)$`, 'iu');
const doubtBehind = /^(?<date>.+?)\s?(?:\(\?\)|\[\?\]|\?)$/u;
const tensBehind = "(?:s|['’]s|er(?:\\sJahre)?|-е(?:\\sгоды)?)";
const decade = new RegExp(`^(?:the\\s|die\\s|les\\sannées\\s)?(?<tens>\\d{3})0${tensBehind}$`, 'iu');
/** The second decade of two in one century: `1960s–70s`. */
const shortDecade = new RegExp(`^['’]?(?<tens>\\d0${tensBehind})$`, 'iu');
/** In English a hundred is a century: the 1800s are more than ten years. From 2000 on that is not over. */
const century = /^(?:the\s)?(?<hundreds>1\d|[5-9])00['’]?s$/iu;
/** The last years of a century behind its first one: `1914–18`, `1850/51`. What looks like a month is one. */
const shortYears =
  /^(?<before>(?:.*[\s.(])?|\D*)(?<first>\d{3,4})\s?(?<sign>[-–—/])\s?(?<last>\d{1,2})(?<word>\s?(?:гг?\.?|年))?(?<behind>\D*)$/u;
const joints = [
  // An end may be open: `1850 ..`.
  /^(?<first>.*?)\s?\.{2,3}\s?(?<last>.*)$/u,
  /^(?<first>.+?)\s?[–—〜～]\s?(?<last>.+)$/u,
  /^(?<first>.+?)\s-\s(?<last>.+)$/u,
  /^(?<first>\p{L}*\.?\s?\d{1,4}\.?)[-/](?<last>\d{1,4}\D.*)$/u,
  /^(?:from\s|between\s|von\s|zwischen\s|de\s|du\s|entre\s|desde\s|с\s|от\s)?(?<first>.+?)\s(?:to|until|till|and|bis|und|à|au|et|a|al|hasta|y|até|e|по|до|и)\s(?<last>.+)$/iu,
  /^(?<first>\d{4})-(?<last>\d{4})$/u,
];

/** Reads typed words as such a date; null if they are none. `read` reads an exact one. */
export function readInexact(words: string, read: (words: string) => ReadDate | null): ReadDate | null {
  if (/[/~%X]|\d\?$/u.test(words) && isStoredDate(words)) return { value: words, doubt: null };
  const years = manyYears(words);
  if (years !== null) return { value: years, doubt: null };
  const whole = withWholeYears(words) ?? words;
  for (const joint of joints) {
    const { first, last } = joint.exec(whole)?.groups ?? {};
    if (first === undefined || last === undefined) continue;
    for (const both of wholeEnds(first, last)) {
      const ends = both.map((end) => (end === '' ? '..' : oneDate(end, read)));
      const value = ends.join('/');
      if (!ends.includes(null) && isStoredDate(value)) return { value, doubt: null };
    }
  }
  const one = oneDate(words, read);
  return one === null || isPlain(one) ? null : { value: one, doubt: null };
}

/** `18XX` of `1800s`, `185X` of `1850s`. */
function manyYears(words: string): string | null {
  const hundreds = century.exec(words)?.groups?.['hundreds'];
  if (hundreds !== undefined) return `${hundreds.padStart(2, '0')}XX`;
  const tens = decade.exec(words)?.groups?.['tens'];
  return tens === undefined ? null : `${tens}X`;
}

/** `1914 – 1918` of `1914–18`, with what stands around; null if the second figures are no later years of the same hundred. */
function withWholeYears(words: string): string | null {
  const { before = '', first, sign, last, word, behind = '' } = shortYears.exec(words)?.groups ?? {};
  if (first === undefined || last === undefined) return null;
  // `1905-06` is a month, as dates are stored, and `1905/6` may be one; `1905–06` are years. Until 1752 years began in March.
  const isMonth = Number(last) <= 12 && (last.length === 2 || sign === '/');
  if (isMonth && (sign === '-' || (sign === '/' && Number(first) > 1752))) return null;
  const later = first.slice(0, -last.length) + last;
  if (Number(later) <= Number(first)) return null;
  return `${before}${first} – ${later}${word ?? ''}${behind}`;
}

/** The ends of a span as they are written, and with what only the other end says: the month and year, the year, the era. */
function* wholeEnds(first: string, last: string): Generator<readonly [string, string]> {
  yield [first, last];
  if (first === '' || last === '') return;
  // `1960s–70s`
  const tens = shortDecade.exec(last)?.groups?.['tens'];
  const hundreds = /(?<hundreds>\d{2})\d0\D*$/u.exec(first)?.groups?.['hundreds'];
  if (tens !== undefined && hundreds !== undefined) yield [first, hundreds + tens];
  // `28–30 June 2025`, `500–400 BC`
  const behindNumber = /^\d{1,4}(?:\.(?=\s)|st|nd|rd|th|er|º|ª)?\s?(?<rest>\D.*)$/u.exec(last)?.groups?.['rest'];
  if (behindNumber !== undefined) yield [`${first} ${behindNumber}`, last];
  // `28 June – 2 July 2025`, `June–July 2025`
  const year = /[\s,](?<year>(?:de\s)?\d{3,4}(?:\s\D{1,6})?)$/u.exec(last)?.groups?.['year'];
  if (year !== undefined) yield [`${first} ${year}`, last];
  // `June 28–30, 2025`
  const { month, day } = /^(?<month>\p{L}+\.?)\s(?<day>\d{1,2})$/u.exec(first)?.groups ?? {};
  if (month !== undefined && year !== undefined) yield [`${month} ${day!}, ${year}`, `${month} ${last}`];
  // 2025年6月28日–30日
  const before = /^(?<before>.+?)\d{1,2}\s?[月월日일号號]$/u.exec(first)?.groups?.['before'];
  if (before !== undefined) yield [first, before + last];
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
  const readOne = (one: string) => manyYears(one) ?? sure(read(one));
  const exact = readOne(words);
  if (exact !== null) return exact;
  for (const [pattern, sign] of [
    [nearBefore, '~'],
    [doubtBefore, '?'],
    [nearBehind, '~'],
    [doubtBehind, '?'],
  ] as const) {
    const date = pattern.exec(words)?.groups?.['date'];
    const found = date === undefined ? null : readOne(date.trim());
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
