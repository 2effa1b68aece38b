import { afterEach, expect, test } from 'vitest';
import { must } from '../../src/core/model/result.ts';
import { reportFacts } from '../../src/core/model/report-facts.ts';
import { currentVersion } from '../../src/core/model/records.ts';
import { memoryHost } from '../../src/renderer/host/memory.ts';
import { annotateWords, clearDesks, documentAt, importFolder, makeDesk, textOf } from '../commands/desk.ts';
import { isFoundWork, shareDone, sourceOf } from '../../src/renderer/session/importing.ts';
import { openSession } from './open-session.ts';

afterEach(async () => {
  await clearDesks();
  localStorage.clear();
});

const minutes =
  'Protokoll der Hafenmeisterei\n\nDer Hafenmeister schloss das nördliche Tor. Der Sturm kam in der Nacht.\n\nDie Mannschaft schlief in der Halle.\n';

test('what is being written is stored before an import, so that its report tells what became of it', async () => {
  const desk = await makeDesk({ 'a.txt': minutes });
  await importFolder(desk);
  const document = documentAt(desk, 'a.txt');
  await annotateWords(desk, document, 'Die Mannschaft');
  const text = await textOf(desk, document);
  const from = text.indexOf('Der Sturm');
  const changed = memoryHost({
    'a.txt': minutes.replace(' Der Sturm kam in der Nacht.', '').replace('Der Hafenmeister', 'Der alte Hafenmeister'),
  });
  const session = openSession({ ...desk, host: changed });
  const version = currentVersion(document).number;
  const place = {
    kind: 'note-on-words',
    documentId: document.id,
    version,
    from,
    to: from + 'Der Sturm kam in der Nacht.'.length,
  } as const;
  const writing = session.writings.at(place);
  writing.change('halb getippt');
  const source = must(await changed.openFiles('folder'))!;
  const record = await session.importing.importSource(source);
  if (record === null || record === 'opened') throw new Error(`no import: ${record}`);
  expect(writing.state).toBeNull();
  const files = must(await desk.store.outcomes(record.id)).flatMap((outcome) => outcome.files);
  const facts = reportFacts(record, files, {
    imports: desk.store.snapshot.rows('imports'),
    documents: desk.store.snapshot.rows('documents'),
    annotationsOf: (id) => desk.store.snapshot.annotationsOf(id),
  });
  expect(files.map((file) => facts.marks(file))).toMatchObject([{ kept: 0, moved: 1, changed: 0, lost: 1 }]);
});

test('work of another program among texts stays out of them, and is taken in from the report', async () => {
  const codings = 'document,quotation,tag\nProtokoll der Hafenmeisterei,Der Sturm kam in der Nacht,Wetter\n';
  const prose = 'Паром ушёл на рассвете, и никто не вернулся в деревню до самой осени, как говорили потом старики. ';
  const table = ['date,text', `2020-01-01,${prose}`, `2020-01-02,${prose}Снова.`].join('\n');
  const host = memoryHost({ 'a/codings.csv': codings, 'b/protokoll.txt': minutes, 'b/table.csv': table });
  const desk = await makeDesk();
  const session = openSession({ ...desk, host });
  const record = await session.importing.importSource(must(await host.openFiles('files'))!);
  if (record === null || record === 'opened') throw new Error(`no import: ${record}`);
  const files = must(await desk.store.outcomes(record.id)).flatMap((outcome) => outcome.files);
  expect(files.map(({ path, kind }) => `${kind} ${path.split('/').slice(0, 2).join('/')}`)).toEqual([
    'skipped a/codings.csv',
    'imported b/protokoll.txt',
    'imported b/table.csv',
    'imported b/table.csv',
  ]);
  expect(files.map(({ path }) => isFoundWork(record.id, path))).toEqual([true, false, false, false]);
  await session.importing.takeInFound(record.id, 'a/codings.csv');
  const [mark] = desk.store.snapshot.rows('annotations').values();
  expect(minutes.slice(mark!.from, mark!.to)).toBe('Der Sturm kam in der Nacht');
  expect(session.shell.state.asking).toMatchObject({ kind: 'taken-in', taken: { annotations: 1, documents: 0 } });
});

test('one import runs at a time: a second is refused and its files let go, and the first goes on', async () => {
  const desk = await makeDesk();
  const host = memoryHost({ 'a.txt': minutes });
  const closed: string[] = [];
  let go: () => void = () => undefined;
  const waiting = new Promise<void>((resolve) => (go = resolve));
  const session = openSession({
    ...desk,
    host: { ...host, closeFiles: (id) => (closed.push(id), host.closeFiles(id)) },
    ingest: { ...desk.ingest, takeBatch: async (request) => (await waiting, desk.ingest.takeBatch(request)) },
  });
  const [first, second] = [must(await host.openFiles('folder'))!, must(await host.openFiles('folder'))!];
  const running = session.importing.importSource(first);
  expect(session.importing.runs).toBe(true);
  expect(await session.importing.importSource(second)).toBeNull();
  expect(closed).toEqual([second.id]);
  expect(session.workspace.state.messages.map(({ kind }) => kind)).toEqual(['problem']);
  await expect.poll(() => session.workspace.state.progress?.name).toBe('texts');
  go();
  expect(await running).toMatchObject({ state: 'done' });
  expect([session.importing.runs, session.workspace.state.progress]).toEqual([false, null]);
  expect(session.workspace.state.dialog).toBe('import-report');
});

test('an import that is ended with its project keeps what it stored and says that it was cancelled', async () => {
  const desk = await makeDesk();
  // More than is handed over at once, so that there is a moment between two batches.
  const files = Object.fromEntries([1, 2, 3].map((at) => [`${at}.txt`, `${at} ${minutes.repeat(20_000)}`]));
  const host = memoryHost(files);
  const stored = () => desk.store.snapshot.rows('documents').size;
  let ended: Promise<number> = Promise.resolve(0);
  const session = openSession({
    ...desk,
    host,
    ingest: {
      ...desk.ingest,
      takeBatch: async (request) => {
        ended = session.importing.end().then(() => stored());
        return desk.ingest.takeBatch(request);
      },
    },
  });
  session.workspace.set({ dialog: 'export' });
  const running = session.importing.importSource(must(await host.openFiles('folder'))!);
  expect(await running).toMatchObject({ state: 'cancelled' });
  // Who ends it hears when what it did is stored.
  expect(await ended).toBe(stored());
  expect(stored()).toBeGreaterThan(0);
  expect(stored()).toBeLessThan(3);
  // Whoever is in the middle of something is told, and no report covers it.
  expect(session.workspace.state.dialog).toBe('export');
  expect(session.workspace.state.messages).toHaveLength(1);
});

test('what an import took in unasked opens no report, and its source is known by it', async () => {
  const desk = await makeDesk();
  const host = memoryHost({ 'a.txt': minutes });
  const session = openSession({ ...desk, host });
  const source = must(await host.openFiles('folder'))!;
  const taken = await session.importing.importUnasked(source);
  expect(session.workspace.state).toMatchObject({ dialog: null, reportId: taken!.record.id });
  expect(sourceOf(taken!.record.id)).toBe(source.id);
  expect(sourceOf('another')).toBeNull();
});

test('how far an import is, is known when the whole is, and not before', () => {
  const told = (bytes: number, all: number, complete: boolean) =>
    shareDone({
      ...{ importId: 'i', name: 'texts', files: 1, seconds: 1 },
      bytes,
      total: { files: 4, bytes: all, complete },
    });
  expect([told(5, 20, false), told(5, 20, true), told(0, 0, true)]).toEqual([null, 0.25, null]);
});
