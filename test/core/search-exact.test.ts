import fc from 'fast-check';
import lunr from 'lunr';
import { describe, expect, test } from 'vitest';
import { must } from '../../src/core/model/result.ts';
import { parseQuery } from '../../src/core/search/language/parse.ts';
import { SearchIndex } from '../../src/core/search/search-index.ts';
import { buildSegment } from '../../src/core/search/segment/build.ts';
import { mergeSegments } from '../../src/core/search/segment/merge.ts';
import type { Segment, SegmentDocument } from '../../src/core/search/segment/segment.ts';
import { exactWord, foldWord } from '../../src/core/text/fold.ts';
import { stemmerFor } from '../../src/core/text/stems.ts';
import { wordsOf } from '../../src/core/text/words.ts';
import type { Sample } from './search-corpus.ts';
import { factsOf, sample } from './search-corpus.ts';
import { scan } from './search-scan.ts';

// The clever against the obvious: what the index finds is what a scan of all passages finds, and what lunr finds.

const vocabulary =
  'the a of meeting meetings meet Meeting MEETING summit summits treaty treaties resume résumé Résumés café cafes over ever river rover never banana abcabc bca cab don’t don l’accord Kim’s'.split(
    ' ',
  );
// With what makes a passage unlike its words: accents apart from their letters, soft hyphens, underscores, long words.
const unusual = [
  'cafe\u0301s',
  'sum\u00ADmit',
  'river_bank',
  '_over',
  'm\u200Deet',
  'me\u0301et',
  `${'ver'.repeat(60)}ed`,
];
// Words and numbers in pieces, and the same in one.
const pieced = [
  'sum-\nmit',
  'meet-\nings',
  'ri\u00AD\nver',
  'Mee-\nTing',
  'TREA-\nTY',
  'ov-\ner-\never',
  'never-\nover',
  'neverover',
  '14,000',
  '14.000',
  '14\u202F000',
  '14000',
  '٣٤',
  '34',
  '😊',
  '👍🏽',
  '👍',
];
const others = 'коммунисты коммунистов Ёлка елка мой мои 北京大学 東京 한국은 2025년 αβγ Straße strasse'.split(' ');

const aWord = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...vocabulary) },
  { weight: 1, arbitrary: fc.constantFrom(...others, ...unusual, ...pieced) },
);
const aPassage = fc
  .array(fc.tuple(aWord, fc.constantFrom(' ', ' ', ' ', ', ', '. ', '\n')), { minLength: 0, maxLength: 14 })
  .map((pairs) => pairs.flat().join(''));
const aCorpus = fc
  .array(fc.tuple(fc.array(aPassage, { maxLength: 4 }), fc.constantFrom('en', 'en', 'fr', 'ru', null)), {
    minLength: 1,
    maxLength: 7,
  })
  .map((documents) => documents.map(([passages, language], number) => sample(`d${number}`, passages, { language })));

const boosted = fc.constantFrom('', '', '', '^2', '^0.5');
const stem = fc.constantFrom('me', 'su', 'tr', 'cafe', 'коммун', 'r', 'o');
const aTerm: fc.Arbitrary<string> = fc.oneof(
  { weight: 5, arbitrary: fc.tuple(aWord, boosted).map(([word, boost]) => word + boost) },
  fc
    .tuple(fc.constantFrom('meting', 'rver', 'ovre', 'baanna', 'sumit', 'bac', 'cabb'), fc.constantFrom('~1', '~2'))
    .map(([word, edits]) => word + edits),
  stem.map((piece) => `${piece}*`),
  fc.constantFrom('*ing', '*ver', '*s', 'm*t', '*e*t*', 'a*a', '*ний'),
  aWord.map((word) => `=${word}`),
  fc.array(aWord, { minLength: 1, maxLength: 3 }).map((words) => `"${words.join(' ')}"`),
  fc.tuple(aWord, stem).map(([word, piece]) => `"${word} ${piece}*"`),
  fc
    .tuple(fc.array(aWord, { minLength: 2, maxLength: 3 }), fc.integer({ min: 0, max: 6 }))
    .map(([words, near]) => `"${words.join(' ')}"~${near}`),
  fc.constantFrom(
    '/meet/',
    '/Meet/i',
    '/s\\b/',
    '/^the/',
    '/(ri|ne)ver/',
    '/京/',
    '/mee\\w+s/',
    '/ovre?r|cab/',
    '/caf[ée]/',
    '/r[ée]sum/i',
    '/banana?/',
    '/меет|ммун/',
    '/\\x6deet/',
    '/(?<!s)ummit|treat(y|ies)/',
    '/tre{1}aty/',
    '/summit.+treaty/s',
    '/\\bmeet/',
    '/[a-z]+ing\\b/',
    '/\\d{4}/',
    '/m\\w*t/i',
    '/e\\w+s/',
    '/R[ée]sum/',
    '/(?:over|never)\\b/',
    '/\\w_\\w/',
    '/v\\w+d/',
    '/[А-я]{6,}/',
    '/k/i',
  ),
);
const aClause: fc.Arbitrary<string> = fc
  .tuple(fc.constantFrom('', '', '', '+', '-'), aTerm)
  .map(([sign, term]) => sign + term);
