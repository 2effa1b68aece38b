import sqlite3InitModule from '@sqlite.org/sqlite-wasm';
import type { Database } from '@sqlite.org/sqlite-wasm';

const sqlite = await sqlite3InitModule();

/** A database that SQLite itself made. */
export function databaseOf(make: (database: Database) => void, size = 4096): Uint8Array<ArrayBuffer> {
  const database = new sqlite.oo1.DB(':memory:', 'c');
  try {
    database.exec(`PRAGMA page_size = ${size}; VACUUM;`);
    make(database);
    return new Uint8Array(sqlite.capi.sqlite3_js_db_export(database.pointer!));
  } finally {
    database.close();
  }
}

/** What SQLite itself answers. */
export function answerOf(bytes: Uint8Array<ArrayBuffer>, sql: string): readonly unknown[] {
  const database = new sqlite.oo1.DB(':memory:', 'c');
  try {
    const place = sqlite.wasm.allocFromTypedArray(bytes);
    sqlite.capi.sqlite3_deserialize(database.pointer!, 'main', place, bytes.length, bytes.length, 1);
    return database.selectArrays(sql);
  } finally {
    database.close();
  }
}
