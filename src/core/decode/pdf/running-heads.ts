import { findDates } from '../../text/find-date.ts';
import { plainly } from '../../text/plain-digits.ts';
import { bodySize, larger } from './lines.ts';
import type { Line } from './lines.ts';

/** What stands above and below the text on page after page, and its numbers. */
export interface Running {
  /** Of each page those lines that are none of it. */
  readonly pages: readonly (readonly Line[])[];
  /** Each head and foot once, in the order in which they come. */
  readonly heads: readonly string[];
  /** On how many pages a line was left out. */
  readonly count: number;
}

/** How many lines from the top and the bottom of a page may be a head or a foot. */
const zone = 3;

/**
 * Heads and feet repeat on three pages in ten, also where left and right pages have their own; of their numbers only one
 * that counts the pages may differ. A number alone at the edge of a page is its number if it counts them, too, or is what
 * the file calls the page. All else that differs is text.
 */
export function withoutRunning(pages: readonly (readonly Line[])[], labels: readonly string[] = []): Running {
  const most = bodySize(pages.flat()) * larger;
  const edges = pages.map((lines, page) => {
    const down = lines.toSorted((a, b) => b.y - a.y);
    // What is as far from the edge as the text itself is none.
    const edge = new Set([...down.slice(0, zone), ...down.slice(-zone)]);
    return new Map([...edge].map((line) => [line, signsOf(line, page, line.size < most && atEdge(line, lines), most)]));
  });
  const counts = new Map<string, number>();
  for (const edge of edges)
    for (const sign of new Set([...edge.values()].flat())) counts.set(sign, (counts.get(sign) ?? 0) + 1);
  const least = Math.max(2, pages.length * 0.3);
  const heads = new Map<string, string>();
  let count = 0;
  const left = pages.map((lines, page) => {
    const kept = lines.filter((line) => {
      const signs = edges[page]!.get(line) ?? [];
      const words = line.cells.join(' ');
      const repeated = signs.find((sign) => counts.get(sign)! >= (isNumber(sign) ? Math.min(least, 4) : least));
      // A word beside the number of the page says nothing.
      if (repeated !== undefined && /\p{L}.*[^\p{L}\p{M}].*\p{L}/u.test(words) && !heads.has(repeated))
        heads.set(repeated, words);
      const isLabel = pages.length > 1 && signs.some(isNumber) && labels[page] === bare(words);
      return repeated === undefined && !isLabel;
    });
    if (kept.length < lines.length) count += 1;
    return kept;
  });
  return { pages: left, heads: [...heads.values()], count };
}

/**
 * What a line shares with its like on other pages: its words, and its words but for a number that counts the pages. For
 * that number stands by how much it differs from the page's place in the file, so that both grow together.
 */
function signsOf(line: Line, page: number, mayBeNumber: boolean, most: number): readonly string[] {
  const { words } = plainly(line.cells.join(' '));
  const alone = bare(words);
  const value = valueOf(alone);
  if (value !== null) return mayBeNumber ? [`${numberSign}${/\d/u.test(alone) ? '0' : 'i'} ${value - page}`] : [];
  if (!/\p{L}/u.test(words)) return [];
  const place = `${Math.round(line.y / 4)} ${Math.round(line.size)} `;
  const signs = [place + words];
  if (line.size >= most) return signs;
  const dates = [...findDates(words), ...findDates(`${words} 1900`)];
  for (const { 0: number, index } of words.matchAll(/\d+/gu)) {
    const [before, behind] = [words.slice(0, index), words.slice(index + number.length)];
    const isPlaced =
      !/[\p{L}\d]/u.test(before) || /^(?:[^\p{L}\d]*|\s*(?:\p{L}{1,3}|\/)\s*\d+[^\p{L}\d]*)$/u.test(behind);
    const isDay = dates.some(({ from, to }) => from <= index && index < to);
    if (isPlaced && !isDay) signs.push(`${place}${before}\0${Number(number) - page}\0${behind}`);
  }
  return signs;
}

const numberSign = 'number ';

function isNumber(sign: string): boolean {
  return sign.startsWith(numberSign);
}

/** Without the dashes and brackets that a number of a page may stand between. */
function bare(words: string): string {
  return words.replace(/^[\s\p{Pd}|[\]()/.]+|[\s\p{Pd}|[\]()/.]+$/gu, '');
}

const romans: Readonly<Record<string, number>> = { i: 1, v: 5, x: 10, l: 50, c: 100 };

/** Of a number of a page, also of one in small Roman letters; null of other words. */
function valueOf(words: string): number | null {
  if (/^\d{1,4}$/u.test(words)) return Number(words);
  if (!/^[ivxlc]{1,9}$/u.test(words)) return null;
  const values = [...words].map((letter) => romans[letter]!);
  return values.reduce((sum, value, at) => sum + (value < (values[at + 1] ?? 0) ? -value : value), 0);
}

/** Nothing stands above it, or nothing below. */
function atEdge(line: Line, lines: readonly Line[]): boolean {
  return lines.every(({ y }) => y <= line.y + 1) || lines.every(({ y }) => y >= line.y - 1);
}
