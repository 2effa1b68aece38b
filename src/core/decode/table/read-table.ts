import { fail, ok } from '../../model/result.ts';
import type { Result } from '../../model/result.ts';
import type { Encoding, ReadingColumn, ReadingRule } from '../../model/records.ts';
import type { WrittenBlock } from '../blocks.ts';
import { textOfBlocks } from '../blocks.ts';
import type { Abilities, DecodedPart, ReadSo, ReadingWay, TableChoices, TableTold } from '../format.ts';
import { nameOf, Names } from '../names.ts';
import { bodyOf, columnNames, guessRule } from './guess-rule.ts';
import type { TableRule } from './guess-rule.ts';
import { ownExport } from './own-exports.ts';
import { rowFile } from './row-file.ts';
import type { RowCell } from './row-file.ts';
import { textOfRow } from './row-text.ts';
import { isFilled, widthOf } from './sheet.ts';
import type { Row, Sheet } from './sheet.ts';

/** Rows of one file that become documents, and rows that are drawn as one table. */
const most = { documents: 50_000, rows: 200_000 };

/** What was read of a file, as far as a rule needs it. */
export interface TableFile {
  readonly sheets: readonly Sheet[];
  readonly encoding: Encoding;
  /** The sign between cells, where there is one. */
  readonly delimiter: string | null;
  /** What stands beside the tables and is not read, by name. */
  readonly unread?: readonly string[];
  /** See `TableTold`. */
  readonly openQuotes?: readonly number[];
}

/**
 * The texts of a table: a document for each row, or one that is the table. `ruleFor` is asked with the shape of the file as it is
 * guessed; `again` reads the file in another way, where the rule names another encoding or another sign between cells.
 */
export function readTable(
  file: TableFile,
  by: Abilities,
  ruleFor: (shape: string) => ReadingWay | null,
  again?: (delimiter: string | null, encoding: string | null) => Result<TableFile>,
): Result<readonly DecodedPart[]> {
  const own = ownExport(file.sheets);
  if (own !== null) return fail('unreadable', '', own);
  const guessed = guessRule(file.sheets, file.delimiter);
  const shape = shapeOf(guessed);
  const way = ruleFor(shape);
  if (way === null || way.rule.kind === 'articles') return partsOf(file, guessed, { shape, guessed }, by);
  const rule: ReadingRule = way.rule;
  const now = way.encoding !== null && again ? again(file.delimiter, way.encoding) : ok(file);
  if (!now.ok) return now;
  if (rule.kind !== 'table') return partsOf(now.value, { ...guessed, as: 'table' }, { shape, guessed }, by);
  const said =
    again && rule.delimiter !== file.delimiter ? again(rule.delimiter, way.encoding) : ok<TableFile | null>(null);
  if (!said.ok) return said;
  // The next version may be saved with another sign between cells: it parts the columns that the rule knows.
  const holds = said.value !== null && knownIn(said.value, rule) >= knownIn(now.value, rule);
  const best = holds && said.value !== null ? said.value : now.value;
  return partsOf(best, { ...rule, delimiter: best.delimiter }, { shape, guessed }, by);
}

/** How many columns of a rule are in a file. One that names none fits any. */
function knownIn({ sheets }: TableFile, { columns, heading }: TableRule): number {
  const names = new Set(namesOf(sheets, heading));
  return columns.filter(({ name }) => names.has(name)).length;
}

/** The names of the columns, whatever these are: equal for the next version of the file. Without a heading nothing tells. */
function shapeOf({ columns, heading }: TableRule): string {
  return heading ? columns.map(({ name }) => name).join('\t') : '';
}

function partsOf(
  { sheets, encoding, unread: beside = [], openQuotes = [] }: TableFile,
  wanted: TableRule,
  { shape, guessed }: Pick<ReadSo, 'shape' | 'guessed'>,
  by: Abilities,
): Result<readonly DecodedPart[]> {
  const named = sheets.filter(({ name }) => wanted.sheets.includes(name));
  const read = named.length > 0 ? named : sheets.length === 1 ? sheets : sheets.filter(({ hidden }) => !hidden);
  const names = namesOf(read, wanted.heading);
  const known = new Map(wanted.columns.map((column) => [column.name, column]));
  const others = new Map(
    known.size === names.length
      ? []
      : guessRule(read, wanted.delimiter, wanted.heading).columns.map((one) => [one.name, one]),
  );
  // A column that the rule does not know may hold values, but no text, until somebody says so.
  const isOtherTable = !names.some((name) => known.has(name));
  const unknown = (name: string): ReadingColumn => {
    const other = others.get(name) ?? { name, as: 'none' };
    return isOtherTable || (other.as === 'attribute' && other.attribute === undefined) ? other : { name, as: 'none' };
  };
  const columns = names.map((name): ReadingColumn => known.get(name) ?? unknown(name));
  // Where the text that the rule names is not in the file, it is one document, and a person is asked.
  const rule: TableRule = {
    ...wanted,
    as: columns.some(({ as }) => as === 'text') ? wanted.as : 'table',
    columns,
    sheets: read.flatMap(({ name }) => (name === '' ? [] : [name])),
  };
  const unread = [
    ...sheets.filter((sheet) => !read.includes(sheet) && sheet.rows.some(isFilled)).map(({ name }) => name),
    ...read.flatMap((sheet) => sheet.unread ?? []),
    ...beside,
  ];
  const reading: ReadSo = {
    shape,
    rule,
    guessed,
    unread,
    choices: choicesOf(sheets, read, names, wanted.heading),
    told: { ...headingOf(read, wanted.heading), equalRows: equalRowsOf(read, wanted.heading), openQuotes },
  };
  const rows = read.reduce((sum, sheet) => sum + sheet.rows.length, 0);
  if (rows > (rule.as === 'documents' ? most.documents : most.rows)) return fail('unreadable', '', 'too-many-rows');
  return ok(
    rule.as === 'documents' ? rowsOf(sheets, read, rule, encoding, reading, by) : [tableOf(read, encoding, reading)],
  );
}

