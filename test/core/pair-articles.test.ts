import { expect, test } from 'vitest';
import { cutText } from '../../src/core/decode/articles/cut.ts';
import { pairArticles } from '../../src/core/ingest/pair-articles.ts';
import type { ReadArticle } from '../../src/core/ingest/pair-articles.ts';

const heads = ['Die Brücke am Fluß', 'Мост рухнул на рассвете', 'The ferry came late'];
const bodies = [
  'Über dem Fluß lag Nebel, als die Brücke brach. Niemand wußte, wer sie zuletzt geprüft hatte, und wer es hätte wissen müssen.',
  'Мост рухнул на рассвете, когда последний поезд уже прошёл. Никто не пострадал, но город до вечера оставался без воды.',
  'The ferry came late that evening, and the people on the quay had gone home before its lights were seen beyond the pier.',
];
const file = heads.map((head, at) => `${head}\n\n${bodies[at]}`).join('\n\n=====\n\n');
const bytes = new TextEncoder().encode(file);
const rule = { kind: 'articles', rule: 'separator', pattern: '=====' } as const;

function read(text: string, way: Parameters<typeof cutText>[1] = rule): ReadArticle[] {
  return cutText(text, way).map(({ begin, to }) => {
    const words = text.slice(begin, to).trim();
    return { path: `press.txt/${words.split('\n')[0]}.txt`, at: begin, text: words };
  });
}

const known = (articles: readonly ReadArticle[]) => articles.map((one, at) => ({ ...one, id: `document ${at}` }));

test('an article stays its document when the file is read in another encoding, in which all offsets and names are others', async () => {
  const wrong = read(new TextDecoder('windows-1252').decode(bytes));
  const right = read(file);
  expect(right.slice(1).some(({ at }) => wrong.some((one) => one.at === at))).toBe(false);
  const pairs = await pairArticles(known(wrong), right, { encoding: false, rule: true });
  expect([...pairs]).toEqual([
    [0, 'document 0'],
    [1, 'document 1'],
    [2, 'document 2'],
  ]);
});

test('where another encoding finds fewer articles, they are known by their names, and no two become one', async () => {
  const all = read(file);
  const fewer = [
    { ...all[0]!, at: 7 },
    { ...all[2]!, at: 9 },
  ];
  const pairs = await pairArticles(known(all), fewer, { encoding: false, rule: true });
  expect([...pairs]).toEqual([
    [0, 'document 0'],
    [1, 'document 2'],
  ]);
});

test('an article whose border was moved stays its document, and one that is new is no other’s', async () => {
  const before = read(file);
  const at = file.indexOf('\n\nМост рухнул на рассвете, когда') + 2;
  const after = read(file, { ...rule, borders: [{ part: '2', at }] });
  expect(after.map((one) => one.at)).toEqual([0, at, before[2]!.at]);
  const pairs = await pairArticles(known(before), after, { encoding: true, rule: false });
  expect(Object.fromEntries(pairs)).toEqual({ 0: 'document 0', 1: 'document 1', 2: 'document 2' });

  const other = { path: 'press.txt/x.txt', at: 5, text: bodies[2]!.toUpperCase().replace(/E/gu, 'Ж') };
  expect((await pairArticles(known(before.slice(0, 2)), [other], { encoding: true, rule: false })).size).toBe(0);
});

test('an article that was no document before stands in the order all the same', async () => {
  const articles = read(file);
  const some = articles.map((one, at) => ({ ...one, id: at === 1 ? null : `document ${at}` }));
  const pairs = await pairArticles(some, articles, { encoding: false, rule: true });
  expect([...pairs]).toEqual([
    [0, 'document 0'],
    [2, 'document 2'],
  ]);
});
