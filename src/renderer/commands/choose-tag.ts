import { noDiff, sequence } from '../../core/model/diff.ts';
import type { Diff } from '../../core/model/diff.ts';
import type { Id } from '../../core/model/id.ts';
import type { Result } from '../../core/model/result.ts';
import { tagOfPath } from '../../core/model/tags.ts';
import { tagName } from './act-names.ts';
import type { Desk } from './desk.ts';
import { afterTags, followedSearches } from './followed-searches.ts';

/** A tag that is there, or the names of a path, of which is made what is not there. */
export type TagChoice = Id | readonly string[];

/** The tag that was given, which may have been made for it. `isNew`: it was not there already, so that something was stored. */
export interface Tagged {
  readonly tagId: Id;
  readonly isNew: boolean;
}

/**
 * Does what makes or places tags once more where another window changed something just now: with the tags as they are
 * then, so that of two windows that make a tag of one path at once the second takes the tag of the first. The work must
 * be one that changes nothing when it was done already.
 */
export async function withTagsOfNow<T>(work: () => Promise<Result<T>>): Promise<Result<T>> {
  const done = await work();
  return !done.ok && done.error.code === 'changed-elsewhere' ? work() : done;
}

/** The chosen tag, and the Diff that makes it: to be stored with what is tagged, so that both are one write and one act. */
export function chosenTag(
  desk: Desk,
  choice: TagChoice,
): { readonly tagId: Id; readonly name: string; readonly making: Diff } {
  const tags = desk.store.snapshot.rows('tags');
  if (typeof choice === 'string') return { tagId: choice, name: tagName(tags, choice), making: noDiff };
  const { id, diff } = tagOfPath(tags, choice, () => desk.newId());
  const making = sequence(diff, followedSearches(desk, diff));
  if (id === null) throw new Error('A tag needs a name');
  return { tagId: id, name: tagName(afterTags(tags, diff), id), making };
}
