import type { Id } from '../model/id.ts';
import type { Range } from '../model/records.ts';
import type { DocumentSort } from './library-order.ts';

// What can be asked and what is answered: the same shapes as in the finder's port.

export interface Asked {
  readonly query: string;
  readonly anyWord: boolean;
  readonly furniture: boolean;
  readonly librarySort?: DocumentSort;
}

export interface SearchQuestion extends Asked {
  readonly order: 'rank' | 'document';
  readonly offset: number;
  readonly limit: number;
}

export interface SearchHit extends SearchHitPlace {
  readonly text: string;
  readonly score: number;
}

export interface SearchHitPlace extends Range {
  readonly documentId: Id;
  readonly version: number;
  readonly passage: number;
  readonly matches: readonly Range[];
}

export interface SearchAnswer {
  readonly total: number;
  readonly documents: number;
  readonly hits: readonly SearchHit[];
}

/** Reads the text of a document's version; asked only for what is shown and what a regular expression looks at. */
export type ReadText = (documentId: Id, version: number, textId: Id) => Promise<string>;

/** Tells that nobody waits for the answer any more; an AbortSignal is one. */
export interface Stop {
  readonly aborted: boolean;
  /** Waited for now and then in long work, so that others get their turn. */
  readonly pause?: () => Promise<void>;
}
