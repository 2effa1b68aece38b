import { createRoot } from 'react-dom/client';
import type { Root } from 'react-dom/client';
import { afterEach, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { must } from '../../src/core/model/result.ts';
import { addTag } from '../../src/renderer/commands/change-tags.ts';
import { tagRange } from '../../src/renderer/commands/annotate.ts';
import { deleteTag, removeDocuments } from '../../src/renderer/session/shell-actions.ts';
import { joinOverlaps, overlapOf } from '../../src/renderer/session/join-marks.ts';
import { doneSentence } from '../../src/renderer/words/sentences.ts';
import { putTag } from '../../src/renderer/session/marking.ts';
import type { Session } from '../../src/renderer/session/session.ts';
import { SessionContext } from '../../src/renderer/ui/hooks/use-session.ts';
import { StatusLine } from '../../src/renderer/ui/parts/StatusLine.tsx';
import { clearDesks, documentAt, importFolder, makeDesk } from '../commands/desk.ts';
import type { TestDesk } from '../commands/desk.ts';
import { expectQuietConsole } from './quiet-console.ts';
import { openSession } from '../session/open-session.ts';

// What the line at the bottom says of what was done, and what it offers.

const roots: Root[] = [];
expectQuietConsole();
afterEach(async () => {
  for (const root of roots.splice(0)) root.unmount();
  await clearDesks();
});

const text = 'Хлеб и соль стояли на столе у окна. Nobody had set them there.';

async function open(): Promise<{ desk: TestDesk; session: Session; tag(from: number, to: number): Promise<unknown> }> {
  const desk = await makeDesk({ 'a.txt': text });
  await importFolder(desk);
  const session = openSession(desk);
  document.body.replaceChildren();
  const root = createRoot(document.body.appendChild(document.createElement('div')));
  roots.push(root);
  root.render(
    <SessionContext value={session}>
      <StatusLine />
    </SessionContext>,
  );
  await expect.element(page.getByText('Saved')).toBeVisible();
  const documentId = documentAt(desk, 'a.txt').id;
  const tag = (from: number, to: number) =>
    putTag(session, { kind: 'selection', selected: { documentId, version: 1, text, from, to } }, ['Стол', 'Хлеб']);
  return { desk, session, tag };
}

const said = () =>
  [...document.querySelectorAll('.message')].map((message) => message.querySelector('span')!.textContent);
const button = (name: string) => page.getByRole('button', { name });
const press = async (name: string) => {
  (button(name).element() as HTMLElement).focus();
  await userEvent.keyboard('{Enter}');
};

test('marks that overlap under one tag are joined by key from what is said of the tagging, and parted again', async () => {
  const { desk, tag } = await open();
  const words = () => [...desk.store.snapshot.rows('annotations').values()].map(({ quotation }) => quotation.exact);
  await tag(0, 11);
  expect(said()).toEqual([]);
  await tag(7, 18);
  await expect
    .poll(said)
    .toEqual([
      'Tagged “соль стояли” with Стол › Хлеб. 2 annotations with this tag overlap there, and each is counted.',
    ]);
  await press('Join them');
  await expect.poll(said).toEqual(['Joined 2 overlapping annotations with Стол › Хлеб.']);
  expect(words()).toEqual(['Хлеб и соль стояли']);
  // The keys are where the message was.
  expect(document.activeElement?.closest('footer')).not.toBe(null);
  await press('Take back');
  await expect.poll(() => words().sort()).toEqual(['Хлеб и соль', 'соль стояли']);
  expect(document.activeElement?.closest('footer')).not.toBe(null);
});

test('what undo would do is not said any more when something else was done', async () => {
  const { desk, session } = await open();
  const documentId = documentAt(desk, 'a.txt').id;
  const { tagId } = must(await tagRange(desk, { documentId, version: 1, text, from: 0, to: 4 }, ['Хлеб']));
  await deleteTag(session, tagId);
  await expect
    .poll(said)
    .toEqual(['Deleted tag Хлеб. 1 annotation carries it no more and stays. Undo puts it back on.']);
  await expect.element(button('Take back')).toBeVisible();
  must(await addTag(desk, 'Соль'));
  await expect.poll(said).toEqual(['Deleted tag Хлеб. 1 annotation carries it no more and stays.']);
  await expect.element(button('Take back')).not.toBeInTheDocument();
});

test('an act is called the same where it is told, in the history and by undo', async () => {
  const { desk, session, tag } = await open();
  const { workspace } = session;
  const same = async () => {
    const told = workspace.state.messages.at(-1)!.text;
    const [newest] = must(await desk.store.history(1));
    const { undo } = must(await desk.store.next());
    expect(undo).toEqual(newest!.label);
    expect(told.startsWith(doneSentence(newest!.label))).toBe(true);
    return told;
  };
  await tag(0, 11);
  await tag(7, 18);
  expect(await same()).toBe('Tagged “соль стояли” with Стол › Хлеб.');
  const [first] = desk.store.snapshot.rows('annotations').values();
  const tagId = first!.tagIds[0]!;
  await joinOverlaps(session, [overlapOf(session, tagId, [first!.id])!]);
  expect(await same()).toBe('Joined 2 overlapping annotations with Стол › Хлеб.');
  await deleteTag(session, tagId);
  expect(await same()).toBe('Deleted tag Стол › Хлеб. 1 annotation carries it no more and stays.');
  await removeDocuments(session, [documentAt(desk, 'a.txt').id]);
  expect(await same()).toMatch(/^Removed .+\.$/u);
});

test('two taggings that run at once are both shown, and so is what became of each', async () => {
  const { session } = await open();
  const { workspace } = session;
  const [a, b] = ['Стол', 'Соль'].map((tag) =>
    workspace.beginTagging({ tag, done: 0, of: 0, stage: 'doing', cancel: () => undefined }),
  );
  a!.show({ done: 3, of: 20, stage: 'storing' });
  b!.show({ done: 1, of: 8, stage: 'doing' });
  const bars = () =>
    page
      .getByRole('progressbar')
      .elements()
      .map((bar) => bar.getAttribute('aria-label'));
  await expect.poll(bars).toEqual(['Tagging passages with Стол', 'Tagging passages with Соль']);
  await expect.element(page.getByText('Стол: Storing: 3 of 20 passages')).toBeVisible();
  await expect.element(page.getByText('Соль: Reading: 1 of 8 texts')).toBeVisible();
  await expect.element(button('Cancel tagging with Соль')).toBeVisible();
  a!.end();
  await expect.poll(bars).toEqual(['Tagging passages with Соль']);
  b!.end();
  workspace.tell('done', 'Tagged 20 passages “Стол”.', true, { beside: true });
  workspace.tell('done', 'Tagged 8 passages “Соль”.', true, { beside: true });
  await expect.poll(said).toEqual(['Tagged 20 passages “Стол”.', 'Tagged 8 passages “Соль”.']);
});
