import { Dexie } from 'dexie';
import type { Table as DexieTable } from 'dexie';
import type { Change } from '../../core/model/change.ts';
import type { Diff } from '../../core/model/diff.ts';
import type { Id } from '../../core/model/id.ts';
import type { Records, Text } from '../../core/model/records.ts';
import { schema1 } from './migrations/schema-1.ts';

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

/** The database of one project. Open it through `openProjectStore`, which turns failures into Problems. */
export class ProjectDatabase extends Dexie {
  declare readonly project: DexieTable<Records['project'], Id>;
  declare readonly documents: DexieTable<Records['documents'], Id>;
  declare readonly imports: DexieTable<Records['imports'], Id>;
  declare readonly outcomes: DexieTable<Records['outcomes'], Id>;
  declare readonly annotations: DexieTable<Records['annotations'], Id>;
  declare readonly tags: DexieTable<Records['tags'], Id>;
  declare readonly notes: DexieTable<Records['notes'], Id>;
  declare readonly attributes: DexieTable<Records['attributes'], Id>;
  declare readonly searches: DexieTable<Records['searches'], Id>;
  declare readonly changes: DexieTable<StoredChange, number, Omit<StoredChange, 'number'>>;
  declare readonly diffs: DexieTable<StoredDiff, number>;
  declare readonly texts: DexieTable<Text, Id>;
  declare readonly segments: DexieTable<StoredSegment, Id>;
  declare readonly places: DexieTable<Place, Id>;
  declare readonly meta: DexieTable<Meta, string>;

  constructor(projectId: Id) {
    // What the screen shows as saved is on disk, not only on its way there.
    super(projectDatabaseName(projectId), { autoOpen: false, chromeTransactionDurability: 'strict' });
    schema1(this);
  }
}

/** Never changed: the database of that name is where a project lives. */
export function projectDatabaseName(projectId: Id): string {
  return `lectern-project-${projectId}`;
}
