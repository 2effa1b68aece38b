import { createRoot } from 'react-dom/client';
import type { Root } from 'react-dom/client';
import { afterEach, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { SessionContext } from '../../src/renderer/ui/hooks/use-session.ts';
import { HistoryView } from '../../src/renderer/ui/views/history/HistoryView.tsx';
import { tagAnnotations } from '../../src/renderer/commands/change-annotations.ts';
import { addColumn, removeColumn, writeCells } from '../../src/renderer/commands/change-attributes.ts';
import { editDocument } from '../../src/renderer/commands/change-documents.ts';
import { addTag } from '../../src/renderer/commands/change-tags.ts';
import { annotateWords, clearDesks, documentAt, importFolder, makeDesk } from '../commands/desk.ts';
import { must } from '../../src/core/model/result.ts';
import { expectQuietConsole } from './quiet-console.ts';
import { openSession } from '../session/open-session.ts';

let root: Root | null = null;
expectQuietConsole();
afterEach(async () => {
  root?.unmount();
  await clearDesks();
});

test('an act of several steps says by key what each of them did', async () => {
  const desk = await makeDesk({ 'гавань.txt': 'Гавань открыта.\n', 'quay.txt': 'The quay is closed.\n' });
  await importFolder(desk);
  const session = openSession(desk);
  document.body.replaceChildren();
  root = createRoot(document.body.appendChild(document.createElement('div')));
  root.render(
    <SessionContext value={session}>
      <HistoryView />
    </SessionContext>,
  );
  const act = page.getByRole('list', { name: 'Acts' }).getByRole('listitem').first();
  const steps = act.getByText(/^\d steps$/u);
  await expect.element(steps).toBeVisible();
  (steps.element() as HTMLElement).focus();
  await userEvent.keyboard('{Enter}');
  const said = () => [...act.element().querySelectorAll('.act-steps li')].map(({ textContent }) => textContent);
  await expect.poll(() => said().length).toBe(Number.parseInt(steps.element().textContent, 10));
  expect(said().filter((step) => step.includes('2 documents added'))).toHaveLength(1);
  expect(new Set(said().map((step) => step.replace(/:.*$/u, '')))).toHaveLength(1);
});

/** A project in which something was done in each of two documents, and by two persons. */
async function twoDocuments() {
  const desk = await makeDesk({ 'гавань.txt': 'Гавань открыта с утра.\n', 'quay.txt': 'The quay is closed.\n' });
  await importFolder(desk);
  const [harbour, quay] = [documentAt(desk, 'гавань.txt'), documentAt(desk, 'quay.txt')];
  const mark = await annotateWords(desk, harbour, 'открыта');
  const tag = must(await addTag(desk, 'Hours'));
  must(await tagAnnotations(desk, [mark.id], tag.id));
  const other = Object.assign(Object.create(desk) as typeof desk, { author: 'Ναταλία' });
  must(await editDocument(other, quay.id, { attributes: { outlet: 'Harbour Wire' } }));
  return { desk, session: openSession(desk), harbour, quay, mark };
}

function draw(session: ReturnType<typeof openSession>) {
  document.body.replaceChildren();
  root = createRoot(document.body.appendChild(document.createElement('div')));
  root.render(
    <SessionContext value={session}>
      <HistoryView />
    </SessionContext>,
  );
}

const acts = () => [...document.querySelectorAll('.act-list > li .act-words')].map(({ textContent }) => textContent);
const filter = () => page.getByRole('searchbox', { name: 'Filter acts' });

test('what was written into a column is told by its name, also when the column is gone', async () => {
  const desk = await makeDesk({ 'гавань.txt': 'Гавань открыта с утра.\n' });
  await importFolder(desk);
  const harbour = documentAt(desk, 'гавань.txt');
  const column = must(await addColumn(desk, { name: 'Язык корпуса', type: 'text' }));
  must(await writeCells(desk, [{ documentId: harbour.id, column: column.id, typed: 'Basque' }]));
  must(await removeColumn(desk, column.id));
  draw(openSession(desk));
  const list = page.getByRole('list', { name: 'Acts' });
  const told = (words: string) => list.getByRole('listitem').filter({ hasText: words }).first();
  await expect.element(told('nothing → Basque')).toHaveTextContent(/Язык корпуса: nothing → Basque/u);
  await expect.element(told('Basque → nothing')).toHaveTextContent(/Язык корпуса: Basque → nothing/u);
});

test('each act says in which document it was done and shows it there, a fact with what it was before', async () => {
  const { session, mark } = await twoDocuments();
  draw(session);
  const list = page.getByRole('list', { name: 'Acts' });
  const edited = list.getByRole('listitem').filter({ hasText: /^Edit/u });
  await expect.element(edited.first()).toHaveTextContent(/Outlet: nothing → Harbour Wire/u);
  const tagged = list.getByRole('listitem').filter({ hasText: /^Tag/u });
  const where = tagged.getByRole('button', { name: 'гавань' });
  await where.click();
  expect(session.workspace.state).toMatchObject({
    annotationIds: [mark.id],
    reveal: { documentId: mark.documentId, from: mark.from, to: mark.to },
  });
});

test('acts are found by words, document, tag, kind and person, and a document shows its own', async () => {
  const { session, quay } = await twoDocuments();
  draw(session);
  await expect.poll(() => acts().length).toBe(6);
  await filter().fill('hours');
  await expect.poll(acts).toEqual([expect.stringMatching(/^Tag “открыта” with Hours/u), 'New tag Hours']);
  await filter().fill('ГАВАНЬ');
  await expect.poll(() => acts().map((one) => one.split(' ')[0])).toEqual(['Tag', 'Highlight', 'Import']);
  await filter().fill('');
  await userEvent.selectOptions(page.getByRole('combobox', { name: 'Kind of act' }), 'Tags and the codebook');
  await expect.poll(acts).toEqual(['New tag Hours']);
  await userEvent.selectOptions(page.getByRole('combobox', { name: 'Kind of act' }), '');
  await userEvent.selectOptions(page.getByRole('combobox', { name: 'Person' }), 'Ναταλία');
  await expect.poll(() => acts().map((one) => one.split(' ')[0])).toEqual(['Edit']);
  await expect.element(page.getByRole('status')).toHaveTextContent('1 of 5 acts');
  await userEvent.selectOptions(page.getByRole('combobox', { name: 'Person' }), '');
  session.shell.set({ historyOf: quay.id });
  await expect.poll(() => acts().map((one) => one.split(' ')[0])).toEqual(['Edit', 'Import']);
  await page.getByRole('button', { name: 'Acts in all documents' }).click();
  await expect.poll(() => acts().length).toBe(6);
});
