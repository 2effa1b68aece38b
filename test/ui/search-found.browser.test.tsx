import { describe, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { must, ok } from '../../src/core/model/result.ts';
import { tagRange } from '../../src/renderer/commands/annotate.ts';
import { updated } from '../../src/core/model/diff.ts';
import { readingActions } from '../../src/renderer/session/reading-actions.ts';
import { writeTagFilter } from '../../src/core/search/language/tag-named.ts';
import { box, count, open, query, results, tidySearchScreens } from './search-screen.ts';
import { saveAsCsv } from './save-table.ts';

tidySearchScreens();

describe('what is found', () => {
  test('is tagged after saying how many passages in how many documents', async () => {
    const { desk } = await open();
    await userEvent.fill(box(), 'harbour fishermen');
    await userEvent.click(page.getByRole('button', { name: /^Tag all 2 passages/ }));
    await expect.element(page.getByRole('dialog', { name: 'Tag 2 passages in 2 documents' })).toBeVisible();
    await userEvent.type(page.getByRole('combobox', { name: 'Tag' }), 'Owners{Enter}');
    await expect.poll(() => desk.store.snapshot.rows('annotations').size).toBe(2);
    await desk.store.undo();
    expect(desk.store.snapshot.rows('annotations').size).toBe(0);
  });

  test('says of a tag what is counted for it and stands in no passage any more', async () => {
    const { desk, session } = await open();
    const [quay, letters] = ['aid/quay.txt', 'letters.txt'].map((path) =>
      [...desk.store.snapshot.rows('documents').values()].find((one) => one.path === path)!,
    );
    for (const document of [quay!, letters!]) {
      const { text } = must(await desk.store.text(document.versions[0]!.textId));
      const from = text.indexOf('fishermen');
      must(await tagRange(desk, { documentId: document.id, version: 1, text, from, to: from + 9 }, ['Люди']));
    }
    const [lost] = desk.store.snapshot.annotationsOf(letters!.id);
    const anchor = { kind: 'lost' } as const;
    must(
      await desk.store.apply(updated('annotations', lost!, { ...lost!, anchor }), {
        label: { verb: 'import', names: ['letters'] },
        author: '',
      }),
    );
    session.workspace.set({ query: 'tag:Люди' });
    await expect.poll(count).toBe('1 passage in 1 document');
    await expect
      .element(page.getByText('Lost, so not among the passages: 1 annotation with “Люди”.'))
      .toHaveTextContent('See the inspector of Letters to the editor.');
    session.workspace.set({ query: '-tag:Люди fishermen' });
    await expect.poll(count).toBe('1 passage in 1 document');
    expect(page.getByText('Lost, so not among').elements()).toEqual([]);
  });

  test('is tagged as it was counted, whatever is searched, filtered or marked meanwhile', async () => {
    let give: (() => void) | null = null;
    const { desk, session } = await open(({ takePlaces }) => ({
      // The places come late, as they do where there are thousands.
      takePlaces: (...asked) => takePlaces(...asked).then((found) => new Promise((come) => (give = () => come(found)))),
    }));
    await userEvent.fill(box(), 'is:untagged fishermen');
    await userEvent.click(page.getByRole('button', { name: /^Tag all 2 passages/ }));
    await expect.element(page.getByRole('combobox', { name: 'Tag' })).toBeVisible();
    const letters = [...desk.store.snapshot.rows('documents').values()].find(({ path }) => path === 'letters.txt')!;
    const { text } = must(await desk.store.text(letters.versions[0]!.textId));
    const at = { documentId: letters.id, version: 1, text, from: 38, to: 44 };
    // One of the places has a tag by now, so the question would not find it any more; and another question is asked.
    must(await tagRange(desk, at, ['Before']));
    session.workspace.set({ query: 'Absatz OR الصيادون', anyWord: true, librarySort: 'date' });
    await userEvent.type(page.getByRole('combobox', { name: 'Tag' }), 'Owners{Enter}');
    await expect.poll(count).toBe('2 passages in 2 documents');
    await expect.poll(() => give !== null).toBe(true);
    give!();
    const tagged = () => {
      const { id } = [...desk.store.snapshot.rows('tags').values()].find(({ name }) => name === 'Owners') ?? {};
      const marks = [...desk.store.snapshot.rows('annotations').values()];
      return marks.filter(({ tagIds }) => tagIds.includes(id!)).map(({ quotation }) => quotation.exact);
    };
    await expect
      .poll(() => tagged().sort())
      .toEqual([
        'Nobody asked the fishermen about the harbour, and nobody will.',
        "The fishermen said that the harbour was theirs before it was anybody's.",
      ]);
  });

  test('is not tagged where others are found than were counted', async () => {
    const { desk } = await open(({ takePlaces }) => ({
      takePlaces: async (...asked) => {
        const taken = await takePlaces(...asked);
        if (!taken.ok) return taken;
        const found = taken.value.found.slice(1);
        return ok({ ...taken.value, total: found.length, found });
      },
    }));
    await userEvent.fill(box(), 'fishermen');
    await userEvent.click(page.getByRole('button', { name: /^Tag all 2 passages/ }));
    await userEvent.type(page.getByRole('combobox', { name: 'Tag' }), 'Owners{Enter}');
    await expect.element(page.getByText(/^What was counted has changed/)).toBeVisible();
    expect(desk.store.snapshot.rows('annotations').size).toBe(0);
    expect(desk.store.snapshot.rows('tags').size).toBe(0);
  });

  test('is saved as a search that counts, is renamed and removed', async () => {
    const { session } = await open();
    await userEvent.fill(box(), 'harbour');
    await userEvent.click(page.getByRole('button', { name: 'Save search' }));
    await userEvent.fill(page.getByRole('textbox', { name: 'Name of the search' }), 'Port');
    await userEvent.keyboard('{Enter}');
    session.workspace.set({ query: '' });
    const saved = page.getByRole('list', { name: 'Saved searches' });
    await expect.element(saved.getByText('2 passages')).toBeVisible();
    await userEvent.click(saved.getByRole('button', { name: 'Rename saved search Port' }));
    await userEvent.fill(saved.getByRole('textbox', { name: 'New name of the search' }), 'Harbour');
    await userEvent.keyboard('{Enter}');
    await userEvent.click(saved.getByText('Harbour', { exact: true }));
    expect(query(session)).toBe('harbour');
    session.workspace.set({ query: '' });
    await userEvent.click(saved.getByRole('button', { name: 'Delete saved search Harbour' }));
    await expect.element(saved).not.toBeInTheDocument();
  });

  test('is not saved as a search by Escape when its name is only the proposed one, also where it asks for a tag', async () => {
    const { desk, session } = await open();
    await userEvent.fill(box(), 'harbour');
    await userEvent.click(page.getByRole('button', { name: /^Tag all 2 passages/ }));
    await userEvent.type(page.getByRole('combobox', { name: 'Tag' }), 'Owners{Enter}');
    await expect.poll(() => desk.store.snapshot.rows('annotations').size).toBe(2);
    const [tag] = desk.store.snapshot.rows('tags').values();
    session.workspace.set({ query: writeTagFilter(desk.store.snapshot.rows('tags'), tag!.id) });
    const name = page.getByRole('textbox', { name: 'Name of the search' });
    await expect.poll(() => count()).toMatch(/^2 passages/);
    await userEvent.click(page.getByRole('button', { name: 'Save search' }));
    await expect.element(name).toHaveValue('tag:"Owners"');
    await userEvent.keyboard('{Escape}');
    await expect.element(name).not.toBeInTheDocument();
    expect(desk.store.snapshot.rows('searches').size).toBe(0);
    await userEvent.click(page.getByRole('button', { name: 'Save search' }));
    await userEvent.fill(name, 'Who owns it');
    await userEvent.keyboard('{Escape}');
    await expect
      .poll(() => [...desk.store.snapshot.rows('searches').values()].map((one) => one.name))
      .toEqual(['Who owns it']);
  });

  test('is saved as it was shown where the last word was only begun', async () => {
    const { desk, session } = await open();
    await userEvent.fill(box(), 'harbo');
    await expect.poll(() => count()).toMatch(/^2 passages/);
    await userEvent.click(page.getByRole('button', { name: 'Save search' }));
    await userEvent.keyboard('{Enter}');
    await expect.poll(() => desk.store.snapshot.rows('searches').size).toBe(1);
    session.workspace.set({ query: '' });
    await expect.element(page.getByRole('list', { name: 'Saved searches' }).getByText('2 passages')).toBeVisible();
  });

  test('is saved as a table', async () => {
    const { desk } = await open();
    await userEvent.fill(box(), 'harbour');
    await saveAsCsv();
    await expect.poll(() => [...desk.host.saved.keys()]).toEqual(['harbour passages.csv']);
  });

  test('is gone through from text to text by key', async () => {
    const { session } = await open((real) => ({
      nextMatch: async (asked, from, direction) => {
        const found = await real.search({ ...asked, order: 'document', offset: 0, limit: 100 });
        if (!found.ok) return found;
        const { hits } = found.value;
        const same = hits.findIndex(({ documentId }) => documentId === from.documentId);
        return ok(hits[(same + direction + hits.length) % hits.length] ?? null);
      },
    }));
    await userEvent.fill(box(), 'fishermen');
    await expect.element(results()).toBeVisible();
    const go = (id: string) => readingActions.find((action) => action.id === id)!;
    const selected = () => session.readers.active()?.reader.selection().range;
    expect(go('search.next-hit').enabled(session)).toBe(true);
    const titles: (string | null)[] = [];
    for (let step = 0; step < 3; step++) {
      await go('search.next-hit').run(session);
      await expect.poll(() => selected()?.from ?? 0).toBeGreaterThan(0);
      titles.push(page.getByRole('document').element().getAttribute('aria-label'));
    }
    expect(new Set(titles)).toEqual(new Set(['The quay at dawn', 'Letters to the editor']));
    expect(titles[0]).toBe(titles[2]);
  });
});
