import { randomUUID } from 'node:crypto';
import { constants } from 'node:fs';
import type { FileHandle } from 'node:fs/promises';
import { open, stat } from 'node:fs/promises';
import path from 'node:path';
import { fail, ok } from '../../core/model/result.ts';
import type { Result } from '../../core/model/result.ts';
import { isNamedProject } from '../../core/ports/file-names.ts';
import type { FileBatch, FileEntry, Source, Want } from '../../core/ports/host.ts';
import { largestFile, largestProjectFile, leastFileCost, leastPiece } from '../../core/ports/host.ts';
import { isRealPlace } from './real-place.ts';
import { codeOf, problemAt, walk } from './walk.ts';
import type { Found, Root } from './walk.ts';

/** Shows a dialog; the absolute paths that a person picked, none if they changed their mind. */
export type Pick = (want: Want) => Promise<readonly string[]>;

/** The window can only read what was opened here: by dialog, by drop, by the command line, or shipped with us. */
export interface Files {
  openFiles(want: Want): Promise<Result<Source | null>>;
  /** Opens places that a person named in another way than by a dialog. */
  openPaths(paths: readonly string[]): Promise<Result<Source | null>>;
  openSample(): Promise<Result<Source>>;
  /** Opens what a walk finds; `gone` says whether the whole place vanished. */
  openFound(walk: () => AsyncGenerator<Found>, name: string, gone: () => Promise<boolean>): Source;
  /** The place of a folder that was opened, also after its last batch; null if the source is no such folder. */
  folderOf(sourceId: string): string | null;
  pullFiles(sourceId: string, budget: number): Promise<Result<FileBatch>>;
  closeFiles(sourceId: string): Promise<void>;
  closeAll(): void;
}

/** How many files of a batch are read at the same time. */
const readers = 8;
/** However much a window asks for, no batch is larger than this, but for a single larger file. */
const largestBudget = 256 * 1024 * 1024;

/** `pick` shows a dialog and answers the picked paths; `sampleFile` is the project file shipped with the program. */
export function filesOnDisk({ pick, sampleFile }: { readonly pick: Pick; readonly sampleFile: string }): Files {
  const sources = new Map<string, OpenSource>();
  const folders = new Map<string, string>();

  const start = (finding: Finding, name: string, kind: Source['kind'], largest: number): Source => {
    const id = randomUUID();
    sources.set(id, new OpenSource(finding, name, largest));
    return { id, name, kind };
  };

  const openPaths = async (paths: readonly string[], want?: Want): Promise<Result<Source | null>> => {
    if (paths.length === 0) return ok(null);
    const looks: { readonly file: string; readonly isFolder: boolean }[] = [];
    for (const file of paths) {
      try {
        looks.push({ file, isFolder: (await stat(file)).isDirectory() });
      } catch (error) {
        // One that vanished among several becomes an entry of its own; a single one is the whole answer.
        if (paths.length === 1) return fail(openProblem(error), file, String(error));
        looks.push({ file, isFolder: false });
      }
    }
    const [first] = looks;
    if (looks.length === 1 && first!.isFolder) {
      const finding = below([{ file: first!.file, path: '' }]);
      const source = start(finding, nameOf(first!.file), 'folder', largestFile);
      folders.set(source.id, first!.file);
      return ok({ ...source, where: first!.file });
    }
    const isProject = want === 'project' || (looks.length === 1 && isNamedProject(first!.file));
    const roots = withDistinctPaths(looks.map(({ file }) => file).sort());
    // Among texts a project file is one more file, with an outcome of its own: the source is not named after it.
    const named = looks.find(({ file }) => !isNamedProject(file)) ?? first!;
    return ok(start(below(roots), nameOf(named.file), 'files', isProject ? largestProjectFile : largestFile));
  };

  return {
    async openFiles(want) {
      return openPaths(await pick(want), want);
    },
    openPaths: (paths) => openPaths(paths),
    async openSample() {
      try {
        await stat(sampleFile);
      } catch (error) {
        return fail('not-available', path.basename(sampleFile), String(error));
      }
      const name = path.basename(sampleFile);
      return ok(start(below([{ file: sampleFile, path: name }]), name, 'files', largestProjectFile));
    },
    openFound: (walk, name, gone) => start({ walk, gone }, name, 'folder', largestFile),
    folderOf: (sourceId) => folders.get(sourceId) ?? null,
    async pullFiles(sourceId, budget) {
      const source = sources.get(sourceId);
      if (!source) return fail('not-found', sourceId);
      const batch = await source.pull(Math.min(budget, largestBudget));
      if (sources.get(sourceId) !== source) return fail('not-found', sourceId);
      if (batch.ok && batch.value.done) sources.delete(sourceId);
      return batch;
    },
    async closeFiles(sourceId) {
      sources.get(sourceId)?.close();
      sources.delete(sourceId);
    },
    closeAll() {
      for (const source of sources.values()) source.close();
      sources.clear();
      folders.clear();
    },
  };
}

