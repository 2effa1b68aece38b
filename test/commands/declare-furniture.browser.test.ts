import { afterEach, expect, test } from 'vitest';
import { currentVersion } from '../../src/core/model/records.ts';
import { must } from '../../src/core/model/result.ts';
import { declareFurniture } from '../../src/renderer/commands/declare-furniture.ts';
import { redo, undo } from '../../src/renderer/commands/history.ts';
import type { TestDesk } from './desk.ts';
import { clearDesks, documentAt, importFolder, makeDesk, search, untilIndexed } from './desk.ts';

afterEach(clearDesks);

const story = [
  'The ferry left the harbour before dawn.',
  'Readers of the harbour letter get grain prices every morning.',
  'Grain prices rose on Tuesday, the union said.',
].join('\n\n');

/** How many passages a search without furniture finds. */
async function found(desk: TestDesk, query: string): Promise<number> {
  await untilIndexed(desk);
  return must(await search(desk, query, { furniture: false })).total;
}

function declare(desk: TestDesk, words: string, is: boolean, text = story) {
  const document = documentAt(desk, 'harbour.txt');
  const from = text.indexOf(words);
  const place = { documentId: document.id, version: currentVersion(document).number, from, to: from + words.length };
  return declareFurniture(desk, place, is);
}

test('a passage that is called furniture is left out of searches, until that is undone, and again when it is redone', async () => {
  const desk = await makeDesk({ 'harbour.txt': story });
  await importFolder(desk);
  expect(await found(desk, 'grain')).toBe(2);
  const { label } = must(await declare(desk, 'grain prices every', true));
  expect([label.verb, label.names?.[0]]).toEqual(['rule', 'furniture/is']);
  expect(await found(desk, 'grain')).toBe(1);
  expect(must(await search(desk, 'grain is:furniture')).total).toBe(1);
  must(await undo(desk));
  expect(await found(desk, 'grain')).toBe(2);
  must(await redo(desk));
  expect(await found(desk, 'grain')).toBe(1);
});

test('what is called text again leaves no decision where the rules say the same', async () => {
  const desk = await makeDesk({ 'harbour.txt': story });
  await importFolder(desk);
  must(await declare(desk, 'Readers', true));
  const { label } = must(await declare(desk, 'Readers', false));
  expect([label.verb, desk.store.snapshot.rows('rulings').size]).toEqual(['take-back-ruling', 0]);
  expect(await found(desk, 'grain')).toBe(2);
  expect(must(await declare(desk, 'Readers', false)).diff).toEqual({});
  expect(desk.store.snapshot.rows('rulings').size).toBe(0);
});

test('of a stretch that was called furniture a part can be called text', async () => {
  const desk = await makeDesk({ 'harbour.txt': story });
  await importFolder(desk);
  must(await declare(desk, story, true));
  expect(await found(desk, 'grain')).toBe(0);
  must(await declare(desk, 'Grain prices rose', false));
  expect(await found(desk, 'grain')).toBe(1);
});
