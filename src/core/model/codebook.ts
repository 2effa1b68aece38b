import { cleanName } from './clean-name.ts';
import { sameValue, sequence, updated } from './diff.ts';
import type { Diff } from './diff.ts';
import type { Id } from './id.ts';
import type { Colour, Tag } from './records.ts';
import { describeTag, tagOfPath } from './tags.ts';

/** What a codebook from outside says of one tag; null where it says nothing. */
export interface CodebookRow {
  readonly path: readonly string[];
  readonly colour: Colour | null;
  readonly description: string | null;
  readonly when: string | null;
  readonly whenNot: string | null;
  /** The words of its example. */
  readonly example: string | null;
}

/** A codebook that was taken in, and how many of its entries changed something. */
export interface TakenCodebook {
  readonly diff: Diff;
  readonly entries: number;
}

/**
 * Makes the tags that are not there, in the order of the rows, and says of each what its row says. What a row says nothing
 * of stays, so that nothing that was written is lost. `exampleOf` finds the annotation of a tag that has these words; null
 * if there is none.
 */
export function takeInCodebook(
  tags: ReadonlyMap<Id, Tag>,
  rows: readonly CodebookRow[],
  newId: () => Id,
  exampleOf: (tagId: Id, words: string) => Id | null,
): TakenCodebook {
  const now = new Map(tags);
  const diffs: Diff[] = [];
  const spokenOf = new Set<Id>();
  for (const { path, colour, example, ...said } of rows) {
    const { id, diff: making } = tagOfPath(now, path.map(cleanName), newId);
    const tag = making.tags?.[id!]?.[1] ?? now.get(id!);
    if (!tag) continue;
    const spoken = Object.fromEntries(Object.entries(said).filter(([, words]) => words !== null));
    const found = example === null ? null : exampleOf(tag.id, example);
    const coloured = colour === null ? tag : { ...tag, colour };
    const entry = describeTag(coloured, { ...spoken, ...(found === null ? {} : { example: found }) });
    const after = entry.tags?.[tag.id]?.[1] ?? coloured;
    const diff = sequence(making, updated('tags', tag, after));
    for (const [, made] of Object.values(diff.tags ?? {})) if (made) now.set(made.id, made);
    spokenOf.add(tag.id);
    diffs.push(diff);
  }
  const entries = [...spokenOf].filter((id) => !sameValue(tags.get(id), now.get(id))).length;
  return { diff: sequence(...diffs), entries };
}
