import { afterEach, describe, expect, test, vi } from 'vitest';
import { work } from '../../src/renderer/workers/beats.ts';
import { callWorker, WorkerStopped } from '../../src/renderer/workers/call.ts';
import { supervise } from '../../src/renderer/workers/supervise.ts';
import type { Supervised } from '../../src/renderer/workers/supervise.ts';
import type { BusyPort } from './busy.worker.ts';

// A worker is ended when it makes no progress although the machine would let it, and for nothing else.

const leaving: (() => void)[] = [];
afterEach(() => {
  vi.useRealTimers();
  for (const leave of leaving.splice(0)) leave();
});

/** A worker and a sibling of which this side tells what they do. */
function watched(times?: () => number) {
  vi.useFakeTimers();
  const worker = { words: 0, asked: 0, ended: false };
  const sibling = { took: 10 as number | null, worked: 0 };
  const never = new Promise<never>(() => undefined);
  const stopped = vi.fn();
  const guard = supervise<{ ping(): Promise<unknown> }, never>({
    start: () => ({
      port: { ping: () => (worker.asked++, never) },
      listen: () => () => undefined,
      words: () => worker.words,
      end: () => (worker.ended = true),
    }),
    patience: 1000,
    stopped,
    sibling: {
      work: () => (sibling.worked++, sibling.took === null ? never : Promise.resolve(sibling.took)),
      end: () => undefined,
    },
  });
  leaving.push(guard.end);
  const answer = guard.ask(() => never, times);
  const failed = vi.fn();
  answer.catch(failed);
  return { worker, sibling, stopped, failed };
}

test('an end that was asked for is told to nobody, also where a question was asked right before it', async () => {
  const stopped = vi.fn();
  let ended = false;
  const guard = supervise<{ ping(): Promise<unknown> }, never>({
    start: () => ({
      port: { ping: () => (ended ? Promise.reject(new WorkerStopped('The worker was ended')) : Promise.resolve()) },
      listen: () => () => undefined,
      words: () => 1,
      end: () => (ended = true),
    }),
    patience: 1000,
    stopped,
  });
  const answer = guard.ask((port) => port.ping());
  guard.end();
  await expect(answer).rejects.toThrow('The worker was ended');
  expect(stopped).not.toHaveBeenCalled();
});

describe('a worker under a question', () => {
  test('is ended when it makes no progress while its sibling does', async () => {
    const { worker, stopped, failed } = watched();
    worker.words = 1;
    await vi.advanceTimersByTimeAsync(900);
    expect(stopped).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(500);
    expect(stopped.mock.calls).toEqual([[new WorkerStopped('The worker gave no sign of life', true)]]);
    expect(failed).toHaveBeenCalledTimes(1);
    expect(worker).toEqual({ words: 1, asked: 1, ended: true });
  });

  test('is told of also where the window’s own report is lent, and its questions are answered', async () => {
    const { worker, stopped, failed } = watched();
    const told = vi.fn();
    stopped.mockImplementation(function (this: unknown) {
      told(this);
    });
    worker.words = 1;
    await vi.advanceTimersByTimeAsync(1400);
    expect(told.mock.calls).toEqual([[undefined]]);
    expect(failed).toHaveBeenCalledTimes(1);
  });

  test('is not ended by the clock: where the sibling gets nothing done either, the machine stands still', async () => {
    const { worker, sibling, stopped } = watched();
    worker.words = 1;
    sibling.took = null;
    await vi.advanceTimersByTimeAsync(3_600_000);
    expect(stopped).not.toHaveBeenCalled();
  });

  test('has six times as long where the sibling takes six times as long', async () => {
    const { worker, sibling, stopped } = watched();
    worker.words = 1;
    sibling.took = 66;
    await vi.advanceTimersByTimeAsync(5000);
    expect(stopped).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(2000);
    expect(stopped).toHaveBeenCalledTimes(1);
  });

  test('is not ended while it starts, unless it takes two minutes', async () => {
    const { worker, stopped } = watched();
    await vi.advanceTimersByTimeAsync(100_000);
    worker.words = 1;
    await vi.advanceTimersByTimeAsync(900);
    expect(stopped).not.toHaveBeenCalled();
    const never = watched();
    await vi.advanceTimersByTimeAsync(125_000);
    expect(never.stopped).toHaveBeenCalledTimes(1);
  });

  test('is not ended as long as it says anything, and its sibling does not work for nothing', async () => {
    const { worker, sibling, stopped } = watched();
    for (let round = 0; round < 100; round++) {
      worker.words += 1;
      await vi.advanceTimersByTimeAsync(90);
    }
    expect(stopped).not.toHaveBeenCalled();
    expect(sibling.worked).toBeLessThan(5);
  });

  test('that nobody asks is not watched', async () => {
    const { worker, sibling, stopped } = watched();
    worker.words = 1;
    leaving.splice(0).forEach((leave) => leave());
    await vi.advanceTimersByTimeAsync(10_000);
    expect([stopped.mock.calls.length, sibling.worked]).toEqual([0, 0]);
  });
});

