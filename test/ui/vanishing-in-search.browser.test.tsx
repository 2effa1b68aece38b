import { createRoot } from 'react-dom/client';
import type { Root } from 'react-dom/client';
import { afterEach, expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { must, ok } from '../../src/core/model/result.ts';
import { addTag } from '../../src/renderer/commands/change-tags.ts';
import { saveSearch } from '../../src/renderer/commands/keep-searches.ts';
import { SessionContext } from '../../src/renderer/ui/hooks/use-session.ts';
import { Markdown } from '../../src/renderer/ui/parts/Markdown.tsx';
import { StatusLine } from '../../src/renderer/ui/parts/StatusLine.tsx';
import { HistoryView } from '../../src/renderer/ui/views/history/HistoryView.tsx';
import { makeDesk } from '../commands/desk.ts';
import { openSession } from '../session/open-session.ts';
import { box, count, none, open, results, tidySearchScreens } from './search-screen.ts';

// Where the keys are in the search and at the bottom after what was pressed there is gone.

tidySearchScreens();
const roots: Root[] = [];
afterEach(() => {
  for (const root of roots.splice(0)) root.unmount();
});

const focused = () => document.activeElement;
const named = () => focused()?.getAttribute('aria-label') ?? focused()?.textContent;
const press = async (name: string | RegExp) => {
  const button = page.getByRole('button', { name }).first();
  await expect.element(button).toBeVisible();
  (button.element() as HTMLElement).focus();
  await userEvent.keyboard('{Enter}');
};

test('a chip that is taken away leaves the keys at the next one, the last one at what adds a filter', async () => {
  await open();
  await userEvent.fill(box(), 'harbour lang:en date:2025 is:untagged');
  await press('Remove filter Language English');
  await expect.poll(named).toBe('Remove filter Date 2025');
  await userEvent.keyboard('{Enter}');
  await expect.poll(named).toBe('Remove filter State not tagged');
  await userEvent.keyboard('{Enter}');
  await expect.poll(named).toBe('Filter');
});

test('a saved search that is deleted leaves the keys at the next one, then in the search', async () => {
  const { desk, session } = await open();
  for (const name of ['Гавань', 'Quay', 'Letters']) must(await saveSearch(desk, name, `${name} letters`, false));
  await press('Delete saved search Quay');
  await expect.poll(() => focused()?.textContent).toMatch(/^Letters/u);
  await expect.poll(() => session.workspace.state.messages.at(-1)?.text).toBe('Deleted search Quay.');
  await press('Delete saved search Letters');
  await expect.poll(() => focused()?.textContent).toMatch(/^Гавань/u);
  await press('Delete saved search Гавань');
  await expect.poll(() => focused()?.className).toBe('search-view');
});

test('a saved search and a tag that are asked for leave the keys in the search', async () => {
  const { desk, session } = await open();
  must(await saveSearch(desk, 'Гавань', 'harbour', false));
  must(await addTag(desk, 'Fishermen'));
  const inView = () => focused()?.closest('.search-view') !== null && focused() !== document.body;
  await press(/^Гавань/u);
  await expect.poll(count).toBe('2 passages in 2 documents');
  expect(inView()).toBe(true);
  session.workspace.set({ query: 'fishermen' });
  const tags = page.getByRole('list', { name: 'Tags' });
  await expect.element(tags).toBeVisible();
  (tags.getByRole('button').element() as HTMLElement).focus();
  await userEvent.keyboard('{Enter}');
  await expect.element(tags).not.toBeInTheDocument();
  expect(inView()).toBe(true);
});

test('a choice that is put away leaves the keys at what tags all passages', async () => {
  await open();
  await userEvent.fill(box(), 'harbour');
  await expect.element(results()).toBeVisible();
  await userEvent.click(page.getByRole('checkbox').first());
  await press('Clear choice');
  await expect.poll(named).toBe('Tag all 2 passages…');
});

test('what a search can do keeps the keys while another question is under way', async () => {
  const waiting: (() => void)[] = [];
  let held = false;
  const { session } = await open((real) => ({
    async search(question) {
      if (held) await new Promise<void>((resolve) => waiting.push(resolve));
      return real.search(question);
    },
  }));
  await userEvent.fill(box(), 'harbour');
  for (const name of ['Tag all 2 passages…', 'Save search']) {
    const button = page.getByRole('button', { name });
    await expect.element(button).toBeVisible();
    await expect.poll(() => button.element().getAttribute('aria-disabled')).not.toBe('true');
    (button.element() as HTMLElement).focus();
    held = true;
    session.workspace.set({ query: 'harbour fishermen' });
    await expect.poll(() => button.element().getAttribute('aria-disabled')).toBe('true');
    expect(focused()).toBe(button.element());
    held = false;
    for (const go of waiting.splice(0)) go();
    session.workspace.set({ query: 'harbour' });
  }
});

test('the first of the other bars has the keys when they are shown', async () => {
  const byOutlet = new Map(Array.from({ length: 15 }, (_, at) => [`Газета ${at}`, 20 - at]));
  const groups = { missing: none, total: 99, byDocument: new Map(), byTag: new Map(), byMonth: new Map(), byOutlet };
  await open(() => ({ groups: () => Promise.resolve(ok(groups)) }));
  await userEvent.fill(box(), 'harbour');
  await userEvent.click(page.getByRole('button', { name: 'Counts' }));
  await userEvent.click(page.getByRole('radio', { name: 'Outlet' }));
  await press('Show 3 more');
  await expect.poll(named).toBe('Only Газета 12');
});

async function draw(element: React.ReactNode, around: Parameters<typeof openSession>[1] = {}) {
  const desk = await makeDesk();
  const session = openSession({ ...desk, host: { ...desk.host, kind: 'browser' } as never }, around);
  document.body.replaceChildren();
  const root = createRoot(document.body.appendChild(document.createElement('div')));
  roots.push(root);
  root.render(<SessionContext value={session}>{element}</SessionContext>);
  return session;
}

test('a reminder of a copy that is put away leaves the keys in its line', async () => {
  const persisted = vi.spyOn(navigator.storage, 'persisted').mockResolvedValue(false);
  try {
    await draw(<StatusLine />);
    const reminder = document.getElementsByClassName('copy-reminder');
    await expect.poll(() => reminder.length).toBe(1);
    const buttons = () => [...reminder[0]!.querySelectorAll('button')];
    buttons().at(-1)!.focus();
    await userEvent.keyboard('{Enter}');
    await expect.poll(() => reminder.length).toBe(0);
    await expect.poll(() => focused()?.tagName).toBe('FOOTER');
  } finally {
    persisted.mockRestore();
  }
});

test('a tagging that is given up leaves the keys in its line', async () => {
  const { workspace } = await draw(<StatusLine />);
  const shown = workspace.beginTagging({ tag: 'Хлеб', done: 1, of: 9, stage: 'doing', cancel: () => shown.end() });
  await press('Cancel tagging with Хлеб');
  await expect.poll(() => focused()?.tagName).toBe('FOOTER');
});

test('the rest of a very long note has the keys when it is shown', async () => {
  const lines = Array.from({ length: 4000 }, (_, at) => `Заметка ${at}: the harbour was theirs.`);
  await draw(<Markdown text={lines.join('\n\n')} />);
  const note = () => document.querySelector('.markdown')!;
  const more = page.getByRole('button', { name: 'Show more' });
  await expect.element(more).toBeVisible();
  while (note().querySelector('.markdown-rest')) {
    const before = note().textContent.length;
    await press('Show more');
    await expect.poll(() => note().textContent.length).toBeGreaterThan(before);
  }
  await expect.poll(() => focused()?.closest('.markdown')).toBe(note());
});

test('the first of the older acts has the keys when they are shown', async () => {
  const session = await draw(null);
  for (let at = 0; at < 3; at++) must(await addTag(session.desk, `Тема ${at}`));
  const [newest] = must(await session.desk.store.history(1));
  const all = Array.from({ length: 310 }, (_, at) => ({ ...newest!, act: `${at}`, id: `${at}`, number: 400 - at }));
  vi.spyOn(session.desk.store, 'history').mockImplementation((limit) => Promise.resolve(ok(all.slice(0, limit))));
  const root = createRoot(document.body.appendChild(document.createElement('div')));
  roots.push(root);
  root.render(
    <SessionContext value={session}>
      <HistoryView />
    </SessionContext>,
  );
  await press('Show more');
  const acts = page.getByRole('list', { name: 'Acts' });
  await expect.poll(() => focused()?.closest('li')).toBe(acts.getByRole('listitem').elements()[300]);
});
