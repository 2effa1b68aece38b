import { createRoot } from 'react-dom/client';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { annotateWords, clearDesks, documentAt, importFolder, makeDesk } from '../commands/desk.ts';
import { must } from '../../src/core/model/result.ts';
import { writeLink } from '../../src/core/notes/links.ts';
import { addTag } from '../../src/renderer/commands/change-tags.ts';
import { linkThings } from '../../src/renderer/commands/link-things.ts';
import { addNote } from '../../src/renderer/commands/write-notes.ts';
import { SessionContext } from '../../src/renderer/ui/hooks/use-session.ts';
import { LinkedWith } from '../../src/renderer/ui/parts/LinkedWith.tsx';
import { MentionedIn } from '../../src/renderer/ui/parts/MentionedIn.tsx';
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

test('what mentions a tag, and what it is linked with, is found by words where it is much', async () => {
  const desk = await makeDesk();
  const tag = must(await addTag(desk, 'Гавань'));
  const titles = ['Tides', 'Pilots', 'Лоцманы', 'Fog', 'Ropes', 'Bells', 'Ice', 'Salt', 'Tar'];
  for (const title of titles) {
    const note = must(
      await addNote(
        desk,
        { kind: 'project' },
        title,
        `See ${writeLink({ kind: 'tag', id: tag.id }, tag.name)} of ${title}.`,
      ),
    );
    must(await linkThings(desk, { kind: 'note', id: note.id }, { kind: 'tag', id: tag.id }, null));
  }
  const session = showScreen(desk);
  const place = document.body.appendChild(document.createElement('section'));
  const root = createRoot(place);
  root.render(
    <SessionContext value={session}>
      <MentionedIn target={{ kind: 'tag', id: tag.id }} />
      <LinkedWith end={{ kind: 'tag', id: tag.id }} />
    </SessionContext>,
  );
  for (const [name, label, first] of [
    ['Mentioned in', 'Find in what mentions this', 5],
    ['Links', 'Find in links', 8],
  ] as const) {
    const group = page.getByRole('group', { name });
    await expect.poll(() => group.getByRole('listitem').elements().length).toBe(first);
    await group.getByRole('button', { name: label }).click();
    await userEvent.keyboard('лоцм');
    await expect.poll(() => group.getByRole('listitem').elements().length).toBe(1);
    await expect.element(group.getByRole('link', { name: 'Лоцманы' })).toBeVisible();
    await userEvent.keyboard('{Enter}');
    await expect.element(group.getByRole('link', { name: 'Лоцманы' })).toHaveFocus();
  }
  root.unmount();
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
