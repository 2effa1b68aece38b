import { Dexie } from 'dexie';
import type { Table as DexieTable } from 'dexie';
import type { Change } from '../../core/model/change.ts';
import type { Diff } from '../../core/model/diff.ts';
import type { Id } from '../../core/model/id.ts';
import type { Records, Table, Text } from '../../core/model/records.ts';
import { kindOf, tables } from '../../core/model/tables.ts';
import { nameAbortCauses } from './abort-causes.ts';
import { newestSchema } from '../../core/model/upgrade/upgrade.ts';
import { upgradeTables } from './upgrade-tables.ts';

// On 127.0.0.1 Dexie takes the program for one under development: it would keep a stack for every access and write
// each failure to the console, also those that are answered with a Result.
Dexie.debug = false;

/** A Change as stored, without its Diff: `number` orders acts. */
export type StoredChange = Omit<Change, 'diff'> & { readonly number: number };

/** A piece of the Diff of the Change `number`; pieces touch different records, so that each can be read alone. */
export interface StoredDiff {
  readonly part?: number;
  readonly number: number;
  readonly diff: Diff;
}

/** A piece of the search index: derived, so its shape is the index's own affair. */
export interface StoredSegment {
  readonly id: Id;
  readonly segment: unknown;
}

/** Where a person was in a document; view state, not undoable. */
export interface Place {
  readonly documentId: Id;
  readonly from: number;
  readonly pixels: number;
}

/** `journal` counts the transactions that changed records, so that every window can tell whether it missed one. */
export interface Meta {
  readonly key: string;
  readonly value: unknown;
}

/**
 * Only what is looked up is indexed. `changes` has a key that counts up, because the order of acts must not hang on a
 * clock; their Diffs stand apart, so that the history can be listed without reading them. `texts`, `segments`, `places`
 * and `meta` are no records: texts are written once, the others derived or mere view state.
 */
const stores = {
  ...Object.fromEntries(tables.map((table) => [table, ['id', ...kindOf(table).lookedUpBy].join(', ')])),
  changes: '++number, act, state',
  diffs: '++part, number',
  texts: 'id',
  segments: 'id',
  places: 'documentId',
  meta: 'key',
};

/** The database of one project. Open it through `openProjectStore`, which turns failures into Problems. */
export class ProjectDatabase extends Dexie {
  declare readonly changes: DexieTable<StoredChange, number, Omit<StoredChange, 'number'>>;
  declare readonly diffs: DexieTable<StoredDiff, number>;
  declare readonly texts: DexieTable<Text, Id>;
  declare readonly segments: DexieTable<StoredSegment, Id>;
  declare readonly places: DexieTable<Place, Id>;
  declare readonly meta: DexieTable<Meta, string>;

  constructor(projectId: Id) {
    // What the screen shows as saved is on disk, not only on its way there.
    super(projectDatabaseName(projectId), { autoOpen: false, chromeTransactionDurability: 'strict' });
    for (let schema = 1; schema <= newestSchema; schema++) {
      const version = this.version(schema).stores(stores);
      // Dexie must see that it is asynchronous.
      if (schema > 1) version.upgrade(async (transaction) => upgradeTables(transaction, schema));
    }
    nameAbortCauses(this);
  }

  /** The table of a kind of records. */
  records<T extends Table>(table: T): DexieTable<Records[T], Id> {
    return this.table(table);
  }
}

/** Never changed: the database of that name is where a project lives. */
export function projectDatabaseName(projectId: Id): string {
  return `lectern-project-${projectId}`;
}
