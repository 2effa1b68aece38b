import { safeName } from '../../core/exchange/vault-names.ts';
import { newId } from '../../core/model/id.ts';
import type { Id } from '../../core/model/id.ts';
import { fail, ok } from '../../core/model/result.ts';
import type { Failure, Result } from '../../core/model/result.ts';
import { isNamedProject, projectEnding } from '../../core/ports/file-names.ts';
import type { ArchivePort, ArchiveProgress, MergeDone, MergePhase, ProjectInFile } from '../../core/ports/archive.ts';
import type { Host, Source } from '../../core/ports/host.ts';
import { deleteLeftover, unpackLock } from '../store/leftover.ts';
import { deleteProjectDatabase } from '../store/project-store.ts';
import type { ProjectStore } from '../store/project-store.ts';
import type { ProjectEntry, Registry } from '../store/registry.ts';
import { startArchive } from '../workers/archive.ts';
import type { StartArchive } from '../workers/archive.ts';
import type { Near } from '../workers/call.ts';
import type { Desk } from './desk.ts';
import { journalOf, rememberCopy } from './file-copy.ts';
import { importLock } from './import-files.ts';
import { openProject, projectOf, renameProject } from './projects.ts';
import { onePieceAfterAnother, saveBytes } from './save-bytes.ts';
import { unlessCancelled } from './unless-cancelled.ts';

/** Texts written or read so far, of all; 0 of 0 before they are counted. Of a merge that is stored: records. */
export type FileProgress = (done: number, of: number, merging?: MergePhase) => void;

/** Whether a source is to be opened as a project, not imported as texts. */
export function isProjectFile(source: Source): boolean {
  return source.kind === 'files' && isNamedProject(source.name);
}

/**
 * Saves the whole project to one file; null if the person changed their mind. Once `signal` is aborted nothing more is
 * written, what was there before stays, and the answer is `cancelled`.
 */
export async function saveProjectFile(
  desk: Desk,
  onProgress: FileProgress = () => {},
  signal?: AbortSignal,
  start: StartArchive = startArchive,
): Promise<Result<{ readonly where: string } | null>> {
  const fileName = `${safeName(projectOf(desk.store)?.name ?? 'project', 'project')}${projectEnding}`;
  const archive = start();
  archive.listen(({ done, of }) => onProgress(done, of));
  try {
    const journal = await journalOf(desk.store);
    const packing = await unlessCancelled(archive.port.pack(desk.store.id, 'small'), signal);
    if (!packing.ok) return packing;
    const pieces = onePieceAfterAnother(() => unlessCancelled(archive.port.nextPiece(), signal));
    const saved = await saveBytes(desk.host, fileName, 'application/zip', pieces);
    if (saved.ok && saved.value) await rememberCopy(desk.store, journal);
    return saved;
  } finally {
    archive.end();
  }
}

/** How a project file is opened. */
export interface OpenFileOptions {
  /** Names one whose project is here already, so that a person can tell the two apart. */
  readonly nameBeside: (name: string) => string;
  /** Whose act that is. */
  readonly author: string;
  /** They asked for one beside the other, so that undo takes the name back. Else what can be redone stays so. */
  readonly asked?: boolean;
  readonly onProgress?: FileProgress;
  /** Gives it up; the answer is `cancelled`. */
  readonly signal?: AbortSignal;
  readonly start?: StartArchive;
}

/** A project file whose project is here already. */
export interface Twin {
  readonly here: ProjectEntry;
  readonly file: ProjectInFile;
  readonly fileName: string;
  /** One that no project here has. */
  readonly freeName: string;
}

/** The one that is here, that one with the file merged into it, or the file beside it by this name; null for none. */
export type TwinChoice = 'here' | 'merge' | { readonly name: string } | null;

/** What fields hold and is not stored yet is stored before a merge, so that it is not written over what came. */
interface Drafts {
  readonly keepDrafts?: () => Promise<void>;
}

/** How a project file is opened that may be of a project which is here already. */
export interface AskingOptions extends OpenFileOptions, Drafts {
  askTwin(twin: Twin): Promise<TwinChoice>;
  /** Opens the one that is here; null if it is open. */
  openHere(id: Id): Promise<Result<ProjectStore | null>>;
  /** Hears what came into the one that is here; `id` is that of a project that was opened for it, null if it was open. */
  merged?(done: MergeDone, id: Id | null): void;
}

