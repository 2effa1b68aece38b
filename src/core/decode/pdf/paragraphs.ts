import type { WrittenBlock } from '../blocks.ts';
import { bodySize, larger } from './lines.ts';
import type { Line } from './lines.ts';

// Lines joined to paragraphs. What a PDF does not say is guessed as a reader does: a new paragraph is indented, stands
// farther below, is of another size, or follows a line that ends early at the end of a sentence. A paragraph goes on in
// the next column and on the next page.

/** A block, and where in its words a page begins. */
export interface PageBlock extends WrittenBlock {
  readonly pages: readonly { readonly at: number; readonly page: number }[];
}

interface Placed {
  readonly line: Line;
  readonly page: number;
}

/** How much smaller than the text notes are, and the most characters of a heading. */
const smaller = 0.92;
const longestHeading = 250;

/** `pages` in the order of the document, counted from 0. */
export function paragraphsOf(pages: readonly (readonly Line[])[]): readonly PageBlock[] {
  const lines = pages.flatMap((page, number) => page.map((line): Placed => ({ line, page: number })));
  const body = bodySize(lines.map(({ line }) => line));
  const known = wordsIn(lines);
  const { text, notes } = withoutNotes(pages, body);
  const headings = headingSizes(lines, body);
  const blockOf = (group: readonly Placed[]) => written(group, body, headings, known);
  const blocks = [...groupsOf(text).map(blockOf), ...groupsOf(notes).map((group) => asNote(blockOf(group)))];
  return blocks.filter(({ text: words }) => words !== '');
}

/** Notes at the foot of pages are smaller than the text and begin with a sign; they come behind all pages. */
function withoutNotes(pages: readonly (readonly Line[])[], body: number) {
  const text: Placed[] = [];
  const notes: Placed[] = [];
  pages.forEach((page, number) => {
    const low = page.toSorted((a, b) => a.y - b.y);
    const end = low.findIndex(({ size }) => size >= body * smaller);
    const small = low.slice(0, end < 0 ? 0 : end).toReversed();
    const first = small.findIndex(({ cells }) => /^(?:\[?\p{Nd}{1,3}\]?|[*†‡])[\s.)]?\s*\S/u.test(cells.join(' ')));
    const at = new Set(first < 0 ? [] : small.slice(first));
    for (const line of page) (at.has(line) ? notes : text).push({ line, page: number });
  });
  return { text, notes };
}

/** The sizes of headings, the largest first. */
function headingSizes(lines: readonly Placed[], body: number): readonly number[] {
  const sizes = new Set(lines.map(({ line }) => Math.round(line.size)).filter((size) => size >= body * larger));
  return [...sizes].toSorted((a, b) => b - a);
}

function groupsOf(lines: readonly Placed[]): readonly (readonly Placed[])[] {
  const leading = leadingOf(lines);
  const groups: Placed[][] = [];
  for (const [at, placed] of lines.entries()) {
    const before = lines[at - 1];
    if (before && !begins(before, placed, lines[at + 1], leading)) groups.at(-1)!.push(placed);
    else groups.push([placed]);
  }
  return groups;
}

/** The distance of lines by their size: that of most. */
function leadingOf(lines: readonly Placed[]): (size: number) => number {
  const distances = new Map<number, number[]>();
  for (const [at, { line, page }] of lines.entries()) {
    const before = lines[at - 1];
    if (!before || before.page !== page || !isSameSize(before.line, line)) continue;
    const distance = before.line.y - line.y;
    if (distance <= 0 || distance > line.size * 3) continue;
    const size = Math.round(line.size);
    const known = distances.get(size);
    if (known) known.push(distance);
    else distances.set(size, [distance]);
  }
  const usual = new Map([...distances].map(([size, all]) => [size, lowMedian(all)]));
  return (size) => usual.get(Math.round(size)) ?? size * 1.25;
}

/** Gaps between paragraphs are among the distances, and wider. */
function lowMedian(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length * 0.35)]!;
}

