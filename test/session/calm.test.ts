import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { atMostOnceIn } from '../../src/renderer/session/calm.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

/** Something that happens when the test says so, and those who hear of it. */
function happening() {
  const listeners = new Set<() => void>();
  return {
    happen: () => listeners.forEach((listener) => listener()),
    subscribe: (listener: () => void) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}

test('who wants to hear at most once a second hears of the first change, and of the last', () => {
  const { happen, subscribe } = happening();
  let state = 0;
  const heard: number[] = [];
  atMostOnceIn(1000, () => heard.push(state), subscribe);
  for (let at = 1; at <= 25; at++) {
    state = at;
    happen();
    vi.advanceTimersByTime(100);
  }
  vi.advanceTimersByTime(1000);
  // The first at once, then what is so a second later each time, and what is so in the end.
  expect(heard).toEqual([1, 10, 20, 25]);
});

test('who wants to hear of each change at once does, and nobody hears of one after the end', () => {
  const { happen, subscribe } = happening();
  const each = vi.fn<() => void>();
  const calm = vi.fn<() => void>();
  const ends = [atMostOnceIn(0, each, subscribe), atMostOnceIn(1000, calm, subscribe)];
  happen();
  happen();
  expect([each.mock.calls.length, calm.mock.calls.length]).toEqual([2, 0]);
  for (const end of ends) end();
  happen();
  vi.advanceTimersByTime(5000);
  expect([each.mock.calls.length, calm.mock.calls.length]).toEqual([2, 0]);
});
