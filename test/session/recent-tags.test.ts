import { expect, test } from 'vitest';
import type { ProjectStore } from '../../src/renderer/store/project-store.ts';
import { RecentTags } from '../../src/renderer/session/recent-tags.ts';

// What a person did last is what was begun last, whatever takes longer to store.

const tags = new Map(['Зерно', 'حبوب', 'Harbour'].map((id) => [id, { id }]));

async function opened(): Promise<RecentTags> {
  const store = {
    meta: () => Promise.resolve({ slots: ['Harbour'], order: ['Harbour'] }),
    putMeta: () => Promise.resolve(),
    snapshot: { rows: () => tags },
  };
  const recent = new RecentTags(store as unknown as ProjectStore);
  await recent.load();
  return recent;
}

test('a tag that is put while hits are still being tagged is the last one, also when the hits are done', async () => {
  const recent = await opened();
  let end = (_: string) => {};
  const hits = recent.put(new Promise((resolve) => (end = resolve)), 'Зерно');
  await recent.put(Promise.resolve('حبوب'), 'حبوب');
  expect(recent.putting).toBeNull();
  expect(recent.state.order).toEqual(['حبوب', 'Harbour']);
  end('Зерно');
  await hits;
  expect(recent.state.order).toEqual(['حبوب', 'Зерно', 'Harbour']);
});

test('a tag that is known is the last one before it is stored, and a new one as soon as it is made', async () => {
  const recent = await opened();
  let end = (_: string) => {};
  const never = new Promise<string>(() => {});
  void recent.put(never, 'Зерно');
  expect(await recent.putting).toBe('Зерно');
  void recent.put(new Promise((resolve) => (end = resolve)), null);
  const last = recent.putting;
  end('حبوب');
  expect(await last).toBe('حبوب');
});

test('where the act that was begun last fails, there is no last tag for who asked meanwhile, and not the one before', async () => {
  const recent = await opened();
  const failing = recent.put(Promise.resolve(null), null);
  const last = recent.putting;
  expect(last).not.toBeNull();
  expect(await last).toBeNull();
  await failing;
  expect(recent.putting).toBeNull();
  expect(recent.state.order).toEqual(['Harbour']);
});
