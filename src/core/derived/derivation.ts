import type { Id } from '../model/id.ts';
import type { Division } from '../model/records.ts';
import type { Result } from '../model/result.ts';

// What is derived from the texts can be thrown away and made again: stamped with the version of the code that made it,
// made document by document as the project changes, never repaired. A kind of it is one value of this contract;
// `renderer/workers/follow.ts` keeps its parts right.

/** Which text of a document something was made from. */
export interface SourceState {
  readonly documentId: Id;
  readonly version: number;
  /** A version's number can come to mean another text, when a new version was undone. This cannot. */
  readonly textId: Id;
  /** As it was when it was read; another one now means that the document must be read again. */
  readonly language: string | null;
  /** Names what a person decided of its furniture; missing if that is nothing. */
  readonly furnished?: string;
}

/** What a source says of itself, for a part to hold. */
export function stateOf({ documentId, version, textId, language, furnished }: SourceState): SourceState {
  return { documentId, version, textId, language, ...(furnished !== undefined && { furnished }) };
}

/** The current version of a document, divided. The division's starts lie inside of the text. */
export interface TextSource extends SourceState {
  readonly text: string;
  readonly division: Division;
}

/** Every part carries the stamp of the code that made it. */
export interface Stamped {
  readonly stamp: string;
}

/** A kind of what is derived. Its parts are plain values that a database can hold. */
export interface Derivation<Part extends Stamped> {
  /** Names it in the database: small letters. Never changed. */
  readonly kind: string;
  /** Changes whenever the code would make another part of the same texts. Older parts are made again. */
  readonly stamp: string;
  /** Throws only for a bug. `step` is called in the midst of long work, document by document or oftener. */
  build(sources: readonly TextSource[], step?: () => void): Part;
  /**
   * One part in place of several, without what is not alive; that is asked once of each entry, in their order. Where it
   * is missing parts stay as they were made.
   */
  merge?(parts: readonly Part[], isAlive: (entry: SourceState) => boolean, step?: () => void): Part;
  /** What a part was made from. */
  holds(part: Part): readonly SourceState[];
  /** Bytes, more or less. */
  size(part: Part): number;
  /** Whether a stored value of this stamp is a whole part. A failure means: throw it away and make it again. */
  check(value: unknown): Result<Part>;
}