const endOfSentence = /[.!?…:;。！？؟۔»”"’')\]]\s*$/u;
// Fonts of symbols have letters of their own for bullets.
const sign = /^(?:[•●◦▪■‣–—*·\ue000-\uf8ff-]|\(?(?:\p{Nd}{1,3}|[a-z]|[ivx]{1,4})[.)])\s/u;

/** Whether a paragraph begins at a line. */
function begins(
  { line: before, page }: Placed,
  now: Placed,
  next: Placed | undefined,
  leading: (size: number) => number,
) {
  const { line } = now;
  if (!isSameSize(before, line) || isRow(before) !== isRow(line) || isRow(line)) return true;
  if (line.rightToLeft !== before.rightToLeft && /\p{L}/u.test(line.cells[0]!)) return true;
  if (sign.test(line.cells[0]!)) return true;
  const isBelow = page === now.page && before.y > line.y && before.column[0] === line.column[0];
  if (isBelow) {
    if (before.y - line.y > leading(line.size) * 1.25) return true;
    // The words of an item stand farther in than its sign.
    if (!sign.test(before.cells[0]!) && isIndented(line, before, next?.line)) return true;
    return endsEarly(before) && (endOfSentence.test(before.cells[0]!) || endsEarly(before, 0.55));
  }
  // In the next column or on the next page.
  if (/^\p{Ll}/u.test(line.cells[0]!) && !endOfSentence.test(before.cells[0]!)) return false;
  if (endsEarly(before) || isIndented(line, next?.line ?? line, next?.line)) return true;
  return (
    /[.!?…。！？؟۔]\s*$/u.test(before.cells[0]!) && !/^[\p{Ll}\p{Nd}]/u.test(line.cells[0]!) && endsEarly(before, 0.97)
  );
}

function isSameSize(a: Line, b: Line): boolean {
  return Math.abs(a.size - b.size) <= Math.max(a.size, b.size) * 0.06;
}

function isRow({ cells }: Line): boolean {
  return cells.length > 1;
}

/** A first line stands farther in than the line before and the line behind. */
function isIndented(line: Line, before: Line, next: Line | undefined): boolean {
  const inset = (one: Line) => (one.rightToLeft ? one.column[1] - one.right : one.left - one.column[0]);
  const by = (one: Line) => inset(line) - inset(one);
  if (by(before) < line.size * 0.7 || by(before) > line.size * 6) return false;
  return next === undefined || !isSameSize(line, next) || by(next) > line.size * 0.5 || next.y > line.y;
}

/** Whether a line leaves much of its column free; `share` is how much of it a full line has. */
function endsEarly({ left, right, column, rightToLeft }: Line, share = 0.86): boolean {
  const width = column[1] - column[0];
  return rightToLeft ? column[1] - left < width * share : right - column[0] < width * share;
}

function written(
  group: readonly Placed[],
  body: number,
  headings: readonly number[],
  known: ReadonlySet<string>,
): PageBlock {
  const [{ line: first, page }] = group as readonly [Placed, ...Placed[]];
  const pages = [{ at: 0, page }];
  // A paragraph may go on over hundreds of pages, so only the line before is looked at.
  const pieces: string[] = [];
  let length = 0;
  const put = (words: string) => {
    pieces.push(words);
    length += words.length;
  };
  let last = first.cells.join('\t');
  for (const [at, { line, page: own }] of group.entries()) {
    if (at === 0) continue;
    const words = line.cells.join(' ');
    const { kept, between } = joint(last, words, known);
    put(kept + between);
    if (own !== pages.at(-1)!.page) pages.push({ at: length, page: own });
    last = words;
  }
  put(last);
  const text = pieces.join('');
  return { ...kindOf(first, text, body, headings), text, pages };
}

function asNote(block: PageBlock): PageBlock {
  const text = block.text.replace(/^\[?(\p{Nd}{1,3})\]?\s*(?=\p{L})/u, '[$1] ');
  const pages = block.pages.map(({ at, page }) => ({ at: at === 0 ? 0 : at + text.length - block.text.length, page }));
  return { kind: 'item', level: 1, text, pages };
}

function kindOf(
  first: Line,
  text: string,
  body: number,
  headings: readonly number[],
): Pick<WrittenBlock, 'kind' | 'level'> {
  if (isRow(first)) return { kind: 'row' };
  const isHeading = first.size >= body * larger && text.length <= longestHeading && /\p{L}/u.test(text);
  if (isHeading) return { kind: 'heading', level: Math.min(6, headings.indexOf(Math.round(first.size)) + 1 || 1) };
  return sign.test(text) ? { kind: 'item', level: 1 } : { kind: 'paragraph' };
}

const wide = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\u3000-\u303f\uff00-\uffef]/u;

const longestWord = 100;

/** How a line goes on in the next. A hyphen at the end goes unless the document writes the word with it elsewhere. */
function joint(
  before: string,
  next: string,
  known: ReadonlySet<string>,
): { readonly kept: string; readonly between: string } {
  if (before.endsWith('\u00ad')) return { kept: before.slice(0, -1), between: '' };
  const [, head] = /(\p{L}+)[-\u2010]$/u.exec(before.slice(-longestWord)) ?? [];
  const [tail] = /^\p{L}+/u.exec(next) ?? [];
  if (head !== undefined && tail !== undefined) {
    const joined = `${head}${tail}`.toLowerCase();
    const hyphened = `${head}-${tail}`.toLowerCase();
    const stays = !/^\p{Ll}/u.test(next) || (known.has(hyphened) && !known.has(joined));
    return { kept: stays ? before : before.slice(0, -1), between: '' };
  }
  if (wide.test(before.at(-1) ?? '') && wide.test(next[0] ?? '')) return { kept: before, between: '' };
  return { kept: before, between: ' ' };
}

/** The words inside of lines, in small letters. */
function wordsIn(lines: readonly Placed[]): ReadonlySet<string> {
  const words = new Set<string>();
  for (const { line } of lines)
    for (const [word] of line.cells.join(' ').matchAll(/\p{L}+(?:-\p{L}+)*(?!-$)/gu)) words.add(word.toLowerCase());
  return words;
}
