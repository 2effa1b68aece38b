import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Format } from '../../src/core/decode/format.ts';
import { endingsOf, mayLeaveOut } from '../../src/core/decode/format-names.ts';
import { formats, inside, openFile, openText } from '../../src/core/decode/open.ts';
import type { Opened } from '../../src/core/decode/open.ts';
import { plainText } from '../../src/core/decode/plain-text.ts';
import { leftOutOf } from '../../src/core/model/left-out.ts';
import { formatOf } from '../../src/core/model/records.ts';
import { fail, ok } from '../../src/core/model/result.ts';
import { reportWords } from '../../src/renderer/words/reading.ts';

/** A made-up format: texts between five stars; what begins with a name ending in a colon is a file of that name. */
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
    const texts = text.split('*****').map((one, at) => {
      const [, name, words] = /^(\S+):\n(.*)$/su.exec(one) ?? [];
      if (name !== undefined) return { part: name, bytes: utf8(words!) };
      return { part: String(at + 1), text: one, encoding, bytes: utf8(one) };
    });
    return Promise.resolve(ok(texts));
  },
};
const table = [stars, ...formats];
const shortly = (opened: Opened): string => {
  if (opened.kind === 'text') return `${opened.format.id}: ${opened.text.text}`;
  return opened.kind === 'skipped' ? opened.reason : opened.problem.detail!;
};
const utf8 = (text: string) => new TextEncoder().encode(text);

describe('a format that is one line more in the table', () => {
  test('gives every text of its files in their order, each with a name and bytes of its own, and says which are empty', async () => {
    let steps = 0;
    const by = { step: () => void steps++ };
    const opened = await openFile('a/Вести.STAR', utf8('Мост рухнул.*****\n*****الجسر انهار.'), {}, by, table);
    expect(opened.map(({ name, bytes, opened: one }) => [name, new TextDecoder().decode(bytes), shortly(one)])).toEqual(
      [
        ['1', 'Мост рухнул.', 'stars: Мост рухнул.'],
        ['2', '\n', 'empty'],
        ['3', 'الجسر انهار.', 'stars: الجسر انهار.'],
      ],
    );
    expect(steps).toBe(1);
  });

  test('opens the files that stand inside of its own, each by its name', async () => {
    const box = 'письмо.txt:\nДорогая сестра*****снимок.png:\nPNG*****ящик.star:\nОдин';
    const opened = await openFile('a.star', utf8(box), {}, undefined, table);
    expect(opened.map(({ name, opened: one }) => [name, shortly(one)])).toEqual([
      ['письмо.txt', 'plain-text: Дорогая сестра'],
      ['снимок.png', 'unknown-format'],
      ['ящик.star/1', 'stars: Один'],
    ]);
    expect(inside('a.star', opened[0]!.name)).toBe('a.star/письмо.txt');
  });

  test('that holds itself for ever is opened to some depth, and that is said', async () => {
    const endless: Format = { ...stars, decode: (bytes) => Promise.resolve(ok([{ part: 'in.star', bytes }])) };
    const opened = await openFile('a.star', utf8('Мост'), {}, undefined, [endless]);
    expect(opened.map(({ name, opened: one }) => [name.split('/').length, shortly(one)])).toEqual([
      [7, 'Files stand too deep in one another'],
    ]);
  });

  test('that holds more than anybody reads is read so far, and that is said', async () => {
    const many: Format = {
      ...stars,
      decode: () =>
        Promise.resolve(ok(Array.from({ length: 60_000 }, (_, at) => ({ part: `${at}.x`, bytes: utf8('') })))),
    };
    const opened = await openFile('a.star', utf8('Мост'), {}, undefined, [many]);
    expect([opened.length, shortly(opened.at(-1)!.opened)]).toEqual([50_001, 'More than 50000 texts']);
    const grown: Format = {
      ...stars,
      decode: (bytes) => Promise.resolve(ok([1, 2, 3].map((at) => ({ part: `${at}.star`, bytes })))),
    };
    const all = await openFile('a.star', utf8('Мост'), {}, undefined, [grown]);
    expect(all.filter(({ opened: one }) => one.kind === 'failed').length).toBe(all.length);
    expect(all.length).toBeLessThan(50);
  });

  test('says what is broken, and what is empty', async () => {
    const only = async (words: string) =>
      (await openFile('a.star', utf8(words), {}, undefined, table)).map((one) => one.opened);
    expect(await only('broken')).toEqual([
      { kind: 'failed', problem: { code: 'unreadable', about: '', detail: 'A star is broken' } },
    ]);
    expect(await only('')).toEqual([{ kind: 'skipped', reason: 'empty' }]);
  });

  test('is known by its first bytes only where the name has no ending', async () => {
    const bytes = utf8('*****A');
    const formatOf = async (name: string) => {
      const opened = await openText(name, bytes, {}, undefined, table);
      return opened.kind === 'text' ? opened.format.id : opened.kind;
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
  const paragraph = /\*\*In:\*\*.*?(?=\*\*Projects of other programs:\*\*)/su.exec(readme)![0];
  expect([...paragraph.matchAll(/`(\.\w+)`/gu)].map(([, ending]) => ending).toSorted()).toEqual(
    [...endingsOf()].toSorted(),
  );
});

test('every format has a name in the report, and its decoder is named by it', () => {
  expect(formats.filter(({ id }) => !reportWords.formats[id])).toEqual([]);
  expect(formats.filter(({ id, decoder }) => formatOf({ decoder }) !== id)).toEqual([]);
  expect(formatOf({})).toBe(plainText.id);
});

test('a text that says what it leaves out is of a format that may, so that it is loaded to be asked', async () => {
  const folder = path.resolve(import.meta.dirname, '../fixtures/office');
  const says: string[] = [];
  for (const name of ['harbour.docx', 'harbour.odt', 'harbour.fodt', 'harbour.rtf', 'unsaid.pdf', 'harbour.epub']) {
    for (const { opened } of await openFile(name, new Uint8Array(readFileSync(path.join(folder, name))))) {
      if (opened.kind !== 'text' || Object.keys(leftOutOf(opened.text.found)).length === 0) continue;
      says.push(name);
      expect(mayLeaveOut(opened.format.id), name).toBe(true);
    }
  }
  expect(says).toEqual(['harbour.docx', 'harbour.odt', 'harbour.fodt', 'harbour.rtf', 'unsaid.pdf']);
  expect(['csv', 'json', 'json-lines', 'xlsx', 'plain-text'].some(mayLeaveOut)).toBe(false);
});
