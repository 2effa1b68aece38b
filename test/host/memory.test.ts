import { expect, test } from 'vitest';
import { must } from '../../src/core/model/result.ts';
import { memoryHost } from '../../src/renderer/host/memory.ts';
import { bytesOf, hostContract, pullAll, read } from './contract.ts';

hostContract('tests', async (seed) => {
  const host = memoryHost(seed);
  return {
    host,
    pickFolder: async () => must(await host.openFiles('folder'))!,
    saved: async (name) => host.saved.get(name) ?? null,
  };
});

test('stands for files that cannot be read', async () => {
  const host = memoryHost({ 'a.txt': 'fine', 'b.txt': { problem: 'no-permission' }, 'c.txt': { problem: 'vanished' } });
  const source = must(await host.openFiles('folder'))!;
  expect((await pullAll(host, source.id, 1e6)).map(read)).toEqual([
    ['a.txt', 'fine'],
    ['b.txt', '(no-permission)'],
    ['c.txt', '(vanished)'],
  ]);
});

test('picks nothing when it holds nothing', async () => {
  expect(await memoryHost().openFiles('folder')).toEqual({ ok: true, value: null });
  expect(await memoryHost().openDropped(null)).toEqual({ ok: true, value: null });
});

test('opens the sample project if it was given one', async () => {
  expect(await memoryHost().openSample()).toMatchObject({ ok: false, error: { code: 'not-available' } });
  const host = memoryHost({}, { sample: bytesOf('a project') });
  const source = must(await host.openSample());
  expect((await pullAll(host, source.id, 1)).map(read)).toEqual([['sample.lectern', 'a project']]);
});
