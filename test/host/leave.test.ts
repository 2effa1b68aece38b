import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { leaveInOrder } from '../../src/main/leave.ts';
import { unheard } from '../unheard.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('a window that is to close', () => {
  test('waits for the page, and closes when it is done', async () => {
    const { leave, did } = window();
    expect(leave.mayClose()).toBe(false);
    await vi.advanceTimersByTimeAsync(4_000);
    expect(did).toEqual(['tell']);
    leave.left();
    await vi.advanceTimersByTimeAsync(0);
    expect(did).toEqual(['tell', 'close']);
    expect(leave.mayClose()).toBe(true);
  });

  test('waits until what is half written was given up, but not forever', async () => {
    for (const [takes, waits] of [
      [3_000, 3_000],
      [Infinity, 5_000],
    ] as const) {
      const { leave, did } = window({
        discard: () => new Promise((resolve) => takes < Infinity && setTimeout(resolve, takes)),
      });
      leave.mayClose();
      await vi.advanceTimersByTimeAsync(0);
      leave.left();
      await vi.advanceTimersByTimeAsync(waits - 1);
      expect(leave.mayClose()).toBe(false);
      expect(did).toEqual(['tell']);
      await vi.advanceTimersByTimeAsync(1);
      expect(did).toEqual(['tell', 'close']);
      expect(leave.mayClose()).toBe(true);
      await vi.advanceTimersByTimeAsync(100_000);
      expect(did).toEqual(['tell', 'close']);
    }
  });

  test('waits as long as the page gives signs, but not forever', async () => {
    const { leave, did } = window();
    leave.mayClose();
    for (let second = 0; second < 59; second += 1) {
      await vi.advanceTimersByTimeAsync(1_000);
      leave.leaving();
    }
    expect(did).toEqual(['tell']);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(did).toEqual(['tell', 'close']);
  });

  test('does not wait for a page that is silent or gone', async () => {
    const silent = window();
    silent.leave.mayClose();
    await vi.advanceTimersByTimeAsync(5_000);
    expect(silent.did).toEqual(['tell', 'close']);
    const gone = window({ page: false });
    gone.leave.mayClose();
    await vi.advanceTimersByTimeAsync(0);
    expect(gone.did).toEqual(['tell', 'close']);
  });

  test('stays open when the person says so, and asks again the next time', async () => {
    const answers = [false, true];
    const { leave, did } = window({ wants: () => answers.shift()! });
    leave.mayClose();
    expect(leave.mayClose()).toBe(false); // Asked twice at once, the person sees one question.
    await vi.advanceTimersByTimeAsync(0);
    leave.left(); // Nobody leaves: this means nothing.
    expect(did).toEqual(['stay']);
    leave.mayClose();
    await vi.advanceTimersByTimeAsync(0);
    expect(did).toEqual(['stay', 'tell']);
  });

  test('can be closed although the question failed before', async () => {
    vi.useRealTimers();
    const bug = new Error('a bug');
    const answers = [() => Promise.reject(bug), () => Promise.resolve(true)];
    const did: string[] = [];
    const leave = leaveInOrder({
      wantsToLeave: () => answers.shift()!(),
      tellPage: () => false,
      discard: () => Promise.resolve(),
      close: () => void did.push('close'),
      stay: () => void did.push('stay'),
    });
    expect(await unheard(async () => void leave.mayClose())).toEqual([bug]);
    expect(await unheard(async () => void leave.mayClose())).toEqual([]);
    expect(did).toEqual(['stay', 'close']);
  });
});

describe('a window of a machine that shuts down', () => {
  test('asks nobody, and waits for the page and then for the disk, but for neither long', async () => {
    const { leave, did, asked } = window({ wants: () => false, discard: () => new Promise(() => undefined) });
    leave.leaveInHaste();
    for (let second = 0; second < 3; second += 1) {
      await vi.advanceTimersByTimeAsync(999);
      leave.leaving();
    }
    expect([did, asked]).toEqual([['tell'], []]);
    await vi.advanceTimersByTimeAsync(3 + 999);
    expect(did).toEqual(['tell']);
    await vi.advanceTimersByTimeAsync(1);
    expect(did).toEqual(['tell', 'close']);
  });

  test('waits no longer for an answer, nor for a page that it was told of before', async () => {
    const asks = window({ wants: () => new Promise(() => undefined) });
    asks.leave.mayClose();
    await vi.advanceTimersByTimeAsync(100_000);
    expect(asks.did).toEqual([]);
    asks.leave.leaveInHaste();
    await vi.advanceTimersByTimeAsync(0);
    asks.leave.left();
    await vi.advanceTimersByTimeAsync(0);
    expect(asks.did).toEqual(['tell', 'close']);

    const waits = window();
    waits.leave.leaveTo(() => void waits.did.push('load'));
    await vi.advanceTimersByTimeAsync(0);
    waits.leave.leaveInHaste();
    await vi.advanceTimersByTimeAsync(3_000);
    expect(waits.did).toEqual(['tell', 'close']);
  });
});

describe('a page that is to be loaded again', () => {
  test('is left in the same order, and its window stays and can be closed afterwards', async () => {
    const { leave, did, asked } = window();
    leave.leaveTo(() => void did.push('load'));
    leave.leaveTo(() => void did.push('load again')); // It is being left already.
    await vi.advanceTimersByTimeAsync(4_000);
    expect(did).toEqual(['tell']);
    leave.left();
    leave.left();
    expect(did).toEqual(['tell', 'load']);
    expect(leave.mayClose()).toBe(false);
    await vi.advanceTimersByTimeAsync(0);
    leave.left();
    await vi.advanceTimersByTimeAsync(0);
    expect(did).toEqual(['tell', 'load', 'tell', 'close']);
    expect(asked).toEqual([false, true]);
  });

  test('stays when the person says so', async () => {
    const { leave, did } = window({ wants: () => false });
    leave.leaveTo(() => void did.push('load'));
    await vi.advanceTimersByTimeAsync(100_000);
    expect(did).toEqual(['stay']);
  });

  test('closes, when its window is closed meanwhile', async () => {
    const { leave, did } = window();
    leave.leaveTo(() => void did.push('load'));
    expect(leave.mayClose()).toBe(false);
    await vi.advanceTimersByTimeAsync(5_000);
    expect(did).toEqual(['tell', 'close']);
  });
});

function window({
  page = true,
  wants = () => true,
  discard = async () => undefined,
}: { page?: boolean; wants?: () => boolean | Promise<boolean>; discard?: () => Promise<void> } = {}) {
  const did: string[] = [];
  const asked: boolean[] = [];
  const leave = leaveInOrder({
    wantsToLeave: async (closes) => {
      asked.push(closes);
      return wants();
    },
    tellPage: () => {
      did.push('tell');
      return page;
    },
    discard,
    close: () => void did.push('close'),
    stay: () => void did.push('stay'),
  });
  return { leave, did, asked };
}
