import type { Id } from '../model/id.ts';
import type { Result } from '../model/result.ts';

/** The far side of project files, in a worker: packing and unpacking a whole project would hold the window up. */
export interface ArchivePort {
  /** Packs a project into one file. The pieces are to be written one after the other. */
  pack(projectId: Id): Promise<Result<{ readonly pieces: readonly Uint8Array<ArrayBuffer>[] }>>;
  /**
   * Stores what the file holds as a project of its own; all or nothing. It keeps the id that it has in the file unless
   * a project of that id is stored here already. The bytes are moved. `about` in a failure is the file's name.
   */
  unpack(bytes: Uint8Array<ArrayBuffer>, fileName: string): Promise<Result<UnpackedProject>>;
}

export interface UnpackedProject {
  readonly id: Id;
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
