import type { FSWatcher } from 'node:fs';
import { watch } from 'node:fs';
import { stat } from 'node:fs/promises';
import path from 'node:path';
import { isLitter } from '../../core/ports/host.ts';

// Listening to a folder. What changed is found out by a walk; all that is wanted here is a hint that it is time for
// one. So the walk itself says which folders to listen to, each before its names are read: what comes later is heard.
//
// macOS and Windows listen to a whole tree by themselves. On Linux, Node's own recursive watching holds a watch on every
// single file, sets them all up at once while nothing else can run, and has thrown where files vanish meanwhile; the
// packages for it hold one on every file, too. A watch on each folder hears of every file in it.

/** The most folders that are listened to on Linux, for a system allows only so many; the others are only walked. */
const mostFolders = 4096;
/** Milliseconds of quiet before a change is announced, and the longest that a busy folder is waited for. */
const quiet = 400;
const patience = 4000;
/** How often we see whether a folder that was away is back. */
const returnPause = 5000;
/** When nobody looks at a folder any more, nobody waits for what changes in it. */
const forgetAfter = 15 * 60_000;

/** Says that something may have changed in a folder, never what: whoever hears it looks again. */
export class FolderWatch {
  readonly #announce: () => void;
  readonly #wholeTree: boolean;
  readonly #watchers = new Map<string, FSWatcher>();
  #soon: NodeJS.Timeout | undefined;
  #latest: NodeJS.Timeout | undefined;
  #away: NodeJS.Timeout | undefined;
  #forgetting: NodeJS.Timeout | undefined;

  constructor(announce: () => void, wholeTree = process.platform === 'darwin' || process.platform === 'win32') {
    this.#announce = announce;
    this.#wholeTree = wholeTree;
  }

  /** Begins a walk: tell `entering` of each folder before it is read, and `end` when there are no more. */
  begin(): { entering(folder: string): void; end(): void } {
    const entered = new Set<string>();
    clearInterval(this.#away);
    clearTimeout(this.#forgetting);
    this.#forgetting = setTimeout(() => this.stop(), forgetAfter).unref();
    return {
      entering: (folder) => {
        if (entered.size >= (this.#wholeTree ? 1 : mostFolders)) return;
        entered.add(folder);
        if (!this.#watchers.has(folder)) this.#listen(folder);
      },
      end: () => {
        for (const folder of this.#watchers.keys()) if (!entered.has(folder)) this.#unhear(folder);
      },
    };
  }

  /** Announces once when the folder is there again. */
  awaitReturn(folder: string): void {
    clearInterval(this.#away);
    this.#away = setInterval(() => {
      stat(folder).then(
        () => {
          clearInterval(this.#away);
          this.#announce();
        },
        () => undefined, // Still away.
      );
    }, returnPause).unref();
  }

  stop(): void {
    for (const folder of [...this.#watchers.keys()]) this.#unhear(folder);
    for (const timer of [this.#soon, this.#latest, this.#forgetting]) clearTimeout(timer);
    clearInterval(this.#away);
    this.#latest = undefined;
  }

  #listen(folder: string): void {
    try {
      const watcher = watch(folder, { persistent: false, recursive: this.#wholeTree }, (event, name) => {
        // The folder itself was deleted or moved: one that comes in its place must be listened to anew.
        if (event === 'rename' && name === path.basename(folder)) this.#unhear(folder);
        if (name === null || !isLitter(path.basename(name))) this.#heard();
      });
      // Windows says so when the folder is deleted, others when its drive goes.
      watcher.on('error', () => {
        this.#unhear(folder);
        this.#heard();
      });
      this.#watchers.set(folder, watcher);
    } catch {
      // Gone already, or the system has no watch left: the walks from time to time will see what we do not hear.
    }
  }

  #unhear(folder: string): void {
    this.#watchers.get(folder)?.close();
    this.#watchers.delete(folder);
  }

  #heard(): void {
    clearTimeout(this.#soon);
    this.#soon = setTimeout(() => this.#tell(), quiet).unref();
    this.#latest ??= setTimeout(() => this.#tell(), patience).unref();
  }

  #tell(): void {
    clearTimeout(this.#soon);
    clearTimeout(this.#latest);
    this.#latest = undefined;
    this.#announce();
  }
}
