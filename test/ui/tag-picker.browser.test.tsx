import { createRoot } from 'react-dom/client';
import type { Root } from 'react-dom/client';
import { afterEach, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { must } from '../../src/core/model/result.ts';
import { tagRange } from '../../src/renderer/commands/annotate.ts';
import { addTag } from '../../src/renderer/commands/change-tags.ts';
import { splitOffChosen } from '../../src/renderer/session/quotation-acts.ts';
import { TagPicker } from '../../src/renderer/ui/parts/TagPicker.tsx';
import { SessionContext } from '../../src/renderer/ui/hooks/use-session.ts';
import { clearDesks, documentAt, importFolder, makeDesk } from '../commands/desk.ts';
import { expectQuietConsole } from './quiet-console.ts';
import { openSession } from '../session/open-session.ts';

let root: Root | null = null;
expectQuietConsole();
afterEach(async () => {
  root?.unmount();
  await clearDesks();
});

test('a tag is split by a new name only: its own line is not offered, and Enter at once takes none below it', async () => {
  const text = 'Хлеб и соль стояли на столе у окна.';
  const desk = await makeDesk({ 'a.txt': text });
  await importFolder(desk);
  const at = { documentId: documentAt(desk, 'a.txt').id, version: 1, text };
  const { tagId, annotation } = must(await tagRange(desk, { ...at, from: 0, to: 4 }, ['Стол', 'Еда']));
  must(await addTag(desk, 'Стол/Еда/Soup'));
  const session = openSession(desk);
  session.quotationActs = { own: () => [tagId], ids: () => [annotation.id], choose: () => {}, note: () => {} };
  document.body.replaceChildren();
  root = createRoot(document.body.appendChild(document.createElement('div')));
  root.render(
    <SessionContext value={session}>
      <TagPicker />
    </SessionContext>,
  );
  splitOffChosen(session);
  await expect.element(page.getByRole('dialog', { name: 'New tag below Стол › Еда' })).toBeVisible();
  const lines = page.getByRole('option');
  await expect.poll(() => lines.elements().map((one) => one.getAttribute('aria-selected'))).toEqual(['false']);
  await expect.element(lines).toHaveTextContent('Soup');
  await userEvent.keyboard('{Enter}');
  await expect.element(page.getByRole('dialog')).toBeVisible();
  await userEvent.keyboard('{End}Хлеб{Enter}');
  await expect.poll(() => page.getByRole('dialog').query()).toBeNull();
  await expect
    .poll(() => {
      const [tag] = desk.store.snapshot.rows('annotations').get(annotation.id)!.tagIds;
      return desk.store.snapshot.rows('tags').get(tag!)!.name;
    })
    .toBe('Хлеб');
});
