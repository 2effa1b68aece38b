import { afterEach, expect, test } from 'vitest';
import { must, ok } from '../../src/core/model/result.ts';
import type { WorkerStopped } from '../../src/renderer/workers/call.ts';
import { WorkerFault } from '../../src/renderer/workers/call.ts';
import { nearFinder, startFinder } from '../../src/renderer/workers/finder.ts';
import { clearDesks, importFolder, makeDesk, search } from './desk.ts';

// A worker of search that crashes: another takes its place and answers what was asked.

afterEach(clearDesks);

const texts = { 'ferry.txt': 'The ferry stumbles.\n', 'паром.txt': 'Паром вышел из гавани.\n' };

async function stoppingFinder() {
  const desk = await makeDesk();
  await importFolder(desk, texts);
  await search(desk, 'ferry');
  const stops: WorkerStopped[] = [];
  let started = 0;
  const start = () => {
    started += 1;
    const worker = new Worker(new URL('./stopping-finder.worker.ts', import.meta.url), {
      type: 'module',
      name: String(started),
    });
    return nearFinder(worker);
  };
  // Nothing here hangs.
  const finder = startFinder(60_000, start, (stopped) => stops.push(stopped));
  must(await finder.port.openProject(desk.store.id));
  const ask = (query: string) =>
    finder.port.search({ query, anyWord: false, order: 'document', furniture: true, offset: 0, limit: 9 });
  return { ask, stops, end: finder.end };
}

test('a question over which a worker crashed is answered by the next, with all that was asked beside it', async () => {
  const { ask, stops, end } = await stoppingFinder();
  try {
    const [stumbled, other] = await Promise.all([ask('stumbles'), ask('паром')]);
    expect([must(stumbled).total, must(other).total]).toEqual([1, 1]);
    expect(stops.map(({ message }) => message)).toEqual(['Uncaught Error: Out of its depth']);
    expect(stops[0]!.stack).toContain('stopping-finder.worker.ts');
  } finally {
    end();
  }
});

test('a question over which two workers crashed gets a problem, and the next one its answer', async () => {
  const { ask, stops, end } = await stoppingFinder();
  try {
    expect(await ask('crashes')).toMatchObject({ ok: false, error: { code: 'search-stopped' } });
    expect(stops).toHaveLength(2);
    expect(must(await ask('паром')).total).toBe(1);
  } finally {
    end();
  }
});

test('what fails in a worker and nobody waits for is told, and the worker goes on', async () => {
  const { ask, stops, end } = await stoppingFinder();
  const told = new Promise<unknown>((resolve) => {
    window.addEventListener(
      'error',
      (event) => {
        event.preventDefault();
        event.stopImmediatePropagation();
        resolve(event.error);
      },
      { once: true, capture: true },
    );
  });
  try {
    expect(must(await ask('rejects')).total).toBe(0);
    const fault = await told;
    expect(fault).toBeInstanceOf(WorkerFault);
    expect((fault as WorkerFault).message).toBe('Nobody waits for it');
    expect(stops).toEqual([]);
  } finally {
    end();
  }
});

test('what waits for the index alone is not guilty of the hang of another question, and is answered by the next worker', async () => {
  const never = () => new Promise<never>(() => undefined);
  const taken: number[] = [];
  let started = 0;
  const start = () => {
    const number = ++started;
    const first = number === 1;
    const port = {
      openProject: async () => ok({ documents: 1, passages: 1, waiting: first ? 1 : 0 }),
      ping: never,
      search: never,
      indexed: first ? never : async () => ok({ done: 1, of: 1 }),
      takePlaces: async () => {
        taken.push(number);
        return first ? never() : ok({ total: 0, found: [], uncovered: 0 });
      },
    };
    const near = { port, listen: () => () => undefined, words: () => 1, end: () => undefined };
    return near as unknown as ReturnType<typeof nearFinder>;
  };
  const finder = startFinder(200, start, () => undefined);
  must(await finder.port.openProject('Проект'));
  const asked = { anyWord: false, order: 'document', furniture: true } as const;
  const take = finder.port.takePlaces({ id: 'act', documents: ['письмо'] }, { ...asked, query: 'гавань' });
  const search = finder.port.search({ ...asked, query: '雨', offset: 0, limit: 9 });
  expect(await search).toMatchObject({ ok: false, error: { code: 'query-unreadable' } });
  expect(must(await take)).toEqual({ total: 0, found: [], uncovered: 0 });
  expect(taken).toEqual([2]);
  finder.end();
});
