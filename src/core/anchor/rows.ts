import type { Range } from '../model/records.ts';
import { plainly } from '../text/plain-digits.ts';

// The rows of registers are numbered anew when one is put in or taken out: a row is known by its own words, without the
// number that it begins with and the running number that it ends with. No language is known here, only how lists are
// numbered: `1.`, `(1)`, `No. 1`, `§ 1`, `1 –`, `1.2.`, a number and a tab, `一、`, `第一条`, `①`; digits of any script.
// What may as well be an amount, an initial or a day (`1 `, `a)`, `iv.`, `1,`) must run on to the row before or behind.

/** The own words of a line. */
export interface Row extends Range {
  /** Whether a number was set aside. */
  readonly isNumbered: boolean;
  /** Whether it begins with a number, also one that tells more than its place: a year. */
  readonly isOfList: boolean;
}

/** The own words of a line of a text; of several lines, without the number before the first and behind the last. */
export function rowOf(text: string, { from, to }: Range): Row {
  const line = text.slice(from, to);
  const lead = leadOf(line);
  const isLead =
    lead !== null && (!lead.mustRun || beside(text, { from, to }).some((one) => runsOn(lead, leadOf(one))));
  const tail = tailOf(line);
  const others = tail === null ? [] : beside(text, { from, to }).map(tailOf);
  // An amount at the end of a row may be one more than the one before it by chance.
  const isTail = tail !== null && others.length > 0 && others.every((one) => runsOn(tail, one));
  const start = from + (isLead ? lead.length : 0);
  const end = to - (isTail ? tail.length : 0);
  const isNumbered = start < end && (isLead || isTail);
  const isOfList = isNumbered || /^[\s\p{Cf}]*\p{Nd}/u.test(line);
  return isNumbered ? { from: start, to: end, isNumbered, isOfList } : { from, to, isNumbered, isOfList };
}

/** The lines before and behind one that are not empty. */
function beside(text: string, { from, to }: Range): string[] {
  const head = text.slice(Math.max(0, from - farthest), from).trimEnd();
  const tail = text.slice(to, to + farthest).trimStart();
  return [head.slice(head.lastIndexOf('\n') + 1), /^.*/u.exec(tail)![0]].filter((line) => line !== '');
}

/** How many code units before and behind a line its neighbours are looked for. */
const farthest = 1024;

/** A number beside the words of a row. */
interface Numbering {
  /** With the white space and the signs around it, in code units. */
  readonly length: number;
  readonly value: number;
  /** What stands around the number itself, alike in all rows of a list. */
  readonly signs: string;
  readonly mustRun: boolean;
}

function runsOn(one: Numbering, other: Numbering | null): boolean {
  return other !== null && one.signs === other.signs && Math.abs(one.value - other.value) <= 1;
}

const chinese = '〇一二三四五六七八九';
const lead = new RegExp(
  [
    String.raw`^[\s\p{Cf}]*(?<open>[(（\[［【〔|]?)\s*(?<word>[§№#第]|\p{L}{1,6}\.?(?=\s?\p{Nd}))?[\s\p{Cf}]*`,
    String.raw`(?:(?<parts>(?:\p{Nd}+\.)*)(?<number>\p{Nd}+)|(?<ring>[①-⓿❶-➓])|(?<han>[〇零一二三四五六七八九十百千]+)|(?<letters>[IVXLC]+|[ivxlc]+|\p{L}))`,
    String.raw`(?<close>(?<=第.*)\p{Lo}[、：:.]?(?=\s)|\s*[.)）\]］】〕:：、．](?!\p{N})|\s+[-–—−](?=\s)|[-–—−](?=\s)|\s*[,;|](?!\p{N})|(?=\s)|(?<=[①-⓿❶-➓]))(?<space>\s*)`,
  ].join(''),
  'u',
);

/** What may be a number at the beginning of a line. */
function leadOf(line: string): Numbering | null {
  const found = lead.exec(line.slice(0, 40));
  if (found === null) return null;
  const { open = '', word = '', parts = '', number, ring, han, letters, close = '', space = '' } = found.groups!;
  const value =
    number !== undefined
      ? Number(plainly(number).words)
      : ring !== undefined
        ? ring.codePointAt(0)!
        : han !== undefined
          ? hanValue(han)
          : letterValue(letters!);
  // A year tells the rows of a chronicle apart.
  if (number !== undefined && parts === '' && value >= 1000 && value <= 2100) return null;
  const sign = close.trim();
  if ((han !== undefined || letters !== undefined) && sign === '') return null;
  const mustRun =
    letters !== undefined ||
    /[,;|]/u.test(sign) ||
    (sign === '' && ring === undefined && !space.includes('\t') && !/[.§№#]/u.test(word)) ||
    (parts !== '' && parts.split('.').length > 2);
  return { length: found[0].length, value, signs: `${open} ${word} ${sign}`, mustRun };
}

/** What may be a running number at the end of a line. */
function tailOf(line: string): Numbering | null {
  const found = /(?<=\S)(?<open>\s*[(（[]|\s+[.…·_\s]*|[.…·_]{2,}\s*)(?<number>\p{Nd}+)(?<close>[)）\]]?)\s*$/u.exec(
    line.slice(-80),
  );
  if (found === null) return null;
  const { open = '', number = '', close = '' } = found.groups!;
  return {
    length: found[0].length,
    value: Number(plainly(number).words),
    signs: open.trim().slice(0, 1) + close,
    mustRun: true,
  };
}

function hanValue(number: string): number {
  let [value, digit] = [0, 0];
  for (const sign of number) {
    const unit = { 十: 10, 百: 100, 千: 1000 }[sign];
    if (unit === undefined) digit = 10 * digit * Number(value === 0) + Math.max(0, chinese.indexOf(sign));
    else [value, digit] = [value + Math.max(1, digit) * unit, 0];
  }
  return value + digit;
}

/** Of a Roman number of two letters and more its value, of one letter its place in the alphabet. */
function letterValue(letters: string): number {
  if (letters.length === 1) return letters.codePointAt(0)!;
  const values = [...letters.toLowerCase()].map((letter) => ({ i: 1, v: 5, x: 10, l: 50 })[letter] ?? 100);
  return values.reduce((sum, value, at) => sum + (value < (values[at + 1] ?? 0) ? -value : value), 0);
}
