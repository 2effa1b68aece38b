import { expect, test } from 'vitest';
import { divide } from '../../src/core/passages/divide.ts';
import { buildSegment } from '../../src/core/search/segment/build.ts';
import { packContent } from '../../src/core/container/zip-writer.ts';
import { Packers } from '../../src/renderer/workers/archive-packers.ts';
import { WorkerStopped } from '../../src/renderer/workers/call.ts';
import { Builders } from '../../src/renderer/workers/finder-builders.ts';
import { NotStarted, Pool } from '../../src/renderer/workers/pool.ts';

// On a busy machine a worker starts late, or never. That is no hang, and nobody waits for it for ever.

/** A worker that never says a word: as one whose script is not read. */
function silentWorker(): Worker {
  return new Worker(URL.createObjectURL(new Blob([''], { type: 'text/javascript' })));
}

test('what a builder that never starts was asked is built all the same', async () => {
  const text = 'Паром вышел из гавани до рассвета. The ferry left the harbour before dawn.\n\n'.repeat(5000);
  const division = divide(text);
  const source = { documentId: 'd', version: 1, textId: 't', text, division, language: 'ru' };
  const builders = new Builders(undefined, silentWorker, 200);
  try {
    expect(await builders.build([source])).toEqual(buildSegment([source]));
  } finally {
    builders.end();
  }
});

test('what a packer that never starts was asked is packed all the same', async () => {
  const content = new TextEncoder().encode('Le café du port était fermé.\n'.repeat(5000));
  const told: string[] = [];
  const packers = new Packers(silentWorker, ({ message }) => told.push(message), 200);
  try {
    expect(await packers.pack([content], 6)).toEqual([packContent(content, 6)]);
    // Nothing is wrong with it, as far as anybody knows.
    expect(told).toEqual([]);
  } finally {
    packers.end();
  }
});

test('nobody waits twice for a worker that does not start, and one that starts late works from then on', async () => {
  const late = `setTimeout(() => {
    postMessage({ kind: 'started' });
    onmessage = ({ data }) => postMessage({ kind: 'value', number: data.number, value: 2 * data.values[0] });
  }, 1500)`;
  let started = 0;
  const pool = new Pool<{ twice(number: number): Promise<number> }>({
    start: () => (started++, new Worker(URL.createObjectURL(new Blob([late], { type: 'text/javascript' })))),
    methods: ['twice'],
    most: 1,
    patience: 100,
  });
  const twice = (number: number) => pool.ask((port) => port.twice(number));
  try {
    await expect(twice(1)).rejects.toBeInstanceOf(NotStarted);
    let waited = false;
    const patience = setTimeout(() => (waited = true), 100);
    await expect(twice(2)).rejects.toBeInstanceOf(NotStarted);
    clearTimeout(patience);
    expect(waited).toBe(false);
    await expect.poll(() => twice(3).catch(() => null), { timeout: 20_000 }).toBe(6);
    expect(await Promise.all([4, 5, 6, 7, 8].map(twice))).toEqual([8, 10, 12, 14, 16]);
    expect(started).toBe(1);
  } finally {
    pool.end();
  }
});

test('a pool that is ended lets nobody wait for an answer', async () => {
  const pool = new Pool<{ twice(number: number): Promise<number> }>({
    start: silentWorker,
    methods: ['twice'],
    most: 1,
  });
  const answer = pool.ask((port) => port.twice(1));
  pool.end();
  await expect(answer).rejects.toBeInstanceOf(WorkerStopped);
});
