import type { Result } from '../../core/model/result.ts';
import { fail, ok } from '../../core/model/result.ts';
import type { Host, NativeHost, NativeWindow, Source } from '../../core/ports/host.ts';
import type { Pick as PickFiles } from './files.ts';
import { filesOnDisk } from './files.ts';
import type { PickSave } from './save.ts';
import { savesOnDisk } from './save.ts';
import { openOutside } from './shell.ts';

/** What the desktop host needs of the system, lent by Electron in the program and by tests in tests. */
export interface Abilities {
  readonly platform: Host['platform'];
  readonly pick: PickFiles;
  readonly pickSave: PickSave;
  readonly openAddress: (url: string) => Promise<void>;
  readonly reveal: (file: string) => void;
  readonly sampleFile: string;
  /** Starts the program once more, safely; it asks whether to leave like any other end. */
  readonly startSafely: () => void;
  /** Whether this start was to be safe. */
  readonly startsSafely: () => boolean;
}

/** The Electron side of the contract, but for what is announced and not asked for and what has channels of its own. */
export interface DesktopHost extends Host, Omit<NativeHost, 'onCommand' | 'logs' | keyof NativeWindow> {
  readonly kind: 'desktop';
  /** Keeps places named when the program was started, for `takeArguments`. */
  giveArguments(paths: readonly string[]): void;
  /** Forgets all that the window had open: it was reloaded or is gone. */
  forget(): Promise<void>;
}

export function desktopHost(abilities: Abilities): DesktopHost {
  const files = filesOnDisk(abilities);
  const saves = savesOnDisk(abilities.pickSave);
  const named: (readonly string[])[] = [];

  return {
    kind: 'desktop',
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
    openExternal: (url) => openOutside(url, abilities.openAddress),

    giveArguments(paths) {
      if (paths.length > 0) named.push(paths);
    },
    async takeArguments(): Promise<Result<Source | null>> {
      const paths = named.shift();
      return paths ? files.openPaths(paths) : ok(null);
    },
    async showInFolder(where) {
      if (!saves.wasSaved(where)) return fail('invalid', where);
      abilities.reveal(where);
      return ok(null);
    },
    async forget() {
      files.closeAll();
      await saves.abortAll();
    },
  };
}
