import type { FileBytes } from './zip-reader.ts';

// Reads the tables of an SQLite database (https://www.sqlite.org/fileformat2.html): pages, varints, b-trees of tables, records that
// go on in overflow pages. Nothing is executed: no SQL, no views, no triggers. What stands in a write-ahead log beside the
// file is not in it. Every page is visited once and all that is read together is bounded, so a hostile file ends in a fault.

/** Why a file is not read. */
export class SqliteFault extends Error {}

/** What stands in a cell. */
export type SqliteValue = string | number | Uint8Array | null;

/** A row by the names of its columns, in lower case. */
export type SqliteRow = ReadonlyMap<string, SqliteValue>;

/** The tables of a database. */
export interface SqliteFile {
  /** In lower case. */
  readonly tables: readonly string[];
  /** It was written with a log beside it, which may hold what was written last. */
  readonly hasLog: boolean;
  /** The rows in the order of their ids; none if there is no such table. Throws a SqliteFault. */
  rows(table: string): Generator<SqliteRow, void>;
}

const signature = 'SQLite format 3\0';

/** Whether a file begins like an SQLite database. */
export function isSqlite(file: FileBytes): boolean {
  return file.length >= 512 && new TextDecoder('latin1').decode(file.slice(0, 16)) === signature;
}

/** Opens a database. Throws a SqliteFault for what is none. */
export function openSqlite(file: FileBytes): SqliteFile {
  if (!isSqlite(file)) throw new SqliteFault('It is no SQLite database');
  return new Reader(file.slice(0, file.length));
}

interface Table {
  readonly root: number;
  readonly columns: readonly string[];
  /** The column that holds the id of the row and is stored nowhere else. */
  readonly id: string | null;
}

