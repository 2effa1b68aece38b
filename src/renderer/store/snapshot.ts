import { inTextOrder } from '../../core/model/annotations.ts';
import { edits } from '../../core/model/diff.ts';
import type { Diff } from '../../core/model/diff.ts';
import type { Id } from '../../core/model/id.ts';
import { SignatureCounts } from '../../core/model/people.ts';
import type { Annotation, Records } from '../../core/model/records.ts';
import { isLoaded, loadedTables } from '../../core/model/tables.ts';
import type { LoadedTable } from '../../core/model/tables.ts';

/**
 * The records of a project in memory, kept up to date by Diffs: a question costs no database call, and an import of
 * 10,000 files does not read the list of documents again with every batch. What every screen asks for is kept ready:
 * the annotations of each document in text order.
 *
 * Maps are changed in place; `version` tells whether a table changed since.
 */
export class Snapshot {
  readonly #rows = Object.fromEntries(loadedTables.map((table) => [table, new Map()])) as unknown as {
    readonly [T in LoadedTable]: Map<Id, Records[T]>;
  };
  readonly #versions = new Map<LoadedTable, number>();
  readonly #byDocument = new Map<Id, readonly Annotation[]>();
  readonly #noted = new Map<Id, Annotation>();
  readonly #signatures = new SignatureCounts();

  rows<T extends LoadedTable>(table: T): ReadonlyMap<Id, Records[T]> {
    return this.#rows[table];
  }

  /** How many records there are. */
  get size(): number {
    return loadedTables.reduce((size, table) => size + this.#rows[table].size, 0);
  }

  /** Grows with every change of the table. */
  version(table: LoadedTable): number {
    return this.#versions.get(table) ?? 0;
  }

  /** In text order, all versions of the document together. The same array as long as nothing changed in it. */
  annotationsOf(documentId: Id): readonly Annotation[] {
    return this.#byDocument.get(documentId) ?? none;
  }

  /** The annotations with a note, as long as they have one: few among many. In the order in which they came to have it. */
  get noted(): ReadonlyMap<Id, Annotation> {
    return this.#noted;
  }

  /** What stands as author in the records. Another object only when somebody came or went. */
  signatures(): ReadonlySet<string> {
    const { version } = this.#signatures;
    if (this.#signers.version !== version) this.#signers = { version, all: this.#signatures.all() };
    return this.#signers.all;
  }
  #signers: { readonly version: number; readonly all: ReadonlySet<string> } = { version: 0, all: new Set() };

  /** Replaces everything, e.g. at opening or after a Diff was missed. */
  load(records: { readonly [T in LoadedTable]: readonly Records[T][] }): void {
    this.#byDocument.clear();
    this.#noted.clear();
    this.#signatures.clear();
    for (const table of loadedTables) {
      const rows = this.#rows[table] as Map<Id, Records[LoadedTable]>;
      rows.clear();
      for (const record of records[table]) {
        rows.set(record.id, record);
        this.#signatures.count(table, record, 1);
      }
      this.#grow(table);
    }
    const lists = new Map<Id, Annotation[]>();
    for (const annotation of records.annotations) {
      if (annotation.note !== '') this.#noted.set(annotation.id, annotation);
      const list = lists.get(annotation.documentId);
      if (list) list.push(annotation);
      else lists.set(annotation.documentId, [annotation]);
    }
    for (const [documentId, list] of lists) this.#byDocument.set(documentId, list.sort(inTextOrder));
  }

  apply(diff: Diff): void {
    const annotations: [Annotation | null, Annotation | null][] = [];
    const touched = new Set<LoadedTable>();
    for (const [table, id, [before, after]] of edits(diff)) {
      if (!isLoaded(table)) continue;
      touched.add(table);
      const rows = this.#rows[table] as Map<Id, unknown>;
      if (after === null) rows.delete(id);
      else rows.set(id, after);
      if (before !== null) this.#signatures.count(table, before, -1);
      if (after !== null) this.#signatures.count(table, after, 1);
      if (table === 'annotations') annotations.push([before as Annotation | null, after as Annotation | null]);
    }
    this.#placeAnnotations(annotations);
    for (const table of touched) this.#grow(table);
  }

  #placeAnnotations(changes: readonly (readonly [Annotation | null, Annotation | null])[]): void {
    const changed = new Map<Id, { gone: Set<Id>; come: Annotation[] }>();
    const entryOf = (documentId: Id) => {
      let entry = changed.get(documentId);
      if (!entry) changed.set(documentId, (entry = { gone: new Set(), come: [] }));
      return entry;
    };
    for (const [before, after] of changes) {
      if (after && after.note !== '') this.#noted.set(after.id, after);
      else this.#noted.delete((after ?? before)!.id);
      if (before) {
        entryOf(before.documentId).gone.add(before.id);
      }
      if (after) {
        entryOf(after.documentId).come.push(after);
      }
    }
    for (const [documentId, { gone, come }] of changed) {
      const kept = this.annotationsOf(documentId).filter((annotation) => !gone.has(annotation.id));
      this.#byDocument.set(documentId, merge(kept, come.sort(inTextOrder)));
    }
  }

  #grow(table: LoadedTable): void {
    this.#versions.set(table, this.version(table) + 1);
  }
}

const none: readonly Annotation[] = [];

function merge(a: readonly Annotation[], b: readonly Annotation[]): readonly Annotation[] {
  const merged: Annotation[] = [];
  let left = 0;
  let right = 0;
  while (left < a.length && right < b.length) {
    merged.push(inTextOrder(a[left]!, b[right]!) <= 0 ? a[left++]! : b[right++]!);
  }
  return [...merged, ...a.slice(left), ...b.slice(right)];
}
