import { coderOf } from '../model/codings.ts';
import type { Id } from '../model/id.ts';
import type { Coding } from '../model/records.ts';
import type { Evidence, Excerpt } from './evidence.ts';

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

/** What somebody made of all that is exported; counts. */
export interface PersonsPart {
  readonly name: string;
  readonly annotations: number;
  /** Tags on annotations, each once for each that has it. */
  readonly codings: number;
  /** Notes on annotations, as far as these are of that person: who wrote into a mark of another is not kept. */
  readonly comments: number;
  /** Free pages. */
  readonly notes: number;
  readonly links: number;
  readonly eventSets: number;
}

/** Everybody who made something of it, by name; none without a name. What a search found in several places counts once. */
export function peopleInEvidence({ quotations, notes, links, eventSets }: Evidence): readonly PersonsPart[] {
  type Kind = Exclude<keyof PersonsPart, 'name'>;
  const none = { annotations: 0, codings: 0, comments: 0, notes: 0, links: 0, eventSets: 0 };
  const people = new Map<string, Record<Kind, number>>();
  const add = (author: string, kind: Kind): void => {
    const name = author.trim();
    if (name === '') return;
    const counts = people.get(name) ?? { ...none };
    counts[kind] += 1;
    people.set(name, counts);
  };
  for (const mark of new Map(quotations.flatMap(({ marks }) => marks.map((one) => [one.id, one] as const))).values()) {
    add(mark.author, 'annotations');
    if (mark.note.trim() !== '') add(mark.author, 'comments');
    for (const id of mark.tagIds) add(coderOf(mark, id).author, 'codings');
  }
  for (const { author } of notes) add(author, 'notes');
  for (const { link } of links) add(link.author, 'links');
  for (const { author } of eventSets) add(author, 'eventSets');
  return [...people].map(([name, counts]) => ({ name, ...counts })).sort((a, b) => (a.name < b.name ? -1 : 1));
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
