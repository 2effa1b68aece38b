import { cellsOfRowFile } from './row-file.ts';
import type { RowCell } from './row-file.ts';
import type { Row, Sheet } from './sheet.ts';

// JSON as tables: a list of objects is one, whose columns are their keys; what stands inside of an object is a column with a path
// for a name, `user.name`. An object that holds lists has a table for each.

/** Deeper objects stay as they are written. */
const deepest = 6;
/** Columns of one table: an object whose keys are names and no columns would make thousands. */
const mostColumns = 500;

/** What a JSON file holds. */
export type JsonTables =
  | { readonly kind: 'sheets'; readonly sheets: readonly Sheet[] }
  | { readonly kind: 'row'; readonly cells: readonly RowCell[] }
  /** A word of `why-unread.ts`. */
  | { readonly kind: 'none'; readonly why: string };

/** The tables of a value. */
export function sheetsOfJson(value: unknown): JsonTables {
  const cells = cellsOfRowFile(value);
  if (cells !== null) return { kind: 'row', cells };
  if (isOwnExport(value)) return { kind: 'none', why: 'own-quotations' };
  const lists = listsIn(value);
  const sheets = lists.map(({ name, items }) => sheetOf(name, items)).filter(({ rows }) => rows.length > 0);
  return sheets.length > 0 ? { kind: 'sheets', sheets } : { kind: 'none', why: 'no-table' };
}

/** A table of these values, one for each row. */
export function sheetOf(name: string, items: readonly unknown[]): Sheet {
  const columns = new Map<string, number>();
  const rows = items.map((item, at): Row => {
    const cells: string[] = [];
    const put = (path: string, cell: string) => {
      let place = columns.get(path);
      if (place === undefined && columns.size < mostColumns) columns.set(path, (place = columns.size));
      if (place !== undefined) cells[place] = cell;
    };
    flatten(item, '', 0, put);
    return { number: at + 1, cells: Array.from(cells, (cell) => cell ?? '') };
  });
  return { name, hidden: false, rows, columns: [...columns.keys()] };
}

function flatten(value: unknown, path: string, depth: number, put: (path: string, cell: string) => void): void {
  if (value === null || value === undefined) return;
  if (Array.isArray(value)) {
    const plain = value.every((one) => typeof one !== 'object' || one === null);
    put(path || 'text', plain ? value.map(plainly).join('; ') : written(value));
  } else if (typeof value === 'object') {
    if (depth >= deepest) put(path, written(value));
    else
      for (const [key, inner] of Object.entries(value))
        flatten(inner, path === '' ? key : `${path}.${key}`, depth + 1, put);
  } else put(path || 'text', plainly(value));
}

function plainly(value: unknown): string {
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

function written(value: unknown): string {
  try {
    return JSON.stringify(value);
  } catch {
    return ''; // Nested so deep that it cannot be written; it is no value of a column.
  }
}

interface List {
  readonly name: string;
  readonly items: readonly unknown[];
}

function listsIn(value: unknown): readonly List[] {
  if (Array.isArray(value)) return [{ name: '', items: value }];
  if (typeof value !== 'object' || value === null) return [];
  const entries = Object.entries(value);
  const lists = entries.flatMap(([name, items]): List[] =>
    Array.isArray(items) && items.some(isObject) ? [{ name, items }] : [],
  );
  if (lists.length > 0) return lists;
  // Records by their ids.
  if (entries.length > 1 && entries.every(([, one]) => isObject(one)))
    return [{ name: '', items: entries.map(([id, one]) => ({ id, ...(one as object) })) }];
  const inner = entries.flatMap(([name, one]) =>
    isObject(one)
      ? listsIn(one).map((list) => ({ ...list, name: list.name === '' ? name : `${name}.${list.name}` }))
      : [],
  );
  return inner.some(({ items }) => items.length > 1) ? inner : [{ name: '', items: [value] }];
}

function isObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isOwnExport(value: unknown): boolean {
  return isObject(value) && (value as { readonly format?: unknown }).format === 'lectern-evidence';
}
