import { afterEach, describe, expect, test, vi } from 'vitest';
import { openRegistry } from '../../src/renderer/store/registry.ts';

afterEach(() => vi.restoreAllMocks());

/** The engine refuses so many openings, as it does while another process still holds the files. */
function refuse(openings: number): void {
  const open = IDBFactory.prototype.open;
  vi.spyOn(IDBFactory.prototype, 'open').mockImplementation(function (this: IDBFactory, ...words) {
    if (openings-- > 0) throw new DOMException('Internal error opening backing store.', 'UnknownError');
    return open.apply(this, words);
  });
}

describe('the list of projects', () => {
  test('is there although the engine could not open it at first', async () => {
    const entry = { id: 'p1', name: 'Переписка Елены', created: '1947-05-01', opened: '1947-05-02' };
    await openRegistry().putProject(entry);
    refuse(2);
    const found = await openRegistry().projects();
    expect(found).toMatchObject({ ok: true, value: expect.arrayContaining([entry]) });
  });

  test('says so when it cannot be opened at all, and works again when it can', async () => {
    refuse(Infinity);
    const registry = openRegistry();
    expect(await registry.projects()).toMatchObject({ ok: false, error: { code: 'database-broken' } });
    vi.restoreAllMocks();
    // The next question opens it anew.
    await registry.projects();
    expect(await registry.projects()).toMatchObject({ ok: true });
  });

  test('changes a setting in two windows at once, and loses neither change', async () => {
    const [here, there] = [openRegistry(), openRegistry()];
    await here.putSetting('told', []);
    const add = (one: number) => (stored: unknown) => [...(stored as number[]), one];
    await Promise.all([1, 2, 3, 4].map((one) => (one % 2 === 0 ? here : there).changeSetting('told', add(one))));
    expect(((await here.setting('told')) as number[]).toSorted()).toEqual([1, 2, 3, 4]);
  });

  test('gives several settings in the order they were asked for', async () => {
    const registry = openRegistry();
    await registry.putSetting('author', 'Μαρία');
    expect(await registry.settings(['no-such', 'author'])).toEqual([undefined, 'Μαρία']);
  });
});