/** Lets the person pick a project file and opens it; null if nothing was picked, or nothing is to be opened. */
export async function openProjectFile(
  host: Host,
  registry: Registry,
  options: AskingOptions,
): Promise<Result<ProjectStore | null>> {
  const picked = await host.openFiles('project');
  if (!picked.ok) return picked;
  return picked.value ? openAsking(host, registry, picked.value, options) : ok(null);
}

/** Opens the sample project as a new project. */
export async function openSample(
  host: Host,
  registry: Registry,
  options: OpenFileOptions,
): Promise<Result<ProjectStore>> {
  const source = await host.openSample();
  return source.ok ? openProjectSource(host, registry, source.value, options) : source;
}

/**
 * Opens the one project file of a source, e.g. of one that was dropped. If its project is here already, the person says
 * what is to be opened; null if nothing.
 */
export async function openAsking(
  host: Host,
  registry: Registry,
  source: Source,
  options: AskingOptions,
): Promise<Result<ProjectStore | null>> {
  return unpacking(host, source, options, async (archive, file) => {
    const listed = await registry.projects();
    if (!listed.ok) return listed;
    const here = listed.value.find(({ id }) => id === file.id);
    if (!here) return unpack(archive, file, registry, options);
    // Nobody should be asked what is to be done with a file that cannot be opened.
    const whole = await unlessCancelled(archive.port.check(), options.signal);
    if (!whole.ok) return whole;
    const choice = await options.askTwin({
      ...{ here, file, fileName: source.name },
      freeName: nameAmong(listed.value, options, file.name),
    });
    if (choice === null) return ok(null);
    if (choice === 'here') return options.openHere(here.id);
    if (choice !== 'merge') return unpack(archive, file, registry, options, choice.name);
    const opened = await options.openHere(here.id);
    if (!opened.ok) return opened;
    await options.keepDrafts?.();
    const merged = await mergeInto(archive, here.id, options.author, options.signal);
    if (merged.ok) options.merged?.(merged.value, opened.value && here.id);
    else opened.value?.close();
    return merged.ok ? opened : merged;
  });
}

/** Opens the one project file of a source as a project of its own. What is stored already is not touched. */
export async function openProjectSource(
  host: Host,
  registry: Registry,
  source: Source,
  options: OpenFileOptions,
): Promise<Result<ProjectStore>> {
  return unpacking(host, source, options, (archive, file) => unpack(archive, file, registry, options));
}

/** Lets the person pick a project file and merges it into the open project; null if nothing was picked. */
export async function mergeProjectFile(
  desk: Desk,
  options: Pick<OpenFileOptions, 'onProgress' | 'signal' | 'start'> & Drafts,
): Promise<Result<MergeDone | null>> {
  const picked = await desk.host.openFiles('project');
  if (!picked.ok) return picked;
  if (!picked.value) return ok(null);
  return unpacking(desk.host, picked.value, options, async (archive) => {
    await options.keepDrafts?.();
    return mergeInto(archive, desk.store.id, desk.author, options.signal);
  });
}

/** Merges the file that was looked at. No import may bring in texts meanwhile: one text would come twice. */
async function mergeInto(
  archive: Near<ArchivePort, ArchiveProgress>,
  id: Id,
  author: string,
  signal?: AbortSignal,
): Promise<Result<MergeDone>> {
  return navigator.locks.request(importLock(id), { ifAvailable: true }, (lock) =>
    lock ? mergedUnlessCancelled(archive, id, author, signal) : fail('not-available', 'import'),
  );
}

/** While it is being stored only the worker knows whether it is too late to give it up. */
async function mergedUnlessCancelled(
  { port, listen }: Near<ArchivePort, ArchiveProgress>,
  id: Id,
  author: string,
  signal?: AbortSignal,
): Promise<Result<MergeDone>> {
  let isStoring = false;
  const silence = listen(({ merging }) => {
    isStoring ||= merging === 'storing';
  });
  const merging = port.merge(id, author);
  const answered = await unlessCancelled(merging, signal).finally(silence);
  if (answered.ok || answered.error.code !== 'cancelled' || !isStoring) return answered;
  const [merged] = await Promise.all([merging, port.stopMerging()]);
  return merged;
}

