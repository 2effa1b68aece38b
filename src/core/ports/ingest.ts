import type { ReadingWay, ReadSo, Remark } from '../decode/format.ts';
import type { TakenIncoming } from '../exchange/taken-incoming.ts';
import type { Id } from '../model/id.ts';
import type { Diff } from '../model/diff.ts';
import type { Document, FileOutcome, Guess } from '../model/records.ts';
import type { Result } from '../model/result.ts';
import type { FileEntry } from './host.ts';

/**
 * The far side of an import, in a worker: bytes in, stored documents out. It decodes, looks for metadata, divides
 * into passages, compares with what the project holds, and stores each batch in one transaction. Texts do not travel
 * back: the window's thread would pay for them.
 */
export interface IngestPort {
  /**
   * Takes one batch. Another may be given before this one is answered: they are stored in the order in which they were
   * given, and one is read while the one before it is stored. A text that is only like the one that stood at its path becomes a document of its own, until
   * `settleFolder` says what it is. The bytes are copied, so that they can be sent once more to a worker that
   * takes another's place.
   */
  takeBatch(request: IngestRequest): Promise<Result<IngestAnswer>>;
  /**
   * After the last batch that is taken of a folder: documents whose texts stand at other paths now follow them, texts that
   * are the next ones of what stood at their paths become versions, and the outcomes suggest what files with changed texts
   * were. What the import stored is replaced by what is known now.
   */
  settleFolder(request: SettleRequest): Promise<Result<Diff>>;
  /** How far these files agree with what was imported from a folder of this name. Nothing is stored. */
  agreementWith(projectId: Id, folder: string, entries: readonly FileEntry[]): Promise<Result<FolderAgreement>>;
  /** Follows the suggestion of an import's outcome: the file is a new version of the document that it is like. */
  takeAsVersion(projectId: Id, importId: Id, path: string, act: ActStamp): Promise<Result<Diff>>;
  /** Takes a project of another program in, in one act. Fails with `not-exchange` for what is none; then nothing is stored. */
  takeForeign(projectId: Id, file: ForeignFile): Promise<Result<TakenForeign>>;
  /** Gives up what is taken in under this import: it ends with `cancelled` and nothing is stored, unless all is stored by then. */
  stopTaking(importId: Id): Promise<Result<null>>;
  /** What a stored text, standing at `path`, says about itself, and the comments and highlights of its file. */
  guess(projectId: Id, textId: Id, path: string): Promise<Result<Guesses & { readonly remarked: RemarkedText | null }>>;
  /** How the bytes of a stored text, standing at `path`, read in another encoding; nothing is stored. `length` code units at most. */
  previewEncoding(
    projectId: Id,
    textId: Id,
    path: string,
    label: string,
    length: number,
  ): Promise<Result<EncodingPreview>>;
  /**
   * How the file that a document is of, or is, would come in if it were read in this way, with its first texts; null: as it is
   * read now. Nothing is stored. Fails with `unreadable` where it holds no text then.
   */
  previewReading(
    projectId: Id,
    documentId: Id,
    way: ReadingWay | null,
    shown: { readonly texts: number; readonly length: number },
  ): Promise<Result<ReadingPreview>>;
  /**
   * Reads that file in this way from now on, as one act: its documents get their texts as new versions, where they still are
   * documents; others go, but for those in which somebody worked.
   */
  readOtherwise(projectId: Id, documentId: Id, way: ReadingWay, act: ActStamp): Promise<Result<ReadOtherwise>>;
  /** Decodes a document's current version again, in an encoding picked by hand, as a new version of it. */
  redecode(projectId: Id, documentId: Id, label: string, act: ActStamp): Promise<Result<Document>>;
}

/** A file of another program. */
export interface ForeignFile {
  readonly importId: Id;
  readonly path: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly stamp: ActStamp;
  /** When, as ISO 8601. */
  readonly time: string;
}

/** What came of it. `isNew`: anything was stored. */
export type TakenForeign = TakenIncoming & { readonly isNew: boolean };

