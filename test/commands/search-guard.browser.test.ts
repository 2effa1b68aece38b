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
