import { afterEach, describe, expect, test } from 'vitest';
import { must } from '../../src/core/model/result.ts';
import { addTag } from '../../src/renderer/commands/change-tags.ts';
import { redo, undo } from '../../src/renderer/commands/history.ts';
import { renameSearch, saveSearch } from '../../src/renderer/commands/keep-searches.ts';
import { openProject } from '../../src/renderer/commands/projects.ts';
import { clearDesks, makeDesk, registry } from './desk.ts';
import type { TestDesk } from './desk.ts';

afterEach(clearDesks);

const kept = ({ store }: TestDesk) =>
  [...store.snapshot.rows('searches').values()]
    .sort((a, b) => a.order - b.order)
    .map(({ name, query, anyWord }) => `${name}: ${query}${anyWord ? ' (any)' : ''}`);

describe('a search that is saved under the name of another', () => {
  test.each([
    ['in another case', 'Food aid', 'food Aid'],
    ['with other accents', 'Pêche', 'Peche'],
    ['with other blanks', 'Food aid', '  Food \u00a0 aid '],
    ['with signs that nobody sees', 'помощь', 'по\u00adмо\u200bщь'],
    ['with letters of another width', 'ＵＰＩ', 'UPI'],
    ['with its accents apart', '\u1ea4n b\u1ea3n', '\u1ea4n b\u1ea3n'.normalize('NFD')],
  ])('%s is asked about, and nothing is stored', async (_how, name, again) => {
    const desk = await makeDesk();
    const { search: first } = must(await saveSearch(desk, name, 'rice', false));
    expect(await saveSearch(desk, again, 'flour', false)).toMatchObject({
      ok: false,
      error: { code: 'search-twin', about: first.id },
    });
    expect(kept(desk)).toEqual([`${name}: rice`]);
  });

  test('takes the place of the other when told so, in one act that undo takes back', async () => {
    const desk = await makeDesk();
    const { search: first } = must(await saveSearch(desk, 'Food aid', 'rice', false));
    must(await saveSearch(desk, 'Harbour', 'quay', false));
    must(await saveSearch(desk, 'food aid', 'flour', true, { replace: first.id }));
    expect(kept(desk)).toEqual(['food aid: flour (any)', 'Harbour: quay']);
    must(await undo(desk));
    expect(kept(desk)).toEqual(['Food aid: rice', 'Harbour: quay']);
    must(await redo(desk));
    expect(kept(desk)).toEqual(['food aid: flour (any)', 'Harbour: quay']);
  });

  test('stands beside it when told so, unless the two names read the same', async () => {
    const desk = await makeDesk();
    must(await saveSearch(desk, 'Pêche', 'fish', false));
    must(await saveSearch(desk, 'Péché', 'sin', false, 'beside'));
    expect(kept(desk)).toEqual(['Pêche: fish', 'Péché: sin']);
    expect(await saveSearch(desk, 'Pe\u0302che', 'peach', false, 'beside')).toMatchObject({
      error: { code: 'search-twin' },
    });
  });

  test('is the same search where it asks for the same, and nothing is done', async () => {
    const desk = await makeDesk();
    const aid = must(await addTag(desk, 'Aid'));
    const { search: first } = must(await saveSearch(desk, 'Food', 'rice tag:Aid', false));
    expect(must(await saveSearch(desk, 'Food', `rice tag:"Aid"#${aid.id}`, false))).toEqual({
      search: first,
      stored: false,
    });
    must(await undo(desk));
    expect(kept(desk)).toEqual([]);
  });

  test('without a name is named as it is written, and asked about alike', async () => {
    const desk = await makeDesk();
    must(await saveSearch(desk, '', 'harbour quay', false));
    expect(await saveSearch(desk, '', 'harbour  QUAY', true)).toMatchObject({ error: { code: 'search-twin' } });
  });
});

describe('a saved search that is renamed to the name of another', () => {
  test('is asked about; it may take the place of the other, and undo brings both back', async () => {
    const desk = await makeDesk();
    const { search: port } = must(await saveSearch(desk, 'Port', 'harbour', false));
    const { search: aid } = must(await saveSearch(desk, 'Aid', 'rice', false));
    expect(await renameSearch(desk, aid.id, 'PORT')).toMatchObject({
      error: { code: 'search-twin', about: port.id, detail: 'PORT' },
    });
    must(await renameSearch(desk, aid.id, 'PORT', { replace: port.id }));
    expect(kept(desk)).toEqual(['PORT: rice']);
    must(await undo(desk));
    expect(kept(desk)).toEqual(['Port: harbour', 'Aid: rice']);
    must(await renameSearch(desk, aid.id, 'PORT', 'beside'));
    expect(kept(desk)).toEqual(['Port: harbour', 'PORT: rice']);
  });

  test('may change the case of its own name', async () => {
    const desk = await makeDesk();
    const { search: port } = must(await saveSearch(desk, 'Port', 'harbour', false));
    must(await renameSearch(desk, port.id, 'PORT'));
    expect(kept(desk)).toEqual(['PORT: harbour']);
  });
});

describe('two windows that save a search under one name', () => {
  const windows = async () => {
    const here = await makeDesk();
    return [here, await makeDesk({}, must(await openProject(registry, here.store.id)))] as const;
  };

  test('make no twin: the second is asked what becomes of the two', async () => {
    const [here, there] = await windows();
    for (const [name, again] of [
      ['Гавань', 'Гавань'],
      ['Food aid', 'Food aid '],
    ] as const) {
      const both = await Promise.all([saveSearch(here, name, 'quay', false), saveSearch(there, again, 'порт', false)]);
      expect(both.map((one) => one.ok || one.error.code).sort()).toEqual(['search-twin', true]);
    }
    const renamed = must(await saveSearch(here, 'Harbour', 'harbour', false)).search.id;
    const both = await Promise.all([renameSearch(here, renamed, 'Порт'), saveSearch(there, 'Порт', 'port', false)]);
    expect(both.map((one) => one.ok || one.error.code).sort()).toEqual(['search-twin', true]);
    must(await here.store.settle());
    const names = [...here.store.snapshot.rows('searches').values()].map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
  });

  test('know of nearly one name that the other window gave before', async () => {
    const [here, there] = await windows();
    const { search } = must(await saveSearch(here, 'Food aid', 'rice', false));
    expect(await saveSearch(there, 'food Aid', 'flour', false)).toMatchObject({
      error: { code: 'search-twin', about: search.id },
    });
  });

  test('store one that is the same in both windows once', async () => {
    const [here, there] = await windows();
    const both = await Promise.all([here, there].map((desk) => saveSearch(desk, 'Гавань', 'quay', false)));
    expect(both.map((one) => must(one).stored).sort()).toEqual([false, true]);
  });
});