/** Who did what when, for the Change that is stored. */
export interface ActStamp {
  readonly act: Id;
  readonly author: string;
  readonly names: readonly string[];
  readonly unasked?: true;
}

/** One batch of an import, and what its files are compared with. */
export interface IngestRequest {
  readonly projectId: Id;
  readonly importId: Id;
  readonly stamp: ActStamp;
  /** `skip` lists a file whose text is known already as a duplicate; `keep` imports it as a document of its own. */
  readonly sameText: 'skip' | 'keep';
  /** The name of the imported folder; part of what tells a new version from another document. */
  readonly folder: string;
  readonly entries: readonly FileEntry[];
  /** Asked before, without an answer: what of it has its outcome stored already is not taken a second time. */
  readonly again?: boolean;
}

/** What is asked when all files of a folder were taken, all of a linked folder that were chosen, or no more will be. */
export interface SettleRequest {
  readonly projectId: Id;
  readonly importId: Id;
  readonly stamp: ActStamp;
  readonly folder: string;
  readonly state: FolderState;
}

/** What stands in a folder beside the files of the import. */
export interface FolderState {
  /** The SHA-256 of every file's bytes by its path; null if the import's own files are all there are. */
  readonly prints: ReadonlyMap<string, string> | null;
  /** Paths at and below which nothing is known. */
  readonly unknown: readonly string[];
  /**
   * Why what the import did not see may stand where it stood: nobody knows (`may-stand`), this may be another folder than
   * the one that was imported under its name and stands at its own place (`elsewhere`), only the files say that it is that
   * one (`believed`: it is if every text of it was seen), or the import ended before (`unread`). Of an ended one, texts
   * that changed are left as they are until the folder is imported again: a likelier one may be among what was not read.
   */
  readonly unseen?: 'may-stand' | 'elsewhere' | 'believed' | 'unread';
}

/** Counts files: all, of them the ones with bytes that the folder has, and those like what stands at their paths. */
export interface FolderAgreement {
  readonly all: number;
  readonly same: number;
  readonly like: number;
}

/** What became of the batch. What was stored comes to the window by its announcement. */
export interface IngestAnswer {
  readonly outcomes: readonly FileOutcome[];
}

/** The text of a file, and the comments and highlights in it, at their places in the text. */
export interface RemarkedText {
  readonly text: string;
  readonly remarks: readonly Remark[];
}

/** Metadata that was found, each with its place; see Document. */
export interface Guesses {
  readonly title: Guess;
  readonly attributes: Readonly<Record<Id, Guess>>;
  readonly language: string | null;
}

/** The part of a text by which another encoding can be judged, and how much of the text could not be read. */
export interface EncodingPreview {
  readonly text: string;
  readonly replacements: number;
}

/** How a file comes in. */
export interface ReadingPreview {
  readonly path: string;
  /** The id of its format. */
  readonly format: string;
  /** How many documents, and how many parts of it have no text. */
  readonly texts: number;
  readonly empty: number;
  readonly replacements: number;
  /** The encoding of its bytes, by its label; null if nothing was read. */
  readonly encoding: string | null;
  /** The one that a person picked; null: it is detected. */
  readonly picked: string | null;
  readonly by: 'program' | 'person';
  /** By which rule, and what could be chosen; null for a file that no rule is known for. */
  readonly reading: ReadSo | null;
  /** The first texts, cut where they are long. `said`: by the keys under which they stand beside a text. */
  readonly first: readonly {
    readonly title: string;
    readonly path: string;
    readonly text: string;
    readonly said: readonly (readonly [string, string])[];
    /** Where it begins in the file, as its format counts; null if that is not told. */
    readonly at: number | null;
  }[];
}

/** What came of reading a file otherwise: its documents now, those that went, and those that stayed because somebody worked in them. */
export interface ReadOtherwise {
  readonly texts: number;
  readonly removed: number;
  readonly kept: number;
}
