import { expect, test } from 'vitest';
import { articlesIn } from '../../src/core/decode/articles/articles-in.ts';
import type { DecodedPart } from '../../src/core/decode/format.ts';
import { leftOutBeside, leftOutOf } from '../../src/core/model/left-out.ts';
import { pagesBeside, pagesOf } from '../../src/core/model/pages.ts';

// A document of a word processor in which somebody put several articles below each other.

const articles = [
  'Мост рухнул на рассвете, когда последний поезд уже прошёл.',
  'The ferry came late, and nobody waited.',
  '橋は夜明けに落ちた。',
];
const text = articles.join('\n\n=====\n\n');
const placeOf = (words: string) => ({ from: text.indexOf(words), to: text.indexOf(words) + words.length });
const remark = (note: string, { from, to }: { from: number; to: number }) => ({
  from,
  to,
  note,
  author: 'Ада',
  time: null,
});

const decoded: DecodedPart = {
  part: '',
  bytes: new Uint8Array(),
  text,
  encoding: { label: 'utf-8', by: 'declared', confidence: 1, replacements: 0 },
  found: {
    title: null,
    attributes: {
      ...leftOutBeside({ pictures: 2, comments: 1, remarks: 4 }),
      ...pagesBeside([
        { from: 0, label: '7' },
        { from: placeOf('ferry').from, label: '8' },
      ]),
    },
    language: null,
  },
  remarks: [
    remark('in the first', placeOf('на рассвете')),
    remark('from the first into the second', { from: placeOf('поезд').from, to: placeOf('The ferry').to }),
    remark('on the line between', { from: placeOf('=====').from, to: placeOf('=====').from + 3 }),
    remark('in the third', placeOf('夜明け')),
  ],
};
const rule = { kind: 'articles', rule: 'separator', pattern: '=====' } as const;
const parts = articlesIn(decoded, 'docx', () => ({ rule, encoding: null }));

test('a file that is cut into articles leaves the remarks in it to the articles on whose words they stand', () => {
  expect(parts.map((part) => part.text)).toEqual(articles);
  const told = parts.map((part) => (part.remarks ?? []).map(({ note, from, to }) => [note, part.text.slice(from, to)]));
  expect(told).toEqual([
    [
      ['in the first', 'на рассвете'],
      ['from the first into the second', 'поезд уже прошёл.'],
    ],
    [],
    [['in the third', '夜明け']],
  ]);
});

test('what was left out of a file of articles is told once, with the remarks that stand in no article', () => {
  expect(parts.map(({ found }) => leftOutOf(found))).toEqual([
    { pictures: 2, comments: 2, remarks: 2 },
    {},
    { remarks: 1 },
  ]);
});

test('an article is on the pages of its file', () => {
  expect(parts.map(({ found }) => pagesOf(found))).toEqual([
    [{ from: 0, label: '7' }],
    [
      { from: 0, label: '7' },
      { from: 4, label: '8' },
    ],
    [{ from: 0, label: '8' }],
  ]);
});