function headingOf([first]: readonly Sheet[], heading: boolean): Pick<TableTold, 'heading'> {
  if (!first || first.columns) return {};
  return { heading: heading ? (first.rows.find(isFilled)?.number ?? null) : null };
}

function equalRowsOf(read: readonly Sheet[], heading: boolean): number {
  const seen = new Set<string>();
  let all = 0;
  for (const sheet of read)
    for (const { cells } of bodyOf(sheet, heading).filter(isFilled)) {
      all++;
      seen.add(JSON.stringify(cells).replace(/(?:,"")+\]$/u, ']'));
    }
  return all - seen.size;
}

/** Of several sheets with the columns of the first. */
function namesOf(sheets: readonly Sheet[], heading: boolean): readonly string[] {
  const all = sheets.map((sheet) => columnNames(sheet, heading));
  return [...new Set(all.flat())];
}

function rowsOf(
  all: readonly Sheet[],
  read: readonly Sheet[],
  rule: TableRule,
  encoding: Encoding,
  reading: ReadSo,
  by: Abilities,
): readonly DecodedPart[] {
  const names = new Names();
  const parts: DecodedPart[] = [];
  for (const sheet of read) {
    const places = new Map(columnNames(sheet, rule.heading).map((name, at) => [name, at]));
    const rows = bodyOf(sheet, rule.heading).filter(isFilled);
    const keyOf = keysOf(rule, rows, places);
    for (const row of rows) {
      if (parts.length % 500 === 0) by.step();
      const cells = rule.columns.map((column): RowCell => {
        const at = places.get(column.name);
        return { ...column, value: at === undefined ? '' : (row.cells[at] ?? '') };
      });
      const text = textOfRow(cells, encoding);
      const key = keyOf(row);
      const words = nameOf(key) || nameOf(text.found?.title?.value ?? '') || nameOf(firstWords(text.text));
      // What has no text is told by where it stands.
      const name = text.text.trim() === '' ? '' : words;
      const where = read.length > 1 || sheet.name !== '' ? `${sheet.name} ` : '';
      parts.push({
        ...text,
        // Words of a text tell it at the next reading, too; the number of a row changes when one is put in above it.
        part: names.take(`${name || nameOf(`${where}row ${row.number}`)}.json`),
        bytes: rowFile(cells),
        reading,
        at: all.indexOf(sheet) * 2 ** 32 + row.number,
      });
    }
  }
  return parts;
}

/** What tells a row from all others; empty where nothing does, as in two rows that have the same. */
function keysOf(rule: TableRule, rows: readonly Row[], places: ReadonlyMap<string, number>): (row: Row) => string {
  const column =
    rule.columns.find(({ as }) => as === 'key') ?? rule.columns.find(({ attribute }) => attribute === 'url');
  const at = column && places.get(column.name);
  if (at === undefined) return () => '';
  const counts = new Map<string, number>();
  const valueOf = ({ cells }: Row) => (cells[at] ?? '').trim();
  for (const row of rows) counts.set(valueOf(row), (counts.get(valueOf(row)) ?? 0) + 1);
  return (row) => (counts.get(valueOf(row)) === 1 ? valueOf(row) : '');
}

function firstWords(text: string): string {
  const line = text.trim().slice(0, 400).replace(/\s+/gu, ' ');
  return line.length <= 60 ? line : `${line.slice(0, 60).replace(/\s\S*$/u, '')}…`;
}

function tableOf(read: readonly Sheet[], encoding: Encoding, reading: ReadSo): DecodedPart {
  const blocks: WrittenBlock[] = [];
  for (const sheet of read) {
    if (read.length > 1) blocks.push({ kind: 'heading', level: 2, text: oneLine(sheet.name) });
    const width = widthOf(sheet);
    const line = (cells: readonly string[]) =>
      Array.from({ length: width }, (_, at) => oneLine(cells[at] ?? '')).join('\t');
    if (sheet.columns) blocks.push({ kind: 'row', text: line(sheet.columns) });
    for (const row of sheet.rows.filter(isFilled)) blocks.push({ kind: 'row', text: line(row.cells) });
  }
  const { text, layout } = textOfBlocks(blocks);
  const replacements = text.split('\ufffd').length - 1;
  return { part: '', text, layout, encoding: { ...encoding, replacements }, reading, at: 0 };
}

/** A row of a text is a line of it. */
function oneLine(cell: string): string {
  return cell.trim().replace(/\s+/gu, ' ');
}

function choicesOf(
  sheets: readonly Sheet[],
  read: readonly Sheet[],
  names: readonly string[],
  heading: boolean,
): TableChoices {
  const filled = new Map<string, { example: string; filled: number }>();
  for (const sheet of read) {
    const own = columnNames(sheet, heading);
    for (const { cells } of bodyOf(sheet, heading)) {
      cells.forEach((cell, at) => {
        if (cell.trim() === '' || own[at] === undefined) return;
        const before = filled.get(own[at]);
        if (before) before.filled++;
        else filled.set(own[at], { example: cell.trim().slice(0, 200), filled: 1 });
      });
    }
  }
  return {
    sheets: sheets.flatMap(({ name, rows, hidden }) =>
      name === '' ? [] : [{ name, rows: rows.filter(isFilled).length, hidden }],
    ),
    columns: names.map((name) => ({ name, ...(filled.get(name) ?? { example: '', filled: 0 }) })),
  };
}
