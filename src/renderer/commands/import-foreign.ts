import { headLength, importerOf, mayBeExchange } from '../../core/exchange/importers.ts';
import { fail, ok } from '../../core/model/result.ts';
import type { Result } from '../../core/model/result.ts';
import type { Id } from '../../core/model/id.ts';
import type { FileBatch, FileEntry, Host, Source } from '../../core/ports/host.ts';
import type { TakenForeign } from '../../core/ports/ingest.ts';
import type { Desk } from './desk.ts';
import { importLock } from './import-files.ts';
import { unlessCancelled } from './unless-cancelled.ts';

/** In bytes. */
const largest = 64 * 1024 * 1024;

/** Whether a source is a project or work of another program, by its name; `perhaps`: ask `foreignIn`. */
export function mayBeForeign(source: Source): 'yes' | 'perhaps' | 'no' {
  if (source.kind === 'folder') return isFolderOfQualcoder(source) ? 'yes' : 'no';
  return mayBeExchange(source.name);
}

/**
 * The same for certain. Of some files only their beginning tells: it is read then, and `host` gives it once more to who reads
 * the source afterwards.
 */
export async function foreignIn(
  host: Host,
  source: Source,
): Promise<{ readonly isForeign: boolean; readonly host: Host }> {
  const named = mayBeForeign(source);
  if (named !== 'perhaps') return { isForeign: named === 'yes', host };
  const batch = await host.pullFiles(source.id, largest);
  // Of several files it is the first that tells: texts among which such a file stands are imported as texts.
  const first = batch.ok ? batch.value.entries.find(({ path }) => path === source.name) : undefined;
  const isForeign = first !== undefined && isExchange(first);
  return { isForeign, host: givingAgain(host, source.id, batch) };
}

/** QualCoder keeps a project as a folder of this ending. */
function isFolderOfQualcoder({ kind, name }: Source): boolean {
  return kind === 'folder' && /\.qda$/iu.test(name);
}

function isExchange(entry: FileEntry): boolean {
  return entry.kind === 'file' && importerOf(entry.path, () => entry.bytes.subarray(0, headLength)) !== null;
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

/** What came of it, the import that tells of its texts, and how many other files were passed over. */
export interface ImportedForeign extends TakenForeign {
  readonly importId: Id;
  readonly name: string;
  readonly others: number;
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
      const { path, bytes, others, hasLog } = found.value;
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
      return { ok: true, value: { ...taken.value, left, importId, name: path, others } };
    } finally {
      await desk.host.closeFiles(source.id);
    }
  });
}

interface FoundFile {
  readonly path: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly others: number;
  /** What was written last may stand in another file. */
  readonly hasLog: boolean;
}

/** The first file that is work of another program. */
async function fileIn(host: Host, source: Source): Promise<Result<FoundFile>> {
  const batch = await host.pullFiles(source.id, largest);
  if (!batch.ok) return batch;
  const { entries, total } = batch.value;
  const first = entries.find(({ path }) => path === source.name);
  const entry = first ?? entries.find(isExchange) ?? entries.find(({ path }) => mayBeExchange(path) === 'yes');
  if (!entry) return fail('vanished', source.name);
  if (entry.kind !== 'file') return fail(entry.problem === 'too-large' ? 'too-large' : 'unreadable', entry.path);
  return ok({ path: entry.path, bytes: entry.bytes, others: total.files - 1, hasLog: false });
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
  return bytes ? ok({ path: source.name, bytes, others: 0, hasLog }) : fail('not-exchange', source.name);
}
