import { randomUUID } from 'node:crypto';
import type { FileHandle } from 'node:fs/promises';
import { open, realpath, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import type { Result } from '../../core/model/result.ts';
import { fail, ok } from '../../core/model/result.ts';
import { tidyName } from '../../core/ports/file-names.ts';
import { codeOf } from './walk.ts';

/** Shows a dialog; the absolute path that a person named, or null. */
export type PickSave = (suggestedName: string) => Promise<string | null>;

/** Files being written. Each grows beside its place under another name and takes the place, whole, at the end. */
export interface Saves {
  beginSave(suggestedName: string, mediaType: string): Promise<Result<string | null>>;
  writeSave(saveId: string, bytes: Uint8Array<ArrayBuffer>): Promise<Result<null>>;
  endSave(saveId: string): Promise<Result<{ readonly where: string }>>;
  abortSave(saveId: string): Promise<void>;
  /** Removes what is half written: the window is gone. */
  abortAll(): Promise<void>;
  /** True for the places that `endSave` gave. */
  wasSaved(where: string): boolean;
}

export function savesOnDisk(pickSave: PickSave): Saves {
  const saves = new Map<string, Save>();
  const saved = new Set<string>();

  const abort = async (saveId: string) => {
    const save = saves.get(saveId);
    saves.delete(saveId);
    if (save) await discard(save);
  };

  return {
    async beginSave(suggestedName) {
      const picked = await pickSave(tidyName(suggestedName));
      if (picked === null) return ok(null);
      try {
        const place = await realpath(picked).catch(() => picked); // What a link names is written, not the link.
        const mode = (await stat(place).catch(() => null))?.mode ?? 0o666;
        const beside = path.join(path.dirname(place), `.${path.basename(place).slice(0, 80)}.${randomUUID()}.part`);
        const handle = await open(beside, 'wx', mode & 0o777);
        const id = randomUUID();
        saves.set(id, { picked, place, beside, handle, length: 0, before: Promise.resolve() });
        return ok(id);
      } catch (error) {
        return writeProblem(error, picked);
      }
    },

    async writeSave(saveId, bytes) {
      const save = saves.get(saveId);
      if (!save) return fail('not-found', saveId);
      const write = save.before.then(() => writeAll(save, bytes));
      save.before = write.catch(() => undefined); // Told to the caller below.
      try {
        await write;
        return ok(null);
      } catch (error) {
        await abort(saveId);
        return writeProblem(error, save.picked);
      }
    },

    async endSave(saveId) {
      const save = saves.get(saveId);
      if (!save) return fail('not-found', saveId);
      saves.delete(saveId);
      try {
        await save.before;
        await save.handle.sync();
        await save.handle.close();
        await rename(save.beside, save.place);
        await syncFolder(path.dirname(save.place));
        saved.add(save.picked);
        return ok({ where: save.picked });
      } catch (error) {
        await discard(save);
        return writeProblem(error, save.picked);
      }
    },

    abortSave: abort,
    async abortAll() {
      await Promise.all([...saves.keys()].map(abort));
    },
    wasSaved: (where) => saved.has(where),
  };
}

interface Save {
  readonly picked: string;
  readonly place: string;
  readonly beside: string;
  readonly handle: FileHandle;
  length: number;
  before: Promise<void>;
}

async function writeAll(save: Save, bytes: Uint8Array<ArrayBuffer>): Promise<void> {
  let done = 0;
  while (done < bytes.length) {
    const { bytesWritten } = await save.handle.write(bytes, done, bytes.length - done, save.length);
    done += bytesWritten;
    save.length += bytesWritten;
  }
}

async function discard(save: Save): Promise<void> {
  await save.handle.close().catch(() => undefined); // Closed already; what matters is the file.
  await rm(save.beside, { force: true }).catch(() => undefined); // A vanished drive took it along.
}

/** Without this a power cut could forget the new name. Windows cannot, and need not. */
export async function syncFolder(folder: string): Promise<void> {
  try {
    const handle = await open(folder, 'r');
    await handle.sync().finally(() => handle.close());
  } catch {
    // Not every file system allows it; the file itself is on disk.
  }
}

/** What a failed write means. */
export function writeProblem(error: unknown, about: string) {
  const code = codeOf(error);
  if (code === 'ENOSPC' || code === 'EDQUOT') return fail('disk-full', about, String(error));
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') return fail('write-denied', about, String(error));
  if (code === 'ENOENT' || code === 'ENOTDIR' || code === 'ENODEV')
    return fail('write-place-gone', about, String(error));
  return fail('write-failed', about, String(error));
}