/** Looks at a project file with a worker of its own. */
async function unpacking<T>(
  host: Host,
  source: Source,
  { onProgress = () => {}, signal, start = startArchive }: Pick<OpenFileOptions, 'onProgress' | 'signal' | 'start'>,
  work: (archive: Near<ArchivePort, ArchiveProgress>, file: ProjectInFile) => Promise<Result<T>>,
): Promise<Result<T>> {
  onProgress(0, 0);
  const read = await readProjectPieces(host, source).finally(() => host.closeFiles(source.id));
  if (!read.ok) return read;
  const archive = start();
  archive.listen(({ done, of, merging }) => onProgress(done, of, merging));
  try {
    const file = await unlessCancelled(archive.port.look(read.value.pieces, read.value.path), signal);
    return file.ok ? await work(archive, file.value) : file;
  } finally {
    archive.end();
  }
}

async function unpack(
  archive: Near<ArchivePort, ArchiveProgress>,
  file: ProjectInFile,
  registry: Registry,
  options: OpenFileOptions,
  nameBeside?: string,
): Promise<Result<ProjectStore>> {
  const idBeside = newId();
  const unpacked = await unlessCancelled(archive.port.unpack(idBeside), options.signal);
  if (!unpacked.ok) {
    archive.end();
    const removed = await navigator.locks.request(unpackLock, async () => {
      const one = await deleteLeftover(file.id, idBeside);
      const other = await deleteProjectDatabase(idBeside);
      return one.ok ? other : one;
    });
    return removed.ok ? notOpened(unpacked) : leftBehind(file, unpacked);
  }
  const { id, name, created } = unpacked.value;
  const entered = await registry.putProject({ id, name, created, opened: new Date().toISOString() });
  if (entered.ok) return besideTwin(await openProject(registry, id), registry, options, nameBeside);
  const removed = await deleteProjectDatabase(id);
  return removed.ok ? notOpened(fail(entered.error.code, file.name, entered.error.detail)) : leftBehind(file, entered);
}

/** A full disk lost nothing here: what could not be stored stands in the file. */
function notOpened(failure: Failure): Failure {
  const { code, about, detail } = failure.error;
  return code === 'disk-full' ? fail('no-room-to-open', about, detail) : failure;
}

/** What was unpacked is there still, and is removed or listed when the program is started again; see `deleteLeftovers`. */
function leftBehind({ name }: ProjectInFile, { error }: Failure): Failure {
  return fail('left-behind', name, error.code);
}

/** Gives one whose project is here already a name of its own. */
async function besideTwin(
  store: Result<ProjectStore>,
  registry: Registry,
  options: OpenFileOptions,
  chosen?: string,
): Promise<Result<ProjectStore>> {
  const project = store.ok ? projectOf(store.value) : undefined;
  if (!store.ok || !project || project.id === store.value.id) return store;
  const listed = await registry.projects();
  const name = chosen ?? nameAmong(listed.ok ? listed.value : [], options, project.name);
  // By the name it has in the file it is opened as it is.
  if (name === project.name) return store;
  const { author, asked = false } = options;
  const named = await renameProject({ store: store.value, author }, registry, name, !asked);
  if (named.ok) return store;
  store.value.close();
  return named;
}

/** The name beside a twin; with a number if there is one of that name, too. */
function nameAmong(entries: readonly ProjectEntry[], { nameBeside }: OpenFileOptions, name: string): string {
  const taken = new Set(entries.map((entry) => entry.name));
  const beside = nameBeside(name);
  for (let number = 1; ; number += 1) {
    const numbered = number === 1 ? beside : `${beside} ${number}`;
    if (!taken.has(numbered)) return numbered;
  }
}

/** Bytes of a project file that are handed over at once. */
const pieceBudget = 64 * 1024 * 1024;

async function readProjectPieces(
  host: Host,
  source: Source,
): Promise<Result<{ readonly path: string; readonly pieces: readonly Uint8Array<ArrayBuffer>[] }>> {
  const pieces: Uint8Array<ArrayBuffer>[] = [];
  for (;;) {
    const batch = await host.pullFiles(source.id, pieceBudget);
    if (!batch.ok) return batch;
    const [entry] = batch.value.entries;
    if (!entry) return fail('not-found', source.name);
    if (entry.kind === 'problem') {
      const { problem } = entry;
      return fail(problem === 'path' || problem === 'not-stored' ? 'invalid' : problem, entry.path, entry.detail);
    }
    pieces.push(entry.bytes);
    if (!entry.more) return ok({ path: entry.path, pieces });
  }
}
