import { createRoot } from 'react-dom/client';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { Id } from '../../src/core/model/id.ts';
import { must } from '../../src/core/model/result.ts';
import { makeClaim, setCell } from '../../src/renderer/commands/claims.ts';
import type { Session } from '../../src/renderer/session/session.ts';
import type { Tab } from '../../src/renderer/session/tab-kinds.ts';
import { activeTab } from '../../src/renderer/session/workspace.ts';
import { SessionContext, useWorkspace } from '../../src/renderer/ui/hooks/use-session.ts';
import { viewOf } from '../../src/renderer/ui/views.ts';
import { nearComparer, startComparer } from '../../src/renderer/workers/compare.ts';
import '../../src/renderer/ui/styles/theme.css';
import '../../src/renderer/ui/styles/controls.css';
import { annotateWords, clearDesks, documents, importFolder, makeDesk } from '../commands/desk.ts';
import { openSession } from '../session/open-session.ts';
import { expectQuietConsole } from './quiet-console.ts';

// A worker that compares and hangs twice over a question: the page says so, and asks again when the person wants it.

const told =
  'The harbour would stay closed until the last of the two hundred passengers had been found and named, said the master of the port.';
const accounts = {
  'one.txt': `Fire at sea\n\nJune 29, 2025\n\n${told}\n\nIn all 241 people were aboard the burning ferry. “We saw the smoke at once,” the captain said.\n`,
  'two.txt': `Harbour closed\n\nJune 30, 2025\n\n${told}\n\nIn all 214 people were aboard the burning ferry. “We saw the smoke at once,” the captain said.\n`,
};

const ends: (() => void)[] = [];

expectQuietConsole();
beforeEach(() => page.viewport(1100, 800));
afterEach(async () => {
  for (const end of ends.splice(0)) end();
  await clearDesks();
});

/** A window over a worker that hangs twice in the midst of the question, and after that never. */
async function hangingAt(question: string) {
  const desk = await makeDesk();
  await importFolder(desk, accounts);
  const stops: string[] = [];
  let started = 0;
  const start = () =>
    nearComparer(
      new Worker(new URL('../commands/stopping-comparer.worker.ts', import.meta.url), {
        type: 'module',
        name: started++ < 2 ? `hangs ${question}` : 'whole',
      }),
    );
  const comparer = startComparer(1_000, start, ({ message }) => stops.push(message));
  must(await comparer.port.openProject(desk.store.id));
  const session = openSession({ ...desk, comparer: comparer.port, listenComparer: comparer.listen });
  document.body.replaceChildren();
  const root = createRoot(document.body.appendChild(document.createElement('div')));
  root.render(
    <SessionContext value={session}>
      <Page />
    </SessionContext>,
  );
  ends.push(() => {
    root.unmount();
    comparer.end();
  });
  const ids = documents(desk).map(({ id }) => id);
  return { session, desk, ids, stops };
}

function Page() {
  const tab = useWorkspace(activeTab);
  if (!tab) return null;
  const { Draw } = viewOf(tab);
  return (
    <main style={{ height: '100vh' }}>
      <Draw tab={tab} focused />
    </main>
  );
}

interface Shown {
  readonly page: (ids: readonly Id[]) => Tab;
  /** What the answer looks like. */
  readonly answer: () => ReturnType<typeof page.getByText>;
  /** What is done on the page to ask. */
  readonly asking?: (session: Session) => void | Promise<void>;
}

const press = (name: string) => page.getByRole('button', { name }).click();

/** A page for each question. */
const pages: Readonly<Record<string, Shown>> = {
  sharedIn: {
    page: ([id]) => ({ kind: 'document', documentId: id! }),
    answer: () => page.getByTitle(/^Narrative. Shared with 1 document/),
  },
  pair: {
    page: ([aId, bId]) => ({ kind: 'pair', aId: aId!, bId: bId! }),
    answer: () => page.getByRole('list', { name: 'Shared passages' }),
  },
  families: {
    page: () => ({ kind: 'shared-wording' }),
    answer: () => page.getByRole('list', { name: 'Shared passages' }),
    asking: ({ comparing }) => comparing.setFilter({ betweenOutlets: false }),
  },
  grid: {
    page: (documentIds) => ({ kind: 'comparison', documentIds }),
    answer: () => page.getByRole('grid', { name: 'Shared wording' }),
  },
  synopsis: {
    page: (documentIds) => ({ kind: 'synopsis', documentIds }),
    answer: () => page.getByRole('table', { name: 'Synopsis' }),
  },
  conflicts: {
    page: (documentIds) => ({ kind: 'conflicts', documentIds }),
    answer: () => page.getByRole('list', { name: 'Possible conflicts' }),
  },
  quotations: {
    page: (documentIds) => ({ kind: 'quotations', documentIds }),
    answer: () => page.getByRole('table', { name: 'Quotations' }),
  },
  lineage: {
    page: (documentIds) => ({ kind: 'lineage', documentIds }),
    answer: () => page.getByRole('table', { name: 'Lineage' }),
  },
  timeline: {
    page: (documentIds) => ({ kind: 'timeline', documentIds }),
    answer: () => page.getByRole('region', { name: 'Timeline' }).getByRole('table'),
  },
  eventSets: {
    page: () => ({ kind: 'event-sets' }),
    answer: () => page.getByRole('list', { name: 'Suggested' }),
  },
  spellings: {
    page: () => ({ kind: 'names' }),
    answer: () => page.getByText(/No two spellings are alike|several spellings$/),
  },
  witnesses: {
    page: (documentIds) => ({ kind: 'claims', documentIds }),
    answer: () => page.getByText('2 documents say it', { exact: false }),
    asking: async () => {
      await page.getByText('The harbour was closed').first().click();
      await press('Count witnesses');
    },
  },
  countFamilies: {
    page: () => ({ kind: 'search' }),
    answer: () => page.getByText(/what is shared counted once$/),
    asking: ({ workspace }) => workspace.set({ query: 'harbour', countBy: 'families' }),
  },
  countOrigins: {
    page: () => ({ kind: 'search' }),
    answer: () => page.getByText(/^no origin is named in 2 documents/),
    asking: ({ workspace }) => workspace.set({ query: 'harbour', countBy: 'origins' }),
  },
};

test.each(Object.entries(pages))(
  'of %s says so on its page, and is answered when it is asked again, with nothing lost',
  async (question, { page: tabOf, answer, asking }) => {
    const { session, desk, ids, stops } = await hangingAt(question);
    const claim = must(await makeClaim(desk, { wording: 'The harbour was closed' }));
    for (const id of ids) must(await setCell(desk, claim.id, { kind: 'document', id }, { state: 'says' }));
    await annotateWords(desk, documents(desk)[0]!, 'passengers');
    const records = JSON.stringify(await desk.store.whole());
    session.workspace.open(tabOf(ids));
    await asking?.(session);
    const said = page.getByText('The part of Lectern that compares texts stopped twice over this', { exact: false });
    await expect.element(said, { timeout: 120_000 }).toBeVisible();
    expect(stops).toEqual(['The worker gave no sign of life', 'The worker gave no sign of life']);
    const again = page.getByRole('button', { name: 'Compare again' });
    (again.element() as HTMLElement).focus();
    await userEvent.keyboard('{Enter}');
    await expect.element(said).not.toBeInTheDocument();
    await expect.element(answer().first(), { timeout: 120_000 }).toBeVisible();
    await expect.element(again).not.toBeInTheDocument();
    expect(JSON.stringify(await desk.store.whole())).toBe(records);
    expect(stops).toHaveLength(2);
  },
  300_000,
);
