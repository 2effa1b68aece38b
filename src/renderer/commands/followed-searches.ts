import { sequence, updated } from '../../core/model/diff.ts';
import type { Diff, Edit } from '../../core/model/diff.ts';
import type { Id } from '../../core/model/id.ts';
import type { Tag } from '../../core/model/records.ts';
import type { RenamedChoice } from '../../core/attributes/rename-choices.ts';
import { followChoices } from '../../core/search/language/follow-columns.ts';
import { followNames } from '../../core/search/language/follow-names.ts';
import type { Desk } from './desk.ts';
import { queryReading } from './own-fields.ts';

/**
 * Saved searches go on asking for the tags and columns that they asked for, whatever a Diff does to those. Searches of older
 * projects hold names of tags only, which a new tag can take from the one that was meant.
 */
export function followedSearches(
  desk: Desk,
  diff: Diff,
  renamed?: { readonly column: Id; readonly choices: readonly RenamedChoice[] },
): Diff {
  const { snapshot } = desk.store;
  const columns = snapshot.rows('attributes');
  const before = { tags: snapshot.rows('tags'), columns };
  const after = { tags: afterTags(before.tags, diff), columns: rowsAfter(columns, diff.attributes) };
  const reading = queryReading(snapshot);
  const column = columns.get(renamed?.column ?? '');
  const withChoices = (query: string) =>
    renamed && column ? followChoices(query, column, renamed.choices, reading) : query;
  const followed = (query: string) => followNames(withChoices(query), before, after, reading);
  return sequence(
    ...[...snapshot.rows('searches').values()].map((search) =>
      updated('searches', search, { ...search, query: followed(search.query) }),
    ),
  );
}

/** The tags as they are when a Diff was applied. */
export function afterTags(rows: ReadonlyMap<Id, Tag>, diff: Diff): ReadonlyMap<Id, Tag> {
  return rowsAfter(rows, diff.tags);
}

/** Rows as they are when edits of them were applied. */
export function rowsAfter<R>(rows: ReadonlyMap<Id, R>, edits: Readonly<Record<Id, Edit<R>>> = {}): ReadonlyMap<Id, R> {
  const after = new Map(rows);
  for (const [id, [, row]] of Object.entries(edits)) {
    if (row) after.set(id, row);
    else after.delete(id);
  }
  return after;
}
