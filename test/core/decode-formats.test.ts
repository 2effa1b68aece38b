import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Format } from '../../src/core/decode/format.ts';
import { endingsOf, formats, openFile } from '../../src/core/decode/open.ts';
import { plainText } from '../../src/core/decode/plain-text.ts';
import { formatOf } from '../../src/core/model/records.ts';
import { fail, ok } from '../../src/core/model/result.ts';
import { reportWords } from '../../src/renderer/words/reading.ts';

/** A made-up format: texts between lines of five stars. */
const stars: Format = {
  id: 'stars',
  decoder: 'stars-1',
  endings: ['stars', 'star'],
  sniff: (head) => head[0] === 0x2a && head[1] === 0x2a,
  decode(bytes, by) {
    by.step();
    const text = new TextDecoder().decode(bytes);
    if (text.includes('broken')) return Promise.resolve(fail('unreadable', '', 'A star is broken'));
    const encoding = { label: 'utf-8', by: 'valid-utf-8', confidence: 1, replacements: 0 } as const;
    return Promise.resolve(ok(text.split('*****').map((one, at) => ({ part: String(at + 1), text: one, encoding }))));
  },
};
const table = [stars, ...formats];
const utf8 = (text: string) => new TextEncoder().encode(text);

describe('a format that is one line more in the table', () => {
  test('gives every text of its files in their order, but for those without a word', async () => {
    let steps = 0;
    const by = { step: () => void steps++ };
    const opened = await openFile('a/Вести.STAR', utf8('Мост рухнул.*****\n*****الجسر انهار.'), {}, by, table);
    if (opened.kind !== 'texts') throw new Error(opened.kind);
    expect(opened.format).toBe(stars);
    expect(opened.parts.map(({ part, text }) => [part, text])).toEqual([
      ['1', 'Мост рухнул.'],
      ['3', 'الجسر انهار.'],
    ]);
    expect(steps).toBe(1);
  });

  test('says what is broken, and what is empty', async () => {
    expect(await openFile('a.star', utf8('broken'), {}, undefined, table)).toEqual({
      kind: 'failed',
      problem: { code: 'unreadable', about: '', detail: 'A star is broken' },
    });
    expect(await openFile('a.star', utf8('***** \n *****'), {}, undefined, table)).toMatchObject({ reason: 'empty' });
  });

  test('is known by its first bytes only where the name has no ending', async () => {
    const bytes = utf8('*****A');
    const formatOf = async (name: string) => {
      const opened = await openFile(name, bytes, {}, undefined, table);
      return opened.kind === 'texts' ? opened.format.id : opened.kind;
    };
    expect(await Promise.all(['letter', 'letter.txt', 'letter.pages'].map(formatOf))).toEqual([
      'stars',
      'plain-text',
      'skipped',
    ]);
  });

  test('is named wherever the program says what it reads', () => {
    expect(reportWords.empty(endingsOf(table))).toBe(
      'No files were found. Lectern reads .stars, .star, ' +
        `${endingsOf().slice(0, -1).join(', ')} and ${endingsOf().at(-1)!} files and files without an ending.`,
    );
  });
});

test('no ending is of two formats, and each stands in the list of formats that one reads first', () => {
  const all = formats.flatMap(({ endings }) => endings);
  expect(new Set(all).size).toBe(all.length);
  const readme = readFileSync(path.resolve(import.meta.dirname, '../../README.md'), 'utf8');
  const paragraph = /\*\*In:\*\*.*?(?=\*\*Out:\*\*)/su.exec(readme)![0];
  expect([...paragraph.matchAll(/`(\.\w+)`/gu)].map(([, ending]) => ending).toSorted()).toEqual(
    [...endingsOf()].toSorted(),
  );
});

test('every format has a name in the report, and its decoder is named by it', () => {
  expect(formats.filter(({ id }) => !reportWords.formats[id])).toEqual([]);
  expect(formats.filter(({ id, decoder }) => formatOf({ decoder }) !== id)).toEqual([]);
  expect(formatOf({})).toBe(plainText.id);
});
