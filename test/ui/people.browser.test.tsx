import { createRoot } from 'react-dom/client';
import type { Root } from 'react-dom/client';
import { afterEach, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { Asks } from '../../src/renderer/ui/parts/Asks.tsx';
import { SessionContext } from '../../src/renderer/ui/hooks/use-session.ts';
import { PeopleView } from '../../src/renderer/ui/views/people/PeopleView.tsx';
import '../../src/renderer/ui/styles/theme.css';
import '../../src/renderer/ui/styles/controls.css';
import { annotateWords, clearDesks, documentAt, importFolder, makeDesk } from '../commands/desk.ts';
import { expectQuietConsole } from './quiet-console.ts';
import { openSession } from '../session/open-session.ts';

let root: Root | null = null;
expectQuietConsole();
afterEach(async () => {
  root?.unmount();
  await clearDesks();
});

/** The page of people with two of them, in a pane of this width. */
async function showPeople(width: number) {
  const desk = await makeDesk({ 'паром.txt': 'Паром пришёл утром, сказал лоцман.' });
  await importFolder(desk);
  const ferry = documentAt(desk, 'паром.txt');
  await annotateWords({ ...desk, author: 'Ада' }, ferry, 'Паром');
  await annotateWords({ ...desk, author: 'Maximilian Ångström' }, ferry, 'утром');
  const session = openSession(desk);
  const place = document.createElement('div');
  place.style.cssText = `width: ${width}px; height: 500px;`;
  document.body.replaceChildren(place);
  root = createRoot(place);
  root.render(
    <SessionContext value={session}>
      <PeopleView />
      <Asks />
    </SessionContext>,
  );
  await expect.element(page.getByRole('button', { name: 'Rename Maximilian Ångström' })).toBeVisible();
  return desk;
}

test('a name that is typed for a person is kept by Escape, which says so, as by Enter; given up by Cancel', async () => {
  const desk = await showPeople(1000);
  const field = page.getByRole('textbox', { name: 'Name', exact: true });
  const rows = () => [...desk.store.snapshot.rows('people').values()];
  await page.getByRole('button', { name: 'Rename Maximilian Ångström' }).click();
  await userEvent.fill(field, 'Max');
  await userEvent.keyboard('{Escape}');
  await expect.poll(() => field.query()).toBeNull();
  await expect.poll(() => rows().map(({ name }) => name)).toEqual(['Max']);
  await page.getByRole('button', { name: 'Rename Max' }).click();
  await userEvent.fill(field, 'Maxim');
  await page.getByRole('button', { name: 'Cancel' }).click();
  await expect.poll(() => field.query()).toBeNull();
  expect(rows().map(({ name }) => name)).toEqual(['Max']);
  await page.getByRole('button', { name: 'Rename Max' }).click();
  await userEvent.fill(field, 'M. Ångström');
  await userEvent.keyboard('{Enter}');
  await expect.element(page.getByRole('button', { name: 'Rename M. Ångström' })).toBeVisible();
  expect(rows().map(({ name }) => name)).toEqual(['M. Ångström']);
});

test('all columns stand in panes wide and narrow, and no heading breaks in a word', async () => {
  await page.viewport(1200, 800);
  await showPeople(1000);
  const scroller = document.querySelector<HTMLElement>('.note-table-scroller')!;
  const pane = scroller.closest('section')!.parentElement!;
  for (const width of [1000, 740, 600]) {
    pane.style.width = `${width}px`;
    expect(scroller.scrollWidth).toBeLessThanOrEqual(scroller.clientWidth);
    for (const acts of scroller.querySelectorAll('.people-acts > *')) {
      expect(acts.getBoundingClientRect().right).toBeLessThanOrEqual(scroller.getBoundingClientRect().right);
    }
    expect([...scroller.querySelectorAll('thead th')].flatMap(brokenWords)).toEqual([]);
  }
});

/** The words that stand on more than one line. */
function brokenWords(head: Element): string[] {
  const text = head.firstChild as Text;
  return [...text.data.matchAll(/\S+/gu)].flatMap(({ 0: word, index }) => {
    const range = document.createRange();
    range.setStart(text, index);
    range.setEnd(text, index + word.length);
    return range.getClientRects().length === 1 ? [] : [word];
  });
}