interface Finding {
  walk(): AsyncGenerator<Found>;
  gone(): Promise<boolean>;
}

/** One walk that is handed out in batches, and a second one ahead of it that only counts. */
class OpenSource {
  readonly #finding: Finding;
  readonly #name: string;
  readonly #largest: number;
  readonly #walk: AsyncGenerator<Found>;
  /** Found, but too large for the batch before. */
  #held: Found | null = null;
  #given = { files: 0, bytes: 0 };
  #counted = { files: 0, bytes: 0, complete: false };
  #closed = false;
  /** A large project file that is handed over in pieces. */
  #pieces: Pieces | null = null;
  #before: Promise<unknown> = Promise.resolve();

  constructor(finding: Finding, name: string, largest: number) {
    this.#finding = finding;
    this.#name = name;
    this.#largest = largest;
    this.#walk = finding.walk();
    void this.#count();
  }

  /** One batch after the other, also if the caller did not wait. */
  pull(budget: number): Promise<Result<FileBatch>> {
    const batch = this.#before.then(() => this.#take(budget));
    this.#before = batch.catch(() => undefined); // Thrown at the caller; the next one has its own turn.
    return batch;
  }

  close(): void {
    this.#closed = true;
    // After the piece that is being read.
    void this.#before.then(() => this.#pieces?.close());
  }

