import { inTextOrder } from '../model/annotations.ts';
import type { Id } from '../model/id.ts';
import type { Annotation, Document } from '../model/records.ts';
import type { TagTree } from '../model/tag-tree.ts';

// The quotations of a tag: every annotation that carries it, once, as tagCounts counts them, also those that are lost.
// What they are grouped, filtered and put beside each other by is a facet.

/** What quotations differ in. `tag`: the other tags that they carry. */
export type Facet = 'document' | 'person' | 'tag' | AttributeFacet;
/** An attribute of their documents, by its id. */
export type AttributeFacet = `attribute ${Id}`;

/** What quotations with one value of a facet have: an id of a document or tag, a name, a value; empty for none. */
export interface FacetValue {
  readonly facet: Facet;
  readonly value: string;
}

/** What the quotations of a tag are looked at with. */
export interface Looked {
  readonly documents: ReadonlyMap<Id, Document>;
  /** The tags that they are quotations of, which are no other tags. */
  readonly own: ReadonlySet<Id>;
}

/**
 * The annotations that carry the tag or, with `below`, one below it: document by document in the order of `places`, in
 * text order within. Of documents that have no place there they come last.
 */
export function quotationsOfTag(
  annotations: Iterable<Annotation>,
  own: ReadonlySet<Id>,
  places: ReadonlyMap<Id, number>,
): readonly Annotation[] {
  const found: Annotation[] = [];
  for (const annotation of annotations) if (annotation.tagIds.some((id) => own.has(id))) found.push(annotation);
  const placeOf = ({ documentId }: Annotation) => places.get(documentId) ?? places.size;
  return found.sort((a, b) => placeOf(a) - placeOf(b) || compare(a.documentId, b.documentId) || inTextOrder(a, b));
}

/** The tag alone, or with those below it. */
export function ownTags(tree: TagTree, tagId: Id, below: boolean): ReadonlySet<Id> {
  return below ? tree.below(tagId) : new Set([tagId]);
}

/** The values that a quotation has of a facet: one, of tags any number; an empty one where it has none. */
export function valuesOf(annotation: Annotation, facet: Facet, { documents, own }: Looked): readonly string[] {
  switch (facet) {
    case 'document':
      return [annotation.documentId];
    case 'person':
      return [annotation.author];
    case 'tag': {
      const others = annotation.tagIds.filter((id) => !own.has(id));
      return others.length > 0 ? others : [''];
    }
    default: {
      const value = documents.get(annotation.documentId)?.attributes[facet.slice('attribute '.length)]?.value ?? '';
      return [value];
    }
  }
}

/** Those that have all of these values. */
export function filterQuotations(
  quotations: readonly Annotation[],
  filters: readonly FacetValue[],
  looked: Looked,
): readonly Annotation[] {
  if (filters.length === 0) return quotations;
  return quotations.filter((one) => filters.every(({ facet, value }) => valuesOf(one, facet, looked).includes(value)));
}

/** The quotations of a tag, and what they are looked at with. */
export interface Quotations {
  readonly all: readonly Annotation[];
  readonly looked: Looked;
}

/**
 * How many quotations have each value, those of several tags together: in the order of `compareValues`, those without one
 * last. One that carries several of these tags counts once for a value.
 */
export function countValues(
  sides: readonly Quotations[],
  facet: Facet,
  compareValues: (a: string, b: string) => number,
): readonly { readonly value: string; readonly count: number }[] {
  const having = new Map<string, Set<Id>>();
  for (const { all, looked } of sides) {
    for (const one of all) {
      for (const value of valuesOf(one, facet, looked)) {
        const ids = having.get(value);
        if (ids) ids.add(one.id);
        else having.set(value, new Set([one.id]));
      }
    }
  }
  return emptyLast([...having], compareValues).map(([value, ids]) => ({ value, count: ids.size }));
}

/** Quotations with one value. */
export interface QuotationGroup {
  readonly value: string;
  readonly quotations: readonly Annotation[];
}

/**
 * Quotations by their values of a facet, in the order of `compareValues`, those without one last. One with several other tags
 * stands under each.
 */
export function groupQuotations(
  quotations: readonly Annotation[],
  facet: Facet,
  looked: Looked,
  compareValues: (a: string, b: string) => number,
): readonly QuotationGroup[] {
  const groups = new Map<string, Annotation[]>();
  for (const one of quotations) {
    for (const value of valuesOf(one, facet, looked)) {
      const group = groups.get(value);
      if (group) group.push(one);
      else groups.set(value, [one]);
    }
  }
  return emptyLast([...groups], compareValues).map(([value, own]) => ({ value, quotations: own }));
}

function emptyLast<T>(entries: readonly [string, T][], compareValues: (a: string, b: string) => number) {
  return entries.toSorted(([a], [b]) =>
    a === '' || b === '' ? Number(a === '') - Number(b === '') : compareValues(a, b),
  );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
