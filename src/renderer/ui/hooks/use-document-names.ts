import type { Id } from '../../../core/model/id.ts';
import type { Document } from '../../../core/model/records.ts';
import { documentNames } from '../../../core/model/shown-name.ts';
import { useRows } from './use-session.ts';

/** Made once for each state of the documents, whoever asks; the rows are changed in place, so their version tells. */
const made = new WeakMap<ReadonlyMap<Id, Document>, { version: number; names: ReadonlyMap<Id, string> }>();

/** The name of every document as it is shown wherever one is named beside others; see `documentNames`. */
export function useDocumentNames(): ReadonlyMap<Id, string> {
  const { rows, version } = useRows('documents');
  return namesOf(rows, version);
}

/** The same, for what is no component. */
export function namesOf(rows: ReadonlyMap<Id, Document>, version: number): ReadonlyMap<Id, string> {
  const last = made.get(rows);
  if (last?.version === version) return last.names;
  const names = documentNames(rows.values());
  made.set(rows, { version, names });
  return names;
}
