import type { Id } from '../model/id.ts';
import type { Table } from '../model/records.ts';
import type { Result } from '../model/result.ts';

/**
 * The far side of project files, in a worker: packing and unpacking a whole project would hold the window up. Any call
 * may fail with `archive-stopped`, if the worker hung or crashed; it is over then, and another file needs another one.
 */
export interface ArchivePort {
  /**
   * Begins to pack a project into one file: as it stands on disk at this moment, in whatever schema, so that nothing is
   * upgraded by it. `quick` packs in half the time into a file that is a quarter larger. A worker packs one project.
   */
  pack(projectId: Id, pace: PackPace): Promise<Result<null>>;
  /**
   * The next piece of the file, to be written after the one before; null after the last. Pieces are made as they are
   * asked for and a few ahead, so that memory holds some megabytes, whatever the project's size. Fails with
   * `project-too-large` beyond the four gigabytes that a project file can hold.
   */
  nextPiece(): Promise<Result<Uint8Array<ArrayBuffer> | null>>;
  /**
   * Says what the file holds, and stores nothing yet. The file comes in pieces, which are moved. `about` in a failure is
   * the file's name.
   */
  look(pieces: readonly Uint8Array<ArrayBuffer>[], fileName: string): Promise<Result<ProjectInFile>>;
  /** Unpacks every text of the file that was looked at, to see that it is whole, and stores nothing. */
  check(): Promise<Result<null>>;
  /**
   * Stores what the file that was looked at holds as a project of its own; all or nothing. It keeps the id that it has
   * in the file unless a project of that id is stored here already: then it gets this one. Either way `idBeside` marks
   * what this call stored, for `deleteLeftover`.
   */
  unpack(idBeside: Id): Promise<Result<UnpackedProject>>;
  /**
   * Merges what the file that was looked at holds into a project that is stored here, as one act of this author; all or
   * nothing. Nothing is stored where nothing is new.
   */
  merge(projectId: Id, author: string): Promise<Result<MergeDone>>;
  /** Gives up a merge that is being stored: it fails with `cancelled`, unless all is stored by then. */
  stopMerging(): Promise<Result<null>>;
}

/** What came with a merged project. */
export interface MergeDone {
  /** What that project is called. */
  readonly name: string;
  /** How many documents both hold. */
  readonly joined: number;
  /** How many records of each kind came. */
  readonly came: { readonly [T in Table]?: number };
  /** How many that were here became others, or went. */
  readonly changed: number;
  /** Who made what came. */
  readonly people: readonly string[];
  /** What both changed, each to something else: questions that this merge asks. */
  readonly questions: number;
  /** Questions that were open here and are answered there. */
  readonly answered: number;
  /** What came under another name, because its own was taken here. */
  readonly renamed: readonly (readonly [Table, string])[];
  /** How many records of the file speak of what it does not hold. */
  readonly leftOut: number;
}

/** A project as it stands in a file. */
export interface ProjectInFile {
  readonly id: Id;
  readonly name: string;
  readonly documents: number;
  readonly annotations: number;
  /** The time of the newest act. */
  readonly changed?: string;
}

/** What counts more while packing: the size of the file or the time. */
export type PackPace = 'small' | 'quick';

/** A project that was stored from a file. */
export interface UnpackedProject {
  readonly id: Id;
  readonly name: string;
  readonly created: string;
  /** How many things in the file did not agree, or were missing. They are kept under `mendedKey` until somebody saw them. */
  readonly oddities: number;
}

/** Where the list of what did not agree (`readonly Mended[]`) waits beside the records for the person to see it. */
export const mendedKey = 'mended';

/**
 * One thing in a project file that did not agree with the rest of it, and what became of it. `in` is the name of the
 * document; nothing was left out because of any.
 */
export type Mended =
  /** The words of a mark were not at its place: they stand elsewhere now, or are lost. */
  | { readonly kind: 'mark-found' | 'mark-lost'; readonly in: string; readonly words: string }
  /** The text is not the one that its sum names. It is as it is in the file, and is named anew. */
  | { readonly kind: 'other-text'; readonly in: string; readonly version: number }
  /** Two versions had one number, or they did not ascend. */
  | { readonly kind: 'renumbered'; readonly in: string; readonly from: number; readonly to: number }
  /** Words that are no date stand as one in this field. They are kept, and no filter finds them. */
  | { readonly kind: 'no-date'; readonly in: string; readonly field: string; readonly words: string }
  /**
   * A record speaks of what the file does not hold; or another one stands in its place, or it leads back to itself (`its end`).
   * `name`: what the record is called.
   */
  | {
      readonly kind: 'missing';
      readonly table: Table;
      readonly name: string;
      readonly missing: Table | 'version' | 'texts' | 'its own place' | 'its end';
    };

/** Announced while packing, unpacking and merging: texts done, of all; records where a merge is stored. */
export interface ArchiveProgress {
  readonly kind: 'progress';
  readonly done: number;
  readonly of: number;
  /** What a merge does now; missing in other work. */
  readonly merging?: MergePhase;
}

/** The texts of the file are read, what is new is looked for, and that is stored. */
export type MergePhase = 'reading' | 'joining' | 'storing';
