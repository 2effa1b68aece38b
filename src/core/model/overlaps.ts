import { coderOf, withoutTags, withTags } from './codings.ts';
import { edited, sequence, sequenceOf } from './diff.ts';
import type { Diff } from './diff.ts';
import type { Id } from './id.ts';
import { linksFollow } from './links.ts';
import type { Annotation, Link, Note, Quotation } from './records.ts';
import { newAnnotation } from './annotations.ts';
import type { Making } from './annotations.ts';

// One person's marks with one tag that overlap are one thing that was marked in pieces, and would be counted several
// times. What two persons marked stays apart: whether they agree is a question of its own.

/** The marks with a tag that overlap, by chains; `annotations` are of one version of one document, in text order. */
export function overlapsOf(annotations: readonly Annotation[], tagId: Id): readonly (readonly Annotation[])[] {
  const chains: Annotation[][] = [];
  const last = new Map<string, { chain: Annotation[]; end: number }>();
  for (const annotation of annotations) {
    if (!annotation.tagIds.includes(tagId) || !isSure(annotation)) continue;
    const before = last.get(annotation.author);
    if (before && annotation.from < before.end) {
      before.chain.push(annotation);
      before.end = Math.max(before.end, annotation.to);
      continue;
    }
    const chain = [annotation];
    chains.push(chain);
    last.set(annotation.author, { chain, end: annotation.to });
  }
  return chains.filter(({ length }) => length > 1);
}

/** By tag, how many marks are in such chains; `annotations` as for `overlapsOf`. */
export function overlapCounts(annotations: readonly Annotation[]): ReadonlyMap<Id, number> {
  // In one pass for all tags: of ten thousand marks, each new one waits for it before it is drawn.
  const counts = new Map<Id, number>();
  const last = new Map<Id, Map<string, { alone: boolean; end: number }>>();
  for (const annotation of annotations) {
    if (!isSure(annotation)) continue;
    const { author, from, to } = annotation;
    for (const tagId of annotation.tagIds) {
      const chains = last.get(tagId) ?? new Map<string, { alone: boolean; end: number }>();
      if (chains.size === 0) last.set(tagId, chains);
      const before = chains.get(author);
      if (before && from < before.end) {
        counts.set(tagId, (counts.get(tagId) ?? 0) + (before.alone ? 2 : 1));
        before.alone = false;
        before.end = Math.max(before.end, to);
      } else chains.set(author, { alone: true, end: to });
    }
  }
  return counts;
}

/** What is about marks or leads to them, and follows when they are joined. */
export interface BesideMarks {
  readonly notes: readonly Note[];
  readonly links: Iterable<Link>;
}

/**
 * Makes one mark of a chain. The first that has no other tag grows over the whole stretch and gets the notes of those
 * that go; one that has other tags stays as it is and loses this one. If all have others, a new mark is made.
 */
export function joinOverlaps(chain: readonly Annotation[], tagId: Id, notes: Iterable<Note>, making: Making): Diff {
  const [first] = chain;
  if (!first) return {};
  const only = chain.filter(({ tagIds }) => tagIds.length === 1);
  const { from, to, quotation } = whole(chain);
  const kept = only[0] ?? null;
  const note = only
    .map((one) => one.note)
    .filter((text) => text.trim() !== '')
    .join('\n\n');
  const place = { documentId: first.documentId, version: first.version, from, to, quotation };
  const fresh = withTags(newAnnotation({ ...making, author: first.author }, place), [tagId], coderOf(first, tagId));
  const edits = chain.map((one): readonly [Annotation, Annotation | null] => {
    if (one === kept) return [one, { ...one, from, to, quotation, note, changed: making.time }];
    if (only.includes(one)) return [one, null];
    return [one, withoutTags(one, (id) => id === tagId, making.time)];
  });
  const gone = new Set(only.slice(1).map(({ id }) => id));
  const pages = [...notes].filter(({ about }) => about.kind === 'annotation' && gone.has(about.id));
  return sequence(
    edited(
      'notes',
      pages.map((page) => [page, { ...page, about: { kind: 'annotation', id: kept!.id }, changed: making.time }]),
    ),
    edited('annotations', kept ? edits : [...edits, [null, fresh]]),
  );
}

/**
 * Joins the chains of several tags, one tag after the other, as one Diff: marks that overlap under two tags are in a chain
 * of each, and are joined under the second as the first left them.
 */
export function joinUnderTags(
  overlaps: readonly { readonly tagId: Id; readonly chains: readonly (readonly Annotation[])[] }[],
  { notes, links }: BesideMarks,
  making: () => Making,
): Diff {
  const becomes = new Map<Id, Id>();
  let all: Diff = {};
  for (const { tagId, chains } of overlaps) {
    const { annotations = {}, notes: pages = {} } = all;
    const notesNow = notes.map((note) => pages[note.id]?.[1] ?? note);
    const joined = chains.map((chain) => {
      const now = chain.map((one) => annotations[one.id]?.[1] ?? one);
      const [kept, ...gone] = now.filter(({ tagIds }) => tagIds.length === 1);
      for (const { id } of gone) becomes.set(id, kept!.id);
      return joinOverlaps(now, tagId, notesNow, making());
    });
    all = sequenceOf([all, ...joined]);
  }
  // Links follow last: one may lead from a mark of one chain to a mark of another.
  const last = (id: Id): Id => (becomes.has(id) ? last(becomes.get(id)!) : id);
  const inTheEnd = new Map([...becomes.keys()].map((id) => [id, last(id)]));
  return sequence(all, linksFollow(links, 'annotation', inTheEnd, making().time));
}

/** A mark that stands where its quotation says, so that quotations can be put together. */
function isSure({ anchor, quotation, from, to }: Annotation): boolean {
  return (anchor.kind === 'exact' || anchor.kind === 'moved') && quotation.exact.length === to - from;
}

function whole(chain: readonly Annotation[]): { from: number; to: number; quotation: Quotation } {
  const [first] = chain as readonly [Annotation];
  let { to } = first;
  let { exact, suffix } = first.quotation;
  for (const { from, to: end, quotation } of chain.slice(1)) {
    if (end <= to) continue;
    exact += quotation.exact.slice(to - from);
    ({ suffix } = quotation);
    to = end;
  }
  return { from: first.from, to, quotation: { exact, prefix: first.quotation.prefix, suffix } };
}
