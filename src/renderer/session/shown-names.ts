import type { Id } from '../../core/model/id.ts';
import type { Document } from '../../core/model/records.ts';
import { documentNames } from '../../core/model/shown-name.ts';
import { tagLabels } from '../../core/model/tag-paths.ts';
import type { ProjectStore } from '../store/project-store.ts';

// What documents and tags are called beside one another; made once for each state of them, whoever asks. The rows are
// changed in place, so their version tells.

interface Made {
  readonly version: number;
  readonly names: ReadonlyMap<Id, string>;
}

const namesMade = new WeakMap<ReadonlyMap<Id, Document>, Made>();
const labelsMade = new WeakMap<ProjectStore, Made>();

/** The name of every document as it is shown wherever one is named beside others; see `documentNames`. */
export function namesOf(rows: ReadonlyMap<Id, Document>, version: number): ReadonlyMap<Id, string> {
  const last = namesMade.get(rows);
  if (last?.version === version) return last.names;
  const names = documentNames(rows.values());
  namesMade.set(rows, { version, names });
  return names;
}

/** What each tag is called where its place in the tree is not seen. */
export function tagLabelsOf(store: ProjectStore): ReadonlyMap<Id, string> {
  const version = store.snapshot.version('tags');
  const last = labelsMade.get(store);
  if (last?.version === version) return last.names;
  const names = tagLabels(store.snapshot.rows('tags'));
  labelsMade.set(store, { version, names });
  return names;
}
