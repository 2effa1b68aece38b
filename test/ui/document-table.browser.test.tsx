import { createRoot } from 'react-dom/client';
import type { Root } from 'react-dom/client';
import { afterEach, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { removeWithAll } from '../../src/core/model/cascade.ts';
import { added, sequence } from '../../src/core/model/diff.ts';
import { must } from '../../src/core/model/result.ts';
import { addColumn, changeColumn, removeColumn, writeCells } from '../../src/renderer/commands/change-attributes.ts';
import { SessionContext } from '../../src/renderer/ui/hooks/use-session.ts';
import { DocumentTableView } from '../../src/renderer/ui/views/document-table/DocumentTableView.tsx';
import { clearDesks, documentAt, importFolder, makeDesk } from '../commands/desk.ts';
import type { TestDesk } from '../commands/desk.ts';
import { expectQuietConsole } from './quiet-console.ts';
import { openSession } from '../session/open-session.ts';
import { actionsForTests } from './reading-keys.ts';

// Whatever comes and goes while a cell is written, what is typed is of the document and the column that it was begun in.

let root: Root | null = null;
let stopKeys = () => {};
expectQuietConsole();
afterEach(async () => {
  stopKeys();
  root?.unmount();
  await clearDesks();
});

function draw(desk: TestDesk): ReturnType<typeof openSession> {
  const session = openSession(desk);
  const place = document.createElement('div');
  place.style.cssText = 'width: 1200px; height: 500px;';
  document.body.replaceChildren(place);
  root = createRoot(place);
  root.render(
    <SessionContext value={session}>
      <DocumentTableView />
    </SessionContext>,
  );
  return session;
}

const cell = (row: number, column: string) =>
  page
    .getByRole('grid', { name: 'Document table' })
    .getByRole('row')
    .nth(row)
    .getByRole('gridcell')
    .nth(
      [...document.querySelectorAll('[role=columnheader]')].findIndex((head) => head.textContent.includes(column)) - 1,
    );

/** Begins to write over what stands in a cell. */
async function begin(row: number, column: string, words: string): Promise<void> {
  await cell(row, column).click();
  await expect.poll(() => document.activeElement?.hasAttribute('data-cell')).toBe(true);
  await userEvent.keyboard(words);
  await expect.poll(() => document.activeElement?.tagName).toBe('INPUT');
}

const valueOf = (desk: TestDesk, path: string, id: string) => documentAt(desk, path).attributes[id]?.value;

test('a document that comes in above does not take what is typed for another', async () => {
  const files: Record<string, string> = { 'b.txt': 'Гавань открыта.\n', 'c.txt': 'The quay is closed.\n' };
  const desk = await makeDesk(files);
  await importFolder(desk);
  draw(desk);
  await expect.poll(() => document.querySelectorAll('.table-body .table-row').length).toBe(2);
  await begin(1, 'Outlet', 'Harbour ');
  files['a.txt'] = 'A bell rings at noon.\n';
  await importFolder(desk);
  await expect.poll(() => document.querySelectorAll('.table-body .table-row').length).toBe(3);
  await userEvent.keyboard('Wire{Enter}');
  await expect.poll(() => valueOf(desk, 'c.txt', 'outlet')).toBe('Harbour Wire');
  expect([valueOf(desk, 'a.txt', 'outlet'), valueOf(desk, 'b.txt', 'outlet')]).toEqual([undefined, undefined]);
});

test('a column that goes takes no other one’s cell with it', async () => {
  const desk = await makeDesk({ 'b.txt': 'Гавань открыта.\n' });
  await importFolder(desk);
  const [first, second] = [
    must(await addColumn(desk, { name: 'Speaker', type: 'text', choices: [] })),
    must(await addColumn(desk, { name: 'Party', type: 'text', choices: [] })),
  ];
  draw(desk);
  await expect.poll(() => document.querySelectorAll('.table-body .table-row').length).toBe(1);
  await begin(1, 'Speaker', 'Ada');
  must(await removeColumn(desk, first.id));
  await expect.poll(() => document.querySelector('.table-field')).toBe(null);
  expect(valueOf(desk, 'b.txt', second.id)).toBe(undefined);
});

test('from the name of a column the keys go down into it', async () => {
  const desk = await makeDesk({ 'b.txt': 'Гавань открыта.\n', 'c.txt': 'The quay is closed.\n' });
  await importFolder(desk);
  const { id } = must(await addColumn(desk, { name: 'Speaker', type: 'text', choices: [] }));
  draw(desk);
  await rowCount().toBe(2);
  page.getByRole('button', { name: 'Speaker', exact: true }).element().focus();
  await userEvent.keyboard('{ArrowDown}{ArrowDown}Ada{Enter}');
  await expect.poll(() => valueOf(desk, 'b.txt', id)).toBe('Ada');
});

const rowCount = () => expect.poll(() => document.querySelectorAll('.table-body .table-row').length);

test('a document that comes as another goes stands in the table', async () => {
  const desk = await makeDesk({ 'b.txt': 'Гавань открыта.\n', 'c.txt': 'The quay is closed.\n' });
  await importFolder(desk);
  draw(desk);
  await rowCount().toBe(2);
  const gone = documentAt(desk, 'b.txt');
  const came = { ...gone, id: desk.newId(), path: '港.txt', title: { ...gone.title, value: '港が開く' } };
  must(
    await desk.store.apply(
      sequence(removeWithAll(desk.store.snapshot, 'documents', [gone.id], desk.now()), added('documents', came)),
      { label: { verb: 'remove-documents', names: ['b'], count: 1 }, author: desk.author },
    ),
  );
  await expect.element(page.getByRole('rowheader', { name: '港が開く' })).toBeVisible();
  await rowCount().toBe(2);
});

async function paste(words: string): Promise<void> {
  await expect.poll(() => document.activeElement?.hasAttribute('data-cell')).toBe(true);
  const clipboardData = new DataTransfer();
  clipboardData.setData('text/plain', words);
  document.activeElement!.dispatchEvent(
    new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }),
  );
}