const aQuery: fc.Arbitrary<string> = fc.oneof(
  { weight: 3, arbitrary: fc.array(aClause, { minLength: 1, maxLength: 4 }).map((clauses) => clauses.join(' ')) },
  fc.tuple(aClause, aClause, aClause).map(([a, b, c]) => `${a} OR ${b} ${c}`),
  fc.tuple(aTerm, aTerm, aClause, fc.constantFrom('', '-', '+')).map(([a, b, c, sign]) => `${sign}(${a} ${b}) OR ${c}`),
  fc.tuple(aTerm, aTerm, aClause).map(([a, b, c]) => `-(${a} OR ${b}) ${c}`),
);

const readText =
  (samples: readonly Sample[]) =>
  async (id: string): Promise<string> =>
    samples.find(({ record }) => record.id === id)!.source.text;

const find = async (
  index: SearchIndex,
  samples: readonly Sample[],
  query: string,
  anyWord: boolean,
  order: 'rank' | 'document' = 'rank',
) => must(await index.search({ query, anyWord, order, furniture: true, offset: 0, limit: 1000 }, readText(samples)));

const indexOf = (samples: readonly Sample[], segments: readonly Segment[]): SearchIndex => {
  const index = new SearchIndex();
  for (const segment of segments) index.add(segment);
  index.setFacts(factsOf(samples));
  return index;
};

