import { createRoot } from 'react-dom/client';
import type { Root } from 'react-dom/client';
import { afterEach, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { updated } from '../../src/core/model/diff.ts';
import { must } from '../../src/core/model/result.ts';
import { tagRange } from '../../src/renderer/commands/annotate.ts';
import { joinAnnotations, overlapping } from '../../src/renderer/commands/change-annotations.ts';
import { addTag } from '../../src/renderer/commands/change-tags.ts';
import { ask } from '../../src/renderer/session/shell-actions.ts';
import { Asks } from '../../src/renderer/ui/parts/Asks.tsx';
import { SessionContext } from '../../src/renderer/ui/hooks/use-session.ts';
import { Tags } from '../../src/renderer/ui/parts/Tags.tsx';
import type { Session } from '../../src/renderer/session/session.ts';
import { clearDesks, documentAt, importFolder, makeDesk } from '../commands/desk.ts';
import type { TestDesk } from '../commands/desk.ts';
import { expectQuietConsole } from './quiet-console.ts';
import { openSession } from '../session/open-session.ts';

// The tag tree by itself: what it says of its numbers to eyes, keys and screen readers alike.

let root: Root | null = null;
expectQuietConsole();
afterEach(async () => {
  root?.unmount();
  await clearDesks();
});

function show(desk: TestDesk): Session {
  const session = openSession(desk);
  document.body.replaceChildren();
  root = createRoot(document.body.appendChild(document.createElement('div')));
  root.render(
    <SessionContext value={session}>
      <Tags />
      <Asks />
    </SessionContext>,
  );
  return session;
}

const text = 'Хлеб и соль стояли на столе у окна. Nobody had set them there.';

test('says of a tag how many of its marks overlap and how many are lost, and joins those that it counted', async () => {
  const desk = await makeDesk({ 'a.txt': text });
  await importFolder(desk);
  const at = { documentId: documentAt(desk, 'a.txt').id, version: 1, text };
  for (const [from, to] of [
    [0, 11],
    [7, 18],
    [36, 42],
  ] as const) {
    must(await tagRange(desk, { ...at, from, to }, ['Стол', 'Bread']));
  }
  const [first, , last] = desk.store.snapshot.annotationsOf(at.documentId);
  const act = { label: { verb: 'import', names: ['a'] }, author: '' } as const;
  must(await desk.store.apply(updated('annotations', last!, { ...last!, anchor: { kind: 'lost' } }), act));

  const session = show(desk);
  const tree = page.getByRole('tree', { name: 'Tags' });
  const rows = () => tree.getByRole('treeitem').elements();
  await expect
    .poll(() => rows().map((row) => row.getAttribute('aria-label')))
    .toEqual([
      'Стол, 0 here, 3 annotations in 1 passage with the tags below, 1 of them lost',
      'Bread, 3 annotations in 1 passage, 1 of them lost, 2 of them overlap',
    ]);
  const count = page.getByRole('button', { name: 'Show passages: Bread' });
  expect(count.element().textContent).toBe('3 in 1 (1 lost)');
  expect(count.element().getAttribute('title')).toContain(
    '3 annotations in 1 passage, 1 of them lost, 2 of them overlap',
  );

  (tree.element() as HTMLElement).focus();
  await userEvent.keyboard('{ArrowDown}{ArrowDown}{Shift>}{F10}{/Shift}');
  await expect.element(page.getByRole('menuitem', { name: 'Join 2 overlapping annotations' })).toBeVisible();
  // What was changed after it was counted is not joined; the menu counts anew.
  const counted = overlapping(desk, first!.tagIds[0]!);
  must(await desk.store.apply(updated('annotations', first!, { ...first!, note: 'seen' }), act));
  expect(await joinAnnotations(desk, [{ tagId: first!.tagIds[0]!, chains: counted }])).toMatchObject({
    error: { code: 'changed-elsewhere' },
  });
  await userEvent.click(page.getByRole('menuitem', { name: 'Join 2 overlapping annotations' }));
  await expect
    .poll(() => session.workspace.state.messages.map(({ text }) => text))
    .toEqual(['Joined 2 overlapping annotations with Стол › Bread.']);
  await expect
    .poll(() => rows().map((row) => row.getAttribute('aria-label'))[1])
    .toBe('Bread, 2 annotations, 1 of them lost');
  expect(count.element().textContent).toBe('2 (1 lost)');
});

test('merges a tag into the one below another whose path is typed, though a flat one is spelt so', async () => {
  const desk = await makeDesk();
  const tag = async (path: string) => must(await addTag(desk, path)).id;
  const flat = await tag('Еда\\/Помощь');
  const nested = await tag('Еда/Помощь');
  const help = await tag('Help');
  const session = show(desk);
  ask(session, { kind: 'merge-tag', id: help });
  const items = () =>
    page
      .getByRole('menuitem')
      .elements()
      .map(({ textContent }) => textContent);
  await expect.poll(items).toEqual(['Еда/Помощь', 'Еда', 'Помощь']);
  await userEvent.keyboard('Еда\\/Пом');
  await expect.poll(items).toEqual(['Еда/Помощь']);
  await userEvent.clear(page.getByRole('searchbox', { name: 'Find a tag' }));
  await userEvent.keyboard('Еда/Пом');
  await expect.poll(items).toEqual(['Помощь']);
  await userEvent.keyboard('{Enter}');
  const tags = desk.store.snapshot.rows('tags');
  await expect.poll(() => tags.has(help)).toBe(false);
  expect([tags.get(nested)!.merged, tags.get(flat)!.merged]).toEqual([[help], undefined]);
});
