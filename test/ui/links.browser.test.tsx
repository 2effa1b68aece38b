import { afterEach, beforeEach, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { annotateWords, clearDesks, documentAt, importFolder, makeDesk } from '../commands/desk.ts';
import { runAction } from '../../src/renderer/session/actions.ts';
import { expectQuietConsole } from './quiet-console.ts';
import { clearScreens, showScreen } from './reading-screen.tsx';

const folder = {
  'паром.txt': 'Паром пришёл утром.\n\nПарома в тот день не было, сказал лоцман.',
};

expectQuietConsole();
beforeEach(() => page.viewport(1200, 800));
afterEach(async () => {
  clearScreens();
  await clearDesks();
});

async function openFerry() {
  const desk = await makeDesk(folder);
  await importFolder(desk);
  const document = documentAt(desk, 'паром.txt');
  const marks = [
    await annotateWords(desk, document, 'пришёл утром'),
    await annotateWords(desk, document, 'не было'),
  ] as const;
  const session = showScreen(desk);
  session.workspace.open({ kind: 'document', documentId: document.id });
  await expect.poll(() => session.readers.active()).not.toBeNull();
  return { desk, session, marks };
}

test('two marks are linked by keys, with a relation that comes into the list of the project', async () => {
  const { desk, session, marks } = await openFerry();
  session.workspace.set({ annotationIds: [marks[0].id] });
  expect(runAction(session, 'link.to')).toBe(false);
  expect(runAction(session, 'link.from')).toBe(true);
  // One cannot be linked with itself.
  expect(runAction(session, 'link.to')).toBe(false);
  session.workspace.set({ annotationIds: [marks[1].id] });
  expect(runAction(session, 'link.to')).toBe(true);
  await expect.element(page.getByRole('dialog', { name: 'Link two things' })).toBeVisible();
  await userEvent.fill(page.getByLabelText('Relation', { exact: true }), 'contradicts');
  await userEvent.keyboard('{Enter}');
  await expect.poll(() => [...desk.store.snapshot.rows('links').values()].length).toBe(1);
  expect([...desk.store.snapshot.rows('relations').values()]).toMatchObject([
    { name: 'contradicts', reverse: 'contradicts' },
  ]);
  expect(session.shell.state.linkFrom).toBeNull();
});

test('words that are selected become a mark with the link, as one act', async () => {
  const { desk, session, marks } = await openFerry();
  session.workspace.set({ annotationIds: [marks[0].id] });
  runAction(session, 'link.from');
  session.workspace.set({ annotationIds: [] });
  const { reader, text } = session.readers.active()!;
  const from = text.indexOf('сказал лоцман');
  reader.select({ from, to: from + 'сказал лоцман'.length });
  expect(runAction(session, 'link.to')).toBe(true);
  await userEvent.fill(page.getByLabelText('Relation', { exact: true }), 'bezeugt');
  await userEvent.fill(page.getByLabelText('Named the other way', { exact: true }), 'bezeugt von');
  await page.getByRole('button', { name: 'Link', exact: true }).click();
  await expect.poll(() => [...desk.store.snapshot.rows('links').values()].length).toBe(1);
  expect(desk.store.snapshot.rows('annotations').size).toBe(3);
  await desk.store.undo();
  expect([desk.store.snapshot.rows('annotations').size, desk.store.snapshot.rows('links').size]).toEqual([2, 0]);
});

test('on the page of all links the keys that find lead to its field', async () => {
  const desk = await makeDesk();
  const session = showScreen(desk);
  session.workspace.open({ kind: 'links' });
  const field = page.getByRole('searchbox', { name: 'Find in links' });
  await expect.element(field).toBeVisible();
  await userEvent.keyboard('/');
  await expect.element(field).toHaveFocus();
  await expect.element(field).toHaveValue('');
  (field.element() as HTMLElement).blur();
  expect(runAction(session, 'find.open')).toBe(true);
  await expect.element(field).toHaveFocus();
});
