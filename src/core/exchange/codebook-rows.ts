import type { CodebookRow } from '../model/codebook.ts';
import { colours } from '../model/records.ts';
import { fail, ok } from '../model/result.ts';
import type { Result } from '../model/result.ts';
import { readTagPath } from '../model/tag-paths.ts';
import { separatedRows } from './separated-rows.ts';

/** What columns may be called, also by other programs; letter case does not matter. */
const columns = {
  tag: ['tag', 'code', 'path', 'name', 'code name', 'tag name'],
  colour: ['colour', 'color'],
  description: ['definition', 'description', 'meaning', 'memo', 'comment'],
  when: ['when to use', 'when', 'use', 'inclusion', 'inclusion criteria'],
  whenNot: ['when not to use', 'when not', 'not for', 'exclusion', 'exclusion criteria'],
  example: ['example', 'example quotation', 'examples'],
} as const;

/**
 * Reads a codebook from a table: a row for each tag, under a head that names the columns. The tag's column holds its path as
 * it is written, `Aid/Food`. Columns of other names are passed over; a table without a column for tags is `not-a-codebook`.
 */
export function readCodebook(text: string, fileName: string): Result<readonly CodebookRow[]> {
  const [head = [], ...rows] = separatedRows(text);
  const names = head.map((name) => name.trim().toLowerCase());
  const placeOf = (known: readonly string[]) => names.findIndex((name) => known.includes(name));
  const places = Object.fromEntries(
    Object.entries(columns).map(([column, known]) => [column, placeOf(known)]),
  ) as Record<keyof typeof columns, number>;
  if (places.tag < 0) return fail('not-a-codebook', fileName);
  const said = (row: readonly string[], column: keyof typeof columns) => {
    const cell = row[places[column]] ?? '';
    return cell.trim() === '' ? null : cell;
  };
  return ok(
    rows.flatMap((row): CodebookRow[] => {
      const path = readTagPath(said(row, 'tag') ?? '');
      if (path.length === 0) return [];
      const colour = said(row, 'colour')?.trim().toLowerCase();
      return [
        {
          path,
          colour: colours.find((one) => one === colour) ?? null,
          description: said(row, 'description'),
          when: said(row, 'when'),
          whenNot: said(row, 'whenNot'),
          example: said(row, 'example'),
        },
      ];
    }),
  );
}
