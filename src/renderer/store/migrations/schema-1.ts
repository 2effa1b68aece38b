import type { Dexie } from 'dexie';

/**
 * Schema 1. Only what is looked up is indexed. `changes` has a key that counts up, because the order of acts must not
 * hang on a clock; their Diffs stand apart, so that the history can be listed without reading them. `texts`, `segments`, `places` and `meta` are no records: texts are written once, the others derived
 * or mere view state.
 */
export function schema1(database: Dexie): void {
  database.version(1).stores({
    project: 'id',
    documents: 'id',
    imports: 'id',
    outcomes: 'id, importId',
    annotations: 'id, documentId',
    tags: 'id',
    notes: 'id',
    attributes: 'id',
    searches: 'id',
    changes: '++number, act, state',
    diffs: '++part, number',
    texts: 'id',
    segments: 'id',
    places: 'documentId',
    meta: 'key',
  });
}