describe('the index', () => {
  test('finds what a scan of all passages finds, in either order, with exact counts', async () => {
    await fc.assert(
      fc.asyncProperty(aCorpus, aQuery, fc.boolean(), async (samples, query, anyWord) => {
        const index = indexOf(samples, [buildSegment(samples.map(({ source }) => source))]);
        const expected = scan(samples, query, anyWord);
        for (const order of ['rank', 'document'] as const) {
          const answer = await find(index, samples, query, anyWord, order);
          const found = answer.hits.map((hit) => `${hit.documentId} ${hit.passage}`);
          expect(order === 'rank' ? found.sort() : found).toEqual(expected);
          expect(answer.total).toBe(expected.length);
          expect(answer.documents).toBe(new Set(answer.hits.map(({ documentId }) => documentId)).size);
        }
      }),
      { numRuns: 1500 },
    );
  });

  test('finds by words what a regular expression matches in the texts, however they are written', async () => {
    const letters = [
      'a',
      'b',
      'B',
      'é',
      'e\u0301',
      'я',
      '1',
      '\u00AD',
      '\u200D',
      '_',
      '’',
      "'",
      '.',
      ' ',
      ' ',
      '가',
      '京',
      'ſ',
      '\u212A',
    ];
    const passage = fc
      .array(fc.oneof({ weight: 5, arbitrary: fc.constantFrom('a', 'b', 'é', ' ') }, fc.constantFrom(...letters)), {
        maxLength: 14,
      })
      .map((pieces) => pieces.join(''));
    const atom = fc.constantFrom(
      'a',
      'b',
      'B',
      'é',
      'я',
      '1',
      '\\w',
      '\\d',
      '[ab]',
      '[a-zé]',
      '[\\db]',
      's',
      'k',
      '\\b',
      '(?:a|b)',
      '(ab)',
    );
    const source = fc
      .array(fc.tuple(atom, fc.constantFrom('', '', '', '?', '+', '*', '{2}', '{1,2}')), { minLength: 1, maxLength: 4 })
      .map((parts) => parts.map(([one, often]) => (one === '\\b' ? one : one + often)).join(''));
    await fc.assert(
      fc.asyncProperty(
        fc.array(passage, { minLength: 1, maxLength: 6 }),
        source,
        fc.constantFrom('', 'i'),
        fc.constantFrom('', '-', 'b OR ', 'a -'),
        async (passages, written, flags, before) => {
          const query = `${before}/${written}/${flags}`;
          fc.pre(parseQuery(query).ok);
          const samples = [sample('d', passages, { language: null })];
          const index = indexOf(samples, [buildSegment([samples[0]!.source])]);
          const found = (await find(index, samples, query, false, 'document')).hits;
          expect(found.map(({ documentId, passage: number }) => `${documentId} ${number}`)).toEqual(
            scan(samples, query, false),
          );
        },
      ),
      { numRuns: 1000 },
    );
  });

  test('gives the borders of each hit, and marks within them', async () => {
    await fc.assert(
      fc.asyncProperty(aCorpus, aQuery, async (samples, query) => {
        const index = indexOf(samples, [buildSegment(samples.map(({ source }) => source))]);
        for (const hit of (await find(index, samples, query, true)).hits) {
          const { source } = samples.find(({ record }) => record.id === hit.documentId)!;
          const { starts } = source.division;
          expect([hit.from, hit.to]).toEqual([starts[hit.passage], starts[hit.passage + 1] ?? source.text.length]);
          expect(hit.text).toBe(source.text.slice(hit.from, hit.to));
          let end = hit.from;
          for (const { from, to } of hit.matches) {
            expect(from).toBeGreaterThanOrEqual(end);
            expect(to).toBeGreaterThan(from);
            end = to;
          }
          expect(end).toBeLessThanOrEqual(hit.to);
        }
      }),
      { numRuns: 300 },
    );
  });

  test('answers in pages as it answers whole', async () => {
    await fc.assert(
      fc.asyncProperty(
        aCorpus,
        aQuery,
        fc.constantFrom('rank' as const, 'document' as const),
        fc.integer({ min: 1, max: 4 }),
        async (samples, query, order, limit) => {
          const index = indexOf(samples, [buildSegment(samples.map(({ source }) => source))]);
          const whole = (await find(index, samples, query, true, order)).hits;
          const pages = [];
          for (let offset = 0; offset < whole.length; offset += limit) {
            const question = { query, anyWord: true, order, furniture: true, offset, limit };
            pages.push(...must(await index.search(question, readText(samples))).hits);
          }
          expect(pages).toEqual(whole);
          const places = must(
            await index.allHits({ query, anyWord: true, order, furniture: true }, readText(samples), undefined, true),
          );
          expect(places).toEqual(whole.map(({ text: _text, score: _score, ...place }) => place));
        },
      ),
      { numRuns: 200 },
    );
  });

  test('answers the same in pieces, merged, masked and after new versions as rebuilt from scratch', async () => {
    const anAct = fc.oneof(
      fc.record({
        kind: fc.constant('add' as const),
        passages: fc.array(aPassage, { maxLength: 3 }),
        language: fc.constantFrom('en', 'fr', null),
      }),
      fc.record({
        kind: fc.constantFrom('remove' as const, 'renew' as const),
        which: fc.nat(),
        passages: fc.array(aPassage, { maxLength: 3 }),
      }),
      fc.record({ kind: fc.constant('merge' as const), count: fc.integer({ min: 1, max: 4 }) }),
      fc.record({ kind: fc.constant('reload' as const) }),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(anAct, { minLength: 1, maxLength: 14 }),
        fc.array(aQuery, { minLength: 1, maxLength: 3 }),
        async (acts, queries) => {
          const samples: Sample[] = [];
          let segments: Segment[] = [];
          let index = new SearchIndex();
          let next = 0;
          const lives = ({ documentId, version }: SegmentDocument): boolean =>
            samples.some(({ source }) => source.documentId === documentId && source.version === version);
          const add = (added: Sample): void => {
            samples.push(added);
            segments.push(buildSegment([added.source]));
            index.add(segments.at(-1)!);
          };
          for (const act of acts) {
            if (act.kind === 'add') add(sample(`d${next++}`, act.passages, { language: act.language }));
            else if (act.kind === 'reload') {
              segments = segments.map((segment) => structuredClone(segment));
              index = indexOf(samples, segments);
            } else if (act.kind === 'merge') {
              const merged = segments.splice(0, act.count);
              const whole = mergeSegments(merged, lives);
              for (const segment of merged) index.removeSegment(segment);
              segments.push(whole);
              index.add(whole);
            } else if (samples.length > 0) {
              const [old] = samples.splice(act.which % samples.length, 1);
              const { documentId, version } = old!.source;
              if (act.kind === 'renew')
                add(sample(documentId, act.passages, { version: version + 1, language: old!.record.language }));
            }
            index.setFacts(factsOf(samples));
          }
          const rebuilt = indexOf(samples, [buildSegment(samples.map(({ source }) => source))]);
          expect(index.counts()).toEqual(rebuilt.counts());
          for (const query of queries) {
            for (const anyWord of [true, false]) {
              expect(await find(index, samples, query, anyWord)).toEqual(await find(rebuilt, samples, query, anyWord));
            }
          }
        },
      ),
      { numRuns: 300 },
    );
  });

  test('merged is byte by byte the index built at once', () => {
    fc.assert(
      fc.property(aCorpus, fc.nat(), (samples, cut) => {
        const sources = samples.map(({ source }) => source);
        const at = cut % sources.length;
        const merged = mergeSegments(
          [buildSegment(sources.slice(0, at)), buildSegment(sources.slice(at))],
          ({ documentId }) => documentId !== 'd0',
        );
        expect(merged).toEqual(buildSegment(sources.slice(1)));
      }),
      { numRuns: 200 },
    );
  });
});

