import { randomUUID } from 'node:crypto';
import * as disk from 'node:fs/promises';
import path from 'node:path';
import type { Result } from '../../core/model/result.ts';
import { fail, ok } from '../../core/model/result.ts';
import { tidyName } from '../../core/ports/file-names.ts';
import { realPlace } from './real-place.ts';
import { WholeFile, writeProblem } from './write-whole.ts';
import type { WritingFiles } from './write-whole.ts';

/** Shows a dialog; the absolute path that a person named, or null. */
export type PickSave = (suggestedName: string) => Promise<string | null>;

/** Files being written. Each grows beside its place under another name and takes the place, whole, at the end. */
export interface Saves {
  beginSave(suggestedName: string, mediaType: string): Promise<Result<string | null>>;
  writeSave(saveId: string, bytes: Uint8Array<ArrayBuffer>): Promise<Result<null>>;
  endSave(saveId: string): Promise<Result<{ readonly where: string }>>;
  abortSave(saveId: string): Promise<void>;
  /** Removes what is half written, and waits for what is just taking its place: the window is gone. */
  abortAll(): Promise<void>;
  /** Removes it at once, because the machine may end with the next word. */
  removeAllNow(): void;
  /** True for the places that `endSave` gave. */
  wasSaved(where: string): boolean;
}

/** `fs` is the disk; tests put faults between. */
export function savesOnDisk(pickSave: PickSave, fs: WritingFiles = disk): Saves {
  const saves = new Map<string, Save>();
  const ends = new Set<Promise<void>>();
  /** Files that are just taking their places. */
  const ending = new Set<WholeFile>();
  const saved = new Set<string>();

  const abort = async (saveId: string) => {
    const save = saves.get(saveId);
    saves.delete(saveId);
    await save?.file.discard();
  };

  return {
    async beginSave(suggestedName) {
      const picked = await pickSave(tidyName(suggestedName));
      if (picked === null) return ok(null);
      try {
        const place = await realPlace(picked).catch(() => picked); // What a link names is written, not the link.
        const mode = (await disk.stat(place).catch(() => null))?.mode ?? 0o666;
        // Not after the file's name: with more around it that one could be too long.
        const beside = path.join(path.dirname(place), `.lectern-${randomUUID()}.part`);
        const id = randomUUID();
        saves.set(id, { picked, file: await WholeFile.begin(place, beside, mode & 0o777, fs) });
        return ok(id);
      } catch (error) {
        return writeProblem(error, picked);
      }
    },

    async writeSave(saveId, bytes) {
      const save = saves.get(saveId);
      if (!save) return fail('not-found', saveId);
      try {
        await save.file.write(bytes);
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
      ending.add(save.file);
      const end = save.file.end().finally(() => ending.delete(save.file));
      ends.add(end);
      try {
        await end;
        saved.add(save.picked);
        return ok({ where: save.picked });
      } catch (error) {
        return writeProblem(error, save.picked);
      } finally {
        ends.delete(end);
      }
    },

    abortSave: abort,
    async abortAll() {
      await Promise.allSettled([...[...saves.keys()].map(abort), ...ends]);
    },
    removeAllNow() {
      for (const { file } of saves.values()) file.removeNow();
      // Nobody may be there any more to give them their places.
      for (const file of ending) file.removeNow();
      saves.clear();
    },
    wasSaved: (where) => saved.has(where),
  };
}

/** A file being written, and the place as the person named it: a link to where it is written, perhaps. */
interface Save {
  readonly picked: string;
  readonly file: WholeFile;
}
