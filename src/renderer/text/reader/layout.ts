import type { Block, Range } from '../../../core/model/records.ts';
import { turnsIn } from '../../../core/text/turns.ts';

// How a text was laid out where it came from, for whoever draws it line by line. Nothing is added to the text and nothing taken
// away, so that every offset stays what it is: a heading is drawn larger, an item indented with its sign before the
// margin, the cells of a table as wide as the widest of their column.

/** What a line of the text is part of; `rest` of those behind the first line of their block. */
export interface LineKind {
  readonly kind: Block['kind'];
  readonly level: number;
  readonly rest: boolean;
  /** It begins with the sign of an item without a number, which is narrow. */
  readonly bullet: boolean;
}

/** A cell of a row, with the tab behind it. */
export interface Cell extends Range {
  /** As CSS has it: no more of the line than its share. */
  readonly width: string;
}

/** A layout, asked by offsets of its text. */
export interface LineLayout {
  /** Of the line that begins at an offset; null for paragraphs and for blank lines. */
  at(offset: number): LineKind | null;
  /** Which way the line that begins at an offset runs: a row as its whole table does, for its numbers run either way. */
  direction(offset: number): 'auto' | 'rtl' | 'ltr';
  /** The cells of the row whose line begins at an offset; none if it is no row. */
  cells(offset: number): readonly Cell[];
}

/** What of a line tells who speaks, and when. */
export interface ToldPart extends Range {
  readonly what: 'speaker' | 'time';
}

/** Who speaks in a text and when, by the offset at which a line begins. */
export function toldBy(text: string): (line: number) => readonly ToldPart[] {
  const turns = new Map(turnsIn(text).map((turn) => [text.lastIndexOf('\n', turn.from - 1) + 1, turn]));
  return (line) => {
    const turn = turns.get(line);
    if (!turn) return [];
    const written = text.slice(turn.from, turn.words);
    const parts = [
      { what: 'time' as const, words: turn.time },
      { what: 'speaker' as const, words: turn.speaker },
    ].flatMap(({ what, words }): ToldPart[] => {
      const at = words === null ? -1 : written.indexOf(words);
      return at < 0 ? [] : [{ what, from: turn.from + at, to: turn.from + at + words!.length }];
    });
    return parts.toSorted((a, b) => a.from - b.from);
  };
}

/** Widths in em: of a letter, between two columns, of a whole row, and of a column that has to make room. */
const letter = 0.5;
const gap = 1.5;
const widest = 34;
const narrowest = 4;

/** An item's sign stands so near the beginning of its line, or it is none. */
const longestIndent = 40;

/** Letters that are as wide as two. */
const wide = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}]/gu;

/** Letters that are half as wide again: a short cell that is made of them would break within a word. */
const broad = /[\p{Lu}mwжмфшщыю@%—…]/gu;

/** Where cells that tabs part end; a tab is part of the cell before it. */
export function tabbedCells(words: string): readonly number[] {
  const tabs = [...words.matchAll(/\t/gu)].map(({ index }) => index + 1);
  return [...tabs, words.length];
}

