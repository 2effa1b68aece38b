import type { Id } from '../model/id.ts';
import type { Range } from '../model/records.ts';
import type { Result } from '../model/result.ts';

/**
 * The far side of search, in a worker. It keeps the index of one project up to date by itself (it watches the
 * database), and answers questions. A question that is asked while an older one runs does not wait for it.
 */
export interface FinderPort {
  /** Loads the index of a project, building what is missing. Answers when the first question can be asked. */
  openProject(projectId: Id): Promise<Result<FinderState>>;
  /** Fails with `query-unreadable`: `about` is the place in the query (`from-to`), `detail` says what to do. */
  search(question: Question): Promise<Result<Answer>>;
  /** Every matching passage, without marks; for tagging all hits and for exports. */
  allHits(question: Omit<Question, 'offset' | 'limit'>): Promise<Result<readonly HitPlace[]>>;
  /** Throws the index away and builds it again from the texts. */
  rebuild(): Promise<Result<FinderState>>;
}

export interface FinderState {
  readonly documents: number;
  readonly passages: number;
  /** Texts that are stored but not indexed yet. */
  readonly waiting: number;
}

/** Announced by the worker whenever answers may have changed. */
export interface FinderChanged {
  readonly kind: 'changed';
  readonly state: FinderState;
}

export interface Question {
  /** In the query language of `core/search`. Empty finds nothing. */
  readonly query: string;
  /** True: a passage with any of the words matches. False: all of them must be in one passage. */
  readonly anyWord: boolean;
  readonly order: 'rank' | 'document';
  /** False leaves furniture out. */
  readonly furniture: boolean;
  /** Which hits to return, of all in that order. */
  readonly offset: number;
  readonly limit: number;
}

export interface HitPlace extends Range {
  readonly documentId: Id;
  readonly version: number;
  /** Number of the passage in its document version; the first is 0. `from` and `to` are its borders. */
  readonly passage: number;
  /** The matched words in document offsets, ascending, not overlapping. Empty if only filters matched. */
  readonly matches: readonly Range[];
}

export interface Hit extends HitPlace {
  readonly text: string;
  readonly score: number;
}

export interface Answer {
  /** Matching passages in all; exact. */
  readonly total: number;
  readonly hits: readonly Hit[];
  /** Matching passages by document; exact, all documents that have any. */
  readonly byDocument: ReadonlyMap<Id, number>;
  /** Milliseconds in the worker. */
  readonly took: number;
}
