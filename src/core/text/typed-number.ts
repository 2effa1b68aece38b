import { plainly } from './plain-digits.ts';

// A number as records hold it: decimal, `-1234.5`, no grouping, no zeros that say nothing. It is kept as written and not as
// a floating-point number, so that twenty digits stay twenty.

const stored = /^-?(?:0|[1-9]\d*)(?:\.\d*[1-9])?$/u;

/** Whether a value is a number as records hold it. */
export function isStoredNumber(value: string): boolean {
  return stored.test(value) && value !== '-0';
}

/**
 * Reads a number that a person typed or a spreadsheet wrote, in digits of any script, with the groups and the decimal sign of
 * any language: `1,234.5`, `1.234,5`, `1 234,5`, `12,34,567`, `1'234`, `١٬٢٣٤٫٥`. Only `1,234` and `1.234` may mean two things:
 * then the first of the reader's languages decides. Null if not all of the words are one number.
 */
export function readTypedNumber(typed: string, languages: readonly string[]): string | null {
  // Made plain, `10²` would be 102 and `①②` 12.
  if (/\p{No}/u.test(typed)) return null;
  const words = plainWords(typed);
  const scientific = /^-?\d+(?:[.,]\d+)?e[+-]?\d{1,3}$/iu.test(words) ? Number(words.replace(',', '.')) : null;
  if (scientific !== null) return Number.isFinite(scientific) ? settled(decimal(scientific)) : null;
  const [, minus, body] = /^(-?)\s?([\d.,'·\s]*\d)$/u.exec(words) ?? [];
  if (body === undefined) return null;
  const split = partsOf(body, languages);
  return split === null ? null : settled(`${minus}${split.whole}.${split.part}`);
}

function plainWords(typed: string): string {
  return plainly(typed.normalize('NFKC'))
    .words.trim()
    .replace(/^[−‒–﹣]/u, '-')
    .replace(/^\+/u, '')
    .replace(/٬/gu, "'")
    .replace(/٫/gu, '·')
    .replace(/[’ʼ]/gu, "'");
}

/**
 * Whether a number says all that is written, but for its groups. `007`, `1.10`, `+49` and `12E4` may be codes: as numbers
 * they would lose a zero, a plus or a letter, and `1.10` would be `1.1`.
 */
export function saysAllThatIsWritten(number: string, typed: string): boolean {
  const written = plainly(typed.normalize('NFKC')).words.trim();
  const digits = written.replace(/\D/gu, '');
  const said = number.replace(/\D/gu, '');
  // A nought before the decimal sign may be left out.
  return !/[+e]/iu.test(written) && (said === digits || (/^\W*[.,·٫]/u.test(written) && said === `0${digits}`));
}

/** How numbers that stand together are read. */
export interface NumberReading {
  /** In whose way: those of the reader, or of one who writes as these numbers are written. */
  readonly languages: readonly string[];
  /** `open`: none says how it is written. `mixed`: they are written in two ways, so that one which may mean two things is in doubt. */
  readonly way: 'one' | 'open' | 'mixed';
}

/**
 * In which way numbers that stand in one column are written. `1.234` alone is what the reader means by it; beside `2.500,75` it
 * is a thousand.
 */
export function numberReading(typed: Iterable<string>, languages: readonly string[]): NumberReading {
  const signs = new Set<'.' | ','>();
  for (const one of typed) {
    const sign = mayMeanTwo(one) ? null : writtenSign(plainWords(one));
    if (sign !== null && readTypedNumber(one, [writers[sign]]) !== null) signs.add(sign);
  }
  const [sign] = signs;
  if (sign === undefined || signs.size > 1) return { languages, way: sign === undefined ? 'open' : 'mixed' };
  return { languages: [writers[sign]], way: 'one' };
}

/** Languages that write decimals so. */
const writers = { '.': 'en', ',': 'de' } as const;

/** Whether it is one number to one reader and another to another. */
export function mayMeanTwo(typed: string): boolean {
  return readTypedNumber(typed, [writers['.']]) !== readTypedNumber(typed, [writers[',']]);
}

/** The decimal sign of a number that means but one; where it has none, that which its groups leave over. */
function writtenSign(words: string): '.' | ',' | null {
  const [dots, commas] = [words.split('.').length - 1, words.split(',').length - 1];
  if (dots + commas === 0 || words.includes('·')) return null;
  if (dots > 0 && commas > 0) return words.lastIndexOf('.') > words.lastIndexOf(',') ? '.' : ',';
  const sign = dots > 0 ? '.' : ',';
  return dots + commas === 1 ? sign : sign === '.' ? ',' : '.';
}

/** The sign between the whole and the part, and what groups the whole. */
function partsOf(body: string, languages: readonly string[]): { readonly whole: string; readonly part: string } | null {
  const sign = decimalSign(body, languages);
  const at = sign === null ? -1 : body.lastIndexOf(sign);
  const whole = at < 0 ? body : body.slice(0, at);
  const part = at < 0 ? '' : body.slice(at + 1);
  if (!/^\d*$/u.test(part) || (at >= 0 && part === '')) return null;
  if (whole === '' && part === '') return null;
  return isGrouped(whole) ? { whole: whole.replace(/\D/gu, '') || '0', part } : null;
}

function decimalSign(body: string, languages: readonly string[]): string | null {
  if (body.includes('·')) return '·';
  const [dots, commas] = [body.split('.').length - 1, body.split(',').length - 1];
  if (dots > 0 && commas > 0) return body.lastIndexOf('.') > body.lastIndexOf(',') ? '.' : ',';
  const sign = dots > 0 ? '.' : ',';
  if (dots + commas === 0 || dots + commas > 1) return null;
  // What groups already stands elsewhere: 1 234,567.
  if (/[\s']/u.test(body)) return sign;
  const mayGroup = new RegExp(`^[1-9]\\d{0,2}[${sign}]\\d{3}$`, 'u').test(body);
  return mayGroup && signOf(languages) !== sign ? null : sign;
}

/** The decimal sign of the first language that is known. It is kept, for it is asked for every cell of a column. */
function signOf(languages: readonly string[]): string {
  const key = languages.join(' ');
  let sign = signs.get(key);
  if (sign === undefined) {
    const parts = new Intl.NumberFormat(safely(languages), { numberingSystem: 'latn' }).formatToParts(1.5);
    sign = parts.find(({ type }) => type === 'decimal')?.value ?? '.';
    signs.set(key, sign);
  }
  return sign;
}

const signs = new Map<string, string>();

function safely(languages: readonly string[]): readonly string[] {
  return languages.filter((one) => {
    try {
      return Intl.NumberFormat.supportedLocalesOf([one]).length > 0;
    } catch {
      // A document may name a language that is none.
      return false;
    }
  });
}

/** In threes, or as in India twos before the last three; one sign throughout. */
function isGrouped(whole: string): boolean {
  if (/^\d*$/u.test(whole)) return true;
  const [sign] = /\D/u.exec(whole)!;
  const groups = whole.split(sign);
  if (groups.some((group) => !/^\d+$/u.test(group)) || groups.at(-1)!.length !== 3) return false;
  const [first, ...others] = groups.slice(0, -1);
  const lengths = new Set(others.map(({ length }) => length));
  return first!.length <= 3 && (lengths.size === 0 || (lengths.size === 1 && (lengths.has(3) || lengths.has(2))));
}

function decimal(value: number): string {
  return value.toLocaleString('en', { useGrouping: false, maximumFractionDigits: 20, maximumSignificantDigits: 17 });
}

function settled(number: string): string {
  const [, minus, whole, part = ''] = /^(-?)0*(\d*?)(?:\.(\d*?)0*)?$/u.exec(number)!;
  const said = `${whole || '0'}${part === '' ? '' : `.${part}`}`;
  return said === '0' ? '0' : `${minus}${said}`;
}

/** A stored number as the reader writes it, without groups: what `readTypedNumber` reads as that number again. */
export function numberInField(value: string, languages: readonly string[]): string {
  return isStoredNumber(value) ? value.replace('.', signOf(languages)) : value;
}

/** Smaller first. Both are as `isStoredNumber` says. */
export function compareNumbers(a: string, b: string): number {
  const difference = Number(a) - Number(b);
  return Number.isNaN(difference) ? 0 : difference;
}
