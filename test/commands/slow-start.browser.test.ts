import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { divide } from '../../src/core/passages/divide.ts';
import { buildSegment } from '../../src/core/search/segment/build.ts';
import { packContent } from '../../src/core/exchange/zip-writer.ts';
import { Packers } from '../../src/renderer/workers/archive-packers.ts';
import { Builders } from '../../src/renderer/workers/finder-builders.ts';
import { signsOfLife } from '../../src/renderer/workers/signs-of-life.ts';

// On a busy machine a worker starts late, or never. That is no hang, and nobody waits for it for ever.

/** A worker that never says a word: as one whose script is not read. */
function silentWorker(): Worker {
  return new Worker(URL.createObjectURL(new Blob([''], { type: 'text/javascript' })));
}

describe('a worker that is watched', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  function watch() {
    const worker = { words: 0, asked: 0 };
    const stuck = vi.fn();
    const port = { ping: () => (worker.asked++, new Promise<never>(() => undefined)) };
    const watched = { port, words: () => worker.words };
    const signs = signsOfLife(() => watched, 1000, stuck);
    signs.begin();
    return { worker, stuck, signs };
  }

  test('is stuck when it is silent for its time after its first word', () => {
    const { worker, stuck } = watch();
    worker.words = 1;
    vi.advanceTimersByTime(900);
    expect(stuck).not.toHaveBeenCalled();
    vi.advanceTimersByTime(200);
    expect(stuck).toHaveBeenCalledTimes(1);
    expect(worker.asked).toBe(1);
  });

  test('is not stuck while it starts, unless it takes two minutes', () => {
    const { worker, stuck } = watch();
    vi.advanceTimersByTime(100_000);
    worker.words = 1;
    vi.advanceTimersByTime(900);
    expect(stuck).not.toHaveBeenCalled();
    const never = watch();
    vi.advanceTimersByTime(121_000);
    expect(never.stuck).toHaveBeenCalledTimes(1);
  });

  test('is not stuck as long as it says anything', () => {
    const { worker, stuck, signs } = watch();
    for (let round = 0; round < 20; round++) {
      worker.words += 1;
      vi.advanceTimersByTime(800);
    }
    expect(stuck).not.toHaveBeenCalled();
    signs.end();
  });
});

test('what a builder that never starts was asked is built all the same', async () => {
  const text = 'Паром вышел из гавани до рассвета. The ferry left the harbour before dawn.\n\n'.repeat(5000);
  const division = divide(text);
  const source = { documentId: 'd', version: 1, textId: 't', text, division, language: 'ru' };
  const builders = new Builders(silentWorker, 200);
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
    expect(told).toEqual(['The worker did not start']);
  } finally {
    packers.end();
  }
});
