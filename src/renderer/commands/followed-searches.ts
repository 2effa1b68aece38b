import { sequence, updated } from '../../core/model/diff.ts';
import type { Diff } from '../../core/model/diff.ts';
import type { Id } from '../../core/model/id.ts';
import type { Tag } from '../../core/model/records.ts';
import { followTags } from '../../core/search/language/follow-tags.ts';
import type { Desk } from './desk.ts';
import { queryReading } from './own-fields.ts';

/**
 * Saved searches go on asking for the tags that they asked for, whatever a Diff does to tags. Those of older projects
 * hold names only, which a new tag can take from the one that was meant.
 */
export function followedSearches(desk: Desk, diff: Diff): Diff {
  const { snapshot } = desk.store;
  const before = snapshot.rows('tags');
  const after = afterTags(before, diff);
  const reading = queryReading(snapshot);
  return sequence(
    ...[...snapshot.rows('searches').values()].map((search) =>
      updated('searches', search, { ...search, query: followTags(search.query, before, after, reading) }),
    ),
  );
}

/** The tags as they are when a Diff was applied. */
export function afterTags(rows: ReadonlyMap<Id, Tag>, diff: Diff): ReadonlyMap<Id, Tag> {
  const after = new Map(rows);
  for (const [id, [, tag]] of Object.entries(diff.tags ?? {})) {
    if (tag) after.set(id, tag);
    else after.delete(id);
  }
  return after;
}
