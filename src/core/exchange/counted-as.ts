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
export function countedFamilies(
  passages: number,
  documents: number,
  what: 'rows' | 'quotations' = 'rows',
): Pick<CountedAs, 'column' | 'said'> {
  const column = 'counts as';
  const said =
    `Counted once, these are ${passages} passages in ${documents} documents: copies count as one document, and ${what} of ` +
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

/** What the quotations of an export count as, where not each of them counts. */
export type CountedQuotations = CountedOnce | CountedByOrigin;

/** Copies and shared passages count once. */
export interface CountedOnce extends Uncounted {
  readonly by: 'families';
  readonly passages: number;
  readonly documents: number;
  /** By `keyOfQuotation`; those that count as one have the same number. */
  readonly units: ReadonlyMap<string, number>;
}

/** Whom the texts name counts, within bounds. */
export interface CountedByOrigin extends Uncounted {
  readonly by: 'origins';
  readonly least: number;
  readonly most: number;
  /** Documents that name nobody. */
  readonly unnamed: number;
  /** Whom a document names; with a question mark where that is not proven. */
  readonly names: ReadonlyMap<Id, string>;
}

/** What is not among what was counted. */
interface Uncounted {
  /** Quotations that are lost or stand in an older version. */
  readonly elsewhere: number;
  /** Documents whose texts could not be read. */
  readonly uncovered: number;
}

/** A quotation among others: by its annotation, or a hit by its place. */
export function keyOfQuotation(annotationId: Id | null, { documentId, from, to }: Place): string {
  return annotationId ?? `${documentId} ${from} ${to}`;
}

interface Place {
  readonly documentId: Id;
  readonly from: number;
  readonly to: number;
}

/** The column of a table of quotations, and the sentence at the head of an export. */
export function countedQuotations(counted: CountedQuotations): Pick<CountedAs, 'column' | 'said'> {
  const { elsewhere, uncovered } = counted;
  const { column, said } =
    counted.by === 'families'
      ? countedFamilies(counted.passages, counted.documents, 'quotations')
      : countedOrigins(counted.least, counted.most, counted.unnamed);
  const left = [
    ...(elsewhere === 0 ? [] : [`Not counted, because they are lost or stand in an older version: ${elsewhere}.`]),
    ...(uncovered === 0 ? [] : [`Documents whose texts could not be read, of which nothing is known: ${uncovered}.`]),
  ];
  return { column, said: [said, ...left].join(' ') };
}
