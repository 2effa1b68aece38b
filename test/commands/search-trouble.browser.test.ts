import { afterEach, expect, test } from 'vitest';
import { fail, must } from '../../src/core/model/result.ts';
import type { Failure } from '../../src/core/model/result.ts';
import type { ProjectStore } from '../../src/renderer/store/project-store.ts';
import { FollowingIndex } from '../../src/renderer/workers/finder-index.ts';
import { clearDesks, importFolder, makeDesk } from './desk.ts';

// A database that has no room or gives no answer for a while.

afterEach(clearDesks);

/** The store with some of its methods failing as long as the list names them. */
function troubled(store: ProjectStore, failing: Map<string, Failure>): ProjectStore {
  return new Proxy(store, {
    get(target, name) {
      const failure = failing.get(String(name));
      if (failure && name === 'texts') return (versions: readonly unknown[]) => failingTexts(failure, versions.length);
      if (failure) return () => Promise.resolve(failure);
      const value = Reflect.get(target, name, target) as unknown;
      return typeof value === 'function' ? (value.bind(target) as unknown) : value;
    },
  });
}

/** What is not there is told of each text; anything else ends the reading. */
async function* failingTexts(failure: Failure, count: number): AsyncGenerator<Failure, void> {
  const told = failure.error.code === 'not-found' ? count : 1;
  for (let at = 0; at < told; at++) yield await Promise.resolve(failure);
}

async function until(holds: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; !(await holds()); tries++) {
    if (tries > 400) throw new Error('It never came to hold');
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}

test('without room the index is searched from memory, and stored when there is room again', async () => {
  const desk = await makeDesk({}, undefined);
  const failing = new Map([['replaceSegments', fail('disk-full')]]);
  // The desk's own finder must not store in its place.
  await importFolder(desk, { 'a.txt': 'The ferry left.\n' });
  await until(async () => must(await desk.finder.openProject(desk.store.id)).waiting === 0);
  const stored = must(await desk.store.segments());
  must(
    await desk.store.replaceSegments(
      [],
      stored.map(({ id }) => id),
    ),
  );
  const following = new FollowingIndex(troubled(desk.store, failing), () => undefined);
  try {
    must(await following.load());
    await until(() => Promise.resolve(following.waiting === 0));
    const documents = new Map(desk.store.snapshot.rows('documents'));
    following.index.setFacts({ documents, annotations: [], tags: [] });
    expect(following.index.counts().documents).toBe(1);
    expect(must(await desk.store.segments())).toEqual([]);
    await following.catchUp();
    expect(following.index.counts().documents).toBe(1);
    failing.clear();
    await following.catchUp();
    expect(must(await desk.store.segments())).toHaveLength(1);
  } finally {
    following.close();
  }
});

test('a text that cannot be read for a while is indexed as soon as it can', async () => {
  const desk = await makeDesk();
  await importFolder(desk, { 'a.txt': 'The ferry left.\n', 'b.txt': 'Паром вышел.\n' });
  await until(async () => must(await desk.finder.openProject(desk.store.id)).waiting === 0);
  const stored = must(await desk.store.segments());
  must(
    await desk.store.replaceSegments(
      [],
      stored.map(({ id }) => id),
    ),
  );
  const failing = new Map([['texts', fail('database-blocked')]]);
  const following = new FollowingIndex(troubled(desk.store, failing), () => undefined);
  try {
    must(await following.load());
    await following.catchUp();
    expect(following.waiting).toBe(2);
    failing.clear();
    await until(() => Promise.resolve(following.waiting === 0));
  } finally {
    following.close();
  }
});

test('a text that is gone from the database keeps nobody waiting', async () => {
  const desk = await makeDesk();
  await importFolder(desk, { 'a.txt': 'The ferry left.\n' });
  const stored = must(await desk.store.segments());
  must(
    await desk.store.replaceSegments(
      [],
      stored.map(({ id }) => id),
    ),
  );
  const following = new FollowingIndex(troubled(desk.store, new Map([['texts', fail('not-found')]])), () => undefined);
  try {
    must(await following.load());
    await following.catchUp();
    expect(following.waiting).toBe(0);
  } finally {
    following.close();
  }
});
