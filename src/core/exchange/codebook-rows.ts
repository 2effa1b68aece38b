import type { CodebookRow } from '../model/codebook.ts';
import { colours } from '../model/records.ts';
import { fail, ok } from '../model/result.ts';
import type { Result } from '../model/result.ts';
import { readTagPath } from '../model/tag-paths.ts';
import { separatedTable } from '../text/separated-rows.ts';

/** What columns may be called, also by other programs; letter case does not matter. */
const columns = {
  tag: ['tag', 'code', 'path', 'name', 'code name', 'tag name'],
  colour: ['colour', 'color'],
  description: ['definition', 'description', 'meaning', 'memo', 'comment'],
  when: ['when to use', 'when', 'use', 'inclusion', 'inclusion criteria'],
  whenNot: ['when not to use', 'when not', 'not for', 'exclusion', 'exclusion criteria'],
  example: ['example', 'example quotation', 'examples'],
} as const;

/** A codebook as it stands in a file. */
export interface CodebookFile {
  readonly name: string;
  readonly rows: readonly CodebookRow[];
  /** In which line of the file each row begins, from 1; 0 where the file has no rows. */
  readonly lines: readonly number[];
  /** The lines in which a cell is opened by a quotation mark that is not closed. */
  readonly openQuotes: readonly number[];
  /** How many tags lie deeper in the file than they come in; none if absent. */
  readonly deep?: number;
}

/** The rows of a codebook; see `readCodebookFile`. */
export function readCodebook(text: string, fileName: string): Result<readonly CodebookRow[]> {
  const read = readCodebookFile(text, fileName);
  return read.ok ? ok(read.value.rows) : read;
}

/**
 * Reads a codebook from a table: a row for each tag, under a head that names the columns. The tag's column holds its path as
 * it is written, `Aid/Food`. Columns of other names are passed over; a table without a column for tags is `not-a-codebook`.
 */
export function readCodebookFile(text: string, fileName: string): Result<CodebookFile> {
  const { rows: all, lines, openQuotes } = separatedTable(text);
  const [head = [], ...rows] = all;
  const names = head.map((name) => name.trim().toLowerCase());
  const placeOf = (known: readonly string[]) => names.findIndex((name) => known.includes(name));
  const places = Object.fromEntries(
    Object.entries(columns).map(([column, known]) => [column, placeOf(known)]),
  ) as Record<keyof typeof columns, number>;
  if (places.tag < 0) return fail('not-a-codebook', fileName);
  const found = rows.flatMap((row, at) => {
    const read = rowOf((column) => {
      const cell = row[places[column]] ?? '';
      return cell.trim() === '' ? null : cell;
    });
    return read ? [{ read, line: lines[at + 1]! }] : [];
  });
  return ok({ name: fileName, rows: found.map(({ read }) => read), lines: found.map(({ line }) => line), openQuotes });
}

/** What a row says; null if it names no tag. */
function rowOf(said: (column: keyof typeof columns) => string | null): CodebookRow | null {
  const path = readTagPath(said('tag') ?? '');
  if (path.length === 0) return null;
  const colour = said('colour')?.trim().toLowerCase();
  return {
    path,
    colour: colours.find((one) => one === colour) ?? null,
    description: said('description'),
    when: said('when'),
    whenNot: said('whenNot'),
    example: said('example'),
  };
}
