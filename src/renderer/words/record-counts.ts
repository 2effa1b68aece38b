import type { Table } from '../../core/model/records.ts';
import { plural } from './in-words.ts';

/** Of the records that a person knows: one, several. */
export const countedTables = [
  ['documents', 'document', 'documents'],
  ['annotations', 'annotation', 'annotations'],
  ['tags', 'tag', 'tags'],
  ['notes', 'note', 'notes'],
  ['attributes', 'attribute', 'attributes'],
  ['searches', 'saved search', 'saved searches'],
  ['eventSets', 'event set', 'event sets'],
  ['claims', 'claim', 'claims'],
  ['cells', 'cell', 'cells'],
  ['rulings', 'ruling', 'rulings'],
  ['aliases', 'alias', 'aliases'],
  ['origins', 'origin', 'origins'],
  ['links', 'link', 'links'],
  ['relations', 'relation', 'relations'],
  ['people', 'person', 'people'],
] as const;

/** How many of each kind: `2 documents`, `1 tag`. Kinds that a person does not know are passed over. */
export function countsInWords(counts: { readonly [T in Table]?: number }): readonly string[] {
  return countedTables.flatMap(([table, one, many]) => {
    const count = counts[table] ?? 0;
    return count === 0 ? [] : [plural(count, one, many)];
  });
}
