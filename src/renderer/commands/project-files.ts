import { fail, ok } from '../../core/model/result.ts';
import type { Failure, Result } from '../../core/model/result.ts';
import type { Host, Source } from '../../core/ports/host.ts';
import { deleteProjectDatabase } from '../store/project-store.ts';
import type { ProjectStore } from '../store/project-store.ts';
import type { Registry } from '../store/registry.ts';
import { startArchive } from '../workers/archive.ts';
import type { StartArchive } from '../workers/archive.ts';
import type { Desk } from './desk.ts';
import { journalOf, rememberCopy } from './file-copy.ts';
import { openProject, projectOf, renameProject } from './projects.ts';
import { onePieceAfterAnother, saveBytes } from './save-bytes.ts';

/** Texts written or read so far, of all; 0 of 0 before they are counted. */
export type FileProgress = (done: number, of: number) => void;

/** Whether a source is to be opened as a project, not imported as texts. */
export function isProjectFile(source: Source): boolean {
  return source.kind === 'files' && /\.lectern$/iu.test(source.name);
}

/** Saves the whole project to one file; null if the person changed their mind. */
export async function saveProjectFile(
  desk: Desk,
  onProgress: FileProgress = () => {},
  start: StartArchive = startArchive,
): Promise<Result<{ readonly where: string } | null>> {
  const fileName = `${fileNameOf(projectOf(desk.store)?.name ?? 'project')}.lectern`;
  const archive = start();
  archive.listen(({ done, of }) => onProgress(done, of));
  try {
    const journal = await journalOf(desk.store);
    const packing = await archive.port.pack(desk.store.id, 'small');
    if (!packing.ok) return packing;
    const saved = await saveBytes(desk.host, fileName, 'application/zip', onePieceAfterAnother(archive.port.nextPiece));
    if (saved.ok && saved.value) await rememberCopy(desk.store, journal);
    return saved;
  } finally {
    archive.end();
  }
}

/** How a project file is opened. */
export interface Opening {
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

/** Lets the person pick a project file and opens it as a new project beside the others; null if nothing was picked. */
export async function openProjectFile(
  host: Host,
  registry: Registry,
  opening: Opening,
): Promise<Result<ProjectStore | null>> {
  const picked = await host.openFiles('project');
  if (!picked.ok) return picked;
  return picked.value ? openProjectSource(host, registry, picked.value, opening) : ok(null);
}

/** Opens the sample project as a new project. */
export async function openSample(host: Host, registry: Registry, opening: Opening): Promise<Result<ProjectStore>> {
  const source = await host.openSample();
  return source.ok ? openProjectSource(host, registry, source.value, opening) : source;
}

/** Opens the one project file of a source, e.g. of one that was dropped. What is stored already is not touched. */
export async function openProjectSource(
  host: Host,
  registry: Registry,
  source: Source,
  opening: Opening,
): Promise<Result<ProjectStore>> {
  const { onProgress = () => {}, signal, start = startArchive } = opening;
  onProgress(0, 0);
  const file = await readProjectPieces(host, source).finally(() => host.closeFiles(source.id));
  if (!file.ok) return file;
  const archive = start();
  archive.listen(({ done, of }) => onProgress(done, of));
  try {
    const unpacked = await Promise.race([
      archive.port.unpack(file.value.pieces, file.value.path),
      ...(signal ? [whenCancelled(signal)] : []),
    ]);
    // What was unpacked so far has no project record: it is in no list, and cleared away when the file is opened again.
    if (!unpacked.ok) return unpacked;
    const { id, name, created } = unpacked.value;
    const entered = await registry.putProject({ id, name, created, opened: new Date().toISOString() });
    if (entered.ok) return await besideTwin(await openProject(registry, id), registry, opening);
    await deleteProjectDatabase(id);
    return entered;
  } finally {
    archive.end();
  }
}

/** Gives one whose project is here already a name of its own. */
async function besideTwin(
  store: Result<ProjectStore>,
  registry: Registry,
  { author, nameBeside, asked = false }: Opening,
): Promise<Result<ProjectStore>> {
  const project = store.ok ? projectOf(store.value) : undefined;
  if (!store.ok || !project || project.id === store.value.id) return store;
  const named = await renameProject({ store: store.value, author }, registry, nameBeside(project.name), !asked);
  if (named.ok) return store;
  store.value.close();
  return named;
}

function whenCancelled(signal: AbortSignal): Promise<Failure> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve(fail('cancelled'));
    signal.addEventListener('abort', () => resolve(fail('cancelled')), { once: true });
  });
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

/** A name that every file system takes. */
export function fileNameOf(name: string): string {
  const plain = name
    .replace(/[\p{Cc}<>:"/\\|?*]/gu, ' ')
    .replace(/\s+/gu, ' ')
    .trim()
    .replace(/[. ]+$/u, '')
    .slice(0, 80);
  return plain === '' || /^(?:con|prn|aux|nul|com\d|lpt\d)$/iu.test(plain) ? 'project' : plain;
}
