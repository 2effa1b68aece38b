import { afterEach, describe, expect, test } from 'vitest';
import type { FarIngest } from '../../src/renderer/workers/ingest.ts';
import { nearIngest, startIngest } from '../../src/renderer/workers/ingest.ts';
import type { Near } from '../../src/renderer/workers/call.ts';
import { undo } from '../../src/renderer/commands/history.ts';
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
});
