import { afterEach, expect, test } from 'vitest';
import { must } from '../../src/core/model/result.ts';
import { startFinder } from '../../src/renderer/workers/finder.ts';
import { clearDesks, importFolder, makeDesk, search } from './desk.ts';

// A worker that is held up: by an expression that passes for harmless and never ends.

afterEach(clearDesks);

const endless = '/(?:a?){60}b/';
const texts = { 'dry.txt': `Ferry to Vell\n\nThe ferry left. ${'a'.repeat(70)}`, 'ру.txt': 'Паром вышел из гавани.\n' };

test('a question that never ends is answered with a problem, and the others are answered still', async () => {
  const desk = await makeDesk();
  await importFolder(desk, texts);
  await search(desk, 'ferry');
  const guarded = startFinder(1500);
  try {
    must(await guarded.port.openProject(desk.store.id));
    const ask = (query: string) =>
      guarded.port.search({ query, anyWord: false, order: 'document', furniture: true, offset: 0, limit: 9 });
    expect(must(await ask('ferry')).total).toBe(2);
    const [stuck, other] = await Promise.all([ask(endless), ask('паром')]);
    expect(stuck).toMatchObject({
      ok: false,
      error: {
        code: 'query-unreadable',
        about: `0-${endless.length}`,
        detail: expect.stringContaining('too long') as string,
      },
    });
    expect(must(other).total).toBe(1);
    expect(must(await ask('ferry')).total).toBe(2);
    expect(must(await guarded.port.groups({ query: 'паром', anyWord: false, furniture: true })).total).toBe(1);
  } finally {
    guarded.end();
  }
});

test('what was asked with it is asked again, and the index goes on following', async () => {
  const desk = await makeDesk();
  await importFolder(desk, texts);
  await search(desk, 'ferry');
  const guarded = startFinder(1500);
  try {
    must(await guarded.port.openProject(desk.store.id));
    const asked = { anyWord: false, furniture: true };
    const [stuck, names] = await Promise.all([
      guarded.port.groups({ ...asked, query: endless }),
      guarded.port.named('ferry', false),
    ]);
    expect(stuck.ok).toBe(false);
    expect(must(names).map(({ text }) => text)).toEqual(['Ferry to Vell']);
    await importFolder(desk, { 'new.txt': 'Another ferry came in.\n' });
    for (;;) {
      const { waiting, documents } = must(await guarded.port.openProject(desk.store.id));
      if (waiting === 0 && documents === 3) break;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    const groups = must(await guarded.port.groups({ ...asked, query: 'ferry' }));
    expect(groups.total).toBe(3);
  } finally {
    guarded.end();
  }
});

test('a search that is typed while a slow one runs takes its place at once, and others do not wait for it', async () => {
  const desk = await makeDesk();
  // Each passage takes the expression a while; all of them would take minutes.
  const slow = Array.from({ length: 400 }, (_, at) => `Row ${at} ${'a'.repeat(120)}`).join('\n\n');
  await importFolder(desk, { ...texts, 'slow.txt': slow });
  await search(desk, 'ferry');
  const asked = { anyWord: false, furniture: true } as const;
  const ask = (query: string, newest: boolean) =>
    desk.finder.search({ ...asked, query, order: 'document', offset: 0, limit: 9, newest });
  const ended: string[] = [];
  const told = async <T>(name: string, answer: Promise<T>): Promise<T> => {
    const value = await answer;
    ended.push(name);
    return value;
  };
  const left = told('slow', ask('/Row \\d+ a*a*x?a*b/', true));
  const other = told('other', desk.finder.groups({ ...asked, query: 'паром' }));
  expect(must(await other).total).toBe(1);
  expect(ended).toEqual(['other']);
  expect(must(await ask('ferry', true)).total).toBe(2);
  expect(await left).toMatchObject({ ok: false, error: { code: 'cancelled' } });
});

test('a search that never ends gives way within a part of its patience to the next that is typed', async () => {
  const desk = await makeDesk();
  await importFolder(desk, texts);
  await search(desk, 'ferry');
  // With all of its patience the test would be over before the answer comes.
  const guarded = startFinder(10_000);
  try {
    must(await guarded.port.openProject(desk.store.id));
    const ask = (query: string) =>
      guarded.port.search({
        query,
        anyWord: false,
        order: 'document',
        furniture: true,
        offset: 0,
        limit: 9,
        newest: true,
      });
    expect(must(await ask('ferry')).total).toBe(2);
    const stuck = ask(endless);
    expect(must(await ask('паром')).total).toBe(1);
    expect(await stuck).toMatchObject({ ok: false, error: { code: 'cancelled' } });
  } finally {
    guarded.end();
  }
});
