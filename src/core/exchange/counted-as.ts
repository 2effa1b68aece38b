import type { Id } from '../model/id.ts';

// What a file of a search says where it counts copies and shared passages once, or named origins: a sentence at its head,
// and a column that says of each row what it counts as.

/** How the rows of a file count. */
export interface CountedAs {
  readonly column: string;
  /** Stands at the head of the file. */
  readonly said: string;
  /** What the row of a passage counts as. */
  of(documentId: Id, passage: number): string | number | null;
}

/** Of passages and documents, of which those count as one that have the same number. */
export function countedFamilies(passages: number, documents: number): Pick<CountedAs, 'column' | 'said'> {
  const column = 'counts as';
  const said =
    `Counted once, these are ${passages} passages in ${documents} documents: copies count as one document, and rows of ` +
    `one number in “${column}” are the same part of a passage that several documents share, or of copies.`;
  return { column, said };
}

/** Of the bounds of named origins; `unnamed` documents name nobody. */
export function countedOrigins(least: number, most: number, unnamed: number): Pick<CountedAs, 'column' | 'said'> {
  const column = 'named origins';
  const said =
    `At least ${least}, at most ${most} named origins; ${unnamed} documents name nobody. A question mark in “${column}” ` +
    'says that it is not proven for the whole text. At least: all that is doubtful is so, and who names nobody has a ' +
    'named origin. At most: nothing doubtful is so, and who names nobody has an origin of their own.';
  return { column, said };
}