test('a choice is typed by its beginning, and pasted as it is written', async () => {
  const desk = await makeDesk({ 'b.txt': 'Гавань открыта.\n' });
  await importFolder(desk);
  const party = must(
    await addColumn(desk, { name: 'Party', type: 'choice', choices: ['Conservative', 'Labour', 'Партия'] }),
  );
  draw(desk);
  await rowCount().toBe(1);
  await begin(1, 'Party', 'lab');
  await userEvent.keyboard('{Enter}');
  await expect.poll(() => valueOf(desk, 'b.txt', party.id)).toBe('Labour');
  await cell(1, 'Party').click();
  await paste('C');
  await expect.poll(() => valueOf(desk, 'b.txt', party.id)).toBe('C');
});

test('what cannot be emptied is said for what it is, and not as if it had no place', async () => {
  const desk = await makeDesk({ 'b.txt': 'Гавань открыта.\n', 'c.txt': 'The quay is closed.\n' });
  await importFolder(desk);
  const { workspace } = draw(desk);
  await rowCount().toBe(2);
  await begin(1, 'Outlet', 'Wire');
  await userEvent.keyboard('{Enter}');
  await expect.poll(() => valueOf(desk, 'c.txt', 'outlet')).toBe('Wire');
  await userEvent.keyboard('{Control>}a{/Control}{Delete}');
  await expect.poll(() => valueOf(desk, 'c.txt', 'outlet')).toBe(undefined);
  await expect
    .poll(() => workspace.state.messages.at(-1)?.text)
    .toBe(
      '1 cell written in 1 document. What file a document is and which sets it is in are not written here: 2 cells stayed as they were. A title cannot be empty: 2 stayed as they were.',
    );
});

/** Opens the dialog of a column’s name and type. */
async function changeIn(name: string): Promise<void> {
  await page.getByRole('button', { name: `Column ${name}` }).click();
  await page.getByRole('menuitem', { name: 'Name and type…' }).click();
}

test('the dialog of a column stores only what was changed in it', async () => {
  const desk = await makeDesk({ 'b.txt': 'Гавань открыта.\n' });
  await importFolder(desk);
  const { id } = must(await addColumn(desk, { name: 'Party', type: 'choice', choices: ['a', 'b'] }));
  const now = () => desk.store.snapshot.rows('attributes').get(id);
  draw(desk);
  await rowCount().toBe(1);
  await changeIn('Party');
  must(await changeColumn(desk, id, { name: 'Партия', choices: ['a', 'b', '党'] }));
  await page.getByRole('button', { name: 'Store' }).click();
  await expect.poll(() => document.querySelector('[role=dialog]')).toBe(null);
  expect(now()).toMatchObject({ name: 'Партия', choices: ['a', 'b', '党'] });

  await changeIn('Партия');
  must(await changeColumn(desk, id, { choices: ['a', '党'] }));
  await page.getByRole('textbox', { name: 'Name of the column' }).fill('党派');
  await page.getByRole('button', { name: 'Store' }).click();
  await expect.poll(now).toMatchObject({ name: '党派', choices: ['a', '党'] });
});

test('a column whose choices are all taken away offers those that its documents have', async () => {
  const desk = await makeDesk({ 'b.txt': 'Гавань открыта.\n' });
  await importFolder(desk);
  const { id } = must(await addColumn(desk, { name: 'Party', type: 'choice', choices: ['Labour', 'Партия'] }));
  must(await writeCells(desk, [{ documentId: documentAt(desk, 'b.txt').id, column: id, typed: 'Партия' }]));
  draw(desk);
  await rowCount().toBe(1);
  await changeIn('Party');
  await page.getByRole('textbox', { name: 'Choices, one in each line' }).fill('');
  await page.getByRole('button', { name: 'Store' }).click();
  await expect.poll(() => desk.store.snapshot.rows('attributes').get(id)?.choices).toEqual(['Партия']);
});

test('a slash on a cell leads to the field that filters the rows, and writes nothing', async () => {
  const desk = await makeDesk({ 'b.txt': 'Гавань открыта.\n' });
  await importFolder(desk);
  const session = draw(desk);
  stopKeys = actionsForTests(session);
  await cell(1, 'Outlet').click();
  await expect.poll(() => document.activeElement?.hasAttribute('data-cell')).toBe(true);
  await userEvent.keyboard('/');
  await expect.element(page.getByRole('searchbox', { name: 'Filter rows' })).toHaveFocus();
  await expect.element(page.getByRole('searchbox', { name: 'Filter rows' })).toHaveValue('');
  expect(document.querySelector('.table-field')).toBeNull();
  // Within a value it is a sign as any other.
  await begin(1, 'Outlet', 'Wire 24/7');
  await userEvent.keyboard('{Enter}');
  await expect.poll(() => valueOf(desk, 'b.txt', 'outlet')).toBe('Wire 24/7');
});
