import type { FamilyCount, OriginCount, Spots } from '../compare/counting.ts';
import type { DocumentShared, Families, FamiliesQuestion, Grid, GridQuestion, Pair } from '../compare/shapes.ts';
import type { Conflicts, ConflictsQuestion } from '../compare/conflict-shapes.ts';
import type { SuggestedSet } from '../compare/event-sets.ts';
import type { Lineage } from '../compare/lineage-shapes.ts';
import type { FoundSpellings } from '../compare/name-families.ts';
import type { QuotationFamilies, QuotationsQuestion } from '../compare/quotations/quotation-shapes.ts';
import type { Synopsis, SynopsisQuestion } from '../compare/synopsis-shapes.ts';
import type { Timeline } from '../compare/timeline-shapes.ts';
import type { Witnesses } from '../compare/witnesses.ts';
import type { Id } from '../model/id.ts';
import type { Range } from '../model/records.ts';
import type { Result } from '../model/result.ts';

/** In the shapes of the room that is asked. */
export type * from '../compare/shapes.ts';
/** What a search counts as families and as named origins. */
export type { FamilyCount, Named, OriginCount, Spots } from '../compare/counting.ts';
/** Spellings of one name. */
export type { FoundSpellings, NamePlace, NameSpelling } from '../compare/name-families.ts';
/** Documents that may tell of one event. */
export type { SuggestedSet } from '../compare/event-sets.ts';
/** How documents hang together. */
export type * from '../compare/lineage-shapes.ts';
/** Who says what, in families. */
export type * from '../compare/quotations/quotation-shapes.ts';
/** When documents appeared and which dates they name. */
export type * from '../compare/timeline-shapes.ts';
/** Who may be one witness. */
export type { JoinReason, WitnessJoin, Witnesses } from '../compare/witnesses.ts';
/** Where accounts may contradict each other. */
export type * from '../compare/conflict-shapes.ts';
/** Accounts side by side. */
export type * from '../compare/synopsis-shapes.ts';

/**
 * The far side of comparing, in a worker. The first call about a project reads all its texts once; from then on the worker
 * follows the project by itself. Answers are about the texts of now; who asks about some documents by their ids may name an
 * older version of one (see `core/model/account.ts`), and it is named so in the answer. Calls fail with `not-available` before a project is
 * open, with `not-found` about a document that is not there, with `text-unread` about one whose text could not be read, with
 * `cancelled`, and with `compare-stopped` if the worker stopped twice.
 */
export interface ComparePort {
  /** Names the project that is asked about. Nothing is read before the first question. */
  openProject(projectId: Id): Promise<Result<null>>;
  /** What a document shares with all others, in places only. Waits for the texts that are not read yet. */
  sharedIn(documentId: Id, ask: string): Promise<Result<DocumentShared>>;
  /** All that two documents share. The order of the two is that of the question. What is boilerplate depends on all. */
  pair(aId: Id, bId: Id, ask: string): Promise<Result<Pair>>;
  /** Passages that stand in several documents. `ask` is for `cancel`, and stands in what is told about it meanwhile. */
  families(question: FamiliesQuestion, ask: string): Promise<Result<Families>>;
  /**
   * What two to six documents say beside each other, in places only; `invalid` for any other number. Waits for the texts
   * that are not read yet: how much a word says depends on all.
   */
  synopsis(question: SynopsisQuestion, ask: string): Promise<Result<Synopsis>>;
  /** Where two to six documents may contradict each other, in places only; `invalid` for any other number. */
  conflicts(question: ConflictsQuestion, ask: string): Promise<Result<Conflicts>>;
  /**
   * How two to six documents hang together; `invalid` for any other number. The first time whom the texts name is looked
   * for.
   */
  lineage(documentIds: readonly Id[], ask: string): Promise<Result<Lineage>>;
  /** What documents quote, in families, in places only. The first time the texts are read for it. */
  quotations(question: QuotationsQuestion, ask: string): Promise<Result<QuotationFamilies>>;
  /** When two to six documents appeared and which dates they name; `invalid` for any other number. */
  timeline(documentIds: readonly Id[], ask: string): Promise<Result<Timeline>>;
  /** Why documents that say the same at these places may be one witness; each document once. */
  witnesses(places: readonly SaidPlaces[], ask: string): Promise<Result<Witnesses>>;
  /** Which documents may tell of one event, whoever decided on it before. The first time the texts are read for it. */
  eventSets(ask: string): Promise<Result<SuggestedSets>>;
  /** Spellings of one name in all texts, whatever a person decided on them. The first time the texts are read for it. */
  spellings(ask: string): Promise<Result<SuggestedSpellings>>;
  /** How much documents share, each with each. */
  grid(question: GridQuestion, ask: string): Promise<Result<Grid>>;
  /** How many passages these are if shared ones count once, and their documents if copies do. */
  countFamilies(spots: Spots, ask: string): Promise<Result<Covering<FamilyCount>>>;
  /** How many named origins the documents of these passages have. The first time whom the texts name is looked for. */
  countOrigins(spots: Spots, ask: string): Promise<Result<Covering<OriginCount>>>;
  /** Nobody waits for that question any more: it fails with `cancelled`. No failure if it is answered already. */
  cancel(ask: string): Promise<Result<null>>;
}

/** Where a document says something. */
export interface SaidPlaces {
  readonly documentId: Id;
  readonly passages: readonly Range[];
}

/** An answer about documents, and how many of them it says nothing of, because their texts could not be read. */
export type Covering<T> = T & { readonly uncovered: number };

/** Sets, and the documents that are in none because their texts could not be read. */
export interface SuggestedSets {
  readonly sets: readonly SuggestedSet[];
  readonly missing: readonly Id[];
}

/** Spellings, and the documents of which none are known because their texts could not be read. */
export interface SuggestedSpellings extends FoundSpellings {
  readonly missing: readonly Id[];
}

/** How much of the project is read. */
export interface CompareState {
  readonly documents: number;
  /** Texts that are not read yet; all of them before the first question. Without those that were given up. */
  readonly waiting: number;
}

/** Announced by the worker: what it answers may have changed, or how far a question is. */
export type CompareEvent =
  | { readonly kind: 'changed'; readonly state: CompareState }
  | { readonly kind: 'progress'; readonly ask: string; readonly done: number; readonly of: number };
