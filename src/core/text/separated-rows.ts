/** The signs that spreadsheets put between cells. */
const separators = [',', ';', '\t'] as const;

/** How a table is read whose writer is not known. */
export interface SeparatedAs {
  /** Else the one that stands most often in the first line. */
  readonly separator?: string;
  /**
   * Apostrophes stay where they stand: the table was not written by a program that puts them before formulas. So do quotation
   * marks that open no cell, because none closes it before a separator or the end of a line: they are part of the words.
   */
  readonly asWritten?: boolean;
  /** Blanks before a quotation mark that opens a cell are none of it. */
  readonly blanks?: boolean;
  /** Called now and then. */
  readonly step?: () => void;
}

/** A table as it was read. */
export interface SeparatedTable {
  readonly rows: readonly (readonly string[])[];
  /** In which line of the text each row begins, from 1. */
  readonly lines: readonly number[];
  /** The lines in which a quotation mark opens a cell and none closes it before a separator or the end of a line. */
  readonly openQuotes: readonly number[];
}

/**
 * The rows of a table that a spreadsheet wrote: cells between commas, semicolons or tabs, whichever stands most often in
 * its first line, in quotation marks where they hold such a sign or a line break (RFC 4180). Empty rows are left out. An
 * apostrophe that was put before what looked like a formula is taken away.
 */
export function separatedRows(text: string): readonly (readonly string[])[] {
  return separatedTable(text).rows;
}

/**
 * The same, with where rows begin and which quotation marks are not closed as they should be. One that is closed nowhere is a
 * sign like others: it must not swallow the rest of the table.
 */
export function separatedTable(
  text: string,
  { separator: chosen, asWritten = false, blanks = false, step = () => undefined }: SeparatedAs = {},
): SeparatedTable {
  const plain = text.replace(/^\ufeff/u, '');
  const separator = chosen ?? separatorOf(plain);
  const lineAt = countingLines(plain);
  const rows: string[][] = [];
  const lines: number[] = [];
  const openQuotes: number[] = [];
  let row: string[] = [];
  let begins = 0;
  let ended = 0;
  for (let at = 0; at <= plain.length;) {
    const { cell, end, closed } = readCell(plain, at, separator, { asWritten, blanks });
    if (!closed) openQuotes.push(lineAt(at));
    row.push(asWritten ? cell : withoutApostrophe(cell));
    const ends = end >= plain.length || plain[end] !== separator;
    at = plain.startsWith('\r\n', end) ? end + 2 : end + 1;
    if (!ends) continue;
    if (++ended % rowsAtOnce === 0) step();
    if (row.some((one) => one !== '')) {
      rows.push(row);
      lines.push(lineAt(begins));
    }
    row = [];
    begins = at;
  }
  return { rows, lines, openQuotes };
}

/** How often `step` is called: once for so many rows. */
const rowsAtOnce = 5000;

/** Says in which line places stand that are asked for in their order, but for a few steps back. */
function countingLines(text: string): (at: number) => number {
  const breaks = Array.from(text.matchAll(/\r\n|\r|\n/gu), ({ index, 0: sign }) => index + sign.length);
  let line = 0;
  return (at) => {
    while (line < breaks.length && breaks[line]! <= at) line++;
    while (line > 0 && breaks[line - 1]! > at) line--;
    return line + 1;
  };
}

function separatorOf(text: string): string {
  const [first = ''] = text.replace(/"[^"]*"/gu, '').split(/[\r\n]/u, 1);
  const counted = separators.map((sign) => ({ sign, count: first.split(sign).length }));
  return counted.reduce((most, one) => (one.count > most.count ? one : most)).sign;
}

/** A cell and where it ends: at the sign behind it, or at the text's end. */
interface Cell {
  readonly cell: string;
  readonly end: number;
  /** Whether a quotation mark that opens it is closed at its end. */
  readonly closed: boolean;
}

function readCell(
  text: string,
  from: number,
  separator: string,
  { asWritten, blanks }: { readonly asWritten: boolean; readonly blanks: boolean },
): Cell {
  let opens = from;
  if (blanks) while (text[opens] === ' ') opens++;
  const quoted = text[opens] === '"';
  const quotation = quoted ? readQuotation(text, opens) : null;
  const endFrom = (place: number) => {
    let at = place;
    while (at < text.length && text[at] !== separator && text[at] !== '\n' && text[at] !== '\r') at++;
    return at;
  };
  if (quotation) {
    const end = endFrom(quotation.end);
    const rest = text.slice(quotation.end, end);
    const closed = rest.trim() === '';
    if (closed || !asWritten) return { cell: quotation.words + rest, end, closed };
  }
  const end = endFrom(from);
  return { cell: text.slice(from, end), end, closed: !quoted };
}

/** What stands in quotation marks, and where behind them the text goes on; null if they are closed nowhere. */
function readQuotation(text: string, from: number): { readonly words: string; readonly end: number } | null {
  const pieces: string[] = [];
  for (let at = from + 1; ;) {
    const mark = text.indexOf('"', at);
    if (mark < 0) return null;
    if (text[mark + 1] !== '"') {
      pieces.push(text.slice(at, mark));
      return { words: pieces.join(''), end: mark + 1 };
    }
    pieces.push(text.slice(at, mark + 1));
    at = mark + 2;
  }
}

/** See `toCommaSeparated`, which puts it there. */
export function withoutApostrophe(cell: string): string {
  return /^'+[\s\p{C}]*[=+\-@\uff1d\uff0b\uff0d\uff20\ufe66\ufe62\ufe63\ufe6b\u207a\u207c\u2212]/u.test(cell) ||
    /^'+[\t\r\n]/u.test(cell)
    ? cell.slice(1)
    : cell;
}
