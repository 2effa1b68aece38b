import { afterEach, expect, test } from 'vitest';
import { must } from '../../src/core/model/result.ts';
import { addTag } from '../../src/renderer/commands/change-tags.ts';
import { undo } from '../../src/renderer/commands/history.ts';
import { openProject } from '../../src/renderer/commands/projects.ts';
import { addNote } from '../../src/renderer/commands/write-notes.ts';
import { dropKept, keepBeside, keptAt, keptDrafts } from '../../src/renderer/session/kept-drafts.ts';
import type { Session } from '../../src/renderer/session/session.ts';
import { clearDesks, makeDesk, registry } from '../commands/desk.ts';
import { openSession } from './open-session.ts';

// What two windows write at one place.

afterEach(async () => {
  await clearDesks();
  localStorage.clear();
});

const begun = 'The harbour was shut.\n\nНикто не спросил рыбаков.';

async function twoWindows() {
  const here = openSession(await makeDesk());
  const note = must(await addNote(here.desk, { kind: 'project' }, 'Harbour', begun));
  const there = openSession(await makeDesk({}, must(await openProject(registry, here.desk.store.id))));
  const place = { kind: 'note-body', id: note.id } as const;
  return { here, there, place, mine: here.writings.at(place), theirs: there.writings.at(place) };
}

const aside = (session: Session) => session.unstored.state.map(({ words }) => words);

async function settled(...sessions: Session[]): Promise<void> {
  for (const { desk } of sessions) must(await desk.store.settle());
}

test('words of two windows are both stored where they stand apart, in either order and at the same time', async () => {
  const { here, there, mine, theirs } = await twoWindows();
  mine.change(begun.replace('harbour', 'old harbour'));
  theirs.change(`${begun} Nobody.`);
  await Promise.all([mine.store(), theirs.store()]);
  await settled(here, there);
  const both = 'The old harbour was shut.\n\nНикто не спросил рыбаков. Nobody.';
  expect([mine.stored(), theirs.stored(), mine.state, theirs.state]).toEqual([both, both, null, null]);
  expect([aside(here), aside(there)]).toEqual([[], []]);
});

test('what is typed while the words of another window come in is stored beside them', async () => {
  const { here, there, mine, theirs } = await twoWindows();
  theirs.change(begun.replace('harbour', 'old harbour'));
  await theirs.store();
  await settled(here, there);
  mine.change(`${mine.stored()} One.`);
  theirs.change(`Now: ${theirs.stored()}`);
  await theirs.store();
  const storing = mine.store();
  mine.change(`${mine.state!} Two.`);
  await storing;
  await mine.store();
  await settled(here, there);
  expect(mine.stored()).toBe('Now: The old harbour was shut.\n\nНикто не спросил рыбаков. One. Two.');
  expect(aside(here)).toEqual([]);
});

test('where both wrote at one place the first stored words stay, and the others are set aside and told of', async () => {
  const { here, there, mine, theirs } = await twoWindows();
  mine.change(`${begun} Mine.`);
  theirs.change(`${begun} Theirs.`);
  await mine.store();
  await settled(there);
  await theirs.store();
  await settled(here, there);
  expect([mine.stored(), theirs.state]).toEqual([`${begun} Mine.`, null]);
  expect(aside(there)).toEqual([`${begun} Theirs.`]);
  expect(there.workspace.state.messages.map(({ text }) => text).join()).toContain('another window');
});

test('a window that is refused leaves no refusal unheard', async () => {
  const { mine, theirs } = await twoWindows();
  const errors: unknown[] = [];
  const hear = (event: PromiseRejectionEvent) => {
    event.preventDefault();
    errors.push(event.reason);
  };
  window.addEventListener('unhandledrejection', hear);
  for (let nth = 0; nth < 10; nth++) {
    mine.change(`${nth} ${begun}`);
    theirs.change(`${begun} ${nth}`);
    await Promise.all([mine.store(), theirs.store()]);
  }
  await new Promise((resolve) => setTimeout(resolve, 50));
  window.removeEventListener('unhandledrejection', hear);
  expect(errors).toEqual([]);
});

test('what two windows keep at one place is kept for each of them', async () => {
  const place = { kind: 'note-body', id: 'n1' } as const;
  const other = '../../src/renderer/session/kept-drafts.ts?other-window';
  const there = (await import(/* @vite-ignore */ other)) as { keepBeside: typeof keepBeside };
  keepBeside('p', place, 'Mine');
  there.keepBeside('p', place, 'Theirs');
  expect(keptAt('p', place)).toBe('Mine');
  dropKept('p', place);
  expect(keptAt('p', place)).toBe('Theirs');
  // Both windows are there.
  expect(await keptDrafts('p')).toEqual({ left: [], waiting: true });
});

test('words that a closed window left are put in beside what was stored since', async () => {
  const { here, place } = await twoWindows();
  const kept = { place, words: `${begun} Left.`, base: begun, window: 'gone' };
  const key = `lectern-draft:${here.desk.store.id}:${JSON.stringify([
    ['id', place.id],
    ['kind', place.kind],
  ])}@gone`;
  localStorage.setItem(key, JSON.stringify(kept));
  const mine = here.writings.at(place);
  mine.change(`Early. ${begun}`);
  await mine.store();
  await here.writings.bringBack();
  expect(mine.stored()).toBe(`Early. ${begun} Left.`);
  expect(localStorage.getItem(key)).toBeNull();
});

test('a name that is typed in the note of a mark or in a codebook entry is a link once the field is left, in one act with it', async () => {
  const here = openSession(await makeDesk());
  const food = must(await addTag(here.desk, 'Еда'));
  const other = must(await addTag(here.desk, 'Bridges'));
  const place = { kind: 'tag-entry', id: other.id } as const;
  const writing = here.writings.at(place);
  writing.change('Not [[Еда]], nor [[nobody]].');
  await writing.store();
  expect(writing.stored()).toBe('Not [[Еда]], nor [[nobody]].');
  await writing.leave();
  expect([writing.state, writing.stored()]).toEqual([null, `Not [[Еда]](tag:${food.id}), nor [[nobody]].`]);
  must(await undo(here.desk));
  expect(writing.stored()).toBe('');
  await writing.leave();
  expect(writing.stored()).toBe('');
});
