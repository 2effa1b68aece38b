import { describe, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { must } from '../../src/core/model/result.ts';
import { saveSearch } from '../../src/renderer/commands/keep-searches.ts';
import { importFolder } from '../commands/desk.ts';
import type { TestDesk } from '../commands/desk.ts';
import { box, count, folder, open, tidySearchScreens } from './search-screen.ts';
import { saveAsCsv, saveTableButton } from './save-table.ts';

tidySearchScreens();

describe('while texts are still being indexed', () => {
  const later = {
    'later/ferry.txt': 'The ferry left without them.\n\nThe fishermen watched the harbour empty.\n',
    'later/паром.txt': 'Паром ушёл.\n\nРыбаки (fishermen) остались на берегу.\n',
  };

  /** Two more texts are in the project, and the index knows nothing of them until it is let go. */
  async function openBehind() {
    const opened = await open();
    let release = (): void => undefined;
    await new Promise<void>((held) => {
      void navigator.locks.request(`lectern-segments-${opened.desk.store.id}`, () => {
        held();
        return new Promise<void>((done) => (release = done));
      });
    });
    await importFolder(opened.desk, later);
    return { ...opened, release: () => release() };
  }

  const tagged = (desk: TestDesk) => desk.store.snapshot.rows('annotations').size;

  test('a count, a chart and a saved search say that they are not the last word', async () => {
    const { desk, session, release } = await openBehind();
    must(await saveSearch(desk, 'Port', 'fishermen', false));
    await expect.element(page.getByText('2 passages so far')).toBeVisible();
    await userEvent.fill(box(), 'fishermen');
    await expect.poll(count).toBe('2 passages in 2 documents · 2 documents are not indexed yet');
    await userEvent.click(page.getByRole('button', { name: 'Counts' }));
    await expect.element(page.getByText('So far: 2 documents are not indexed yet.')).toBeVisible();
    release();
    await expect.poll(count).toBe('4 passages in 4 documents');
    await expect.element(page.getByText('So far: 2 documents are not indexed yet.')).not.toBeInTheDocument();
    session.workspace.set({ query: '' });
    await expect.element(page.getByText('4 passages', { exact: true })).toBeVisible();
  });

  test('tagging all shows how far the index is, and tags what is found when it is complete', async () => {
    const { desk, session, release } = await openBehind();
    await userEvent.fill(box(), 'fishermen');
    await userEvent.click(page.getByRole('button', { name: /^Tag all 2 passages/ }));
    await expect.element(page.getByText(/^So far. The index is being made: 2 of 4 documents/)).toBeVisible();
    await userEvent.type(page.getByRole('combobox', { name: 'Tag' }), 'Owners{Enter}');
    await expect.poll(() => session.workspace.state.tagging).toMatchObject([{ stage: 'indexing', done: 2, of: 4 }]);
    expect(tagged(desk)).toBe(0);
    release();
    await expect.poll(() => tagged(desk)).toBe(4);
    await expect.element(page.getByText('Tagged 4 passages with Owners.')).toBeVisible();
    expect(session.workspace.state.tagging).toEqual([]);
  });

  test('tagging all is given up, in the picker or after it, and leaves no tag and no mark', async () => {
    const { desk, session, release } = await openBehind();
    await userEvent.fill(box(), 'fishermen');
    for (const giveUp of ['Escape', 'Cancel'] as const) {
      await userEvent.click(page.getByRole('button', { name: /^Tag all 2 passages/ }));
      await expect.element(page.getByRole('combobox', { name: 'Tag' })).toBeVisible();
      const hits = session.hitsToTag!;
      if (giveUp === 'Escape') await userEvent.keyboard('{Escape}');
      else {
        await userEvent.type(page.getByRole('combobox', { name: 'Tag' }), 'Owners{Enter}');
        await expect.poll(() => session.workspace.state.tagging.length).toBe(1);
        session.workspace.state.tagging[0]!.cancel();
      }
      expect(await hits.places).toMatchObject({ ok: false, error: { code: 'cancelled' } });
      await expect.poll(() => session.workspace.state.tagging).toEqual([]);
    }
    release();
    await expect.poll(count).toBe('4 passages in 4 documents');
    expect([tagged(desk), desk.store.snapshot.rows('tags').size]).toEqual([0, 0]);
  });

  test('a file is written when the index is complete, and that is shown and can be given up', async () => {
    const { desk, release } = await openBehind();
    await userEvent.fill(box(), 'fishermen');
    const save = saveTableButton();
    await saveAsCsv();
    await expect.element(page.getByText('Indexing: 2 of 4 documents')).toBeVisible();
    await userEvent.click(page.getByRole('button', { name: 'Cancel saving' }));
    await expect.element(save).toBeEnabled();
    expect(desk.host.saved.size).toBe(0);
    await saveAsCsv();
    await expect.element(page.getByText('Indexing: 2 of 4 documents')).toBeVisible();
    release();
    await expect.element(page.getByText(/^Saved the results as/)).toBeVisible();
    const [csv] = [...desk.host.saved.values()].map((bytes) => new TextDecoder().decode(bytes));
    for (const path of [...Object.keys(folder), ...Object.keys(later)]) expect(csv).toContain(path);
  });

  test('the export of the search shows how far the index is, and then all of it', async () => {
    const { session, release } = await openBehind();
    await userEvent.fill(box(), 'fishermen');
    await expect.poll(count).toMatch(/^2 passages/);
    session.workspace.set({ dialog: 'export' });
    await userEvent.click(page.getByRole('radio', { name: 'The current search: fishermen' }));
    await expect.element(page.getByText('Indexing: 2 of 4 documents')).toBeVisible();
    const save = page.getByRole('button', { name: 'Save', exact: true });
    await expect.element(save).toBeDisabled();
    release();
    await expect.element(page.getByText('4 passages', { exact: true })).toBeVisible();
    await expect.element(save).toBeEnabled();
  });
});
