import { afterEach, describe, expect, test } from 'vitest';
import { exporters } from '../../src/core/exchange/formats.ts';
import { must } from '../../src/core/model/result.ts';
import { deleteDocuments } from '../../src/renderer/commands/change-documents.ts';
import { Exports } from '../../src/renderer/commands/export-evidence.ts';
import type { ExportChoice } from '../../src/renderer/commands/export-evidence.ts';
import { undo } from '../../src/renderer/commands/history.ts';
import { nearExport, startExport } from '../../src/renderer/workers/export.ts';
import { annotateWords, clearDesks, documentAt, importFolder, makeDesk } from './desk.ts';

const stops: string[] = [];
afterEach(async () => {
  stops.length = 0;
  await clearDesks();
});

const texts = {
  'ferry.txt': 'The ferry left the harbour of Vell before dawn.\n\nThirty people were saved.\n',
  'паром.txt': 'Паром вышел из гавани.\n\nТридцать человек спасены.\n',
};

async function deskWithMarks() {
  const desk = await makeDesk();
  await importFolder(desk, texts);
  await annotateWords(desk, documentAt(desk, 'ferry.txt'), 'Thirty people were saved');
  await annotateWords(desk, documentAt(desk, 'паром.txt'), 'Тридцать человек спасены');
  return desk;
}

const all: Omit<ExportChoice, 'format'> = { scope: { kind: 'project' }, arrange: 'document' };

test('every format that is offered has a name and an ending, and begins as its file does', async () => {
  const desk = await deskWithMarks();
  const exports = new Exports(desk);
  expect(new Set(exporters.map(({ id }) => id)).size).toBe(exporters.length);
  for (const { id, ending } of exporters) {
    const preview = must(await exports.preview({ ...all, format: id }, 500));
    expect(preview).toMatchObject({ quotations: 2, lost: 0, cut: 0, more: false });
    // Who cites has the documents alone.
    expect(preview.opening).toContain(id === 'csl' ? '"title"' : 'Тридцать человек спасены');
    const { where } = must(await exports.save({ ...all, format: id }))!;
    expect(where.endsWith(`.${ending}`)).toBe(true);
    expect(desk.host.saved.get(where)!.length).toBeGreaterThan(100);
  }
  exports.end();
});

test('a preview shows what was stored a moment before, here or undone', async () => {
  const desk = await deskWithMarks();
  const exports = new Exports(desk);
  const count = async () => must(await exports.preview({ ...all, format: 'csv' }, 5)).quotations;
  expect(await count()).toBe(2);
  must(await deleteDocuments(desk, [documentAt(desk, 'ferry.txt').id]));
  expect(await count()).toBe(1);
  must(await undo(desk));
  expect(await count()).toBe(2);
  exports.end();
});

test('an export tells how many of its texts were read', async () => {
  const desk = await deskWithMarks();
  const exports = new Exports(desk);
  const told: string[] = [];
  must(await exports.save({ ...all, format: 'json' }, (done, of) => told.push(`${done}/${of}`)));
  expect(told.at(-1)).toBe('2/2');
  exports.end();
});

test('an export that is given up leaves no file, and says nothing but that', async () => {
  const desk = await deskWithMarks();
  const exports = new Exports(desk);
  const giving = new AbortController();
  giving.abort();
  expect(await exports.save({ ...all, format: 'json' }, undefined, giving.signal)).toMatchObject({
    error: { code: 'cancelled' },
  });
  expect(desk.host.saved.size).toBe(0);
  exports.end();
});

test('an export is over when it is given up and its worker ended before that has begun to write', async () => {
  const desk = await deskWithMarks();
  const never = () => new Promise<never>(() => undefined);
  const port = { preview: never, leftOfNames: never, begin: never, nextPiece: never };
  const exports = new Exports(desk, () => ({ port, listen: () => () => undefined, end: () => undefined }));
  const giving = new AbortController();
  const saved = exports.save({ ...all, format: 'markdown' }, undefined, giving.signal);
  // As the dialog does when it is closed.
  giving.abort();
  exports.end();
  expect(await saved).toMatchObject({ ok: false, error: { code: 'cancelled' } });
  expect(desk.host.saved.size).toBe(0);
});

describe.each(['hangs', 'crashes'] as const)('a worker of exports that %s', (end) => {
  test.each(['preview', 'begin', 'nextPiece'] as const)(
    'at %s is told, leaves no file, and the next one works',
    async (method) => {
      const desk = await deskWithMarks();
      let started = 0;
      const start = () =>
        nearExport(
          new Worker(new URL('./stopping-export.worker.ts', import.meta.url), {
            type: 'module',
            name: started++ === 0 ? `${end} ${method}` : 'whole',
          }),
        );
      const exports = new Exports(desk, () => startExport(1500, start, ({ message }) => stops.push(message)));
      const asked = () =>
        method === 'preview'
          ? exports.preview({ ...all, format: 'markdown' }, 10)
          : exports.save({ ...all, format: 'markdown' });
      expect(await asked()).toMatchObject({ ok: false, error: { code: 'export-stopped' } });
      expect(stops).toHaveLength(1);
      expect(desk.host.saved.size).toBe(0);
      expect((await asked()).ok).toBe(true);
      exports.end();
    },
  );
});
