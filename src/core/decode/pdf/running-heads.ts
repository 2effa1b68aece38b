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
 * Heads and feet repeat, but for numbers, on three pages in ten, also where left and right pages have their own. A number
 * alone at the edge of a page is its number.
 */
export function withoutRunning(pages: readonly (readonly Line[])[]): Running {
  const counts = new Map<string, number>();
  const edges = pages.map((lines) => {
    const down = lines.toSorted((a, b) => b.y - a.y);
    // What is as far from the edge as the text itself is none.
    return new Set([...down.slice(0, zone), ...down.slice(-zone)]);
  });
  for (const edge of edges)
    for (const sign of new Set([...edge].map(signOf))) counts.set(sign, (counts.get(sign) ?? 0) + 1);
  const least = Math.max(2, pages.length * 0.3);
  const heads = new Map<string, string>();
  let count = 0;
  const left = pages.map((lines, page) => {
    const kept = lines.filter((line) => {
      if (!edges[page]!.has(line)) return true;
      const words = line.cells.join(' ');
      const sign = signOf(line);
      const isNumber = /^[\s\p{Pd}|[\]()/.]*(?:\p{Nd}{1,4}|[ivxl]{1,6})[\s\p{Pd}|[\]()/.]*$/u.test(words);
      const repeats = counts.get(sign)! >= least && /\p{L}/u.test(words);
      // A word beside the number of the page says nothing.
      if (repeats && /\p{L}.*[^\p{L}\p{M}].*\p{L}/u.test(words) && !heads.has(sign)) heads.set(sign, words);
      return !(repeats || (isNumber && atEdge(line, lines)));
    });
    if (kept.length < lines.length) count += 1;
    return kept;
  });
  return { pages: left, heads: [...heads.values()], count };
}

/** Digits differ from page to page. */
function signOf({ cells, y, size }: Line): string {
  return `${Math.round(y / 4)} ${Math.round(size)} ${cells.join(' ').replace(/\p{Nd}+/gu, '0')}`;
}

/** Nothing stands above it, or nothing below. */
function atEdge(line: Line, lines: readonly Line[]): boolean {
  return lines.every(({ y }) => y <= line.y + 1) || lines.every(({ y }) => y >= line.y - 1);
}
