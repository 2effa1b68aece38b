import type { FileBytes } from '../../container/zip-reader.ts';
import { isSqlite, openSqlite } from '../../container/sqlite.ts';
import type { SqliteFile, SqliteRow } from '../../container/sqlite.ts';
import { fail, ok } from '../../model/result.ts';
import type { Result } from '../../model/result.ts';
import type { ExchangeFile } from '../importer.ts';
import { withoutFiles } from '../importer.ts';
import type { Incoming } from '../incoming.ts';
import { whyNotRead } from '../why-not-read.ts';

/** Reads a project of a program that keeps it in SQLite. Fails with `not-exchange` for what is damaged, or has none of the tables. */
export function readDatabase(
  file: FileBytes,
  about: string,
  needed: readonly string[],
  read: (database: SqliteFile) => Incoming,
): Result<ExchangeFile> {
  try {
    if (!isSqlite(file)) return fail('not-exchange', about, 'It is no SQLite database');
    const database = openSqlite(file);
    const missing = needed.filter((name) => !database.tables.includes(name));
    if (missing.length > 0) return fail('not-exchange', about, `It has no table ${missing.join(', ')}`);
    return ok(withoutFiles(read(database)));
  } catch (error) {
    if (error instanceof RangeError) return fail('not-exchange', about, 'damaged');
    const why = whyNotRead(error, about);
    if (why) return why;
    throw error;
  }
}

/** What stands in a column as words; empty for nothing. */
export function wordsIn(row: SqliteRow, column: string): string {
  const value = row.get(column);
  return typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '';
}

/** What stands in a column as a number; null for what is none. */
export function numberIn(row: SqliteRow, column: string): number | null {
  const value = row.get(column);
  return typeof value === 'number' && Number.isFinite(value) ? value : null;
}

/** A moment, `2024-01-15 10:00:00`: by the clock of this machine, or UTC if the program writes so; null for none. */
export function momentIn(row: SqliteRow, column: string, isUtc = false): string | null {
  const written = wordsIn(row, column).trim();
  if (!/^\d{4}-\d\d-\d\d/u.test(written)) return null;
  const time = Date.parse(`${written.replace(' ', 'T').replace(/(\.\d{3})\d+/u, '$1')}${isUtc ? 'Z' : ''}`);
  return Number.isNaN(time) ? null : new Date(time).toISOString();
}
