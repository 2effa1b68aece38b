import type { ReadingColumn, ReadingRule } from '../../model/records.ts';
import { languagesOfTyped, readDate } from '../../text/find-date.ts';
import { isStoredNumber } from '../../text/typed-number.ts';
import { namedAs } from './column-names.ts';
import { isFilled, widthOf } from './sheet.ts';
import type { Row, Sheet } from './sheet.ts';

// What the columns of a table are, by their names and by what stands in them. Rather no document for each row than ten
// thousand of one word: only prose makes documents.

/** The rule by which a table is read. */
export type TableRule = ReadingRule & { readonly kind: 'table' };

/** Rows that are looked at. */
const sample = 400;
/** More columns of values than that are no attributes: nobody would look at them. */
const mostAttributes = 30;

/**
 * Whether the first row of a table names its columns: short words that come in none of them, no two the same, nothing that is a
 * value. Questions and sentences name them, too, two may be the same, where what stands below is of another kind.
 */
export function hasHeading(rows: readonly Row[]): boolean {
  const [first, ...others] = rows.filter(isFilled);
  if (!first) return false;
  const cells = first.cells.map((cell) => cell.trim()).filter((cell) => cell !== '');
  if (cells.some((cell) => isValue(cell) || cell.length > 500)) return false;
  const body = others.slice(0, sample);
  const below = first.cells.map((_, at) =>
    body.map((row) => (row.cells[at] ?? '').trim()).filter((cell) => cell !== ''),
  );
  const isName = (cell: string) => cell.length <= 60 && !/[\n\r]|[.!?。！？؟]$/u.test(cell);
  if (!cells.every(isName) || new Set(cells).size < cells.length)
    return first.cells.some((cell, at) => cell.trim() !== '' && isOfOtherKind(cell.trim(), below[at]!));
  if (cells.some((cell) => namedAs(cell) !== null)) return true;
  // A name stands above its column and not in it; a town does.
  if (first.cells.some((cell, at) => cell.trim() !== '' && below[at]!.includes(cell.trim()))) return false;
  const width = Math.max(...body.map(({ cells: all }) => all.length), first.cells.length);
  return others.length > 0 && cells.length * 2 >= width;
}

/** Whether what stands in a column is of another kind than the words above it: days, numbers, answers to a question. */
function isOfOtherKind(above: string, below: readonly string[]): boolean {
  const asks = (cell: string) => /[?？؟]$/u.test(cell);
  const share = (is: (cell: string) => boolean) => below.filter(is).length / below.length;
  if (below.length === 0) return false;
  return share(isValue) >= 0.6 || (asks(above) && below.length > 1 && share(asks) < 0.1);
}

function isValue(cell: string): boolean {
  return cell.includes('://') || isStoredNumber(cell) || isDate(cell);
}

/** The names of the columns; none is empty, and none comes twice. */
export function columnNames(sheet: Sheet, heading: boolean): readonly string[] {
  const said = sheet.columns ?? (heading ? (sheet.rows.find(isFilled)?.cells ?? []) : []);
  const taken = new Set<string>();
  /** The last number of each name: a table may have thousands of one. */
  const last = new Map<string, number>();
  return Array.from({ length: widthOf(sheet) }, (_, at) => {
    const words = (said[at] ?? '').replace(/\s+/gu, ' ').trim().slice(0, 200);
    const base = words === '' ? `column ${at + 1}` : words;
    let name = base;
    let number = last.get(base) ?? 1;
    while (taken.has(name)) name = `${base} (${++number})`;
    last.set(base, number);
    taken.add(name);
    return name;
  });
}

/** The rows below the heading. */
export function bodyOf(sheet: Sheet, heading: boolean): readonly Row[] {
  if (sheet.columns || !heading) return sheet.rows;
  const first = sheet.rows.findIndex(isFilled);
  return sheet.rows.slice(first + 1);
}

/** How a table of these sheets is read, if nobody says otherwise. `said`: whether the first row names the columns. */
export function guessRule(sheets: readonly Sheet[], delimiter: string | null, said?: boolean): TableRule {
  const tables = sheets.map((sheet) => {
    const heading = sheet.columns !== undefined || (said ?? hasHeading(sheet.rows));
    const names = columnNames(sheet, heading);
    const rows = bodyOf(sheet, heading).filter(isFilled).slice(0, sample);
    return { sheet, heading, names, ...guessColumns(names, rows) };
  });
  const seen = tables.filter(({ sheet, names }) => !sheet.hidden && names.length > 0);
  const among = seen.length > 0 ? seen : tables;
  const best = among.reduce((most, one) => (one.prose > most.prose ? one : most), among[0]!);
  if (best === undefined) return { kind: 'table', as: 'table', delimiter, heading: false, sheets: [], columns: [] };
  // A sheet a year, a sheet an outlet: those with the same columns are read with it.
  const key = JSON.stringify(best.names);
  const asDocuments = best.prose > 0;
  const read = among.filter((one) => (asDocuments ? one === best || JSON.stringify(one.names) === key : true));
  return {
    kind: 'table',
    as: asDocuments ? 'documents' : 'table',
    delimiter,
    heading: best.heading,
    sheets: sheets.some(({ name }) => name !== '') ? read.map(({ sheet }) => sheet.name) : [],
    columns: best.columns,
  };
}

