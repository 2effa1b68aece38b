import type { Id } from '../model/id.ts';
import type { Range } from '../model/records.ts';
import type { Result } from '../model/result.ts';

/** By what the library sorts. */
export type DocumentSort = 'title' | 'date' | 'outlet';

/**
 * The far side of search, in a worker. It keeps the index of one project up to date by itself (it watches the
 * database), and answers questions. A question that is asked while an older one runs does not wait for it.
 */
export interface FinderPort {
  /** Loads the index of a project, building what is missing. Questions that come earlier wait for it, or fail with it. */
  openProject(projectId: Id): Promise<Result<FinderState>>;
  /** Fails with `query-unreadable`: `about` is the place in the query (`from-to`), `detail` says what to do. */
  search(question: Question): Promise<Result<Answer>>;
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

/** What is asked and which part of the answer is wanted. */
export interface Question {
  /** In the query language of `core/search`. Empty finds nothing. */
  readonly query: string;
  /** True: a passage with any of the words matches. False: all of them must be in one passage. */
  readonly anyWord: boolean;
  readonly order: 'rank' | 'document';
  /** False leaves furniture out. */
  readonly furniture: boolean;
  /** In which order of the library documents come, where they do not come by rank; without it in that of their ids. */
  readonly librarySort?: DocumentSort;
  /** Which hits to return, of all in that order. */
  readonly offset: number;
  readonly limit: number;
}

/** What is asked, without which part of the answer is wanted. */
export type Asked = Pick<Question, 'query' | 'anyWord' | 'furniture' | 'librarySort'>;

/** The same for lines; `offset` and `limit` count lines. */
export interface ConcordanceQuestion extends Asked {
  /** Up to three keys, the first counts most; then by document and place. Empty: by document and place. */
  readonly sort: readonly ConcordanceKey[];
  readonly offset: number;
  readonly limit: number;
}

/** The word at a distance of 1 to 3 left or right of the match, the match itself, or what its document says. */
export type ConcordanceKey =
  | { readonly by: 'left' | 'right'; readonly distance: 1 | 2 | 3 }
  | { readonly by: 'node' | 'document' | 'date' | 'outlet' };

/** A part of the lines, and how many there are. */
export interface Concordance {
  /** Lines in all; exact. */
  readonly total: number;
  readonly passages: number;
  readonly lines: readonly ConcordanceLine[];
}

/** `from` and `to` are the match. `left` and `right` are up to 120 code units of its passage, newlines as spaces. */
export interface ConcordanceLine extends Range {
  readonly documentId: Id;
  readonly version: number;
  readonly passage: number;
  readonly left: string;
  readonly node: string;
  readonly right: string;
}

/** Matching passages by group. A passage with two tags counts for both; without any it is not in `byTag`. */
export interface Groups {
  readonly total: number;
  readonly byDocument: ReadonlyMap<Id, number>;
  /** By tag id, of annotations that overlap the passage; a tag counts what is tagged with tags below it, too. */
  readonly byTag: ReadonlyMap<Id, number>;
  /** The empty string: outlet not known. */
  readonly byOutlet: ReadonlyMap<string, number>;
  /** `2025-06`, or `2025` where only the year is known; the empty string: date not known. */
  readonly byMonth: ReadonlyMap<string, number>;
}

/** A place to go on from: an offset in the current version of a document. */
export interface MatchPlace {
  readonly documentId: Id;
  readonly offset: number;
}

/** Something whose name or words fit the query, beside the passages. */
export interface NamedHit {
  /** Of the document, the tag, the note, or the annotation that the note is written on. */
  readonly id: Id;
  readonly kind: 'title' | 'tag' | 'note';
  /** The title, the tag's path, the note's title or its beginning. */
  readonly text: string;
  /** For a note: the words with what stands around them, and their ranges in it; none if they stand in its title. */
  readonly snippet?: { readonly words: string; readonly matches: readonly Range[] } | null;
}

/** The range is what an option replaces in the query. */
export interface Completions extends Range {
  readonly options: readonly { readonly text: string; readonly label: string }[];
}

/** A passage that was found. */
export interface HitPlace extends Range {
  readonly documentId: Id;
  readonly version: number;
  /** Number of the passage in its document version; the first is 0. `from` and `to` are its borders. */
  readonly passage: number;
  /** The matched words in document offsets, ascending, not overlapping. Empty if only filters matched. */
  readonly matches: readonly Range[];
}

/** The same with its words, for what is shown. `score` compares hits of one answer only. */
export interface Hit extends HitPlace {
  readonly text: string;
  readonly score: number;
}

/** A part of the hits, and how many there are. */
export interface Answer {
  /** Matching passages in all; exact. */
  readonly total: number;
  /** Documents that have any; exact. */
  readonly documents: number;
  readonly hits: readonly Hit[];
  /** Milliseconds in the worker. */
  readonly took: number;
}
