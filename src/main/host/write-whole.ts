import * as now from 'node:fs';
import * as disk from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import path from 'node:path';
import { fail } from '../../core/model/result.ts';
import type { Failure } from '../../core/model/result.ts';
import { codeOf } from './walk.ts';

// A file is written beside its place, brought to the disk and only then given its name, so that a crash, a full disk or
// a power cut leaves either what was there or all of what comes.

/** What of the system is needed; tests put faults between. */
export type WritingFiles = Pick<typeof disk, 'open' | 'rename' | 'rm'>;

/** A file that grows `beside` its `place` and takes that place, whole, at the end. Errors are thrown as they come. */
export class WholeFile {
  readonly place: string;
  readonly beside: string;
  readonly #handle: FileHandle;
  readonly #fs: WritingFiles;
  #length = 0;
  #before: Promise<void> = Promise.resolve();

  private constructor(place: string, beside: string, handle: FileHandle, fs: WritingFiles) {
    this.place = place;
    this.beside = beside;
    this.#handle = handle;
    this.#fs = fs;
  }

  /** `beside` must be in the folder of `place`, and not be there yet. */
  static async begin(place: string, beside: string, mode = 0o666, fs: WritingFiles = disk): Promise<WholeFile> {
    return new WholeFile(place, beside, await fs.open(beside, 'wx', mode), fs);
  }

  /** Bytes written so far. */
  get length(): number {
    return this.#length;
  }

  /** One piece after the other, also if the caller did not wait. After one that failed, the others and `end` do, too. */
  write(bytes: Uint8Array): Promise<void> {
    const write = this.#before.then(() => this.#writeAll(bytes));
    this.#before = write;
    return write;
  }

  /** Gives the file its place. If that fails, nothing of it stays. */
  async end(): Promise<void> {
    try {
      await this.#before;
      await this.#handle.sync();
      const { size } = await this.#handle.stat();
      if (size !== this.#length) throw new Error(`${size} bytes are there instead of ${this.#length}`);
      await this.#handle.close();
      await renamePatiently(this.beside, this.place, this.#fs);
      await syncFolder(path.dirname(this.place));
    } catch (error) {
      await this.discard();
      throw error;
    }
  }

  async discard(): Promise<void> {
    await this.#handle.close().catch(() => undefined); // Closed already; what matters is the file.
    await this.#fs.rm(this.beside, { force: true }).catch(() => undefined); // A vanished drive took it along.
  }

  /** Without waiting for what is being written. */
  removeNow(): void {
    removeFileNow(this.beside);
  }

  async #writeAll(bytes: Uint8Array): Promise<void> {
    let done = 0;
    while (done < bytes.length) {
      const { bytesWritten } = await this.#handle.write(bytes, done, bytes.length - done, this.#length);
      done += bytesWritten;
      this.#length += bytesWritten;
    }
  }
}

/** Removes a file, if it is there, without waiting for what is being written into it. */
export function removeFileNow(file: string): void {
  try {
    now.rmSync(file, { force: true });
  } catch {
    // Nobody is there any more to be told.
  }
}

/**
 * The same for a small file, at once and without waiting, because what comes next may be the end. `keepAs` names where
 * what stood in that place goes; should the program end in between, it is there, and nothing in its place.
 */
export function writeWholeNow(place: string, content: string, keepAs: string | null): void {
  const beside = `${place}.part`;
  const file = now.openSync(beside, 'w');
  try {
    now.writeFileSync(file, content);
    now.fsyncSync(file);
  } finally {
    now.closeSync(file);
  }
  if (keepAs !== null) now.renameSync(place, keepAs);
  now.renameSync(beside, place);
  syncFolderNow(path.dirname(place));
}

/** What a failed write means. */
export function writeProblem(error: unknown, about: string): Failure {
  const code = codeOf(error);
  if (code === 'ENOSPC' || code === 'EDQUOT') return fail('write-full', about, String(error));
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') return fail('write-denied', about, String(error));
  if (code === 'ENOENT' || code === 'ENOTDIR' || code === 'ENODEV')
    return fail('write-place-gone', about, String(error));
  return fail('write-failed', about, String(error));
}

/** Programs that keep a folder in step with others hold a new file for a moment; on Windows it cannot be renamed then. */
async function renamePatiently(from: string, to: string, fs: WritingFiles): Promise<void> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await fs.rename(from, to);
    } catch (error) {
      if (tries === 4 || !['EBUSY', 'EPERM', 'EACCES'].includes(codeOf(error))) throw error;
      await new Promise((resolve) => setTimeout(resolve, 150 * tries));
    }
  }
}

/** Without this a power cut could forget the new name. Windows cannot, and need not. */
async function syncFolder(folder: string): Promise<void> {
  try {
    const handle = await disk.open(folder, 'r');
    await handle.sync().finally(() => handle.close());
  } catch {
    // Not every file system allows it; the file itself is on disk.
  }
}

function syncFolderNow(folder: string): void {
  try {
    const handle = now.openSync(folder, 'r');
    try {
      now.fsyncSync(handle);
    } finally {
      now.closeSync(handle);
    }
  } catch {
    // As above.
  }
}
