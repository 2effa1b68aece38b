import { newId } from '../../src/core/model/id.ts';
import type { Id } from '../../src/core/model/id.ts';
import type { Annotation, Document, FileOutcome } from '../../src/core/model/records.ts';
import { currentVersion } from '../../src/core/model/records.ts';
import { must } from '../../src/core/model/result.ts';
import type { DocumentsTaken, FinderPort, Question } from '../../src/core/ports/finder.ts';
import { annotate } from '../../src/renderer/commands/annotate.ts';
import type { Desk } from '../../src/renderer/commands/desk.ts';
import { importFiles } from '../../src/renderer/commands/import-files.ts';
import { documentsNow } from '../../src/renderer/commands/take-whole.ts';
import { createProject } from '../../src/renderer/commands/projects.ts';
import { memoryHost } from '../../src/renderer/host/memory.ts';
import type { MemoryFile, MemoryHost } from '../../src/renderer/host/memory.ts';
import { deleteProjectDatabase } from '../../src/renderer/store/project-store.ts';
import type { ProjectStore } from '../../src/renderer/store/project-store.ts';
import { openRegistry } from '../../src/renderer/store/registry.ts';
import { startComparer } from '../../src/renderer/workers/compare.ts';
import { startFinder } from '../../src/renderer/workers/finder.ts';
import { startIngest } from '../../src/renderer/workers/ingest.ts';

// A desk as the window has it: the real store on the real IndexedDB, and the real workers. Only the host is in memory.

export const registry = openRegistry();

export type TestDesk = Desk & { readonly host: MemoryHost; readonly finder: FinderPort } & Pick<
    ReturnType<typeof startFinder>,
    'listen'
  > & {
    readonly listenComparer: ReturnType<typeof startComparer>['listen'];
  };

/** The workers of one window. They outlive a test, as they outlive a project in a window, and serve the next. */
interface Crew {
  readonly ingest: ReturnType<typeof startIngest>;
  readonly finder: ReturnType<typeof startFinder>;
  readonly comparer: ReturnType<typeof startComparer>;
}

const free: Crew[] = [];
const leaving: (() => Promise<void>)[] = [];

/** What workers have open between two tests. Whoever deletes all projects deletes it, too; then they end, and others begin. */
let resting: Promise<Id> | null = null;

const crew = (): Crew => free.pop() ?? { ingest: startIngest(), finder: startFinder(), comparer: startComparer() };

async function rest(workers: Crew): Promise<void> {
  const id = await (resting ??= createProject(registry, 'Rest', 'Ада').then((created) => must(created).id));
  const { finder, comparer } = workers;
  const rested = [await finder.port.openProject(id), await comparer.port.openProject(id)];
  if (rested.every(({ ok }) => ok)) return void free.push(workers);
  resting = null;
  for (const worker of Object.values(workers)) worker.end();
}

export async function makeDesk(
  folder: Readonly<Record<string, MemoryFile>> = {},
  store?: ProjectStore,
): Promise<TestDesk> {
  const project = store ?? must(await createProject(registry, 'Проба', 'Ада'));
  const workers = crew();
  const { ingest, finder, comparer } = workers;
  const deaf: (() => void)[] = [];
  const untilLeft =
    <Event>(listen: (listener: (event: Event) => void) => () => void) =>
    (listener: (event: Event) => void) => {
      const stop = listen(listener);
      deaf.push(stop);
      return stop;
    };
  must(await finder.port.openProject(project.id));
  must(await comparer.port.openProject(project.id));
  leaving.push(async () => {
    for (const stop of deaf) stop();
    project.close();
    await rest(workers);
    await registry.forgetProject(project.id);
    await deleteProjectDatabase(project.id);
  });
  return {
    host: memoryHost(folder),
    store: project,
    ingest: ingest.port,
    finder: finder.port,
    listen: untilLeft(finder.listen),
    comparer: comparer.port,
    listenComparer: untilLeft(comparer.listen),
    author: 'Ада',
    running: new Set(),
    now: () => new Date().toISOString(),
    newId: () => newId(),
  };
}

/** Lets the workers go and deletes the databases of this test's desks. */
export async function clearDesks(): Promise<void> {
  const failed: unknown[] = [];
  for (const leave of leaving.splice(0)) await leave().catch((error: unknown) => failed.push(error));
  if (failed.length > 0) throw new AggregateError(failed, 'A desk was not cleared');
}

/** Imports the folder and returns the outcomes, sorted by path. */
export async function importFolder(
  desk: TestDesk,
  folder?: Readonly<Record<string, MemoryFile>>,
  sameText: 'skip' | 'keep' = 'skip',
): Promise<FileOutcome[]> {
  const host = folder ? memoryHost(folder) : desk.host;
  const source = must(await host.openFiles('folder'))!;
  const { record, problem } = must(await importFiles({ ...desk, host }, source, { sameText }));
  if (problem) throw new Error(`${problem.code}: ${problem.about} ${problem.detail}`);
  const outcomes = must(await desk.store.outcomes(record.id)).flatMap(({ files }) => files);
  return outcomes.toSorted((a, b) => (a.path < b.path ? -1 : 1));
}

export function documents(desk: Desk): Document[] {
  return [...desk.store.snapshot.rows('documents').values()];
}

export function documentAt(desk: Desk, path: string): Document {
  return documents(desk).find((document) => document.path === path)!;
}

export async function textOf(desk: Desk, document: Document): Promise<string> {
  return must(await desk.store.text(currentVersion(document).textId)).text;
}

/** How a project file is opened in tests. */
export const opening = { nameBeside: (name: string) => `${name} 2`, author: 'Ада' };

/** Annotates the first place where the words stand. */
export async function annotateWords(
  desk: Desk,
  document: Document,
  words: string,
  which: 'first' | 'last' = 'first',
): Promise<Annotation> {
  const text = await textOf(desk, document);
  const from = which === 'first' ? text.indexOf(words) : text.lastIndexOf(words);
  return must(
    await annotate(desk, {
      documentId: document.id,
      version: currentVersion(document).number,
      text,
      from,
      to: from + words.length,
    }),
  );
}

/** What asking for what is found takes. */
type Searching = Pick<TestDesk, 'finder' | 'store'>;

/** Returns when everything stored is indexed: what came in is found when it is. */
export async function untilIndexed(desk: Searching): Promise<void> {
  while (must(await desk.finder.openProject(desk.store.id)).waiting > 0)
    await new Promise((resolve) => setTimeout(resolve, 20));
}

/** The documents of now, as an act takes them. */
export async function taken(desk: Desk): Promise<DocumentsTaken> {
  return must(await documentsNow(desk));
}

/** Asks when everything stored is indexed. */
export async function search(desk: Searching, query: string, more: Partial<Question> = {}) {
  await untilIndexed(desk);
  const question: Question = {
    query,
    anyWord: false,
    order: 'document',
    furniture: true,
    offset: 0,
    limit: 100,
    ...more,
  };
  return desk.finder.search(question);
}

/** Takes texts out of the database behind the program's back. */
export async function removeTexts({ store }: Desk, ids: readonly Id[]): Promise<void> {
  const database = await new Promise<IDBDatabase>((opened, failed) => {
    const opening = indexedDB.open(`lectern-project-${store.id}`);
    opening.onsuccess = () => opened(opening.result);
    opening.onerror = () => failed(opening.error!);
  });
  const removing = database.transaction('texts', 'readwrite');
  for (const id of ids) removing.objectStore('texts').delete(id);
  await new Promise((done) => (removing.oncomplete = done));
  database.close();
}
