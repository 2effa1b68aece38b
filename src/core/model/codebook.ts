import { edited, sameValue } from './diff.ts';
import type { Diff } from './diff.ts';
import type { Id } from './id.ts';
import { inOneLine } from './one-line.ts';
import type { Annotation, Colour, Tag } from './records.ts';
import { GrowingTags, withEntry } from './tags.ts';

/** What a codebook from outside says of one tag; null where it says nothing. */
export interface CodebookRow {
  readonly path: readonly string[];
  readonly colour: Colour | null;
  readonly description: string | null;
  readonly when: string | null;
  readonly whenNot: string | null;
  /** The words of its example. */
  readonly example: string | null;
  /** They stood in the description, which keeps them if no annotation has them. */
  readonly exampleIsDescribed?: true;
}

/** A codebook that was taken in, and how many of its entries changed something. */
export interface TakenCodebook {
  readonly diff: Diff;
  readonly entries: number;
}

/** Finds the annotation of a tag that has these words; null if there is none. */
export type ExampleOf = (tag: Tag, words: string) => Id | null;

/**
 * Makes the tags that are not there, in the order of the rows, and says of each what its row says. What a row says nothing
 * of stays, so that nothing that was written is lost; so does what differs only in the blanks at its ends and in how its
 * lines end, which other programs change.
 */
export function takeInCodebook(
  tags: ReadonlyMap<Id, Tag>,
  rows: readonly CodebookRow[],
  newId: () => Id,
  exampleOf: ExampleOf,
): TakenCodebook {
  const growing = new GrowingTags(tags, newId);
  const spokenOf = new Set<Id>();
  for (const { path, colour, example, exampleIsDescribed, description, when, whenNot } of rows) {
    const id = growing.ofPath(path);
    const tag = id === null ? undefined : growing.get(id);
    if (!tag) continue;
    const found = example === null ? null : exampleOf(tag, example);
    const isLost = exampleIsDescribed && example !== null && found === null;
    const said = isLost ? withExampleWords(description ?? tag.description, example) : description;
    growing.put({
      ...withEntry(tag, {
        description: unlessSame(tag.description, said),
        when: unlessSame(tag.when ?? '', when),
        whenNot: unlessSame(tag.whenNot ?? '', whenNot),
        example: found ?? tag.example ?? null,
      }),
      colour: colour ?? tag.colour,
    });
    spokenOf.add(tag.id);
  }
  const ids = new Set([...growing.made.map(({ id }) => id), ...spokenOf]);
  const pairs = [...ids].flatMap((id): [Tag | null, Tag][] => {
    const [before, after] = [tags.get(id) ?? null, growing.get(id)!];
    return sameValue(before, after) ? [] : [[before, after]];
  });
  return { diff: edited('tags', pairs), entries: pairs.filter(([, { id }]) => spokenOf.has(id)).length };
}

/** What stands before the words of an example in a definition. */
export const exampleLabel = 'Example:';

/** The definition with the words of an example that no annotation has, so that they are not lost. */
export function withExampleWords(description: string, example: string): string {
  const kept = `${exampleLabel} ${example}`;
  if (description.includes(kept)) return description;
  return description === '' ? kept : `${description}\n\n${kept}`;
}

function unlessSame(old: string, said: string | null): string {
  return said === null || withoutEnds(said) === withoutEnds(old) ? old : said;
}

function withoutEnds(words: string): string {
  return words.replace(/\r\n?/gu, '\n').trim();
}

/** The example that the tag has, if it has these words; else the first of the tag's annotations that has them. */
export function examplesIn(annotations: ReadonlyMap<Id, Annotation>): ExampleOf {
  let byWords: Map<string, Id> | null = null;
  return (tag, words) => {
    const own = annotations.get(tag.example ?? '');
    if (own && inOneLine(own.quotation.exact) === inOneLine(words)) return own.id;
    byWords ??= firstByWords(annotations.values());
    return byWords.get(`${tag.id} ${inOneLine(words)}`) ?? null;
  };
}

function firstByWords(annotations: Iterable<Annotation>): Map<string, Id> {
  const byWords = new Map<string, Id>();
  for (const { id, tagIds, quotation } of annotations) {
    for (const tagId of tagIds) {
      const key = `${tagId} ${inOneLine(quotation.exact)}`;
      if (!byWords.has(key)) byWords.set(key, id);
    }
  }
  return byWords;
}
