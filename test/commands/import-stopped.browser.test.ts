import { afterEach, describe, expect, test } from 'vitest';
import { added } from '../../src/core/model/diff.ts';
import { newId } from '../../src/core/model/id.ts';
import { must } from '../../src/core/model/result.ts';
import type { FileEntry } from '../../src/core/ports/host.ts';
import type { FarIngest } from '../../src/renderer/workers/ingest.ts';
import { nearIngest, startIngest } from '../../src/renderer/workers/ingest.ts';
import type { Near } from '../../src/renderer/workers/call.ts';
import { undo } from '../../src/renderer/commands/history.ts';
import type { TestDesk } from './desk.ts';
import { clearDesks, documents, importFolder, makeDesk } from './desk.ts';

// A reader of files that hangs or crashes, as one does that meets a file nobody thought of.

const started: Near<FarIngest, never>[] = [];

afterEach(async () => {
  for (const near of started.splice(0)) near.end();
  await clearDesks();
});

const stops: string[] = [];

async function deskWhoseReaderStops(patience: number) {
  const desk = await makeDesk();
  stops.length = 0;
  const start = () => {
    const near = nearIngest(
      new Worker(new URL('./stopping-ingest.worker.ts', import.meta.url), { type: 'module', name: 'stopping' }),
    );
    started.push(near);
    return near;
  };
  const ingest = startIngest(patience, start, ({ message }) => stops.push(message));
  return { ...desk, ingest: ingest.port };
}

const harbour = 'The Ferry at Dawn\n\nThe ferry left the harbour of Vell before dawn.\n';
const гавань = 'Паром на рассвете\n\nПаром вышел из гавани до рассвета.\n';

describe('an import whose reader', () => {
  test('crashes at a file goes on with the others, and says which file it was', async () => {
    const desk = await deskWhoseReaderStops(60_000);
    const outcomes = await importFolder(desk, { 'a.txt': harbour, 'crashes.txt': 'x', 'б.txt': гавань });
    expect(outcomes).toMatchObject([
      { path: 'a.txt', kind: 'imported' },
      {
        path: 'crashes.txt',
        kind: 'failed',
        reason: 'unreadable',
        bytes: 1,
        detail: expect.stringContaining('stopped'),
      },
      { path: 'б.txt', kind: 'imported' },
    ]);
    expect(documents(desk)).toHaveLength(2);
    expect(stops).toHaveLength(4);
    await undo(desk);
    expect(documents(desk)).toHaveLength(0);
  });

  test('hangs at a file goes on with the others', async () => {
    const desk = await deskWhoseReaderStops(1500);
    const outcomes = await importFolder(desk, { 'a.txt': harbour, 'hangs.txt': 'x', 'б.txt': гавань });
    expect(outcomes.map(({ path, kind }) => [path, kind])).toEqual([
      ['a.txt', 'imported'],
      ['hangs.txt', 'failed'],
      ['б.txt', 'imported'],
    ]);
    expect(new Set(stops)).toEqual(new Set(['The worker gave no sign of life']));
  });

  test('ends by itself at a file, of which no event tells, goes on with the others', async () => {
    const desk = await deskWhoseReaderStops(600_000);
    const outcomes = await importFolder(desk, { 'a.txt': harbour, 'ends.txt': 'x', 'б.txt': гавань });
    expect(outcomes.map(({ path, kind }) => [path, kind])).toEqual([
      ['a.txt', 'imported'],
      ['ends.txt', 'failed'],
      ['б.txt', 'imported'],
    ]);
    expect(new Set(stops)).toEqual(new Set(['The worker ended by itself']));
    expect(documents(desk)).toHaveLength(2);
  });

  test('crashed after it had stored everything doubles nothing', async () => {
    const desk = await deskWhoseReaderStops(60_000);
    const outcomes = await importFolder(desk, { 'late.txt': harbour, 'б.txt': гавань });
    expect(outcomes.map(({ path, kind }) => [path, kind])).toEqual([
      ['late.txt', 'imported'],
      ['б.txt', 'imported'],
    ]);
    expect(
      documents(desk)
        .map(({ path }) => path)
        .sort(),
    ).toEqual(['late.txt', 'б.txt']);
  });

  test('crashes while the next batch waits gives each file of both one outcome, in their order', async () => {
    const desk = await deskWhoseReaderStops(60_000);
    const begun = await beginImport(desk);
    const taking = [
      { 'a.txt': harbour, 'crashes.txt': 'x' },
      { 'б.txt': гавань, 'c.txt': harbour },
    ].map((files) => desk.ingest.takeBatch({ ...begun, entries: entriesOf(files) }));
    const outcomes = (await Promise.all(taking)).flatMap((taken) => must(taken).outcomes);
    expect(outcomes.map(({ path, kind }) => [path, kind])).toEqual([
      ['a.txt', 'imported'],
      ['crashes.txt', 'failed'],
      ['б.txt', 'imported'],
      ['c.txt', 'duplicate'],
    ]);
    const stored = must(await desk.store.outcomes(begun.importId)).flatMap(({ files }) => files);
    expect(stored.map(({ path }) => path).sort()).toEqual(['a.txt', 'c.txt', 'crashes.txt', 'б.txt']);
  });
});

describe('batches that are given before others are answered', () => {
  test('are stored in their order, though a long text stands in the first', async () => {
    const desk = await makeDesk();
    const begun = await beginImport(desk);
    const long = `${harbour}${гавань}`.repeat(3000);
    const taking = [{ 'long.txt': long }, { 'again.txt': long, 'short.txt': гавань }, { 'once more.txt': гавань }].map(
      (files) => desk.ingest.takeBatch({ ...begun, entries: entriesOf(files) }),
    );
    const outcomes = (await Promise.all(taking)).flatMap((taken) => must(taken).outcomes);
    expect(outcomes.map(({ path, kind }) => [path, kind])).toEqual([
      ['long.txt', 'imported'],
      ['again.txt', 'duplicate'],
      ['short.txt', 'imported'],
      ['once more.txt', 'duplicate'],
    ]);
    await undo(desk);
    expect(documents(desk)).toHaveLength(0);
  });
});

/** An import whose batches are yet to come. */
async function beginImport(desk: TestDesk) {
  const [importId, act] = [newId(), newId()];
  const record = {
    id: importId,
    name: 'Vell',
    source: 'folder',
    started: '2026-01-01T00:00:00.000Z',
    finished: null,
    state: 'running',
  } as const;
  const stamp = { act, author: 'Ада', names: ['Vell'] };
  must(
    await desk.store.apply(added('imports', record), {
      act,
      author: 'Ада',
      label: { verb: 'import', names: ['Vell'] },
    }),
  );
  return { projectId: desk.store.id, importId, stamp, sameText: 'skip', folder: 'Vell' } as const;
}

function entriesOf(files: Readonly<Record<string, string>>): FileEntry[] {
  return Object.entries(files).map(([path, text]) => ({ kind: 'file', path, bytes: new TextEncoder().encode(text) }));
}
