import { stat, statfs } from 'node:fs/promises';
import type { Failure, Result } from '../../core/model/result.ts';
import { fail, ok } from '../../core/model/result.ts';
import type { Host, NativeHost, NativeWindow, Source } from '../../core/ports/host.ts';
import type { Files, Pick as PickFiles } from './files.ts';
import { filesOnDisk } from './files.ts';
import type { PickSave } from './save.ts';
import { savesOnDisk } from './save.ts';
import { openOutside } from './shell.ts';
import { codeOf } from './walk.ts';

/** What the desktop host needs of the system, lent by Electron in the program and by tests in tests. */
export interface Abilities {
  readonly platform: Host['platform'];
  readonly pick: PickFiles;
  readonly pickSave: PickSave;
  readonly openAddress: (url: string) => Promise<void>;
  readonly reveal: (file: string) => void;
  readonly sampleFile: string;
  /** Loads the page once more, safely; it asks whether to leave like any other end. */
  readonly startSafely: () => void;
  /** The folder in which the databases lie. */
  readonly home: string;
  /** Whether this start was to be safe. */
  readonly startsSafely: () => boolean;
}

/** The Electron side of the contract, but for what is announced and not asked for and what has channels of its own. */
export interface DesktopHost
  extends Host, Omit<NativeHost, 'onCommand' | 'logs' | 'linkedFolders' | 'backups' | keyof NativeWindow> {
  readonly kind: 'desktop';
  /** What the window has open, for abilities that hand over files, too. */
  readonly files: Files;
  /** Keeps places named when the program was started, for `takeArguments`. */
  giveArguments(paths: readonly string[]): void;
  /** Forgets all that the window had open: it was reloaded or is gone. */
  forget(): Promise<void>;
  /** Removes what is half written, at once: the machine ends. */
  removeHalfWrittenNow(): void;
}

/** What one window may do with files and folders of this computer; nothing here trusts the window. */
export function desktopHost(abilities: Abilities): DesktopHost {
  const files = filesOnDisk(abilities);
  const saves = savesOnDisk(abilities.pickSave);
  const named: (readonly string[])[] = [];

  return {
    kind: 'desktop',
    files,
    platform: abilities.platform,
    openFiles: files.openFiles,
    /** Here `dropped` is the absolute paths that the preload found. */
    openDropped: (dropped) => files.openPaths(Array.isArray(dropped) ? (dropped as string[]) : []),
    pullFiles: files.pullFiles,
    closeFiles: files.closeFiles,
    openSample: files.openSample,
    beginSave: saves.beginSave,
    writeSave: saves.writeSave,
    endSave: saves.endSave,
    abortSave: saves.abortSave,
    async startsSafely() {
      return ok(abilities.startsSafely());
    },
    async startSafely() {
      abilities.startSafely();
      return ok(null);
    },
    async freeSpace() {
      try {
        const { bavail, bsize } = await statfs(abilities.home);
        return ok(bavail * bsize);
      } catch {
        return ok(null); // Some network drives do not tell.
      }
    },
    openExternal: (url) => openOutside(url, abilities.openAddress),

    giveArguments(paths) {
      if (paths.length > 0) named.push(paths);
    },
    async takeArguments(): Promise<Result<Source | null>> {
      const paths = named.shift();
      if (!paths) return ok(null);
      for (const place of paths) {
        const wrong = await problemOf(place);
        if (wrong === null) continue;
        // It is told for itself; the others come after it.
        const others = paths.filter((one) => one !== place);
        if (others.length > 0) named.unshift(others);
        return wrong;
      }
      return files.openPaths(paths);
    },
    async showInFolder(where) {
      if (!saves.wasSaved(where)) return fail('invalid', where);
      abilities.reveal(where);
      return ok(null);
    },
    removeHalfWrittenNow: () => saves.removeAllNow(),
    async forget() {
      files.closeAll();
      await saves.abortAll();
    },
  };
}

/** Why a place that somebody named cannot be opened; null if it can. */
async function problemOf(place: string): Promise<Failure | null> {
  try {
    await stat(place);
    return null;
  } catch (error) {
    const code = codeOf(error);
    if (code === 'EACCES' || code === 'EPERM') return fail('no-permission', place, String(error));
    return fail('nothing-there', place, String(error));
  }
}
