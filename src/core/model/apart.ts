import { edits } from './diff.ts';
import type { Diff, Edit } from './diff.ts';
import type { Annotation, Document, ImportOutcomes, Note, Records, Table, Tag } from './records.ts';

// Acts are undone from the last to the first. What the program did by itself may stand between, and is passed over:
// that is right only if neither act stands on the other, so that each order ends the same.

/** What a Diff changes, and what it must find. Names are made of a table and an id. */
export interface Reach {
  readonly changes: ReadonlySet<string>;
  readonly needs: ReadonlySet<string>;
}

/** What all of these Diffs reach. */
export function reachOf(diffs: Iterable<Diff>): Reach {
  const changes = new Set<string>();
  const needs = new Set<string>();
  for (const diff of diffs) {
    for (const [table, id, edit] of edits(diff)) {
      changes.add(`${table} ${id}`);
      const [before, after] = edit;
      if (before === null || after === null) changes.add(existence(table, id));
      for (const record of edit) if (record) for (const need of needsOf(table, record)) needs.add(need);
      if (table === 'documents') for (const place of placesOf(edit as Edit<Document>)) changes.add(place);
    }
  }
  return { changes, needs };
}

/** Whether the acts can be done, and taken back, in either order with the same outcome. */
export function areApart(a: Reach, b: Reach): boolean {
  return !meet(a.changes, b.changes) && !meet(a.needs, b.changes) && !meet(b.needs, a.changes);
}

function existence(table: Table, id: string): string {
  return `${table} ${id} exists`;
}

/** A document that comes or goes takes or leaves a place: two at one place would be one file twice. */
function placesOf([before, after]: Edit<Document>): readonly string[] {
  if (before !== null && after !== null) return [];
  return [`place ${(before ?? after)!.path.normalize('NFC')}`];
}

function needsOf(table: Table, record: Records[Table]): readonly string[] {
  switch (table) {
    case 'annotations': {
      // Its place holds in one version of the document only.
      const { documentId, tagIds } = record as Annotation;
      return [`documents ${documentId}`, ...tagIds.map((id) => existence('tags', id))];
    }
    case 'notes': {
      const { about } = record as Note;
      const subjects = { document: 'documents', tag: 'tags', annotation: 'annotations' } as const;
      return about.kind === 'project' ? [] : [existence(subjects[about.kind], about.id)];
    }
    case 'documents':
    case 'outcomes':
      return [existence('imports', (record as Document | ImportOutcomes).importId)];
    case 'tags': {
      const { parentId } = record as Tag;
      return parentId === null ? [] : [existence('tags', parentId)];
    }
    default:
      return [];
  }
}

function meet(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  const [fewer, more] = a.size < b.size ? [a, b] : [b, a];
  for (const one of fewer) if (more.has(one)) return true;
  return false;
}
