import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { guessMetadata } from '../../src/core/metadata/guess.ts';
import { divide } from '../../src/core/passages/divide.ts';
import { corpus } from './corpora.ts';
import { openText } from './open-text.ts';

// Five real texts about one event, as researchers collect them; metadata.test.ts has invented ones of the same kinds.

const folder = corpus('visit') ?? '';
const names = folder === '' ? [] : readdirSync(folder).sort();
const documents = await Promise.all(
  names.map(async (name) => {
    const opened = await openText(name, new Uint8Array(readFileSync(path.join(folder, name))));
    if (opened.kind !== 'text') throw new Error(`${name} is no text`);
    const { text } = opened;
    const division = divide(text);
    const passages = [...division.starts].map((start, number) => ({
      words: text.slice(start, division.starts[number + 1] ?? text.length).trim(),
      furniture: division.furniture[number] === 1,
    }));
    const { title, attributes, language } = guessMetadata(text, name, division);
    const value = (id: string): string | undefined => attributes[id]?.value;
    return { name, text, passages, title, value, language, encoding: opened.encoding };
  }),
);

describe.skipIf(folder === '')('five real texts (passed over where the folder of corpora is missing)', () => {
  test('are five English documents in UTF-8', () => {
    expect(documents.map(({ encoding, language }) => [encoding.label, encoding.confidence, language])).toEqual(
      Array.from({ length: 5 }, () => ['utf-8', 1, 'en']),
    );
  });

  test('have their dates, and none is invented', () => {
    expect(documents.map(({ value }) => value('date'))).toEqual([
      '2025-06-30T06:33',
      '2025-06-30',
      undefined,
      '2025-06-30T06:44+0000',
      undefined,
    ]);
  });

  test('have their titles', () => {
    const lines = documents.map(({ text }) =>
      text
        .split('\n')
        .map((line) => line.trim())
        .filter(Boolean),
    );
    expect([0, 2, 3].map((at) => documents[at]!.title.value)).toEqual([lines[0]![2], lines[2]![2], lines[3]![1]]);
    // Agency copy without a heading: the beginning of its lead, in doubt.
    const { value, origin, doubt } = documents[1]!.title;
    expect([doubt, origin.kind, documents[1]!.text.includes(`) ${value}`)]).toEqual(['weak', 'text', true]);
  });

  test('have their outlets, places, author and address', () => {
    expect(documents.map(({ value }) => value('outlet'))).toEqual([
      'UPI',
      'IANS',
      'Particle.news',
      'Sputnik International',
      undefined,
    ]);
    expect(documents.map(({ value }) => value('place'))).toEqual(['Seoul', 'Seoul', undefined, undefined, undefined]);
    const [first, ...others] = documents;
    expect(first!.text).toContain(`\nBy ${first!.value('author')}\n`);
    expect(others.map(({ value }) => value('author'))).toEqual([undefined, undefined, undefined, undefined]);
    expect(documents.map(({ value }) => value('url') !== undefined)).toEqual([false, false, false, true, false]);
  });

  test('are divided at bullets and at single newlines', () => {
    expect(documents[2]!.passages.filter(({ words }) => words.startsWith('•'))).toHaveLength(5);
    expect(documents[4]!.passages.map(({ words }) => words)).toEqual(
      documents[4]!.text
        .trim()
        .split('\n')
        .map((line) => line.trim()),
    );
  });

  test('have captions said twice, keyword lists and feedback lines as furniture', () => {
    const furniture = documents.map(({ passages }) => passages.filter((passage) => passage.furniture));
    expect(furniture.map(({ length }) => length)).toEqual([1, 0, 2, 28, 0]);
    const [caption] = furniture[0]!;
    expect(documents[0]!.passages.filter(({ words }) => words === caption!.words)).toHaveLength(2);
    const prose = documents[3]!.passages.filter((passage) => !passage.furniture).map(({ words }) => words);
    const [title, site, lead, story] = prose;
    expect(prose).toHaveLength(4);
    expect([title, site]).toEqual([documents[3]!.title.value, documents[3]!.value('outlet')]);
    expect([lead!.length > 150, story!.length > 500]).toEqual([true, true]);
    expect(documents[3]!.passages.at(-1)!.furniture).toBe(true);
  });
});
