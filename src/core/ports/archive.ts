import type { Id } from '../model/id.ts';
import type { Result } from '../model/result.ts';

/** The far side of project files, in a worker: packing and unpacking a whole project would hold the window up. */
export interface ArchivePort {
  /** Packs a project into one file. The pieces are to be written one after the other. */
  pack(projectId: Id): Promise<Result<{ readonly pieces: readonly Uint8Array<ArrayBuffer>[] }>>;
  /**
   * Fills the new, empty project `projectId` with what the file holds; all or nothing. `about` in a failure is the
   * file's name or the entry that is damaged.
   */
  unpack(bytes: Uint8Array<ArrayBuffer>, fileName: string, projectId: Id): Promise<Result<UnpackedProject>>;
  /** The id of the project in a file, without storing anything. */
  peek(bytes: Uint8Array<ArrayBuffer>, fileName: string): Promise<Result<{ readonly projectId: Id }>>;
}

export interface UnpackedProject {
  readonly name: string;
  readonly created: string;
  /** How many records name something that the file does not hold. Nothing was left out because of it. */
  readonly oddities: number;
}

/** Announced while packing and unpacking: texts done, of all. */
export interface ArchiveProgress {
  readonly kind: 'progress';
  readonly done: number;
  readonly of: number;
}