  async #take(budget: number): Promise<Result<FileBatch>> {
    if (this.#pieces) return this.#piece(this.#pieces, budget);
    const chosen: Found[] = [];
    let room = budget;
    let over = false;
    try {
      for (;;) {
        const found = this.#held ?? (await this.#next());
        this.#held = null;
        if (found === null) {
          over = true;
          break;
        }
        if (chosen.length === 0 && this.#comesInPieces(found, budget)) {
          this.#given = { files: 1, bytes: found.size };
          this.#pieces = new Pieces(found, this.#largest);
          return this.#piece(this.#pieces, budget);
        }
        const size = Math.max(found.kind === 'file' && found.size <= this.#largest ? found.size : 0, leastFileCost);
        if (chosen.length > 0 && size > room) {
          this.#held = found;
          break;
        }
        chosen.push(found);
        room -= size;
      }
    } catch (error) {
      return fail(openProblem(error), this.#name, String(error));
    }

    const standing = new StandingFolders();
    const entries = await inOrder(chosen, readers, async (found) =>
      found.kind === 'problem' ? found : readWhole(found, this.#largest, standing),
    );
    const vanished = entries.some((entry) => entry.kind === 'problem' && entry.problem === 'vanished');
    if (vanished && (await this.#finding.gone())) {
      return fail('vanished', this.#name);
    }
    for (const found of chosen) {
      this.#given.files += 1;
      this.#given.bytes += found.size;
    }
    return ok({ entries, done: over, total: this.#total(over) });
  }

  #comesInPieces(found: Found, budget: number): found is Found & { kind: 'file' } {
    const { kind, size } = found;
    return kind === 'file' && this.#largest > largestFile && size <= this.#largest && size > pieceOf(budget);
  }

  /** A project file stands alone, so its end is the end of all. */
  async #piece(pieces: Pieces, budget: number): Promise<Result<FileBatch>> {
    const entry = await pieces.next(pieceOf(budget));
    const done = entry.kind === 'problem' || entry.more !== true;
    if (done || this.#closed) await pieces.close();
    return ok({ entries: [entry], done, total: this.#total(true) });
  }

  async #next(): Promise<Found | null> {
    const next = await this.#walk.next();
    return next.done ? null : next.value;
  }

  #total(over: boolean): FileBatch['total'] {
    if (over) return { ...this.#given, complete: true };
    // The count may be behind, and the folder may have grown since.
    return {
      files: Math.max(this.#counted.files, this.#given.files),
      bytes: Math.max(this.#counted.bytes, this.#given.bytes),
      complete: this.#counted.complete,
    };
  }

  async #count(): Promise<void> {
    try {
      for await (const found of this.#finding.walk()) {
        if (this.#closed) return;
        this.#counted.files += 1;
        this.#counted.bytes += found.size;
      }
      this.#counted.complete = true;
    } catch {
      // The walk that reads will meet the same and say so.
    }
  }
}

/** All that stands below these roots. It is gone if none of them is left and a folder was among them. */
function below(roots: readonly Root[]): Finding {
  return {
    walk: () => walkAll(roots),
    async gone() {
      for (const { file } of roots) {
        try {
          await stat(file);
          return false;
        } catch {
          // This one is gone; perhaps another still stands.
        }
      }
      return roots.some(({ path: at }) => at === '');
    },
  };
}

async function* walkAll(roots: readonly Root[]): AsyncGenerator<Found> {
  for (const root of roots) {
    try {
      yield* walk(root);
    } catch (error) {
      // A picked folder that cannot be read ends everything; a file among several is one outcome.
      if (root.path === '') throw error;
      yield problemAt(root.path, error);
    }
  }
}

/** A file that the walk found, read piece by piece from one opening: what replaces it meanwhile is another file. */
class Pieces {
  readonly #found: Found & { kind: 'file' };
  readonly #largest: number;
  #handle: FileHandle | null = null;
  #size = 0;
  #at = 0;
  #closed = false;

  constructor(found: Found & { kind: 'file' }, largest: number) {
    this.#found = found;
    this.#largest = largest;
  }

  async next(length: number): Promise<FileEntry> {
    const { path: at, size } = this.#found;
    try {
      if (this.#closed) throw new Error('closed');
      if (this.#handle === null) {
        const opened = await openFound(this.#found, this.#largest, new StandingFolders());
        if ('kind' in opened) return opened;
        this.#handle = opened.handle;
        this.#size = opened.size;
      }
      const bytes = await readFrom(this.#handle, this.#at, Math.min(length, this.#size - this.#at));
      this.#at += bytes.length;
      // One that has shrunk ends here; its reader will find that it is cut off.
      const more = bytes.length > 0 && this.#at < this.#size;
      return { kind: 'file', path: at, bytes, ...(more && { more }) };
    } catch (error) {
      return problemAt(at, error, size);
    }
  }

  async close(): Promise<void> {
    this.#closed = true;
    await this.#handle?.close().catch(() => undefined); // It was only read.
  }
}

function pieceOf(budget: number): number {
  return Math.max(budget, leastPiece);
}

/** Reads a file that the walk found, if it still is that file, and no more of it than is allowed. */
async function readWhole(
  found: Found & { kind: 'file' },
  largest: number,
  standing: StandingFolders,
): Promise<FileEntry> {
  try {
    const opened = await openFound(found, largest, standing);
    if ('kind' in opened) return opened;
    const { handle, size } = opened;
    try {
      return { kind: 'file', path: found.path, bytes: await readFrom(handle, 0, size) };
    } finally {
      await handle.close();
    }
  } catch (error) {
    return problemAt(found.path, error, found.size);
  }
}

/** Opens a file that the walk found, if it still is that file; a problem if it may not be read. */
async function openFound(
  found: Found & { kind: 'file' },
  largest: number,
  standing: StandingFolders,
): Promise<{ readonly handle: FileHandle; readonly size: number } | FileEntry> {
  const tooLarge = (size: number): FileEntry => ({
    kind: 'problem',
    path: found.path,
    size,
    problem: 'too-large',
    detail: '',
  });
  const replaced: FileEntry = {
    kind: 'problem',
    path: found.path,
    size: 0,
    problem: 'path',
    detail: 'replaced by a link',
  };
  if (found.size > largest) return tooLarge(found.size);
  let handle: FileHandle;
  try {
    // The walk gave its place without links; one that leads elsewhere now was put there since.
    if (!(await standing.holds(found.real))) return replaced;
    handle = await open(found.real, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0));
  } catch (error) {
    if (codeOf(error) === 'ELOOP') return replaced;
    throw error;
  }
  try {
    const look = await handle.stat();
    if (!look.isFile()) throw new Error('not a regular file');
    if (look.size <= largest) return { handle, size: look.size };
    await handle.close();
    return tooLarge(look.size);
  } catch (error) {
    await handle.close();
    throw error;
  }
}

/** So many bytes from a place on; less if the file ends before. One that grows meanwhile is read as it was. */
async function readFrom(handle: FileHandle, from: number, wanted: number): Promise<Uint8Array<ArrayBuffer>> {
  const bytes = new Uint8Array(wanted);
  let length = 0;
  while (length < bytes.length) {
    const { bytesRead } = await handle.read(
      bytes,
      length,
      Math.min(bytes.length - length, 16 * 1024 * 1024),
      from + length,
    );
    if (bytesRead === 0) break; // It has shrunk.
    length += bytesRead;
  }
  return length === bytes.length ? bytes : bytes.slice(0, length);
}

/**
 * Whether files still stand in the folders where the walk found them, and no link was put in between. A folder is
 * looked at once a batch; the file itself is opened in a way that does not follow links.
 */
class StandingFolders {
  readonly #looks = new Map<string, Promise<boolean>>();

  holds(file: string): Promise<boolean> {
    // Without such a way the file must be looked at, too.
    const place = constants.O_NOFOLLOW === undefined ? file : path.dirname(file);
    let look = this.#looks.get(place);
    if (!look) this.#looks.set(place, (look = isRealPlace(place)));
    return look;
  }
}

/** Picked files are named by their last name; where two share it, the folder's name goes before. */
function withDistinctPaths(files: readonly string[]): Root[] {
  const taken = new Set<string>();
  return files.map((file) => {
    const folders = path.dirname(path.resolve(file)).split(path.sep).filter(Boolean);
    let at = nameOf(file);
    while (taken.has(at) && folders.length > 0) at = `${folders.pop()!.replace(/:$/u, '')}/${at}`;
    for (let number = 2; taken.has(at); number += 1) at = `${number}/${nameOf(file)}`;
    taken.add(at);
    return { file, path: at };
  });
}

/** The last name of a place; the letter of a drive. */
export function nameOf(file: string): string {
  const whole = path.resolve(file);
  return path.basename(whole).normalize('NFC') || whole.replace(/[\\/:]+/gu, '') || 'folder';
}

function openProblem(error: unknown): 'vanished' | 'no-permission' | 'link-loop' | 'unreadable' {
  const code = codeOf(error);
  if (code === 'ENOENT' || code === 'ENOTDIR') return 'vanished';
  if (code === 'EACCES' || code === 'EPERM') return 'no-permission';
  return code === 'ELOOP' ? 'link-loop' : 'unreadable';
}

/** Maps with so many at a time; the results stand in the order of the items. */
async function inOrder<T, U>(items: readonly T[], atOnce: number, map: (item: T) => Promise<U>): Promise<U[]> {
  const results: U[] = [];
  let next = 0;
  const work = async () => {
    for (let at = next++; at < items.length; at = next++) results[at] = await map(items[at]!);
  };
  await Promise.all(Array.from({ length: Math.min(atOnce, items.length) }, work));
  return results;
}
