import type { Rows } from './cascade.ts';
import type { Chosen } from './chosen.ts';
import type { Id } from './id.ts';
import { kindOf, loadedTables } from './tables.ts';
import type { LoadedTable } from './tables.ts';

/**
 * Those of the documents that somebody worked in: a record of whatever kind speaks of them, or a person entered or chose something
 * about them. What a person made is lost with such a document. `chosenOf`: see `chosenIn`.
 */
export function workedIn(
  records: Rows,
  documentIds: Iterable<Id>,
  chosenOf: (documentId: Id) => Chosen,
): ReadonlySet<Id> {
  const asked = new Set(documentIds);
  const worked = new Set<Id>();
  for (const table of loadedTables) for (const id of spokenOf(records, table)) if (asked.has(id)) worked.add(id);
  for (const id of asked) {
    const document = records.rows('documents').get(id);
    if (!document) continue;
    const { emptied, language } = chosenOf(id);
    const said = [document.title, ...Object.values(document.attributes)];
    if (language || emptied.size > 0 || said.some(({ origin }) => origin.kind === 'person')) worked.add(id);
  }
  return worked;
}

/** The documents that records of a kind speak of. */
function* spokenOf<T extends LoadedTable>(records: Rows, table: T): Generator<Id> {
  const { references } = kindOf(table);
  for (const record of records.rows(table).values())
    for (const { to, id } of references(record)) if (to === 'documents') yield id;
}
