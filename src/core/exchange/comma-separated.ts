import type { AttributeDefinition, Document } from '../model/records.ts';
import { localMoment } from '../text/dates.ts';
import { isStoredNumber } from '../text/typed-number.ts';

/** What a cell may hold. Null and undefined give an empty cell; numbers are written as they are. */
export type Cell = string | number | null | undefined | DateCell | LinkCell;

/**
 * A date as records hold it (ISO 8601 or EDTF), or, with `clock`, a moment by the clock of the machine. A CSV holds it as it is
 * written; a workbook as a date, where a whole day or a moment is known.
 */
export interface DateCell {
  readonly date: string;
  readonly clock?: true;
}

/** An address. A workbook leads there if it is one of the web. */
export interface LinkCell {
  readonly link: string;
}

/** A date as records hold it; empty words are no date. */
export function dateCell(date: string | null | undefined): Cell {
  return date ? { date } : null;
}

/** A moment (ISO, UTC) by the clock of `zone`, the machine's if it is not given. */
export function momentCell(moment: string, zone?: string): DateCell {
  return { date: localMoment(moment, zone), clock: true };
}

/** What a cell says, in plain words. */
export function cellWords(cell: Cell): string {
  if (cell === null || cell === undefined) return '';
  if (typeof cell === 'object') return 'date' in cell ? cell.date : cell.link;
  return String(cell);
}

/** What a document has of an attribute: a number, a date or an address as such, all else as words. */
export function attributeCell({ attributes }: Document, { id, type }: AttributeDefinition): Cell {
  const value = attributes[id]?.value;
  if (value === undefined) return value;
  if (type === 'date') return { date: value };
  if (id === 'url') return { link: value };
  // What has more digits than a spreadsheet counts would become another number.
  return type === 'number' && isStoredNumber(value) && value.length <= 15 ? Number(value) : value;
}

/**
 * Rows as comma-separated values after RFC 4180: CRLF between rows, cells quoted where needed, and a byte-order mark
 * (as U+FEFF), without which Excel takes UTF-8 for the system's old encoding. Every row has as many cells as `header`.
 *
 * A text that a spreadsheet could take for a formula gets an apostrophe in front (OWASP, "CSV injection"). So does one
 * that has apostrophes before a formula already: who takes one away from each such cell has the very words again.
 */
export function toCommaSeparated(header: readonly string[], rows: Iterable<readonly Cell[]>): string {
  return [headLine(header), ...Array.from(rows, (row) => rowLine(header, row))].join('');
}

/** The same, line by line, for what is too long to be held as one text. */
export async function* commaSeparatedStream(
  header: readonly string[],
  rows: Iterable<readonly Cell[]> | AsyncIterable<readonly Cell[]>,
): AsyncGenerator<string, void> {
  yield headLine(header);
  for await (const row of rows) yield rowLine(header, row);
}

function headLine(header: readonly string[]): string {
  return `\ufeff${line(header)}\r\n`;
}

function rowLine(header: readonly string[], row: readonly Cell[]): string {
  if (row.length !== header.length) throw new Error(`A row of ${row.length} cells under ${header.length} columns`);
  return `${line(row)}\r\n`;
}

/**
 * The header of a table whose columns are ours, with a document's attributes between, under their own names. All differ:
 * an attribute named as a column before it (letter case aside) gets a number behind its name.
 */
export function columnNames(
  before: readonly string[],
  attributes: readonly AttributeDefinition[],
  after: readonly string[],
): readonly string[] {
  const taken = new Set([...before, ...after].map((name) => name.toLowerCase()));
  const between = attributes.map(({ name }) => {
    let free = name;
    for (let next = 2; taken.has(free.toLowerCase()); next += 1) free = `${name} (${next})`;
    taken.add(free.toLowerCase());
    return free;
  });
  return [...before, ...between, ...after];
}

function line(cells: readonly Cell[]): string {
  return cells.map(cell).join(',');
}

function cell(value: Cell): string {
  if (typeof value === 'number') return String(value);
  const safe = harmless(cellWords(value));
  return /["\r\n,;\t\ufeff]|^\s|\s$/u.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** With an apostrophe in front where a spreadsheet could take it for a formula, or where the words have one before such. */
export function harmless(value: string): string {
  return opensFormula.test(value) && !plainNumber.test(value) ? `'${value}` : value;
}

/**
 * A formula begins with one of = + - @, in Japanese and Chinese versions also full-width or small, and some programs
 * pass over white space, control and invisible characters before it. A tab or line break at the start makes some split.
 * Apostrophes before it may be the words' own.
 */
const opensFormula =
  /^'*(?:[\t\r\n]|[\s\p{C}]*[=+\-@\uff1d\uff0b\uff0d\uff20\ufe66\ufe62\ufe63\ufe6b\u207a\u207c\u2212])/u;

/** −5, +3.5: harmless, and better kept as a number. */
const plainNumber = /^[+-]\d{1,15}(?:[.,]\d{1,15})?$/u;

/** A share from 0 to 1 with as many figures as say something. */
export function shareCell(share: number): number {
  return Number(share.toFixed(4));
}
