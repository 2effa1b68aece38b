import { isExchange, mayBeExchange } from '../../core/exchange/importers.ts';
import { fail, ok } from '../../core/model/result.ts';
import type { Result } from '../../core/model/result.ts';
import type { Id } from '../../core/model/id.ts';
import type { FileBatch, FileEntry, Host, Source } from '../../core/ports/host.ts';
import { nextTurn } from '../../core/ports/next-turn.ts';
import type { TakenForeign } from '../../core/ports/ingest.ts';
import type { Desk } from './desk.ts';
import { importLock } from './import-files.ts';
import { unlessCancelled } from './unless-cancelled.ts';

/** In bytes. */
const largest = 64 * 1024 * 1024;

/** Whether a source is a project or work of another program, by its name; `perhaps`: ask `foreignIn`. */
export function mayBeForeign(source: Source): 'yes' | 'perhaps' | 'no' {
  if (source.kind === 'folder') return isFolderOfQualcoder(source) ? 'yes' : 'no';
  return mayBeExchange(source.name) === 'no' ? 'no' : 'perhaps';
}

/**
 * The same for certain: one file that is such work. Where it stands among others, all come in as texts, and it is found there
 * (`findingForeign`). What was read of the source `host` gives once more to who reads it afterwards.
 */
export async function foreignIn(
  host: Host,
  source: Source,
): Promise<{ readonly isForeign: boolean; readonly host: Host }> {
  const named = mayBeForeign(source);
  if (named !== 'perhaps') return { isForeign: named === 'yes', host };
  const batch = await host.pullFiles(source.id, largest);
  const [first, ...others] = batch.ok ? batch.value.entries : [];
  const isOne = batch.ok && others.length === 0 && batch.value.total.files <= 1;
  const isForeign = isOne && first !== undefined && isWork(first);
  return { isForeign, host: givingAgain(host, source.id, batch) };
}

/** QualCoder keeps a project as a folder of this ending. */
function isFolderOfQualcoder({ kind, name }: Source): boolean {
  return kind === 'folder' && /\.qda$/iu.test(name);
}

/** What cannot be read is such work by its name alone: who takes it in says what is wrong. */
function isWork(entry: FileEntry): boolean {
  return entry.kind === 'file' ? isExchange(entry.path, entry.bytes) : mayBeExchange(entry.path) === 'yes';
}

/** Work of another program that stands among texts, by its path. */
export type FoundWork = Map<string, FileEntry & { readonly kind: 'file' }>;

/** So much of it is kept, in bytes: it is to be taken in as long as the window lasts. */
const mostFound = 256 * 1024 * 1024;
/** Milliseconds after which the window has its turn. */
const lookingTime = 8;

/** A host that keeps what of the files it gives is work of another program. */
export function findingForeign(host: Host, found: FoundWork): Host {
  let room = mostFound;
  return {
    ...host,
    async pullFiles(id, budget) {
      const batch = await host.pullFiles(id, budget);
      let until = performance.now() + lookingTime;
      for (const entry of batch.ok ? batch.value.entries : []) {
        if (performance.now() > until) {
          await nextTurn();
          until = performance.now() + lookingTime;
        }
        if (entry.kind !== 'file' || entry.bytes.length > room || !isWork(entry)) continue;
        found.set(entry.path, entry);
        room -= entry.bytes.length;
      }
      return batch;
    },
  };
}

/** What was found as a source of its own, and a host that gives it. */
export function sourceOfFound(
  host: Host,
  entry: FileEntry & { readonly kind: 'file' },
): { readonly source: Source; readonly host: Host } {
  const source: Source = { id: `found ${entry.path}`, name: entry.path, kind: 'files' };
  const batch: FileBatch = {
    entries: [entry],
    done: true,
    total: { files: 1, bytes: entry.bytes.length, complete: true },
  };
  return {
    source,
    host: { ...host, pullFiles: async (id, budget) => (id === source.id ? ok(batch) : host.pullFiles(id, budget)) },
  };
}

/** A host whose first batch of a source was pulled already. */
function givingAgain(host: Host, sourceId: string, first: Result<FileBatch>): Host {
  let waiting: Result<FileBatch> | null = first;
  return {
    ...host,
    async pullFiles(id, budget) {
      if (id !== sourceId || waiting === null) return host.pullFiles(id, budget);
      const batch = waiting;
      waiting = null;
      return batch;
    },
  };
}

/** What came of it, and the import that tells of its texts. */
export interface ImportedForeign extends TakenForeign {
  readonly importId: Id;
  readonly name: string;
}

/** Takes a project or work of another program in as one act; nothing of it if `signal` is aborted before all is stored. The source is closed. */
export async function importForeign(
  desk: Desk,
  source: Source,
  signal?: AbortSignal,
): Promise<Result<ImportedForeign>> {
  return navigator.locks.request(importLock(desk.store.id), { mode: 'shared' }, async () => {
    try {
      const finding = isFolderOfQualcoder(source) ? databaseIn(desk.host, source) : fileIn(desk.host, source);
      const found = await unlessCancelled(finding, signal);
      if (!found.ok) return found;
      const { path, bytes, hasLog } = found.value;
      const importId = desk.newId();
      const stamp = { act: desk.newId(), author: desk.author, names: [path] };
      const taking = desk.ingest.takeForeign(desk.store.id, { importId, path, bytes, stamp, time: desk.now() });
      // Only the worker knows whether all was stored by then.
      const stop = () => void desk.ingest.stopTaking(importId);
      signal?.addEventListener('abort', stop);
      const taken = await taking.finally(() => signal?.removeEventListener('abort', stop));
      if (!taken.ok) return taken;
      await desk.store.settle();
      const left = hasLog ? { ...taken.value.left, log: 1 } : taken.value.left;
      return { ok: true, value: { ...taken.value, left, importId, name: path } };
    } finally {
      await desk.host.closeFiles(source.id);
    }
  });
}

interface FoundFile {
  readonly path: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** What was written last may stand in another file. */
  readonly hasLog: boolean;
}

/** The one file of a source. */
async function fileIn(host: Host, source: Source): Promise<Result<FoundFile>> {
  const batch = await host.pullFiles(source.id, largest);
  if (!batch.ok) return batch;
  const [entry] = batch.value.entries;
  if (!entry) return fail('vanished', source.name);
  if (entry.kind !== 'file') return fail(entry.problem === 'too-large' ? 'too-large' : 'unreadable', entry.path);
  return ok({ path: entry.path, bytes: entry.bytes, hasLog: false });
}

/** The database of a folder of QualCoder, under the folder's name. */
async function databaseIn(host: Host, source: Source): Promise<Result<FoundFile>> {
  let [bytes, hasLog, isDone]: [Uint8Array<ArrayBuffer> | null, boolean, boolean] = [null, false, false];
  while (!isDone) {
    const batch = await host.pullFiles(source.id, largest);
    if (!batch.ok) return batch;
    isDone = batch.value.done;
    for (const entry of batch.value.entries) {
      if (/(?:^|\/)data\.qda-wal$/u.test(entry.path)) hasLog ||= entry.kind !== 'file' || entry.bytes.length > 0;
      if (!/(?:^|\/)data\.qda$/u.test(entry.path) || bytes !== null) continue;
      if (entry.kind !== 'file') return fail(entry.problem === 'too-large' ? 'too-large' : 'unreadable', entry.path);
      bytes = entry.bytes;
    }
  }
  return bytes ? ok({ path: source.name, bytes, hasLog }) : fail('not-exchange', source.name);
}
