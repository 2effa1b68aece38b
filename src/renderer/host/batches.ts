import type { FileBatch, FileEntry } from '../../core/ports/host.ts';
import { leastFileCost } from '../../core/ports/host.ts';
import { fail, ok } from '../../core/model/result.ts';
import type { Result } from '../../core/model/result.ts';

// Handing out files in batches, for the hosts that live in a window. What is waiting holds no bytes; they are read when
// a batch asks for them.

/** A file that was found, or a problem in its place. `read` never rejects: it answers with a problem. */
export type Found =
  | { readonly path: string; readonly size: number; readonly read: () => Promise<FileEntry> }
  | { readonly entry: FileEntry };

/** What a source has found so far. A walk may go on adding to it while it is read. */
export interface Finding {
  readonly found: Found[];
  /** Resolves when something was added or the walk is over. */
  more(): Promise<void>;
  isOver(): boolean;
}

export class OpenedSources {
  readonly #open = new Map<string, Reading>();

  /** Keeps a source until its last batch is taken or it is closed. */
  add(id: string, finding: Finding): void {
    this.#open.set(id, { finding, next: 0, files: 0, bytes: 0, before: Promise.resolve() });
  }

  pull(id: string, budget: number): Promise<Result<FileBatch>> {
    const reading = this.#open.get(id);
    if (!reading) return Promise.resolve(fail('not-found', id));
    // One batch after the other, also if the caller did not wait.
    const batch = reading.before.then(() => this.#take(id, reading, budget));
    reading.before = batch.then(
      () => undefined,
      () => undefined, // The caller of the failed batch is told; the next one starts afresh.
    );
    return batch;
  }

  close(id: string): void {
    this.#open.delete(id);
  }

  async #take(id: string, reading: Reading, budget: number): Promise<Result<FileBatch>> {
    if (this.#open.get(id) !== reading) return fail('not-found', id);
    const { finding } = reading;
    const entries: FileEntry[] = [];
    let room = budget;
    for (;;) {
      if (reading.next >= finding.found.length) {
        if (finding.isOver()) break;
        if (entries.length > 0) break; // Better a small batch now than a full one later.
        await finding.more();
        continue;
      }
      const found = finding.found[reading.next]!;
      const size = Math.max('read' in found ? found.size : 0, leastFileCost);
      if (entries.length > 0 && size > room) break;
      delete finding.found[reading.next];
      reading.next += 1;
      room -= size;
      reading.files += 1;
      reading.bytes += sizeOf(found);
      entries.push('read' in found ? await found.read() : found.entry);
    }
    const complete = finding.isOver();
    const done = complete && reading.next >= finding.found.length;
    if (done) this.#open.delete(id);
    let { files, bytes } = reading;
    for (let at = reading.next; at < finding.found.length; at += 1) {
      files += 1;
      bytes += sizeOf(finding.found[at]!);
    }
    return ok({ entries, done, total: { files, bytes, complete } });
  }
}

interface Reading {
  readonly finding: Finding;
  next: number;
  files: number;
  bytes: number;
  before: Promise<void>;
}

/** Everything that is known from the start. */
export function allFound(found: readonly Found[]): Finding {
  return { found: [...found], more: () => Promise.resolve(), isOver: () => true };
}

/** By names, folder by folder: `a/z` before `a b`, because the folder `a` comes before the name `a b`. */
export function byNames(left: string, right: string): number {
  const [a, b] = [left.split('/'), right.split('/')];
  for (let at = 0; at < Math.min(a.length, b.length); at += 1) {
    if (a[at]! !== b[at]!) return a[at]! < b[at]! ? -1 : 1;
  }
  return a.length - b.length;
}

function sizeOf(found: Found): number {
  if ('read' in found) return found.size;
  return found.entry.kind === 'file' ? found.entry.bytes.length : found.entry.size;
}
