import { leftKinds } from './incoming.ts';
import type { LeftCounts } from './incoming.ts';

/** What came of it, to be told. Numbers are of what is new. */
export interface TakenIncoming {
  readonly maker: string;
  readonly tags: number;
  readonly documents: number;
  readonly annotations: number;
  readonly notes: number;
  readonly columns: number;
  readonly sets: number;
  readonly links: number;
  /** Annotations that wait in the review: their words stand nowhere, or their place is not sure. */
  readonly lost: number;
  readonly unsure: number;
  /** What was there already. */
  readonly known: { readonly documents: number; readonly annotations: number };
  /** Sources without a text that can be read, by name. */
  readonly unread: readonly string[];
  /** Texts that the file only names and the project does not hold. */
  readonly missing: readonly string[];
  readonly left: LeftCounts;
  /** How many things had the id of another one, or none. */
  readonly doubled: number;
  /** Columns that stand beside one of their name, because that is of another type. */
  readonly beside: readonly string[];
}

/**
 * Whether a file of which nothing is new was taken in before, as far as it can be. One of which nothing is here, and something could not
 * be read, was not: that has to be told.
 */
export function isAllHere({ known, missing, unread, left }: Omit<TakenIncoming, 'maker'>): boolean {
  if (missing.length > 0) return false;
  if (known.documents + known.annotations > 0) return true;
  return unread.length === 0 && leftKinds.every((kind) => left[kind] === 0);
}
