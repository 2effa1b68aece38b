import type { CountedQuotations } from '../exchange/counted-as.ts';
import type { Scope } from '../exchange/evidence.ts';
import type { References } from '../exchange/exporter.ts';
import type { ExporterId } from '../exchange/formats.ts';
import type { LeftOfName } from '../exchange/left-of-names.ts';
import type { Pseudonym } from '../exchange/mask.ts';
import type { Id } from '../model/id.ts';
import type { Result } from '../model/result.ts';
import type { DocumentSort } from '../search/library-order.ts';

/**
 * The far side of exports, in a worker: it reads every text that is quoted, and writes a file piece by piece. Any call may
 * fail with `export-stopped`, if the worker hung or crashed; it is over then, and another export needs another one.
 */
export interface ExportPort {
  /** The first lines of the file, and no more work than they take. */
  preview(request: ExportRequest, lines: number): Promise<Result<Preview>>;
  /**
   * What of the names that are replaced still stands in the file in other forms, or in its name: all of it is made for
   * that.
   */
  leftOfNames(request: ExportRequest, fileName: string): Promise<Result<readonly LeftOfName[]>>;
  /** Begins the file. A worker writes one at a time: another begun one takes its place. */
  begin(request: ExportRequest): Promise<Result<null>>;
  /** The next piece of the file, to be written after the one before; null after the last. */
  nextPiece(): Promise<Result<Uint8Array<ArrayBuffer> | null>>;
}

/** What is taken out of a project, as what, and how arranged. */
export interface ExportRequest {
  readonly projectId: Id;
  readonly format: ExporterId;
  readonly scope: Scope;
  readonly arrange: 'document' | 'tag';
  readonly references: References;
  readonly texts: 'whole' | 'quotations';
  /** Names that are replaced; none are in formats that are `exact`. */
  readonly pseudonyms: readonly Pseudonym[];
  /** Documents come in the order of the library when it is sorted so. */
  readonly librarySort: DocumentSort;
  /** What the quotations count as; null: each counts. */
  readonly counted: CountedQuotations | null;
  /** When, as ISO 8601. */
  readonly exported: string;
}

/** How a file will look. */
export interface Preview {
  /** Its first lines; of a very long one, its beginning. */
  readonly opening: string;
  /** Whether more comes after them. */
  readonly more: boolean;
  readonly quotations: number;
  /** Those of them whose words stand in no text any more. */
  readonly lost: number;
  /** How many of the texts do not fit whole into a file of this format. */
  readonly cut: number;
}

/** Announced while a file is written: texts read, of all. */
export interface ExportProgress {
  readonly kind: 'progress';
  readonly done: number;
  readonly of: number;
}
