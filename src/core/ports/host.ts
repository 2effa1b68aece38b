import type { Result } from '../model/result.ts';
import type { Backups } from './backups.ts';
import type { LinkedFolders } from './linked-folders.ts';
import type { Logs } from './logs.ts';

/**
 * What Lectern asks of the machine it runs on. It promises only what a browser tab can also do; what only a desktop
 * can do sits in `native`, and the screen asks for that before it offers it.
 *
 * Every value crosses a process border in Electron: it must survive structured cloning. No method throws for an
 * expected failure. Nothing here promises an order between calls that were not awaited.
 */
export interface Host {
  readonly kind: 'desktop' | 'browser' | 'memory';
  readonly platform: 'mac' | 'windows' | 'linux';

  /** Lets a person pick a folder, several files, or one project file. Null if nothing was picked. */
  openFiles(want: Want): Promise<Result<Source | null>>;

  /**
   * Takes what was dropped on the window: the `DataTransfer` of the event in a browser, its `File`s in Electron. Call
   * it inside the event, because a browser forgets the items when the event ends. Null if no file was among them.
   */
  openDropped(dropped: unknown): Promise<Result<Source | null>>;

  /**
   * The next files of a source, read only now, so that memory stays bounded whatever the folder's size. At least one
   * entry while there are any, then as many as fit into `budget` bytes, where each file counts for at least 16 KiB, so
   * that a batch of many small files stays small, too. Hidden files and system litter are left out.
   * The order is that of the names, folder by folder. Fails with `vanished` if the folder itself is gone; after the
   * last batch (`done`) or `closeFiles`, with `not-found`.
   */
  pullFiles(sourceId: string, budget: number): Promise<Result<FileBatch>>;

  /** Forgets a source, also in the middle. Unknown ids are ignored. */
  closeFiles(sourceId: string): Promise<void>;

  /**
   * Starts to write a file that a person names (desktop) or that is downloaded (browser). Null if the person changed
   * their mind. What stood in that place stays until `endSave`, and stays whole if anything fails.
   */
  beginSave(suggestedName: string, mediaType: string): Promise<Result<string | null>>;
  writeSave(saveId: string, bytes: Uint8Array<ArrayBuffer>): Promise<Result<null>>;
  /** `where` is a path or name to show to the person. */
  endSave(saveId: string): Promise<Result<{ readonly where: string }>>;
  abortSave(saveId: string): Promise<void>;

  /** Opens a web address (http, https, mailto only; `invalid` otherwise) in the person's browser. */
  openExternal(url: string): Promise<Result<null>>;

  /** The sample project shipped with the program, as a source with its one project file. */
  openSample(): Promise<Result<Source>>;

  /**
   * Whether the person asked for a safe start: the index is left aside and built again, and no document is opened. True
   * until the window is closed or loaded again in the usual way.
   */
  startsSafely(): Promise<Result<boolean>>;

  /**
   * Loads the page once more, safely. On the desktop it is left as when its window closes: the person is asked while work
   * runs, and may stay, and the listeners of `onLeave` come first; a browser tab is loaded at once.
   */
  startSafely(): Promise<Result<null>>;

  /**
   * Bytes that can still be stored, as far as anybody knows; null if nobody does. Not promised: a browser answers with
   * what it would allow, which may be more than the disk has.
   */
  freeSpace(): Promise<Result<number | null>>;

  /** Present on the desktop only. */
  readonly native?: NativeHost;
}

/** What only the desktop can do. */
export interface NativeHost extends NativeWindow {
  /** Calls back with a command's name when a menu item is chosen. Returns a function that stops it. */
  onCommand(listener: (command: string) => void): () => void;
  /**
   * The next of the folders and files named when the program was started, or started again: texts as one source, then
   * each project file by itself; null after the last. What is not there fails before the others, each by itself, with
   * `nothing-there` and its place.
   */
  takeArguments(): Promise<Result<Source | null>>;
  /** Shows a saved file in the system's file manager. Only for a `where` that `endSave` gave. */
  showInFolder(where: string): Promise<Result<null>>;
  readonly logs: Logs;
  readonly linkedFolders: LinkedFolders;
  readonly backups: Backups;
}

