import { coderOf } from '../model/codings.ts';
import type { Id } from '../model/id.ts';
import type { Coding } from '../model/records.ts';
import type { Excerpt } from './evidence.ts';

// Who annotated what is quoted, and who put its tags on: often others.

/** Who put a tag on: of a hit, all that put it on a mark that shares words with it. Nobody twice, none without a name. */
export function codersOf({ marks }: Excerpt, tagId: Id): readonly Coding[] {
  const coders = new Map<string, Coding>();
  for (const mark of marks) {
    if (!mark.tagIds.includes(tagId)) continue;
    const coding = coderOf(mark, tagId);
    const before = coders.get(coding.author);
    if (coding.author.trim() !== '' && (!before || coding.time < before.time)) coders.set(coding.author, coding);
  }
  return [...coders.values()];
}

/** Somebody who worked on a quotation. */
export interface Annotator {
  readonly name: string;
  /** Tags that they put on a mark of somebody else; none if the mark is theirs. */
  readonly tagIds: readonly Id[];
}

/** Who made the marks of a quotation, and who put tags on marks of others. Each person once, none without a name. */
export function annotatorsOf({ marks }: Excerpt): readonly Annotator[] {
  const all = new Map<string, Set<Id>>();
  const tagsOf = (name: string): Set<Id> => {
    const tags = all.get(name.trim()) ?? new Set();
    if (name.trim() !== '') all.set(name.trim(), tags);
    return tags;
  };
  for (const { author } of marks) tagsOf(author);
  for (const mark of marks) {
    for (const id of mark.tagIds) {
      const { author } = coderOf(mark, id);
      if (author !== mark.author) tagsOf(author).add(id);
    }
  }
  return [...all].map(([name, tags]) => ({ name, tagIds: [...tags] }));
}

/** `Ann; Ben (Aid/Food, War)`, with `written` applied to each name and path. */
export function annotatorsInWords(
  annotators: readonly { readonly name: string; readonly paths: readonly string[] }[],
  written: (name: string) => string,
): string {
  return annotators
    .map(({ name, paths }) => `${written(name)}${paths.length === 0 ? '' : ` (${paths.map(written).join(', ')})`}`)
    .join('; ');
}
