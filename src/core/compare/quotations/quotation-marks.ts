import type { Range } from '../../model/records.ts';

// Stretches between quotation marks, in all styles. What stands inside of others is no stretch of its own. A paragraph
// ends a quotation that is not closed, unless the next one opens anew: then both are one quotation. One that is left
// open by mistake is none.

/** What stands between two marks; `goesOn`: the next one is its continuation in the next paragraph. */
export interface Marked extends Range {
  /** With the marks. */
  readonly outer: Range;
  readonly goesOn: boolean;
}

/** What closes a quotation that was opened so. Some marks close in one language what they open in another. */
const closers: Readonly<Record<string, string>> = {
  '“': '”',
  '”': '”',
  '„': '“”',
  '‟': '”',
  '«': '»',
  '»': '«',
  '"': '"',
  '＂': '＂',
  '「': '」',
  '『': '』',
  '‹': '›',
  '›': '‹',
  '‚': '‘’',
  '‘': '’',
  "'": "'",
};
/** Marks that close only where their own kind opened, and may be apostrophes. */
const singles = "‘’'‚";
/** Two single marks are one for who writes so. */
const marks = /[“”„‟«»"＂「」『』‹›‘’‚]|''|``|'/gu;
/** Code units; nobody quotes as much without a new paragraph. */
const longest = 3000;
const boundaryBefore = /[\s([{—–\-/:¿¡"“«„]/u;
const boundaryAfter = /[\s)\]},.;:!?…—–\-/"”»]/u;
const wordSign = /[\p{L}\p{N}]/u;
const spokenEnd = /[.,!?…]/u;
/** A name of marks in which they are counted. */
const doubled = new Set(["''", '``']);

interface Opened {
  readonly at: number;
  readonly from: number;
  readonly ends: string;
}

/** The outermost stretches between quotation marks, in order; `starts` are those of the paragraphs. */
export function markedIn(text: string, starts: ArrayLike<number>): Marked[] {
  const found: Marked[] = [];
  let open: Opened | null = null;
  let paragraph = 0;
  for (const { 0: mark, index } of text.matchAll(marks)) {
    if (open && index - open.from > longest) open = null;
    for (; paragraph < starts.length && starts[paragraph]! <= index; paragraph++) {
      const start = starts[paragraph]!;
      if (open === null || start <= open.at || !endsLine(text, start)) continue;
      // Only a next paragraph that opens anew says that this one was not left open by mistake.
      const first = firstSign(text, start);
      const anew: boolean =
        first === index && !singles.includes(mark) && (closers[mark]?.includes(open.ends[0]!) || mark === '»');
      if (anew && !singles.includes(open.ends)) found.push(stretch(text, open.at, open.from, start, start, true));
      open = anew ? { at: index, from: index + mark.length, ends: open.ends } : null;
    }
    if (open?.at === index) continue;
    const end: number = index + mark.length;
    if (open !== null && closes(text, mark, index, open.ends)) {
      found.push(stretch(text, open.at, open.from, index, end, false));
      open = null;
    } else if ((open === null || (mark === '"' && open.ends === '"')) && opens(text, mark, index)) {
      open = { at: index, from: end, ends: doubled.has(mark) ? "''" : closers[mark]! };
    }
  }
  return found.filter(({ from, to }) => from < to);
}

function endsLine(text: string, at: number): boolean {
  while (at > 0 && text[at - 1] !== '\n' && /\s/u.test(text[at - 1]!)) at -= 1;
  return at === 0 || text[at - 1] === '\n' || text[firstSign(text, at) - 1] === '\n';
}

function firstSign(text: string, at: number): number {
  while (at < text.length && /\s/u.test(text[at]!)) at += 1;
  return at;
}

function stretch(text: string, outerFrom: number, from: number, to: number, outerTo: number, goesOn: boolean): Marked {
  while (from < to && /\s/u.test(text[from]!)) from += 1;
  while (to > from && /\s/u.test(text[to - 1]!)) to -= 1;
  return { from, to, outer: { from: outerFrom, to: outerTo }, goesOn };
}

function opens(text: string, mark: string, at: number): boolean {
  const before = text[at - 1] ?? ' ';
  const after = text[at + mark.length] ?? ' ';
  if (doubled.has(mark)) return boundaryBefore.test(before) && wordSign.test(after);
  if (closers[mark] === undefined || mark === '’') return false;
  // What stands between a word and its end is an apostrophe; `'90s` is no quotation.
  if (singles.includes(mark))
    return boundaryBefore.test(before) && /\p{Lu}|\p{Ll}/u.test(after) && closesSomewhere(text, mark, at);
  if (mark === '"') return !/[\p{L}\p{N}]/u.test(before) && !/\s/u.test(after);
  if (mark === '»' || mark === '”' || mark === '›') return boundaryBefore.test(before) && !/\s/u.test(after);
  return true;
}

function closes(text: string, mark: string, at: number, ends: string): boolean {
  if (ends === "''") return mark === "''" || mark === '"';
  if (mark.length > 1 || !ends.includes(mark)) return false;
  if (mark === '"') return !(/\s/u.test(text[at - 1] ?? '') && wordSign.test(text[at + 1] ?? ''));
  if (!singles.includes(mark)) return true;
  return mark === '‘' || singleCloses(text, at);
}

/** A single mark closes behind a sign that ends what is said, or where no plural can own anything. */
function singleCloses(text: string, at: number): boolean {
  const before = text[at - 1] ?? ' ';
  const after = text[at + 1] ?? ' ';
  if (!boundaryAfter.test(after)) return false;
  return spokenEnd.test(before) || (wordSign.test(before) && before !== 's') || /[)\]”"]/u.test(before);
}

/** Single marks are taken for quotation marks only if what they hold is closed within the paragraph, and is several words. */
function closesSomewhere(text: string, mark: string, at: number): boolean {
  const paragraph = text.slice(at + 1, at + 1 + 600);
  const end = /\n\s*\n/u.exec(paragraph)?.index ?? paragraph.length;
  for (let to = 0; to < end; to++) {
    if (!closers[mark]!.includes(paragraph[to]!)) continue;
    if (mark === '‚' || singleCloses(text, at + 1 + to)) return /\S\s+\S+\s+\S/u.test(paragraph.slice(0, to));
  }
  return false;
}