/** The window around the page. */
export interface NativeWindow {
  /**
   * Calls back when the window is to close or the program to quit, one listener after the other in the order in which
   * they came; the window waits until the last promise has settled. Not promised: a page that hangs is closed after
   * some seconds without, and nothing holds it longer than a minute, or than three seconds where the machine or the
   * session of the person ends.
   */
  onLeave(listener: () => Promise<void>): () => void;
  /**
   * Calls back when the machine may end with the next word: store what is not stored yet, and nothing else, because it
   * may as well go on. Not promised: that there is time for it.
   */
  onStore(listener: () => Promise<void>): () => void;
  /** Tells what runs; null when nothing does. It is shown on task bar or dock, and leaving meanwhile is asked about. */
  showWork(work: Work | null): Promise<Result<null>>;
  /** Tells what the menus offer now; what it does not name is greyed out. Before it is told, nothing is offered. */
  showMenu(menu: MenuState): Promise<Result<null>>;
  /** Lets what is not the page (title bar, menus, dialogs) look as the page does. */
  showAppearance(appearance: Appearance): Promise<Result<null>>;
}

/** What the menu bar must know of the page. */
export interface MenuState {
  /** The names of the commands that can run. */
  readonly enabled: readonly string[];
  /** The projects opened last; choosing one is the command `project.recent:` and its id. */
  readonly recent: readonly { readonly id: string; readonly name: string }[];
  /** Of commands whose keys the person changed, the key to show, as `Mod+Shift+F`; empty for none. */
  readonly keys: Readonly<Record<string, string>>;
}

/** `system` follows the machine, also when it changes. */
export type Appearance = 'system' | 'light' | 'dark';

/** Work that leaving would cut short. `share` is what is done of it, 0 to 1; null if nobody knows how much there is. */
export interface Work {
  /** Names it inside a sentence, e.g. “Importing letters”. */
  readonly label: string;
  readonly share: number | null;
}

/** What a person is asked to pick. */
export type Want = 'folder' | 'files' | 'project';

/** Files that a person handed over and that were not read yet. */
export interface Source {
  readonly id: string;
  /** The folder's name, or the first file's. */
  readonly name: string;
  readonly kind: 'folder' | 'files';
  /** The folder's place on this machine, to tell it from another one of its name; only where the host may know it. */
  readonly where?: string;
}

/** Some files of a source, with their bytes. */
export interface FileBatch {
  readonly entries: readonly FileEntry[];
  /** No more entries will come. */
  readonly done: boolean;
  /** What is known of the whole. `complete` is false while the folder is still being walked. */
  readonly total: { readonly files: number; readonly bytes: number; readonly complete: boolean };
}

/** `path` is inside the source, `/` between names, and never starts with `/` or holds `..`. */
export type FileEntry =
  | {
      readonly kind: 'file';
      readonly path: string;
      readonly bytes: Uint8Array<ArrayBuffer>;
      /** The next entry goes on with this file. Only a large project file comes in pieces; see `leastPiece`. */
      readonly more?: true;
    }
  | {
      readonly kind: 'problem';
      readonly path: string;
      readonly size: number;
      /** No host says `not-stored`: what was read, and found no room. */
      readonly problem: 'unreadable' | 'no-permission' | 'vanished' | 'link-loop' | 'too-large' | 'path' | 'not-stored';
      readonly detail: string;
    };

/** What each file counts for, at least, in the budget of a batch; in bytes. */
export const leastFileCost = 16 * 1024;
/** Larger files are not read; an import reports them as skipped. Project files may be larger. */
export const largestFile = 64 * 1024 * 1024;
/** Larger project files are refused: their format cannot count further. */
export const largestProjectFile = 4 * 1024 * 1024 * 1024 - 1;
/**
 * A project file that is larger than this and than the budget of a batch comes in pieces of that size, the larger of the
 * two, one to a batch.
 */
export const leastPiece = 16 * 1024 * 1024;

const leftBehind = /^(?:thumbs\.db|desktop\.ini|__macosx|icon\r)$/iu;
const longestLitter = 'desktop.ini'.length;

/** Files and folders an import passes over in silence: hidden ones and what systems leave behind. */
export function isLitter(name: string): boolean {
  return name.startsWith('.') || name.startsWith('~$') || (name.length <= longestLitter && leftBehind.test(name));
}
