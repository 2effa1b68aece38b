import type { Id } from '../model/id.ts';
import type { Result } from '../model/result.ts';
import type { Completions } from '../search/language/complete.ts';
import type {
  Asked,
  Concordance,
  ConcordanceQuestion,
  ConcordanceLine,
  FoundHits,
  Groups,
  Hit,
  HitPlace,
  MatchPlace,
  Question,
  Spots,
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
  Spots,
} from '../search/question.ts';

/**
 * The far side of search, in a worker. It keeps the index of one project up to date by itself (it watches the
 * database), and answers questions. A question that is asked while an older one runs does not wait for it.
 *
 * An index is always a little behind the texts, and far behind while texts come in. So there are two ways to ask: who
 * shows something looks, gets what is indexed so far, and hears when there is more; who keeps something, in a file or as
 * marks, takes. A command is given the second way only.
 */
export interface FinderPort extends Looking, Taking {
  /** Loads the index of a project, building what is missing. Questions that come earlier wait for it, or fail with it. */
  openProject(projectId: Id): Promise<Result<FinderState>>;
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

/**
 * Questions of a screen, which are asked again when the index has changed. They are about what is indexed so far, and
 * never wait for more; an answer that counts says how much is missing. Only for what is shown.
 */
export interface Looking {
  /** Fails with `query-unreadable`: `about` is the place in the query (`from-to`), `detail` says what to do. */
  search(question: Question & Newest): Promise<Result<Answer>>;
  /** The matching passages of one document, with marks, in text order; the first `limit` of them. */
  hitsIn(question: Asked, documentId: Id, limit: number): Promise<Result<readonly HitPlace[]>>;
  /** Every match as a line with what stands left and right of it. Fails like `search`. */
  concordance(question: ConcordanceQuestion): Promise<Result<SoFar<Concordance>>>;
  /** Exact counts of matching passages by what their documents and annotations say. Fails like `search`. */
  groups(question: Asked): Promise<Result<SoFar<Groups>>>;
  /** Where all passages stand that match, for who counts them in another way. Fails like `search`. */
  spots(question: Asked): Promise<Result<SoFar<Spots>>>;
  /**
   * The first match that begins after (1) or before (-1) a place, going on in the next document, from the last to the
   * first; null if there is none at all. `matches` holds just that match; it is empty if only filters matched.
   */
  nextMatch(question: Asked, from: MatchPlace, direction: 1 | -1): Promise<Result<HitPlace | null>>;
}

/**
 * Questions of an act. Each waits until all documents of the act are indexed as they are then, and is about these and no
 * others, whatever comes in meanwhile. What can never be indexed is not waited for, nor what could not be read several
 * times in a row: how many documents that are, every answer says, and whoever asked has to say it to the person. A
 * document that was removed meanwhile is not missing.
 */
export interface Taking {
  /** How far the index is with these documents. Answers when it has more of them than `than`, or as many as it will have. */
  indexed(documents: DocumentsTaken, than: number): Promise<Result<Indexed>>;
  /** Every matching passage, without marks. Fails like `search`. */
  takePlaces(documents: DocumentsTaken, question: WholeQuestion): Promise<Result<Whole<HitPlace>>>;
  /** Some of the passages, with marks and words. */
  takeHits(documents: DocumentsTaken, question: Question): Promise<Result<Whole<Hit>>>;
  /** Some of the lines of a concordance. */
  takeLines(documents: DocumentsTaken, question: ConcordanceQuestion): Promise<Result<Whole<ConcordanceLine>>>;
}

/** A question without which part of the answer is wanted. */
export type WholeQuestion = Omit<Question, 'offset' | 'limit'>;

/** What an act is about: the documents that were in the project when it was begun. Its questions bear one id. */
export interface DocumentsTaken {
  readonly id: Id;
  readonly documents: readonly Id[];
}

/** Documents that are indexed, or given up; of all of the act. */
export interface Indexed {
  readonly done: number;
  readonly of: number;
}

/** A part of what an act takes, in order. */
export interface Whole<T> {
  /** Of how much it is a part; exact. */
  readonly total: number;
  readonly found: readonly T[];
  /** Documents of the act in which nothing could be looked for, and will not. */
  readonly uncovered: number;
}

/** An answer about what is indexed so far. */
export type SoFar<T> = T & { readonly missing: Missing };

/** Documents that an answer does not cover. */
export interface Missing {
  /** They will be indexed; then it is announced. */
  readonly waiting: number;
  /** They cannot be. */
  readonly hopeless: number;
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
export interface Answer extends SoFar<FoundHits> {
  /** Milliseconds in the worker. */
  readonly took: number;
}

/** Something whose name or words fit the query, beside the passages. */
export type NamedHit = Omit<ScoredName, 'score'>;
