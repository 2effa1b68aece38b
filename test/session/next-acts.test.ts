import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Label } from '../../src/core/model/change.ts';
import { ok } from '../../src/core/model/result.ts';
import type { Result } from '../../src/core/model/result.ts';
import { NextActs } from '../../src/renderer/session/next-acts.ts';
import type { Next } from '../../src/renderer/session/next-acts.ts';
import type { ProjectStore } from '../../src/renderer/store/project-store.ts';

// What the menu offers to undo is what undo then does.

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const label = (name: string): Label => ({ verb: 'add-tag', names: [name] });
const nothing: Next = { undo: null, redo: null };

/** A store whose questions are answered when the test says so, the oldest first. */
function storeInHand() {
  const listeners = new Set<() => void>();
  const asked: ((next: Result<Next>) => void)[] = [];
  const store = {
    subscribe: (listener: () => void) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    next: () => new Promise<Result<Next>>((answer) => asked.push(answer)),
  } as unknown as ProjectStore;
  return {
    acts: new NextActs(store),
    asked,
    change: () => [...listeners].forEach((listener) => listener()),
    async answer(next: Next) {
      asked.shift()!(ok(next));
      await vi.advanceTimersByTimeAsync(0);
    },
    listeners,
  };
}

test('undo may be possible until it is known that there is nothing, and again from the next change on', async () => {
  const { acts, change, answer } = storeInHand();
  expect([acts.may('undo'), acts.may('redo')]).toEqual([true, true]);
  acts.subscribe(() => undefined);
  await answer(nothing);
  expect([acts.may('undo'), acts.may('redo')]).toEqual([false, false]);
  change();
  expect([acts.may('undo'), acts.may('redo')]).toEqual([true, true]);
  await vi.advanceTimersByTimeAsync(1000);
  await answer({ undo: label('Паром'), redo: null });
  expect([acts.may('undo'), acts.may('redo')]).toEqual([true, false]);
  expect(acts.state.undo).toEqual(label('Паром'));
});

test('an answer from before a change is not shown after it', async () => {
  const { acts, change, answer } = storeInHand();
  acts.subscribe(() => undefined);
  await answer({ undo: label('Мельница'), redo: null });
  change();
  await vi.advanceTimersByTimeAsync(1000);
  change();
  await answer(nothing);
  expect(acts.state.undo).toEqual(label('Мельница'));
  expect(acts.may('redo')).toBe(true);
  await vi.advanceTimersByTimeAsync(1000);
  await answer({ undo: label('Паром'), redo: label('Мельница') });
  expect(acts.state).toEqual({ undo: label('Паром'), redo: label('Мельница') });
});

test('an import of many batches is asked about once', async () => {
  const { acts, asked, change, answer } = storeInHand();
  acts.subscribe(() => undefined);
  await answer(nothing);
  for (let batch = 0; batch < 100; batch++) change();
  await vi.advanceTimersByTimeAsync(1000);
  expect(asked).toHaveLength(1);
});

test('nobody asks the store while nobody looks, and what was known then is not believed later', async () => {
  const { acts, asked, change, answer, listeners } = storeInHand();
  const leave = acts.subscribe(() => undefined);
  await answer(nothing);
  leave();
  change();
  await vi.advanceTimersByTimeAsync(1000);
  expect([listeners.size, asked.length]).toEqual([0, 0]);
  expect(acts.may('undo')).toBe(true);
});
