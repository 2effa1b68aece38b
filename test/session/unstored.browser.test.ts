import { afterEach, expect, test, vi } from 'vitest';
import { must } from '../../src/core/model/result.ts';
import { addTag, removeTag, renameTag } from '../../src/renderer/commands/change-tags.ts';
import { keepBeside } from '../../src/renderer/session/kept-drafts.ts';
import { UnstoredWords } from '../../src/renderer/session/unstored.ts';
import { clearDesks, documentAt, importFolder, makeDesk } from '../commands/desk.ts';

// Words that were written and are not stored are in the list until a person has dealt with them.

afterEach(async () => {
  vi.restoreAllMocks();
  await clearDesks();
  localStorage.clear();
});

const diary = { kind: 'note-body', id: 'gone' } as const;
const wordsOf = ({ state }: UnstoredWords) => state.map(({ words }) => words);

test('what is set aside is there for the next window, the oldest first, until it is dropped', async () => {
  const { store } = await makeDesk();
  const unstored = new UnstoredWords(store);
  unstored.setAside(diary, 'Паром ушёл в полдень.');
  // Which of two is older is known to the millisecond.
  const first = Date.now();
  await expect.poll(() => Date.now()).toBeGreaterThan(first);
  unstored.setAside(diary, 'الميناء مغلق');
  const next = new UnstoredWords(store);
  expect(wordsOf(next)).toEqual(['Паром ушёл в полдень.', 'الميناء مغلق']);
  next.drop(next.state[0]!);
  expect([wordsOf(next), wordsOf(new UnstoredWords(store))]).toEqual([['الميناء مغلق'], ['الميناء مغلق']]);
});

test('where nothing can be kept beyond the window, what is set aside is in its list all the same', async () => {
  const { store } = await makeDesk();
  const unstored = new UnstoredWords(store);
  vi.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
    throw new DOMException('', 'QuotaExceededError');
  });
  unstored.setAside(diary, 'Паром ушёл в полдень.');
  unstored.setAside(diary, 'الميناء مغلق');
  expect(wordsOf(unstored)).toEqual(['Паром ушёл в полдень.', 'الميناء مغلق']);
  unstored.drop(unstored.state[0]!);
  expect(wordsOf(unstored)).toEqual(['الميناء مغلق']);
});

test('a name that was left half typed is in the list once, until it is what its tag is called', async () => {
  const desk = await makeDesk();
  const { store } = desk;
  const tag = must(await addTag(desk, 'Пом', null));
  const unstored = new UnstoredWords(store);
  const stop = unstored.subscribe(() => undefined);
  const place = { kind: 'tag-name', id: tag.id } as const;
  keepBeside(store.id, place, 'Помощь');
  unstored.leave(place);
  unstored.leave(place);
  expect(unstored.state).toEqual([{ id: null, place, words: 'Помощь' }]);
  must(await renameTag(desk, tag.id, 'Помощь'));
  expect(unstored.state).toEqual([]);
  stop();
});

test('a half-typed name goes from the list with its tag, and comes back when that is undone', async () => {
  const desk = await makeDesk();
  const { store } = desk;
  const tag = must(await addTag(desk, 'Пом', null));
  const unstored = new UnstoredWords(store);
  const stop = unstored.subscribe(() => undefined);
  const place = { kind: 'tag-name', id: tag.id } as const;
  keepBeside(store.id, place, 'Помощь');
  unstored.leave(place);
  must(await removeTag(desk, tag.id));
  expect(unstored.state).toEqual([]);
  must(await store.undo());
  expect(wordsOf(unstored)).toEqual(['Помощь']);
  stop();
});

test('a date that can be read is in the list; one that cannot was left in its field on purpose', async () => {
  const desk = await makeDesk({ 'quay.txt': 'The quay at dawn\n\nThe harbour was shut.\n' });
  await importFolder(desk);
  const unstored = new UnstoredWords(desk.store);
  const place = { kind: 'document-attribute', id: documentAt(desk, 'quay.txt').id, attributeId: 'date' } as const;
  keepBeside(desk.store.id, place, 'at dawn');
  unstored.leave(place);
  expect(unstored.state).toEqual([]);
  keepBeside(desk.store.id, place, '2025-06-30');
  unstored.look();
  expect(wordsOf(unstored)).toEqual(['2025-06-30']);
});
