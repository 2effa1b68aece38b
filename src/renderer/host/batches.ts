import type { FileBatch, FileEntry } from '../../core/ports/host.ts';
import { leastFileCost, leastPiece } from '../../core/ports/host.ts';
import { nextTurn } from '../../core/ports/next-turn.ts';
import { fail, ok } from '../../core/model/result.ts';
import type { Result } from '../../core/model/result.ts';

// Handing out files in batches, for the hosts that live in a window. What is waiting holds no bytes; they are read when
// a batch asks for them.

/** A file that was found, or a problem in its place. `read` never rejects: it answers with a problem. */
export type Found =
  | {
      readonly path: string;
      readonly size: number;
      readonly read: (from?: number, to?: number) => Promise<FileEntry>;
      /** It may come in pieces. */
      readonly pieced?: true;
    }
  | { readonly entry: FileEntry };

/** What a source has found so far. A walk may go on adding to it while it is read. */
export interface Finding {
  readonly found: Found[];
  /** Resolves when something was added or the walk is over. */
  more(): Promise<void>;
  isOver(): boolean;
  /** Nobody asks for more. */
  end?(): void;
}

/** Hands the files of opened sources over in batches, as `Host.pullFiles` promises. */
export class OpenedSources {
  readonly #open = new Map<string, Reading>();

  /** Keeps a source until its last batch is taken or it is closed. */
  add(id: string, finding: Finding): void {
    let close = (): void => undefined;
    const closed = new Promise<void>((resolve) => (close = resolve));
    this.#open.set(id, { finding, next: 0, at: 0, files: 0, bytes: 0, before: Promise.resolve(), closed, close });
  }

  pull(id: string, budget: number): Promise<Result<FileBatch>> {
    const reading = this.#open.get(id);
    if (!reading) return Promise.resolve(fail('not-found', id));
    // One batch after the other, also if the caller did not wait.
    const taken = reading.before.then(() => this.#take(id, reading, budget));
    // Who reads may never answer any more once it is ended.
    const batch = Promise.race([taken, reading.closed.then(() => fail('not-found', id))]);
    reading.before = batch.then(
      () => undefined,
      () => undefined, // The caller of the failed batch is told; the next one starts afresh.
    );
    return batch;
  }

  /** Forgets a source; what is being pulled from it is answered as what is pulled later. */
  close(id: string): void {
    this.#open.get(id)?.close();
    this.#end(id);
  }

  #end(id: string): void {
    this.#open.get(id)?.finding.end?.();
    this.#open.delete(id);
  }

  async #take(id: string, reading: Reading, budget: number): Promise<Result<FileBatch>> {
    if (this.#open.get(id) !== reading) return fail('not-found', id);
    const { finding } = reading;
    // All are asked for before one is waited for: who reads them may do it together.
    const entries: (FileEntry | Promise<FileEntry>)[] = [];
    let room = budget;
    for (;;) {
      if (reading.next >= finding.found.length) {
        if (finding.isOver()) break;
        if (entries.length > 0) break; // Better a small batch now than a full one later.
        await finding.more();
        continue;
      }
      const found = finding.found[reading.next]!;
      const piece = Math.max(budget, leastPiece);
      if ('read' in found && found.pieced && found.size > piece) {
        if (entries.length > 0) break;
        const [from, to] = [reading.at, Math.min(found.size, reading.at + piece)];
        const entry = await found.read(from, to);
        if (entry.kind === 'file' && to < found.size) {
          reading.at = to;
          entries.push({ ...entry, more: true });
          break;
        }
        entries.push(entry);
        reading.at = 0;
        this.#pass(reading, found);
        break;
      }
      const size = Math.max('read' in found ? found.size : 0, leastFileCost);
      if (entries.length > 0 && size > room) break;
      this.#pass(reading, found);
      room -= size;
      entries.push('read' in found ? found.read() : found.entry);
    }
    const read = await Promise.all(entries);
    const complete = finding.isOver();
    const done = complete && reading.next >= finding.found.length;
    if (done) this.#end(id);
    let { files, bytes } = reading;
    for (let at = reading.next; at < finding.found.length; at += 1) {
      files += 1;
      bytes += sizeOf(finding.found[at]!);
    }
    return ok({ entries: read, done, total: { files, bytes, complete } });
  }

  #pass(reading: Reading, found: Found): void {
    delete reading.finding.found[reading.next];
    reading.next += 1;
    reading.files += 1;
    reading.bytes += sizeOf(found);
  }
}

interface Reading {
  readonly finding: Finding;
  next: number;
  /** Where the next piece of the file that is next begins. */
  at: number;
  files: number;
  bytes: number;
  before: Promise<void>;
  /** Nobody wants more of it. */
  readonly closed: Promise<void>;
  close(): void;
}

/** Everything that is known from the start. */
export function allFound(found: readonly Found[]): Finding {
  return { found: [...found], more: () => Promise.resolve(), isOver: () => true };
}

/** Files that are looked at, and then the milliseconds, before the window gets its turn. */
const lookedAtOnce = 32;
const lookingTime = 8;

/**
 * Looks at files a few at a time: the size of one file costs a browser a question to its other process, that of ten
 * thousand would hold the window up for seconds. A few files are all there at once.
 */
export function foundInTurns<T>(items: readonly T[], look: (item: T) => Found): Finding {
  const found: Found[] = [];
  let next = 0;
  const lookOn = () => {
    const [least, until] = [next + lookedAtOnce, performance.now() + lookingTime];
    while (next < items.length && (next < least || performance.now() < until)) found.push(look(items[next++]!));
  };
  const looking = async () => {
    while (next < items.length) {
      await nextTurn();
      lookOn();
    }
  };
  lookOn();
  void looking();
  return { found, more: nextTurn, isOver: () => next >= items.length };
}

/** By names, folder by folder: `a/z` before `a b`, because the folder `a` comes before the name `a b`. */
export function byNames(left: string, right: string): number {
  const length = Math.min(left.length, right.length);
  for (let at = 0; at < length; at += 1) {
    const [a, b] = [left.charCodeAt(at), right.charCodeAt(at)];
    // The end of a name comes before everything that goes on.
    if (a !== b) return a === slash ? -1 : b === slash ? 1 : a - b;
  }
  return left.length - right.length;
}

const slash = 0x2f;

function sizeOf(found: Found): number {
  if ('read' in found) return found.size;
  return found.entry.kind === 'file' ? found.entry.bytes.length : found.entry.size;
}
