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
  /** What columns hold in rows that were written before the table had them. */
  readonly defaults: ReadonlyMap<string, SqliteValue>;
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
  /** Tables whose rows are kept in another way, as hardly any program does. */
  readonly #others = new Set<string>();
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
    const schema = { root: 1, columns: ['type', 'name', 'tbl_name', 'rootpage', 'sql'], defaults: new Map(), id: null };
    for (const row of this.#rowsOf(schema)) {
      const [name, sql, root] = ['name', 'sql', 'rootpage'].map((column) => row.get(column));
      if (
        row.get('type') !== 'table' ||
        typeof name !== 'string' ||
        typeof sql !== 'string' ||
        typeof root !== 'number'
      )
        continue;
      const made = withoutComments(sql);
      if (/\)\s*(?:strict\s*,?\s*)?without\s+rowid/iu.test(made.trimEnd().slice(-60)))
        this.#others.add(name.toLowerCase());
      else this.#tables.set(name.toLowerCase(), { root, ...columnsOf(made) });
    }
  }

  get tables(): readonly string[] {
    return [...this.#tables.keys(), ...this.#others];
  }

  *rows(name: string): Generator<SqliteRow, void> {
    const table = this.#tables.get(name.toLowerCase());
    if (this.#others.has(name.toLowerCase()))
      throw new SqliteFault(`Its table ${name} is kept WITHOUT ROWID, which is not read`);
    if (table) yield* this.#rowsOf(table);
  }

  *#rowsOf(table: Table): Generator<SqliteRow, void> {
    const { root, columns } = table;
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
        yield this.#record(payload, table, rowId);
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

  #record(payload: Uint8Array, { columns, defaults, id }: Table, rowId: number): SqliteRow {
    const head = varint(payload, 0);
    const row = new Map<string, SqliteValue>();
    let [at, body] = [head.next, head.value];
    if (body > payload.length) throw new SqliteFault('A row is longer than it is');
    for (const column of columns) {
      let value = defaults.get(column) ?? null;
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

/** The columns that a table was made with and that stand in its rows, what they hold if nothing is written, and the id of the row. */
function columnsOf(sql: string): Omit<Table, 'root'> {
  const columns: string[] = [];
  const defaults = new Map<string, SqliteValue>();
  /** Those that may be the id of a row. */
  const integers = new Set<string>();
  let id: string | null = null;
  for (const part of partsOf(sql)) {
    const [whole = '', quoted = '', plain = ''] =
      /^\s*(?:["'`[]([^"'`\]]*)["'`\]]|([^\s(),"'`[\]]+))/u.exec(part) ?? [];
    const name = (quoted || plain).toLowerCase();
    if (quoted === '' && /^(?:constraint|primary|unique|check|foreign)$/u.test(name)) {
      const [, key = ''] = /primary\s+key\s*\(\s*["'`[]?([^"'`\]\s,)]+)["'`\]]?\s*\)/iu.exec(part) ?? [];
      if (key !== '' && integers.has(key.toLowerCase())) id = key.toLowerCase();
      continue;
    }
    if (name === '') continue;
    const rest = part.slice(whole.length);
    // What is worked out from other columns is not stored unless that is said.
    if (/(?:^|\s)as\s*\(/iu.test(withoutWords(rest)) && !/\bstored\s*$/iu.test(rest)) continue;
    columns.push(name);
    const value = defaultIn(rest);
    if (value !== null) defaults.set(name, value);
    const isInteger = /^\s*integer\b/iu.test(rest);
    if (isInteger && /\bprimary\s+key\b/iu.test(rest)) id = name;
    if (isInteger) integers.add(name);
  }
  return { columns, defaults, id };
}

/** What a column holds if nothing is written, as its type keeps it; null for nothing, or what is worked out. */
function defaultIn(column: string): SqliteValue {
  const [, text, number, word] =
    /\bdefault\s*(?:\(\s*)?(?:["']((?:[^"']|'')*)["']|([+-]?\s*(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?)(?![\w.])|(true|false)\b)/iu.exec(
      column,
    ) ?? [];
  const [type = ''] =
    /^[^'"(]*?(?=\b(?:default|not|null|check|unique|references|collate|constraint|primary)\b|[('"]|$)/iu.exec(column) ??
    [];
  const isText = /char|clob|text/iu.test(type) && !/int/iu.test(type);
  const isPlain = isText || type.trim() === '' || /blob/iu.test(type);
  if (text !== undefined) {
    const words = text.replaceAll("''", "'");
    return isPlain || !/^\s*[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?\s*$/iu.test(words) ? words : Number(words);
  }
  const value = number !== undefined ? Number(number.replaceAll(/\s/gu, '')) : word && (/true/iu.test(word) ? 1 : 0);
  return typeof value !== 'number' ? null : isText ? String(value) : value;
}

/** Where a word, a name or a comment that begins here ends; `from` if none does. */
function endOfQuoted(sql: string, from: number): number {
  const sign = sql[from]!;
  if (sign !== "'" && sign !== '"' && sign !== '`' && sign !== '[') return from;
  const end = sql.indexOf(sign === '[' ? ']' : sign, from + 1);
  return end < 0 ? sql.length : end + 1;
}

function withoutComments(sql: string): string {
  const kept: string[] = [];
  let from = 0;
  for (let at = 0; at < sql.length;) {
    const isLine = sql.startsWith('--', at);
    if (!isLine && !sql.startsWith('/*', at)) {
      at = Math.max(at + 1, endOfQuoted(sql, at));
      continue;
    }
    kept.push(sql.slice(from, at));
    const end = isLine ? sql.indexOf('\n', at) : sql.indexOf('*/', at + 2);
    at = end < 0 ? sql.length : end + (isLine ? 1 : 2);
    from = at;
  }
  return [...kept, sql.slice(from)].join(' ');
}

/** Without what stands in quotation marks. */
function withoutWords(sql: string): string {
  return sql.replaceAll(/'[^']*'|"[^"]*"|`[^`]*`|\[[^\]]*\]/gu, ' ');
}

/** What stands between the commas of the outermost brackets. */
function partsOf(sql: string): readonly string[] {
  const parts: string[] = [];
  let [depth, from] = [-1, 0];
  for (let at = 0; at < sql.length;) {
    const end = endOfQuoted(sql, at);
    if (end > at) {
      at = end;
      continue;
    }
    const sign = sql[at]!;
    if (sign === '(' && ++depth === 0) from = at + 1;
    else if (sign === ')' && depth-- === 0) {
      parts.push(sql.slice(from, at));
      return parts;
    } else if (sign === ',' && depth === 0) {
      parts.push(sql.slice(from, at));
      from = at + 1;
    }
    at++;
  }
  return depth < 0 ? parts : [...parts, sql.slice(from)];
}