class Reader implements SqliteFile {
  readonly hasLog: boolean;
  readonly #bytes: Uint8Array;
  readonly #view: DataView;
  readonly #pageSize: number;
  /** Of a page, without what is reserved at its end. */
  readonly #usable: number;
  readonly #words: TextDecoder;
  readonly #tables = new Map<string, Table>();
  /** How many bytes of records may still be read; more than the file holds are in no honest one. */
  #left: number;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const size = this.#view.getUint16(16);
    this.#pageSize = size === 1 ? 65_536 : size;
    if (this.#pageSize < 512 || (this.#pageSize & (this.#pageSize - 1)) !== 0)
      throw new SqliteFault('Its pages have no size');
    this.#usable = this.#pageSize - bytes[20]!;
    if (this.#usable < 480) throw new SqliteFault('Its pages hold nothing');
    this.#words = new TextDecoder(['utf-8', 'utf-8', 'utf-16le', 'utf-16be'][this.#view.getUint32(56)] ?? 'utf-8', {
      ignoreBOM: true,
    });
    this.hasLog = bytes[18] === 2 || bytes[19] === 2;
    this.#left = bytes.length * 4;
    const schema = { root: 1, columns: ['type', 'name', 'tbl_name', 'rootpage', 'sql'], id: null };
    for (const row of this.#rowsOf(schema)) {
      const [name, sql, root] = ['name', 'sql', 'rootpage'].map((column) => row.get(column));
      if (
        row.get('type') !== 'table' ||
        typeof name !== 'string' ||
        typeof sql !== 'string' ||
        typeof root !== 'number'
      )
        continue;
      if (/\)\s*(?:strict\s*,?\s*)?without\s+rowid/iu.test(sql.slice(-60))) continue;
      this.#tables.set(name.toLowerCase(), { root, ...columnsOf(sql) });
    }
  }

  get tables(): readonly string[] {
    return [...this.#tables.keys()];
  }

  *rows(name: string): Generator<SqliteRow, void> {
    const table = this.#tables.get(name.toLowerCase());
    if (table) yield* this.#rowsOf(table);
  }

  *#rowsOf({ root, columns, id }: Table): Generator<SqliteRow, void> {
    const seen = new Set<number>();
    const waiting = [root];
    for (let page = waiting.pop(); page !== undefined; page = waiting.pop()) {
      if (seen.has(page)) throw new SqliteFault('Its pages go in a circle');
      seen.add(page);
      const start = this.#startOf(page);
      const head = page === 1 ? start + 100 : start;
      const kind = this.#bytes[head]!;
      const count = this.#view.getUint16(head + 3);
      if (kind !== 5 && kind !== 13) throw new SqliteFault('A page of a table is none');
      const cells = head + (kind === 5 ? 12 : 8);
      if (cells + count * 2 > start + this.#pageSize) throw new SqliteFault('A page holds more than fits');
      const places = Array.from({ length: count }, (_, at) => start + this.#view.getUint16(cells + at * 2));
      if (kind === 5) {
        waiting.push(this.#view.getUint32(head + 8));
        for (const at of places.toReversed()) waiting.push(this.#number(at));
        continue;
      }
      for (const at of places) {
        this.#left -= 2 + columns.length / 4;
        const { rowId, payload } = this.#cell(at, start + this.#pageSize);
        yield this.#record(payload, columns, id, rowId);
      }
    }
  }

  #startOf(page: number): number {
    const start = (page - 1) * this.#pageSize;
    if (page < 1 || start + this.#pageSize > this.#bytes.length)
      throw new SqliteFault('A page lies outside of the file');
    return start;
  }

  #number(at: number): number {
    if (at + 4 > this.#bytes.length) throw new SqliteFault('It breaks off');
    return this.#view.getUint32(at);
  }

  #cell(place: number, end: number): { readonly rowId: number; readonly payload: Uint8Array } {
    const size = varint(this.#bytes, place);
    const row = varint(this.#bytes, size.next);
    const length = size.value;
    this.#left -= length;
    if (length > this.#bytes.length || this.#left < 0) throw new SqliteFault('It holds more than fits into it');
    const local = localPart(length, this.#usable);
    if (row.next + local > end) throw new SqliteFault('A row breaks off');
    const first = this.#bytes.subarray(row.next, row.next + local);
    if (local === length) return { rowId: row.value, payload: first };
    const payload = new Uint8Array(length);
    payload.set(first);
    let filled = local;
    for (let page = this.#number(row.next + local); filled < length;) {
      const start = this.#startOf(page);
      const part = this.#bytes.subarray(start + 4, start + Math.min(this.#usable, 4 + length - filled));
      payload.set(part, filled);
      filled += part.length;
      page = this.#number(start);
    }
    return { rowId: row.value, payload };
  }

  #record(payload: Uint8Array, columns: readonly string[], id: string | null, rowId: number): SqliteRow {
    const head = varint(payload, 0);
    const row = new Map<string, SqliteValue>();
    let [at, body] = [head.next, head.value];
    if (body > payload.length) throw new SqliteFault('A row is longer than it is');
    for (const column of columns) {
      let value: SqliteValue = null;
      if (at < head.value) {
        const type = varint(payload, at);
        at = type.next;
        const length = lengthOf(type.value);
        if (body + length > payload.length) throw new SqliteFault('A row breaks off');
        value = this.#value(payload.subarray(body, body + length), type.value);
        body += length;
      }
      row.set(column, column === id && value === null ? rowId : value);
    }
    return row;
  }

  #value(bytes: Uint8Array, type: number): SqliteValue {
    if (type === 0 || type === 10 || type === 11) return null;
    if (type === 8 || type === 9) return type - 8;
    if (type === 7) return new DataView(bytes.buffer, bytes.byteOffset, 8).getFloat64(0);
    if (type < 7) {
      let number = bytes[0]! >= 0x80 ? -1 : 0;
      for (const byte of bytes) number = number * 256 + byte;
      return number;
    }
    return type % 2 === 0 ? bytes : this.#words.decode(bytes);
  }
}

/** Of a record of this size, how much stands in its own page. */
function localPart(length: number, usable: number): number {
  const most = usable - 35;
  if (length <= most) return length;
  const least = Math.floor(((usable - 12) * 32) / 255) - 23;
  const local = least + ((length - least) % (usable - 4));
  return local <= most ? local : least;
}

function lengthOf(type: number): number {
  return type >= 12 ? Math.floor((type - 12) / 2) : ([0, 1, 2, 3, 4, 6, 8, 8, 0, 0, 0, 0][type] ?? 0);
}

function varint(bytes: Uint8Array, from: number): { readonly value: number; readonly next: number } {
  let value = 0;
  for (let at = from; at < from + 8; at++) {
    const byte = bytes[at];
    if (byte === undefined) throw new SqliteFault('It breaks off');
    value = value * 128 + (byte & 0x7f);
    if (byte < 0x80) return { value, next: at + 1 };
  }
  const last = bytes[from + 8];
  if (last === undefined) throw new SqliteFault('It breaks off');
  // Nine bytes are 64 bits, of which the first is the sign.
  const whole = value * 256 + last;
  return { value: whole >= 2 ** 63 ? whole - 2 ** 64 : whole, next: from + 9 };
}

/** The columns that a table was made with, and which of them is the id of the row. */
function columnsOf(sql: string): Pick<Table, 'columns' | 'id'> {
  const parts = partsOf(sql.slice(sql.indexOf('(') + 1));
  const columns: string[] = [];
  /** Those that may be the id of a row. */
  const integers = new Set<string>();
  let id: string | null = null;
  for (const part of parts) {
    const [, quoted = '', plain = ''] = /^\s*(?:["'`[]([^"'`\]]*)["'`\]]|([^\s(),]+))/u.exec(part) ?? [];
    const name = (quoted || plain).toLowerCase();
    if (quoted === '' && /^(?:constraint|primary|unique|check|foreign)$/u.test(name)) {
      const [, key = ''] = /primary\s+key\s*\(\s*["'`[]?([^"'`\]\s,)]+)["'`\]]?\s*\)/iu.exec(part) ?? [];
      if (key !== '' && integers.has(key.toLowerCase())) id = key.toLowerCase();
      continue;
    }
    if (name === '') continue;
    columns.push(name);
    const isInteger = /^\s*\S+\s+integer\b/iu.test(part);
    if (isInteger && /\bprimary\s+key\b/iu.test(part)) id = name;
    if (isInteger) integers.add(name);
  }
  return { columns, id };
}

/** What stands between the commas of the outermost brackets. */
function partsOf(inside: string): readonly string[] {
  const parts: string[] = [];
  let [depth, from] = [0, 0];
  for (let at = 0; at < inside.length; at++) {
    const sign = inside[at]!;
    if (sign === "'" || sign === '"' || sign === '`') {
      const end = inside.indexOf(sign, at + 1);
      if (end < 0) break;
      at = end;
    } else if (sign === '(') depth++;
    else if (sign === ')' && depth-- === 0) {
      parts.push(inside.slice(from, at));
      return parts;
    } else if (sign === ',' && depth === 0) {
      parts.push(inside.slice(from, at));
      from = at + 1;
    }
  }
  return [...parts, inside.slice(from)];
}