/** A real worker on this machine, which is given up after so many milliseconds. */
function real(patience: number): { readonly guard: Supervised<BusyPort, never>; readonly stops: WorkerStopped[] } {
  const stops: WorkerStopped[] = [];
  const guard = supervise<BusyPort, never>({
    start: () =>
      callWorker<BusyPort>(new Worker(new URL('./busy.worker.ts', import.meta.url), { type: 'module' }), [
        'ping',
        'inOneStep',
        'inSteps',
      ]),
    patience,
    stopped: (reason) => stops.push(reason),
  });
  leaving.push(guard.end);
  return { guard, stops };
}

/** Ten busy loops beside it, or more where there are more than two cores. */
async function busyMachine(): Promise<void> {
  const loops = 5 * Math.max(2, navigator.hardwareConcurrency);
  for (let loop = 0; loop < loops; loop++) {
    const worker = new Worker(new URL('./busy.worker.ts', import.meta.url), { type: 'module' });
    const near = callWorker<BusyPort>(worker, ['ping', 'inOneStep']);
    leaving.push(near.end);
    await near.port.ping();
    void near.port.inOneStep(Number.MAX_SAFE_INTEGER);
  }
}

describe('with ten busy loops beside it', () => {
  const patience = 1500;

  test('a sound worker is not ended over a long step of which nothing is heard', async () => {
    const { guard, stops } = real(patience);
    await guard.ask((port) => port.ping());
    const beats = Math.round((patience / 2) * beatsOfMillisecond());
    await busyMachine();
    const began = performance.now();
    await guard.ask((port) => port.inOneStep(beats));
    expect(stops).toEqual([]);
    // Or this machine has more cores than we know, and nothing was shown.
    expect(performance.now() - began).toBeGreaterThan(patience);
  });

  test('a sound worker that tells its steps is not ended, however long it takes', async () => {
    const { guard, stops } = real(patience);
    await guard.ask((port) => port.ping());
    await busyMachine();
    await guard.ask((port) => port.inSteps(patience * 3));
    expect(stops).toEqual([]);
  });

  test('a worker that hangs is ended all the same, and the next one answers', async () => {
    const { guard, stops } = real(patience);
    await guard.ask((port) => port.ping());
    await busyMachine();
    await expect(guard.ask((port) => port.inOneStep(Number.MAX_SAFE_INTEGER))).rejects.toBeInstanceOf(WorkerStopped);
    expect(stops.map(({ hung }) => hung)).toEqual([true]);
    expect(await guard.ask((port) => port.ping())).toBe(true);
  });
});

/** How many beats this machine does in a millisecond, now. */
function beatsOfMillisecond(): number {
  let most = 0;
  for (let round = 0; round < 5; round++) {
    const began = performance.now();
    work(10);
    most = Math.max(most, 10 / (performance.now() - began));
  }
  return most;
}
