import type { Id } from '../model/id.ts';
import type { Result } from '../model/result.ts';
import type { Completions } from '../search/language/complete.ts';
import type {
  Asked,
  Concordance,
  ConcordanceQuestion,
  FoundHits,
  Groups,
  HitPlace,
  MatchPlace,
  Question,
} from '../search/question.ts';
import type { NamedHit as ScoredName } from '../search/small-index.ts';

/** What can be typed next, in the shape of the room that is asked. */
export type { Completions } from '../search/language/complete.ts';
/** What is asked and answered, in the shapes of the room that is asked. */
export type {
  Asked,
  Concordance,
  ConcordanceKey,
  ConcordanceLine,
  ConcordanceQuestion,
  Groups,
  Hit,
  HitPlace,
  MatchPlace,
  Question,
} from '../search/question.ts';

/**
 * The far side of search, in a worker. It keeps the index of one project up to date by itself (it watches the
 * database), and answers questions. A question that is asked while an older one runs does not wait for it.
 */
export interface FinderPort {
  /** Loads the index of a project, building what is missing. Questions that come earlier wait for it, or fail with it. */
  openProject(projectId: Id): Promise<Result<FinderState>>;
  /** Fails with `query-unreadable`: `about` is the place in the query (`from-to`), `detail` says what to do. */
  search(question: Question & Newest): Promise<Result<Answer>>;
  /** The matching passages of one document, with marks, in text order; the first `limit` of them. */
  hitsIn(question: Asked, documentId: Id, limit: number): Promise<Result<readonly HitPlace[]>>;
  /** Every matching passage, without marks; for tagging all hits and for exports. */
  allHits(question: Omit<Question, 'offset' | 'limit'>): Promise<Result<readonly HitPlace[]>>;
  /** Every match as a line with what stands left and right of it. Fails like `search`. */
  concordance(question: ConcordanceQuestion): Promise<Result<Concordance>>;
  /** Exact counts of matching passages by what their documents and annotations say. Fails like `search`. */
  groups(question: Asked): Promise<Result<Groups>>;
  /**
   * The first match that begins after (1) or before (-1) a place, going on in the next document, from the last to the
   * first; null if there is none at all. `matches` holds just that match; it is empty if only filters matched.
   */
  nextMatch(question: Asked, from: MatchPlace, direction: 1 | -1): Promise<Result<HitPlace | null>>;
  /**
   * Titles, tags and notes that hold the query's words: by kind, each best first, at most 200 of a kind. An unreadable
   * query finds none.
   */
  named(query: string, anyWord: boolean): Promise<Result<readonly NamedHit[]>>;
  /** What could be written at the cursor: fields, tags, values of attributes. */
  complete(query: string, cursor: number): Promise<Result<Completions>>;
  /** Throws the index away and builds it again from the texts. */
  rebuild(): Promise<Result<FinderState>>;
}

/** Whether nobody waits for older questions any more that were asked so, as while somebody types: they are `cancelled`. */
export interface Newest {
  readonly newest?: boolean;
}

/** How much is indexed. */
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

/** A part of the hits, and how many there are. */
export interface Answer extends FoundHits {
  /** Milliseconds in the worker. */
  readonly took: number;
}

/** Something whose name or words fit the query, beside the passages. */
export type NamedHit = Omit<ScoredName, 'score'>;
