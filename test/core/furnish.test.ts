import { describe, expect, test } from 'vitest';
import { placeFurniture } from '../../src/core/anchor/place-furniture.ts';
import { subjectAt } from '../../src/core/anchor/subject.ts';
import { furnishedName, furnitureRulings } from '../../src/core/model/furniture-rulings.ts';
import type { FurnitureRuling } from '../../src/core/model/furniture-rulings.ts';
import { divide } from '../../src/core/passages/divide.ts';
import { furnish, wholePassages } from '../../src/core/passages/furnish.ts';

// What a person says of passages: that they are furniture of the page, or text. The rules give way, the text stays.

const page = [
  'Порт принял первый паром после забастовки.',
  'Подпишитесь на рассылку порта и читайте её по утрам.',
  'Грузчики вернулись к работе во вторник, сказал начальник смены.',
  'Share this article',
  'في الصباح عاد العمال إلى الميناء.',
].join('\n\n');

const decide = (text: string, words: string, value: 'is' | 'is-not', more: Partial<FurnitureRuling> = {}) => {
  const from = text.indexOf(words);
  const made = { note: '', rule: null, author: 'Ада', created: '2026-11-30T10:00:00.000Z' } as const;
  const subject = subjectAt(text, { documentId: 'd', version: 1, from, to: from + words.length });
  return {
    ...{ id: `of ${words}`, kind: 'furniture', value, subjects: [subject] },
    ...made,
    changed: made.created,
    ...more,
  } as FurnitureRuling;
};
const furnitureIn = (text: string, rulings: readonly FurnitureRuling[], version = 1) => {
  const { starts, furniture } = furnish(text, divide(text), placeFurniture(rulings, { version, text }).placed);
  return [...starts]
    .map((from, at) => (furniture[at] === 1 ? text.slice(from, starts[at + 1]).trim() : ''))
    .filter(Boolean);
};

describe('what a person decides of furniture', () => {
  test('holds against the rules, both ways, and changes no passage', () => {
    expect(furnitureIn(page, [])).toEqual(['Share this article']);
    const decided = [
      decide(page, 'Подпишитесь на рассылку порта и читайте её по утрам.', 'is'),
      decide(page, 'Share this article', 'is-not'),
    ];
    expect(furnitureIn(page, decided)).toEqual(['Подпишитесь на рассылку порта и читайте её по утрам.']);
    const before = divide(page);
    const { placed } = placeFurniture(decided, { version: 1, text: page });
    expect([...furnish(page, before, placed).starts]).toEqual([...before.starts]);
    expect([...before.furniture]).toEqual([0, 0, 0, 1, 0]);
  });

  test('of the same words holds as it was decided last', () => {
    const words = 'Грузчики вернулись к работе во вторник, сказал начальник смены.';
    const is = decide(page, words, 'is', { id: 'a', changed: '2026-11-30T11:00:00.000Z' });
    const isNot = decide(page, words, 'is-not', { id: 'b', changed: '2026-11-30T12:00:00.000Z' });
    const sorted = furnitureRulings([isNot, is]).get('d')!;
    expect(furnitureIn(page, sorted)).toEqual(['Share this article']);
    expect(furnishedName(sorted)).not.toBe(furnishedName([is]));
    expect(furnishedName([])).toBeUndefined();
  });

  test('goes with the words into a new version of the text', () => {
    const words = 'Подпишитесь на рассылку порта и читайте её по утрам.';
    const next = `Новое: ${page.replace('первый паром', 'первый и второй паром')}`;
    const decided = [decide(page, words, 'is')];
    expect(furnitureIn(next, decided, 2)).toEqual([words, 'Share this article']);
  });

  test('is told as gone where none of its words are left', () => {
    const decided = [decide(page, 'Подпишитесь на рассылку порта и читайте её по утрам.', 'is')];
    const next = 'The strike is over.\n\nShips leave again at dawn, and the quay is full of grain.';
    const { placed, gone } = placeFurniture(decided, { version: 2, text: next });
    expect([placed, gone]).toEqual([[], decided]);
  });

  test('is about whole passages, wherever the selection begins and ends', () => {
    const from = page.indexOf('читайте');
    const stretch = wholePassages(page, divide(page), { from, to: page.indexOf('вернулись') });
    expect(page.slice(stretch.from, stretch.to)).toBe(page.split('\n\n').slice(1, 3).join('\n\n'));
    const caret = wholePassages(page, divide(page), { from, to: from });
    expect(page.slice(caret.from, caret.to)).toBe('Подпишитесь на рассылку порта и читайте её по утрам.');
    expect(wholePassages('', divide(''), { from: 0, to: 0 })).toEqual({ from: 0, to: 0 });
  });
});
