import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { fail } from '../../src/core/model/result.ts';
import { prepareComparisons } from '../../src/renderer/session/prepare-comparison.ts';
import type { Session } from '../../src/renderer/session/session.ts';
import { Workspace } from '../../src/renderer/session/workspace.ts';

// Documents that are chosen are set side by side before anybody asks for it, where that costs little.

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

/** A window over documents of so many code units each. */
function windowOver(lengths: Readonly<Record<string, number>>) {
  const workspace = new Workspace();
  const documents = new Map(Object.entries(lengths).map(([id, length]) => [id, { id, versions: [{ length }] }]));
  const asked: { readonly ids: readonly string[]; readonly signal: AbortSignal }[] = [];
  const watched = {
    workspace,
    desk: { store: { snapshot: { rows: () => documents } } },
    comparing: {
      synopsis: ({ documentIds }: { documentIds: readonly string[] }, signal: AbortSignal) => {
        asked.push({ ids: documentIds, signal });
        return Promise.resolve(fail('cancelled'));
      },
    },
  };
  const end = prepareComparisons(watched as unknown as Session);
  return { workspace, end, asked: () => asked.map(({ ids }) => ids), signals: () => asked.map(({ signal }) => signal) };
}

test('sets chosen documents side by side once nothing else is chosen for a moment', () => {
  const { workspace, asked } = windowOver({ upi: 900, ians: 800, sputnik: 700 });
  workspace.set({ chosen: ['upi'] });
  vi.runAllTimers();
  expect(asked()).toEqual([]);
  workspace.set({ chosen: ['upi', 'ians'] });
  workspace.set({ chosen: ['upi', 'ians', 'sputnik'] });
  vi.runAllTimers();
  workspace.set({ chosen: ['sputnik', 'ians', 'upi'] });
  vi.runAllTimers();
  expect(asked()).toEqual([['upi', 'ians', 'sputnik']]);
});

test('waits for documents no more when others are chosen, or the project is left', () => {
  const { workspace, signals, end } = windowOver({ upi: 900, ians: 800, sputnik: 700 });
  workspace.set({ chosen: ['upi', 'ians'] });
  vi.runAllTimers();
  workspace.set({ chosen: ['upi', 'sputnik'] });
  vi.runAllTimers();
  expect(signals().map(({ aborted }) => aborted)).toEqual([true, false]);
  end();
  expect(signals().map(({ aborted }) => aborted)).toEqual([true, true]);
});

test('sets those side by side whose shared wording is looked at', () => {
  const { workspace, asked } = windowOver({ upi: 900, ians: 800 });
  workspace.open({ kind: 'pair', aId: 'upi', bId: 'ians' });
  vi.runAllTimers();
  expect(asked()).toEqual([['upi', 'ians']]);
});

test('reads nothing in advance of more than can be compared, or where reading all takes long', () => {
  const seven = windowOver({ a: 1, b: 1, c: 1, d: 1, e: 1, f: 1, g: 1 });
  seven.workspace.set({ chosen: ['a', 'b', 'c', 'd', 'e', 'f', 'g'] });
  const large = windowOver({ upi: 900, ians: 800, archive: 6_000_000 });
  large.workspace.set({ chosen: ['upi', 'ians'] });
  vi.runAllTimers();
  expect([...seven.asked(), ...large.asked()]).toEqual([]);
});
