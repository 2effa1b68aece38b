import { expect, test } from 'vitest';
import type { Document } from '../../src/core/model/records.ts';
import { must } from '../../src/core/model/result.ts';
import { SearchIndex } from '../../src/core/search/search-index.ts';
import { buildSegment } from '../../src/core/search/segment/build.ts';
import { checkSegment } from '../../src/core/search/segment/check.ts';
import { mergeSegments } from '../../src/core/search/segment/merge.ts';

const guess = (value: string) => ({ value, origin: { kind: 'program' as const } });
const doc = (id: string, text: string, language: string | null, attributes: Record<string, string> = {}) => {
  const starts = Uint32Array.from([0, ...[...text.matchAll(/\n\n/g)].map((m) => m.index + 2)]);
  const record: Document = {
    id,
    title: guess(text.split('\n')[0]!),
    importId: 'i',
    path: `${id}.txt`,
    language,
    attributes: Object.fromEntries(Object.entries(attributes).map(([k, v]) => [k, guess(v)])),
    versions: [
      {
        number: 1,
        textId: id,
        bytes: 0,
        length: text.length,
        byteHash: '',
        textHash: '',
        passages: starts.length,
        imported: '',
        encoding: { label: 'utf-8', by: 'valid-utf-8', confidence: 1, replacements: 0 },
      },
    ],
  };
  return {
    record,
    source: {
      documentId: id,
      version: 1,
      textId: id,
      text,
      language,
      division: { stamp: '', starts, furniture: new Uint8Array(starts.length) },
    },
  };
};
const docs = [
  doc(
    'a',
    'The summit treaty.\n\nThey were meeting in Pyongyang; Meeting Kim’s envoys was the summits’ first anniversary.',
    'en',
    { date: '2025-06-30', outlet: 'IANS' },
  ),
  doc('b', 'Les cafés de la nationalité.\n\nL’accord à Paris, 2024', 'fr', { date: '2025' }),
  doc('c', 'Коммунистическая партия коммунистов.\n\nМой дом', 'ru'),
  doc('d', '他们在北京大学抗议。\n\n東京都', 'zh'),
];
const texts = new Map(docs.map(({ record, source }) => [record.id, source.text]));
const index = new SearchIndex();
index.add(must(checkSegment(structuredClone(buildSegment(docs.slice(0, 2).map((d) => d.source))))));
index.add(buildSegment(docs.slice(2).map((d) => d.source)));
index.setFacts({ documents: new Map(docs.map(({ record }) => [record.id, record])), annotations: [], tags: [] });
const find = async (query: string, anyWord = false, order: 'rank' | 'document' = 'document') => {
  const answer = must(
    await index.search({ query, anyWord, order, furniture: true, offset: 0, limit: 10 }, async (id) => texts.get(id)!),
  );
  return answer.hits.map(
    (hit) =>
      `${hit.documentId}${hit.passage}:${hit.matches.map(({ from, to }) => texts.get(hit.documentId)!.slice(from, to)).join('|')}`,
  );
};
test.each([
  ['summit treaty', ['a0:summit|treaty']],
  ['summits', ['a0:summit', 'a1:summits']],
  ['"first anniversary"', ['a1:first anniversary']],
  ['"pyongyang first"~9', ['a1:Pyongyang|first']],
  ['"first pyongyang"~3', []],
  ['anniv*', ['a1:anniversary']],
  ['*yang', ['a1:Pyongyang']],
  ['p*n*g', ['a1:Pyongyang']],
  ['pyongyng~1', ['a1:Pyongyang']],
  ['summit -treaty', ['a1:summits']],
  ['treaty OR anniversary', ['a0:treaty', 'a1:anniversary']],
  ['=Meeting', ['a1:Meeting']],
  ['meets', ['a1:meeting|Meeting']],
  ['/20(24|25)/', ['b1:2024']],
  ['cafe', ['b0:cafés']],
  ['accord', ['b1:accord']],
  ['коммунист*', ['c0:Коммунистическая|коммунистов']],
  ['коммунист', ['c0:коммунистов']],
  ['抗议', ['d0:抗议']],
  ['北京', ['d0:北京']],
  ['date:2025-06..2025-07', ['a0:', 'a1:']],
  ['-date:*', ['c0:', 'c1:', 'd0:', 'd1:']],
  ['summit date:*', ['a0:summit', 'a1:summits']],
  ['date:=2025', ['b0:', 'b1:']],
  ['date:="30 June 2025" treaty', ['a0:treaty']],
  ['date:=2025-06', []],
  ['date:=2025-03/2025-05', []],
  ['-outlet:* lang:*', ['b0:', 'b1:', 'c0:', 'c1:', 'd0:', 'd1:']],
  ['outlet:ians kim', ['a1:Kim']],
  ['title:cafés', ['b0:', 'b1:']],
  ['is:untagged lang:ru', ['c0:', 'c1:']],
  ['-the lang:en', []],
] as [string, string[]][])('%s', async (query, expected) => {
  expect(await find(query)).toEqual(expected);
  expect((await find(query, false, 'rank')).sort()).toEqual(expected);
});
test('merged equals built', () => {
  const sources = docs.map((d) => d.source);
  expect(mergeSegments([buildSegment(sources.slice(0, 2)), buildSegment(sources.slice(2))], () => true)).toEqual(
    buildSegment(sources),
  );
});