/** The layout of a text; every block's offset is one of the text. `endsOf`: where the cells of a row's words end. */
export function lineLayout(text: string, blocks: readonly Block[], endsOf = tabbedCells): LineLayout {
  const cellsOf = (words: string) => {
    const ends = endsOf(words);
    return ends.map((end, at) => words.slice(ends[at - 1] ?? 0, end));
  };
  const starts = blocks.map(({ from }) => from);
  const endOf = (at: number) => starts[at + 1] ?? text.length;
  const wordsOf = (at: number) => text.slice(starts[at]!, endOf(at)).replace(/\n+$/u, '');
  /** By the number of a table's first row; made when one of its rows is drawn. */
  const tables = new Map<number, { readonly widths: readonly string[]; readonly direction: 'rtl' | 'ltr' }>();

  function tableAt(row: number) {
    let first = row;
    // A blank line parts two tables.
    while (first > 0 && blocks[first - 1]!.kind === 'row' && !text.startsWith('\n\n', endOf(first - 1) - 2)) first -= 1;
    const known = tables.get(first);
    if (known) return known;
    const lengths: number[] = [];
    let last = first;
    for (let at = first; blocks[at]?.kind === 'row'; at++) {
      cellsOf(wordsOf(at)).forEach((cell, column) => {
        lengths[column] = Math.max(lengths[column] ?? 0, lengthOf(cell.replace(/\t$/u, '')));
      });
      last = at;
      if (text.startsWith('\n\n', endOf(at) - 2)) break;
    }
    const widths = widthsInCss(fitting(lengths.map((length) => length * letter + gap)));
    const table = { widths, direction: directionOf(text.slice(starts[first]!, endOf(last))) };
    tables.set(first, table);
    return table;
  }

  const blockAt = (offset: number) => lastUpTo(starts, offset);
  return {
    at(offset) {
      const at = blockAt(offset);
      const block = blocks[at];
      if (!block || block.kind === 'paragraph' || text[offset] === '\n' || offset >= text.length) return null;
      const first = block.kind === 'item' ? /\S/u.exec(text.slice(offset, offset + longestIndent))?.[0] : undefined;
      const bullet = first !== undefined && /[•●◦▪■‣*–·+-]/u.test(first);
      return { kind: block.kind, level: block.level ?? 1, rest: offset !== block.from, bullet };
    },
    direction(offset) {
      const at = blockAt(offset);
      return blocks[at]?.kind === 'row' ? tableAt(at).direction : 'auto';
    },
    cells(offset) {
      const at = blockAt(offset);
      if (blocks[at]?.kind !== 'row' || starts[at] !== offset) return [];
      const { widths } = tableAt(at);
      const ends = endsOf(wordsOf(at));
      return ends.map((end, column) => ({
        from: offset + (ends[column - 1] ?? 0),
        to: offset + end,
        width: widths[column]!,
      }));
    },
  };
}

/** The names of classes for a line, each with the same word before it. */
export function namesOf({ kind, level, rest, bullet }: LineKind, before: string): string {
  const names = [
    kind,
    ...(kind === 'heading' || kind === 'item' ? [`level-${Math.min(level, 6)}`] : []),
    ...(bullet ? ['bullet'] : []),
    ...(rest ? ['rest'] : []),
  ];
  return names.map((name) => `${before}-${name}`).join(' ');
}

function lengthOf(words: string): number {
  return words.length + (words.match(wide)?.length ?? 0) + (words.match(broad)?.length ?? 0) / 2;
}

/** Widths that fit into a row: what is wider than its share gives way, and its words are wrapped in their cell. */
function fitting(widths: readonly number[]): readonly number[] {
  let left = Math.max(widest, widths.length * narrowest);
  let most = left;
  for (const [at, width] of widths.toSorted((a, b) => a - b).entries()) {
    most = Math.max(narrowest, left / (widths.length - at));
    if (width > most) break;
    left -= width;
    most = width;
  }
  return widths.map((width) => Math.floor(Math.min(width, most) * 10) / 10);
}

/**
 * Where the column of the text is narrow, wide cells give way first: the others would have to break within words. All of
 * the narrow ones may have so many em.
 */
const unyielding = 12;

function widthsInCss(ems: readonly number[]): readonly string[] {
  const fixed = new Set<number>();
  let kept = 0;
  for (const [at, width] of [...ems.entries()].toSorted((a, b) => a[1] - b[1])) {
    if (kept + width > unyielding) break;
    kept += width;
    fixed.add(at);
  }
  const others = ems.reduce((sum, width, at) => (fixed.has(at) ? sum : sum + width), 0);
  const room = `(100% - ${Math.ceil(kept * 10) / 10}em)`;
  return ems.map((width, at) =>
    fixed.has(at) ? `${width}em` : `min(${width}em, ${room} * ${Math.floor((width / others) * 995) / 1000})`,
  );
}

/** Letters that run from the right, and all others that have a way to run. */
const directed = /([\p{sc=Arabic}\p{sc=Hebrew}\p{sc=Syriac}\p{sc=Thaana}\p{sc=Nko}])|\p{L}/u;

function directionOf(words: string): 'rtl' | 'ltr' {
  return directed.exec(words)?.[1] === undefined ? 'ltr' : 'rtl';
}

/** The place of the last value that is not above a limit; -1 if there is none. */
function lastUpTo(values: readonly number[], limit: number): number {
  let low = 0;
  let high = values.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (values[middle]! <= limit) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
