import type { Id } from '../model/id.ts';
import type { Result } from '../model/result.ts';
import type { Source } from './host.ts';

/**
 * Project files that the program keeps by itself, in a folder on disk. The page names projects and backups, never
 * places. Each file says at its end what it is and carries the sum of all its bytes, so that one that was copied or
 * renamed can still be verified.
 *
 * Not promised: that a backup which is listed can still be opened a moment later (the folder may be another drive, or
 * be kept in step with other computers), and that an old one stays: `end` thins them out.
 */
export interface Backups {
  /** Begins to write a backup; what was begun before for the same project and not ended is given up. */
  begin(projectId: Id, projectName: string, reason: BackupReason): Promise<Result<string>>;
  /** The next piece of the project file. A failure ends it: nothing of it stays on the disk. */
  write(saveId: string, bytes: Uint8Array<ArrayBuffer>): Promise<Result<null>>;
  /** Puts the whole file in its place, then thins out older ones of this project. */
  end(saveId: string): Promise<Result<Backup>>;
  /** Gives one up; unknown ids are ignored. */
  abort(saveId: string): Promise<void>;
  /** All that the folder holds, the newest first. Only looks at the files' ends: `open` verifies all of one. */
  list(): Promise<Result<readonly Backup[]>>;
  /** Verifies a backup and opens it as a source with its one project file; `project-file-damaged` if it does not hold. */
  open(id: string): Promise<Result<Source>>;
  /** Where backups are kept, to show to the person. */
  folder(): Promise<Result<BackupFolder>>;
  /** Lets the person choose where; null if they changed their mind. What is in the old place stays there. */
  chooseFolder(): Promise<Result<BackupFolder | null>>;
  /** Shows the folder in the system's file manager. */
  show(): Promise<Result<null>>;
}

/** Why a backup was made: after changes, at quitting, before a database is upgraded, before a restore, by hand. */
export type BackupReason = (typeof backupReasons)[number];
/** Written into the files: a reason is never renamed or taken away. */
export const backupReasons = ['changes', 'quit', 'upgrade', 'restore', 'asked'] as const;

/** `where` is a path to show to the person. */
export interface BackupFolder {
  readonly where: string;
}

/** A backup as it is listed. */
export interface Backup {
  /** Names it to `open`. The same as long as the file keeps its name. */
  readonly id: string;
  /** Empty if that cannot be told, because the file is cut off or strange; then `made` is the file's own time. */
  readonly projectId: Id;
  readonly projectName: string;
  /** ISO 8601. */
  readonly made: string;
  readonly bytes: number;
  /** Null if that cannot be told. */
  readonly reason: BackupReason | null;
  /** False if the file is cut off, strange, or was found damaged by `open`. */
  readonly whole: boolean;
}
