import { createRoot } from 'react-dom/client';
import type { Root } from 'react-dom/client';
import { afterEach, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { must } from '../../src/core/model/result.ts';
import { addColumn, removeColumn } from '../../src/renderer/commands/change-attributes.ts';
import { SessionContext } from '../../src/renderer/ui/hooks/use-session.ts';
import { DocumentTableView } from '../../src/renderer/ui/views/document-table/DocumentTableView.tsx';
import { clearDesks, documentAt, importFolder, makeDesk } from '../commands/desk.ts';
import type { TestDesk } from '../commands/desk.ts';
import { expectQuietConsole } from './quiet-console.ts';
import { openSession } from '../session/open-session.ts';

// Whatever comes and goes while a cell is written, what is typed is of the document and the column that it was begun in.

let root: Root | null = null;
expectQuietConsole();
afterEach(async () => {
  root?.unmount();
  await clearDesks();
});

function draw(desk: TestDesk): void {
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
