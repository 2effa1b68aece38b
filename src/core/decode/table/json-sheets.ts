import { namedAs } from './column-names.ts';
import { widthOfWords } from './guess-rule.ts';
import { cellsOfRowFile } from './row-file.ts';
import type { RowCell } from './row-file.ts';
import type { Row, Sheet } from './sheet.ts';

// JSON as tables: a list of objects is one, whose columns are their keys; what stands inside of an object is a column with a path
// for a name, `user.name`. An object that holds lists has a table for each, unless it has more to read itself: then it is one row.

/** Deeper objects stay as they are written. */
const deepest = 6;
/** Columns of one table: an object whose keys are names and no columns would make thousands. */
const mostColumns = 500;
/** Of what has no column, so much is told. */
const mostTold = 50;

/** What a JSON file holds. */
export type JsonTables =
  | {
      readonly kind: 'sheets';
      readonly sheets: readonly Sheet[];
      /** What stands beside the lists and holds words, by its key. */
      readonly beside: readonly string[];
    }
  | { readonly kind: 'row'; readonly cells: readonly RowCell[] }
  /** A word of `why-unread.ts`. */
  | { readonly kind: 'none'; readonly why: string };

/** The tables of a value. */
export function sheetsOfJson(value: unknown): JsonTables {
  const cells = cellsOfRowFile(value);
  if (cells !== null) return { kind: 'row', cells };
  if (isOwnExport(value)) return { kind: 'none', why: 'own-quotations' };
  const { lists, beside } = listsIn(value);
  const sheets = lists.map(({ name, items }) => sheetOf(name, items)).filter(({ rows }) => rows.length > 0);
  return sheets.length > 0 ? { kind: 'sheets', sheets, beside } : { kind: 'none', why: 'no-table' };
}

/** A table of these values, one for each row. */
export function sheetOf(name: string, items: readonly unknown[]): Sheet {
  const columns = new Map<string, number>();
  const unread = new Set<string>();
  const rows = items.map((item, at): Row => {
    const cells: string[] = [];
    const put = (path: string, cell: string) => {
      let own = path;
      // `{"a.b": 1, "a": {"b": 2}}` has two of a name.
      for (let number = 2; cells[columns.get(own) ?? -1] !== undefined; number++) own = `${path} (${number})`;
      const place = columns.get(own) ?? columns.size;
      if (place < mostColumns) {
        columns.set(own, place);
        cells[place] = cell;
      } else if (cell !== '' && unread.size < mostTold) unread.add(own);
    };
    flatten(item, '', 0, put);
    return { number: at + 1, cells: Array.from(cells, (cell) => cell ?? '') };
  });
  return { name, hidden: false, rows, columns: [...columns.keys()], unread: [...unread] };
}

function flatten(value: unknown, path: string, depth: number, put: (path: string, cell: string) => void): void {
  if (value === null || value === undefined) return;
  if (Array.isArray(value)) {
    const plain = value.every((one) => typeof one !== 'object' || one === null);
    put(path || 'text', plain ? joined(path, value.map(plainly)) : written(value));
  } else if (typeof value === 'object') {
    if (depth >= deepest) put(path, written(value));
    else
      for (const [key, inner] of Object.entries(value))
        flatten(inner, path === '' ? key : `${path}.${key}`, depth + 1, put);
  } else put(path || 'text', plainly(value));
}

/** Paragraphs of a text, or values that stand beside each other. */
function joined(path: string, cells: readonly string[]): string {
  const isText = namedAs(path) === 'text' || cells.some((cell) => isProse(cell));
  return isText ? cells.filter((cell) => cell.trim() !== '').join('\n\n') : cells.join('; ');
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

interface Lists {
  readonly lists: readonly List[];
  /** See `JsonTables`. */
  readonly beside: readonly string[];
}

function listsIn(value: unknown): Lists {
  if (Array.isArray(value)) return { lists: [{ name: '', items: value }], beside: [] };
  if (!isObject(value)) return { lists: [], beside: [] };
  const entries = Object.entries(value);
  const row: Lists = { lists: [{ name: '', items: [value] }], beside: [] };
  const isList = ([, items]: readonly [string, unknown]) => Array.isArray(items) && items.some(isObject);
  const lists = entries.filter(isList).map(([name, items]): List => ({ name, items: items as readonly unknown[] }));
  const besides = (isTaken: (entry: readonly [string, unknown]) => boolean) =>
    entries.filter((entry) => !isTaken(entry) && hasWords(entry[1])).map(([name]) => name);
  if (lists.length > 0) return isRead(value, lists) ? row : { lists, beside: besides(isList) };
  // Records by their ids.
  if (entries.length > 1 && entries.every(([, one]) => isObject(one)))
    return { lists: [{ name: '', items: entries.map(([id, one]) => ({ id, ...(one as object) })) }], beside: [] };
  const under = (name: string, own: string) => (own === '' ? name : `${name}.${own}`);
  const within = entries
    .filter(([, one]) => isObject(one))
    .map(([name, one]) => ({ name, ...listsIn(one) }))
    .map((one) => ({
      lists: one.lists.map((list) => ({ ...list, name: under(one.name, list.name) })),
      beside: one.beside.map((own) => under(one.name, own)),
    }));
  const inner = within.flatMap((one) => one.lists);
  if (!inner.some(({ items }) => items.length > 1) || isRead(value, inner)) return row;
  return { lists: inner, beside: [...besides(([, one]) => isObject(one)), ...within.flatMap((one) => one.beside)] };
}

/** Whether an object is itself what is read: its text is called one, or there is more of it than in its lists. */
function isRead(value: object, lists: readonly List[]): boolean {
  const own = proseOf(value);
  if (own === 0) return false;
  const isText = Object.entries(value).some(([name, one]) => namedAs(name) === 'text' && proseOf([one]) > 0);
  return (
    isText || own > lists.reduce((sum, { items }) => sum + items.reduce<number>((all, one) => all + proseOf(one), 0), 0)
  );
}

/** How much prose stands in an object or a list itself, and in lists of strings in it. */
function proseOf(value: unknown): number {
  if (typeof value !== 'object' || value === null) return isProse(value) ? widthOfWords(value) : 0;
  const own = Object.values(value).flatMap((one: unknown) => (Array.isArray(one) ? (one as unknown[]) : [one]));
  return own.reduce<number>((sum, one) => sum + (isProse(one) ? widthOfWords(one) : 0), 0);
}

function isProse(value: unknown): value is string {
  return typeof value === 'string' && widthOfWords(value) >= shortestProse && !/^\S*$/u.test(value.slice(0, 60).trim());
}

/** So wide is a sentence or two; a letter of Latin script is 1. */
const shortestProse = 80;

function hasWords(value: unknown): boolean {
  if (typeof value === 'string') return /\p{L}/u.test(value);
  return typeof value === 'object' && value !== null && Object.keys(value).length > 0;
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isOwnExport(value: unknown): boolean {
  return isObject(value) && (value as { readonly format?: unknown }).format === 'lectern-evidence';
}