describe('lunr, given the same words,', () => {
  const plain = vocabulary.filter((word) => /^[a-z]+$/i.test(word));
  const english = fc
    .array(fc.array(fc.constantFrom(...plain), { minLength: 1, maxLength: 12 }), { minLength: 1, maxLength: 12 })
    .map((passages) =>
      sample(
        'd',
        passages.map((words) => words.join(' ')),
      ),
    );
  /** A lunr index whose terms are our stems, or our keys. */
  const lunrOf = ({ passages }: Sample, stemmed: boolean): lunr.Index => {
    const { stem: stemOf } = stemmerFor('en');
    const builder = new lunr.Builder();
    builder.ref('ref');
    builder.field('text');
    builder.pipeline.reset();
    builder.searchPipeline.reset();
    passages.forEach((passage, ref) => {
      const words = wordsOf(passage).map(({ text }) => (stemmed ? stemOf(exactWord(text)) : foldWord(text)));
      builder.add({ ref: String(ref), text: words });
    });
    return builder.build();
  };
  const sign = fc.constantFrom('', '', '+', '-');

  test('finds the same passages for its own language: words, + and -, with the same scores', async () => {
    const clause = fc.record({ sign, word: fc.constantFrom(...plain), boost: fc.constantFrom(1, 1, 3) });
    await fc.assert(
      fc.asyncProperty(english, fc.array(clause, { minLength: 1, maxLength: 4 }), async (document, clauses) => {
        const { stem: stemOf } = stemmerFor('en');
        // Lunr joins two clauses with one stem before it divides by the query's length; that is another formula.
        fc.pre(new Set(clauses.map(({ word }) => stemOf(word))).size === clauses.length);
        const query = clauses
          .map(({ sign: mark, word, boost }) => `${mark}${word}${boost === 1 ? '' : `^${boost}`}`)
          .join(' ');
        const theirs = lunrOf(document, true).query((lunrQuery) => {
          for (const { sign: mark, word, boost } of clauses) {
            const { REQUIRED, PROHIBITED, OPTIONAL } = lunr.Query.presence;
            lunrQuery.term(stemOf(word), {
              boost,
              usePipeline: false,
              presence: mark === '+' ? REQUIRED : mark === '-' ? PROHIBITED : OPTIONAL,
            });
          }
        });
        const index = indexOf([document], [buildSegment([document.source])]);
        const ours = await find(index, [document], query, true);
        const score = new Map(theirs.map((result) => [Number(result.ref), result.score]));
        expect(ours.hits.map(({ passage }) => passage).sort()).toEqual([...score.keys()].sort());
        const { hits } = ours;
        const length =
          Math.hypot(
            ...clauses
              .filter(
                (part) =>
                  part.sign !== '-' &&
                  [...document.passages].some((passage) =>
                    passage.split(' ').some((word) => stemOf(word) === stemOf(part.word)),
                  ),
              )
              .map((part) => part.boost),
          ) || 1;
        for (const hit of hits) expect(hit.score / length).toBeCloseTo(score.get(hit.passage)!, 9);
      }),
      { numRuns: 500 },
    );
  });

  test('finds the same passages for patterns and edits', async () => {
    const letters = fc.stringMatching(/^[abc]{1,5}$/);
    const corpus = fc
      .array(fc.array(letters, { minLength: 1, maxLength: 6 }), { minLength: 1, maxLength: 8 })
      .map((passages) =>
        sample(
          'd',
          passages.map((words) => words.join(' ')),
          { language: null },
        ),
      );
    const term = fc.oneof(
      fc
        .tuple(fc.stringMatching(/^[abc]{2,4}$/), fc.integer({ min: 1, max: 2 }))
        .map(([word, edits]) => `${word}~${edits}`),
      fc.stringMatching(/^[abc]{0,2}\*[abc]{0,2}$/).filter((word) => word !== '*'),
      fc.stringMatching(/^[abc]?\*[abc]\*[abc]?$/),
    );
    await fc.assert(
      fc.asyncProperty(corpus, term, async (document, query) => {
        const index = indexOf([document], [buildSegment([document.source])]);
        const ours = (await find(index, [document], query, true)).hits.map(({ passage }) => passage).sort();
        const theirs = lunrOf(document, false)
          .search(query)
          .map(({ ref }) => Number(ref))
          .sort();
        expect(ours).toEqual(theirs);
      }),
      { numRuns: 1500 },
    );
  });
});