interface Stats {
  readonly name: string;
  readonly filled: readonly string[];
  /** Mean width of what stands there, a letter of Latin script is 1. */
  readonly mean: number;
  readonly prose: number;
}

/** What each column is; `prose`: how much there is of it, 0 if no column holds any. */
function guessColumns(
  names: readonly string[],
  rows: readonly Row[],
): { readonly columns: readonly ReadingColumn[]; readonly prose: number } {
  const stats = names.map((name, at): Stats => {
    const filled = rows.map(({ cells }) => (cells[at] ?? '').trim()).filter((cell) => cell !== '');
    const widths = filled.map(widthOfWords);
    const mean = widths.reduce((sum, one) => sum + one, 0) / Math.max(1, filled.length);
    return { name, filled, mean, prose: proseOf(namedAs(name), filled, widths, mean) };
  });
  const most = Math.max(0, ...stats.map(({ prose }) => prose));
  const taken = new Set<string>();
  let attributes = 0;
  const columns = stats.map((one): ReadingColumn => {
    const { name, filled } = one;
    // A short summary beside a long text is text, too; a column of remarks in which little stands is not.
    if (one.prose > 0 && (one.prose === most || one.mean >= longProse || namedAs(name) === 'text'))
      return { name, as: 'text' };
    const as = usedAs(one, rows.length, most > 0);
    if (as !== null && !taken.has(as)) {
      taken.add(as);
      if (as === 'title' || as === 'language' || as === 'key') return { name, as };
      return { name, as: 'attribute', attribute: as };
    }
    const holdsValues = filled.length > 0 && one.mean <= 200 && !isCounter(name, filled) && attributes < mostAttributes;
    if (holdsValues) attributes++;
    return holdsValues ? { name, as: 'attribute' } : { name, as: 'none' };
  });
  return { columns, prose: most };
}

/** From so many widths of a letter on, on average, a column beside another one of prose is prose. */
const longProse = 120;

function proseOf(named: string | null, filled: readonly string[], widths: readonly number[], mean: number): number {
  if (filled.length === 0 || named === 'url' || named === 'title') return 0;
  const spaced = filled.filter((cell) =>
    /\s|[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\u0e00-\u0e7f]/u.test(cell),
  ).length;
  if (spaced * 2 < filled.length || filled.filter(isUrl).length * 2 > filled.length) return 0;
  const long = widths.filter((width) => width >= 80).length / filled.length;
  const isText = named === 'text' ? mean >= 20 : mean >= 70 && long >= 0.25;
  return isText ? mean * filled.length * (named === 'text' ? 3 : 1) : 0;
}

/** What a column is by its name, if what stands in it agrees; by its values alone where these leave no doubt. */
function usedAs(
  { name, filled, mean }: Stats,
  rows: number,
  hasProse: boolean,
): Exclude<ReturnType<typeof namedAs>, 'text'> {
  if (filled.length === 0) return null;
  const share = (is: (cell: string) => boolean) => filled.filter(is).length / filled.length;
  switch (namedAs(name)) {
    case 'date':
      return share(isDate) >= 0.6 ? 'date' : null;
    case 'url':
      return share(isUrl) >= 0.6 ? 'url' : null;
    case 'key':
      return filled.length === rows && new Set(filled).size === rows && mean <= 80 ? 'key' : null;
    case 'title':
      return mean <= 250 && share((cell) => isStoredNumber(cell)) < 0.5 ? 'title' : null;
    case 'language':
      return share((cell) => cell.length <= 30) > 0.9 ? 'language' : null;
    case 'outlet':
      return mean <= 80 ? (share(isUrl) >= 0.6 ? null : 'outlet') : null;
    case 'author':
      return mean <= 120 ? 'author' : null;
    case 'place':
      return mean <= 80 ? 'place' : null;
    default:
      return hasProse && share(isUrl) === 1 ? 'url' : null;
  }
}

/** A column that only counts the rows, as programs write it before all others. */
function isCounter(name: string, filled: readonly string[]): boolean {
  if (!/^(?:column 1|unnamed.*|index|row|nr|no|#)$/iu.test(name.trim())) return false;
  return filled.every((cell, at) => at === 0 || Number(cell) === Number(filled[at - 1]) + 1);
}

function isDate(cell: string): boolean {
  if (cell.length > 60 || !/\d/u.test(cell) || isStoredNumber(cell)) return false;
  return readDate(cell.replace(/[T ]\d{1,2}:.*$/u, ''), languagesOfTyped([], null)) !== null;
}

function isUrl(cell: string): boolean {
  return /^(?:https?:\/\/|www\.)\S+$/iu.test(cell);
}

/** How wide words are: a letter of East Asian script says as much as nearly three of others. */
export function widthOfWords(words: string): number {
  const wide = words.match(/[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]/gu)?.length ?? 0;
  return words.length + wide * 1.8;
}
