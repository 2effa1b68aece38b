import { afterEach, describe, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { Range } from '../../src/core/model/records.ts';
import { divide } from '../../src/core/passages/divide.ts';
import { createReader } from '../../src/renderer/text/reader/reader.ts';
import type { Reader } from '../../src/renderer/text/reader/reader.ts';
import { findWords, foldWords } from '../../src/renderer/words/reading.ts';
import { expectQuietConsole } from './quiet-console.ts';

expectQuietConsole();

const open: Reader[] = [];
afterEach(() => {
  for (const reader of open.splice(0)) reader.destroy();
  document.body.replaceChildren();
});

const menu = ['Домой', 'Новости', 'Подписка на письма'];
const passages = [...menu, 'Паром вышел из гавани до рассвета.', 'عاد العمال إلى الميناء.', 'Share this', 'Read more'];
const text = passages.join('\n\n');
const of = (words: string): Range => {
  const from = text.indexOf(words);
  return { from, to: from + words.length };
};
/** With the white space behind it, as passages are. */
const passage = (words: string): Range => {
  const { from, to } = of(words);
  return { from, to: Math.min(text.length, to + 2) };
};
const furniture = [...menu, 'Share this', 'Read more'].map(passage);

function show(more: Partial<Parameters<typeof createReader>[1]> = {}): Reader {
  const parent = document.createElement('div');
  parent.style.height = '400px';
  document.body.append(parent);
  const reader = createReader(parent, {
    text,
    language: null,
    label: 'The ferry',
    passages: divide(text).starts,
    sentencesOf: () => [],
    findWords,
    foldWords,
    furniture,
    folded: true,
    ...more,
  });
  open.push(reader);
  return reader;
}

const folds = () => [...document.querySelectorAll('.reader-fold')].map((line) => line.textContent);
const seen = () => document.querySelector('.cm-content')!.textContent;

describe('furniture', () => {
  test('is folded to a line that says how much it hides, and opens by Enter and by a click', async () => {
    const reader = show();
    expect(folds()).toEqual(['3 lines hidden', '2 lines hidden']);
    expect(reader.foldedNow()).toEqual([
      { from: 0, to: of(menu[2]!).to, words: '3 lines hidden' },
      { from: of('Share').from, to: text.length, words: '2 lines hidden' },
    ]);
    expect(seen()).not.toContain('Новости');
    await userEvent.click(page.getByRole('button', { name: '2 lines hidden' }));
    expect(folds()).toEqual(['3 lines hidden']);
    expect(seen()).toContain('Read more');
    page.getByRole('button', { name: '3 lines hidden' }).element().focus();
    await userEvent.keyboard('{Enter}');
    expect(folds()).toEqual([]);
    reader.select({ from: of('Паром').from, to: of('Паром').from });
    expect(reader.foldAgain()).toBe(true);
    expect(folds()).toEqual(['3 lines hidden', '2 lines hidden']);
    expect(reader.foldAgain()).toBe(false);
  });

  test('that is folded is meant by keys while its line has the focus', () => {
    const reader = show();
    reader.nextPassage(1);
    expect(reader.foldInFocus()).toBeNull();
    page.getByRole('button', { name: '2 lines hidden' }).element().focus();
    expect(reader.foldInFocus()).toEqual({ from: of('Share').from, to: text.length });
    reader.focus();
    expect(reader.foldInFocus()).toBeNull();
  });

  test('is passed over passage by passage, and opened where something in it is gone to', () => {
    const reader = show();
    reader.nextPassage(1);
    expect(reader.selected().range).toEqual(of('Паром вышел из гавани до рассвета.'));
    expect(reader.nextPassage(-1)).toBe(false);
    reader.reveal(of('Новости'));
    expect(folds()).toEqual(['2 lines hidden']);
    reader.select(of('Share this'));
    expect(folds()).toEqual([]);
    expect(reader.selected().range).toEqual(of('Share this'));
  });

  test('is not folded where it is marked or found, nor where it is one line', () => {
    const reader = show();
    reader.setHighlights([{ id: 'a', colour: 'blue', labels: [], ...of('Новости') }]);
    expect(folds()).toEqual(['2 lines hidden']);
    reader.setMatches([of('more')]);
    expect(folds()).toEqual([]);
    reader.setHighlights([]);
    reader.setMatches([]);
    reader.setFurniture([passage('Домой')]);
    expect(folds()).toEqual([]);
  });

  test('around a place is told as one stretch, and all of it is shown where nothing is to be folded', () => {
    const reader = show();
    const { from } = of('Новости');
    expect(reader.furnitureAt(from)).toEqual({ from: 0, to: of('Подписка на письма').to });
    expect(reader.furnitureAt(of('Паром').from)).toBeNull();
    reader.setFolded(false);
    expect(folds()).toEqual([]);
    expect(seen()).toContain('Новости');
  });
});
