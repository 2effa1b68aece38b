import { expect, test } from 'vitest';
import { CompareIndex } from '../../src/core/compare/compare-index.ts';
import { synopsisIn, synopsisOf } from '../../src/core/compare/synopsis.ts';
import { never } from '../../src/core/compare/turns.ts';
import type { Step } from '../../src/core/compare/turns.ts';
import { buildWording } from '../../src/core/compare/wording.ts';
import { KeptAlignments } from '../../src/renderer/workers/kept-alignments.ts';
import { source } from '../core/accounts.ts';

// Views of the same accounts begin with the same work, which is done once, and never answers of texts that are no more.

const harbour = source(
  'harbour',
  'The ferry left the harbour of Lisbon at noon on Sunday. Nine boats were lost in one night.',
  1,
  'en',
);
const porto = source(
  'porto',
  'В воскресенье паром вышел из гавани. The ferry left the harbour of Lisbon at noon.',
  1,
  'en',
);
const later = source(
  'later',
  'The ferry left the harbour again. The ferry and the harbour were empty. A ferry is a boat.',
  1,
  'en',
);

function indexOf(...sources: (typeof harbour)[]): CompareIndex {
  const index = new CompareIndex(() => true);
  index.add(buildWording(sources));
  return index;
}

test('aligns the same accounts once, in whatever order they are named, and strict and loose apart', async () => {
  const index = indexOf(harbour, porto);
  const kept = new KeptAlignments();
  const first = await kept.of([harbour, porto], index, false, never);
  expect(await kept.of([porto, harbour], index, false, never)).toBe(first);
  index.changed();
  expect(await kept.of([harbour, porto], index, false, never)).toBe(first);
  expect(await kept.of([harbour, porto], index, true, never)).not.toBe(first);
});

test('aligns anew when another text changes what words say, and answers as if nothing had been kept', async () => {
  const index = indexOf(harbour, porto);
  const kept = new KeptAlignments();
  const before = await kept.of([harbour, porto], index, false, never);
  index.add(buildWording([later]));
  const after = await kept.of([harbour, porto], index, false, never);
  expect(after).not.toBe(before);
  expect(synopsisIn(after)).toEqual(await synopsisOf([harbour, porto], (forms) => index.frequencies(forms)));
});

test('aligns anew when the text of an account, or its language, is another', async () => {
  const index = indexOf(harbour, porto);
  const kept = new KeptAlignments();
  const before = await kept.of([harbour, porto], index, false, never);
  expect(await kept.of([harbour, { ...porto, language: 'pt' }], index, false, never)).not.toBe(before);
  expect(await kept.of([harbour, { ...porto, textId: 'another' }], index, false, never)).not.toBe(before);
});

test('who asks while it is under way gets the same, though the first one gives up', async () => {
  const index = indexOf(harbour, porto);
  const kept = new KeptAlignments();
  let gone = false;
  const giveUp: Step = async () => {
    if (gone) throw new Error('given up');
  };
  const first = kept.of([harbour, porto], index, false, giveUp);
  gone = true;
  const second = kept.of([harbour, porto], index, false, never);
  await expect(first).rejects.toThrow('given up');
  const found = await second;
  expect(await kept.of([harbour, porto], index, false, never)).toBe(found);
});

test('begins anew after everybody gave up', async () => {
  const index = indexOf(harbour, porto);
  const kept = new KeptAlignments();
  const giveUp: Step = () => Promise.reject(new Error('given up'));
  await expect(kept.of([harbour, porto], index, false, giveUp)).rejects.toThrow('given up');
  const found = await kept.of([harbour, porto], index, false, never);
  expect(found.synopsis.rows.length).toBeGreaterThan(0);
});
