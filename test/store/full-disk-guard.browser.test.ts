import { describe, expect, test } from 'vitest';
import { fail, ok } from '../../src/core/model/result.ts';
import type { Result } from '../../src/core/model/result.ts';
import { FullDiskGuard } from '../../src/renderer/store/full-disk-guard.ts';
import { ProjectDatabase } from '../../src/renderer/store/project-database.ts';

// The guard alone: a database that the engine closes when the test says so, and work that fails in the ways of the engine.

const noRoom = () => new DOMException('The quota has been exceeded.', 'QuotaExceededError');
const closed = () => Object.assign(new Error('Database has been closed'), { name: 'DatabaseClosedError' });
const wrong = () => Object.assign(new Error('Not as the Diff expects'), { name: 'ChangedElsewhere' });

/** What happens is written down in its order. */
function guarded(name: string) {
  const said: string[] = [];
  let isOpen = true;
  let closedByUs = false;
  let journal = 7;
  const database = {
    name,
    isOpen: () => isOpen,
    close: () => void (isOpen = false),
    open: async () => {
      said.push('opened');
      isOpen = true;
    },
    on: () => undefined,
    once: () => undefined,
    meta: { bulkPut: async () => void said.push('new log'), bulkDelete: async () => undefined },
  } as unknown as ProjectDatabase;
  const guard = new FullDiskGuard(database, {
    name: () => 'Проба',
    isClosed: () => closedByUs,
    journal: () => journal,
    load: async () => void said.push('loaded'),
    mindGap: () => void said.push('minds the gap'),
  });
  /** Work that fails with these, one after the other, and then is done. */
  const failing = (...errors: readonly (Error | 'closes')[]) => {
    const left = [...errors];
    return async (): Promise<Result<string>> => {
      const error = left.shift();
      said.push(error === undefined ? 'done' : 'failed');
      if (error === 'closes') isOpen = false;
      if (error !== undefined) throw error === 'closes' ? closed() : error;
      return ok('stored');
    };
  };
  return {
    guard,
    said,
    failing,
    closeByEngine: () => void (isOpen = false),
    closeByUs: () => void (closedByUs = true),
    store: () => void (journal += 1),
  };
}

/** A database of this name is there, as the guard asks the engine before it opens one again. */
async function withDatabase(work: (name: string) => Promise<void>): Promise<void> {
  const name = `guard-${crypto.randomUUID()}`;
  const opened = await new Promise<IDBDatabase>((resolve, reject) => {
    const request = indexedDB.open(name);
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(new Error('Not opened'));
  });
  try {
    await work(name);
  } finally {
    opened.close();
    indexedDB.deleteDatabase(name);
  }
}

describe('what is asked of a database whose disk is full', () => {
  test('is answered as that, with the name of the project, and nothing is thrown', async () => {
    const { guard, failing } = guarded('none');
    expect(await guard.write(failing(noRoom()))).toEqual(fail('disk-full', 'Проба', 'The quota has been exceeded.'));
  });

  test('goes on by itself after the engine closed it: opened, loaded, and a new log begun before anything is written', () =>
    withDatabase(async (name) => {
      const { guard, said, failing } = guarded(name);
      expect(await guard.write(failing('closes'))).toEqual(ok('stored'));
      expect(said).toEqual(['failed', 'opened', 'loaded', 'new log', 'done']);
      expect(guard.isTorn()).toBe(false);
    }));

  test('is opened again once for all who ask, and one who reads begins no log', () =>
    withDatabase(async (name) => {
      const { guard, said, failing, closeByEngine } = guarded(name);
      closeByEngine();
      await Promise.all([guard.guard(failing()), guard.guard(failing()), guard.guard(failing())]);
      expect(said).toEqual(['opened', 'loaded', 'done', 'done', 'done']);
      expect(guard.isTorn()).toBe(true);
      await guard.write(failing());
      expect(said.slice(-2)).toEqual(['new log', 'done']);
    }));

  test('is not done twice if something was stored meanwhile', () =>
    withDatabase(async (name) => {
      const { guard, said, failing, store } = guarded(name);
      const work = failing('closes');
      const answer = await guard.write(async () => {
        if (said.length === 0) store();
        return work();
      });
      expect(answer).toMatchObject({ ok: false, error: { code: 'changed-elsewhere' } });
      expect(said.filter((one) => one === 'done')).toEqual([]);
    }));

  test('is still told as a full disk while the database that was closed cannot be opened', async () => {
    const { guard, failing, closeByEngine } = guarded('not-there-any-more');
    await guard.write(failing(noRoom()));
    closeByEngine();
    expect(await guard.write(failing())).toMatchObject({ ok: false, error: { code: 'disk-full' } });
  });

  test('is no full disk any more once something was stored', async () => {
    const { guard, failing, closeByUs } = guarded('none');
    await guard.write(failing(noRoom()));
    guard.stored();
    closeByUs();
    expect(await guard.guard(failing(closed()))).toMatchObject({ ok: false, error: { code: 'database-blocked' } });
  });
});

describe('what else goes wrong', () => {
  test('is loaded again where another window was first, and told', async () => {
    const { guard, said, failing } = guarded('none');
    expect(await guard.write(failing(wrong()))).toMatchObject({ ok: false, error: { code: 'changed-elsewhere' } });
    expect(said).toEqual(['failed', 'loaded']);
  });

  test('is thrown if it is a bug, and kept quiet where only the view’s state could not be kept', async () => {
    const { guard, failing, closeByUs } = guarded('none');
    await expect(guard.write(failing(new TypeError('A bug')))).rejects.toThrow('A bug');
    expect(await guard.lightly(() => Promise.reject(noRoom()))).toBe(undefined);
    await expect(guard.lightly(() => Promise.reject(new TypeError('A bug')))).rejects.toThrow('A bug');
    closeByUs();
    expect(await guard.lightly(() => Promise.resolve('kept'))).toBe(undefined);
  });
});

describe('what is asked while a transaction of something else runs', () => {
  // The engine’s wrapper keeps, over an await, which transaction runs; what the screen draws meanwhile comes into it.
  async function inTheMiddle(work: (database: ProjectDatabase, guard: FullDiskGuard) => Promise<void>): Promise<void> {
    const database = new ProjectDatabase(crypto.randomUUID());
    await database.open();
    const guard = new FullDiskGuard(database, {
      name: () => 'Проба',
      isClosed: () => false,
      journal: () => 7,
      load: async () => undefined,
      mindGap: () => undefined,
    });
    try {
      await work(database, guard);
    } finally {
      await database.delete();
    }
  }
  const place = { documentId: 'гавань', from: 3, pixels: 0 };

  test('is read and stored in tables that the transaction does not hold', async () => {
    await inTheMiddle(async (database, guard) => {
      await database.places.put(place);
      const read = await database.transaction('rw', database.records('tags'), () => [
        guard.lightly(() => database.places.get(place.documentId)),
        guard.guard(async () => ok(await database.places.get(place.documentId))),
        guard.write(async () => ok(await database.places.put({ ...place, documentId: 'quay' }))),
      ]);
      expect(await Promise.all(read)).toEqual([place, ok(place), ok('quay')]);
    });
  });
});
