import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { must } from '../../src/core/model/result.ts';
import { SearchIndex } from '../../src/core/search/search-index.ts';
import { buildSegment } from '../../src/core/search/segment/build.ts';
import { factsOf, sample } from './search-corpus.ts';
import { parseQuery } from '../../src/core/search/language/parse.ts';
import { leftOutBy } from '../../src/core/search/language/left-out.ts';
import { filtersIn, withFilter, withoutStretch, writeFilter } from '../../src/core/search/language/filters.ts';

/** The filters of a query as they are written there. */
const written = (query: string, fields: readonly string[] = []) =>
  filtersIn(query, fields).map(({ from, to }) => query.slice(from, to));

describe('filters beside the box', () => {
  test('are those that stand for themselves in the text', () => {
    expect(written('гавань tag:"Aid/Food" -outlet:"Le Port" date:2025-06..2025-07 is:tagged "lang:en"')).toEqual([
      'tag:"Aid/Food"',
      '-outlet:"Le Port"',
      'date:2025-06..2025-07',
      'is:tagged',
    ]);
    expect(written('fish NOT tag:Aid')).toEqual(['NOT tag:Aid']);
    expect(written('צה"ל tag:Aid')).toEqual(['tag:Aid']);
    expect(written('/tag:x y/ mood:calm', ['mood'])).toEqual(['mood:calm']);
  });

  test('leave out what means nothing on its own, and what cannot be read', () => {
    expect(written('(tag:Aid OR tag:Food) tag:A OR tag:B lang: date:June mood:calm tag:"open')).toEqual([]);
  });

  test('hold a range whose ends stand in quotes of their own', () => {
    expect(written('senate date:"50 BC".."40 BC" -date:"300 BC"..')).toEqual([
      'date:"50 BC".."40 BC"',
      '-date:"300 BC"..',
    ]);
  });

  test('tell which reading of a date was taken where another could be meant', () => {
    const doubtful = (query: string) => {
      const parsed = parseQuery(query, { languages: ['en-GB'] });
      return parsed.ok ? parsed.doubtfulDates.map(({ words, value, other }) => [words, value, other]) : null;
    };
    expect([
      doubtful('ferry date:3/4/2025'),
      doubtful('паром -date:=03.04.2025'),
      doubtful('date:3/4/2025..5/4/2025'),
      doubtful('date:"Monday, 5 May 2021"'),
      doubtful('date:"Tuesday, 3/4/2025" date:13/4/2025 date:4/4/2025 date:2025-03-04 date:..2025 "3/4/2025"'),
    ]).toEqual([
      [['3/4/2025', '2025-04-03', '2025-03-04']],
      [['03.04.2025', '2025-04-03', '2025-03-04']],
      [
        ['3/4/2025', '2025-04-03', '2025-03-04'],
        ['5/4/2025', '2025-04-05', '2025-05-04'],
      ],
      [['Monday, 5 May 2021', '2021-05-05', null]],
      [],
    ]);
  });

  test('know what they are', () => {
    expect(filtersIn('a -tag:"Aid/Food" date:..2024')).toEqual([
      {
        from: 2,
        to: 17,
        negated: true,
        filter: { kind: 'field', field: 'tag', value: { text: 'Aid/Food', quoted: true } },
      },
      { from: 18, to: 29, negated: false, filter: { kind: 'date', first: null, last: '2024' } },
    ]);
  });
});

describe('taking a filter out of the text', () => {
  const without = (query: string, at = 0) => withoutStretch(query, filtersIn(query)[at]!);

  test('leaves the rest as it was written', () => {
    expect(without('tag:Aid  "two words" ')).toBe('"two words" ');
    expect(without('the harbour  tag:Aid and the quay')).toBe('the harbour and the quay');
    expect(without('harbour AND tag:Aid')).toBe('harbour');
    expect(without('tag:Aid AND harbour')).toBe('harbour');
    expect(without('harbour NOT tag:Aid quay')).toBe('harbour quay');
    expect(without('tag:Aid lang:ar', 1)).toBe('tag:Aid');
    expect(without('tag:Aid')).toBe('');
  });

  test('takes out what was put in, whatever the value is', () => {
    const values = fc.string({ unit: 'grapheme', minLength: 1 }).filter((value) => /[\p{L}\p{N}]/u.test(value));
    const queries = fc.constantFrom(
      '',
      'harbour',
      'DO NOT ENTER',
      '"first anniversary" -quay',
      '(a OR b) /c+/',
      'رصيف الميناء',
    );
    fc.assert(
      fc.property(queries, fc.constantFrom('outlet', 'author', 'place', 'lang'), values, (query, field, value) => {
        const filter = writeFilter(field, value.replace(/[\r\n]/gu, ' '));
        const both = withFilter(query, filter);
        expect(parseQuery(both).ok).toBe(true);
        const found = filtersIn(both);
        expect(found.map(({ from, to }) => both.slice(from, to))).toEqual([filter]);
        const text = value.replace(/[\r\n]/gu, ' ');
        expect(found[0]!.filter).toEqual({ kind: 'field', field, value: { text, quoted: true, whole: true } });
        expect(withoutStretch(both, found[0]!)).toBe(query);
        expect(withFilter(both, filter)).toBe(both);
      }),
    );
  });
});

describe('what a filter leaves out because nothing is known', () => {
  const leftOut = (query: string, fields: readonly string[] = []) =>
    leftOutBy(query, { fields }).map((one) => `${one.field}: ${one.query}`);

  test('is asked for by the same words, in the filter’s place', () => {
    expect(leftOut('slavery date:1855..1866')).toEqual(['date: slavery -date:*']);
    expect(leftOut('свобода date:1855.. outlet:="Правда" date:..1866')).toEqual([
      'date: свобода outlet:="Правда" -date:*',
      'outlet: свобода date:1855.. date:..1866 -outlet:*',
    ]);
    expect(leftOut('fear настроение:calm lang:en', ['настроение'])).toEqual([
      'настроение: fear lang:en -настроение:*',
      'lang: fear настроение:calm -lang:*',
    ]);
    expect(leftOut('date:1987')).toEqual(['date: -date:*']);
  });

  test('is found in brackets and beside OR: what would be there if the filter held, and is not there as it is', async () => {
    const texts = [
      sample('dated', ['war in spring', 'peace'], { attributes: { date: '1900', outlet: 'Post' } }),
      sample('undated', ['war at sea', 'peace at last', 'нет войне'], { attributes: { outlet: 'Post' } }),
      sample('bare', ['war and peace', 'harbour'], {}),
    ];
    const index = new SearchIndex();
    index.add(buildSegment(texts.map(({ source }) => source)));
    index.setFacts(factsOf(texts, [], []));
    const read = (id: string) => Promise.resolve(texts.find(({ source }) => source.documentId === id)!.source.text);
    const found = async (query: string, anyWord: boolean) => {
      const order = { order: 'document', furniture: true, offset: 0, limit: 99 } as const;
      const { hits } = must(await index.search({ query, anyWord, ...order }, read));
      return hits.map(({ documentId, passage }) => `${documentId} ${passage}`);
    };
    const leaves = async (query: string, anyWord = false) =>
      Object.fromEntries(
        await Promise.all(leftOutBy(query).map(async (one) => [one.field, await found(one.query, anyWord)] as const)),
      );
    // The plain form and the one in brackets say the same.
    expect(await leaves('war date:1900')).toEqual({ date: ['bare 0', 'undated 0'] });
    expect(await leaves('war (date:1900)')).toEqual({ date: ['bare 0', 'undated 0'] });
    // With “Any word” the bracket is one way more to be found.
    expect(await leaves('sea peace (date:1900)', true)).toEqual({ date: ['bare 1', 'undated 2'] });
    expect(await leaves('war (date:1900 OR outlet:Post)')).toEqual({ date: ['bare 0'], outlet: ['bare 0'] });
    expect(await leaves('harbour OR (peace date:1900)')).toEqual({ date: ['bare 0', 'undated 1'] });
    expect(await leaves('peace OR date:1900')).toEqual({ date: ['bare 1', 'undated 0', 'undated 2'] });
    expect(await leaves('peace -(war -date:1900)')).toEqual({ date: ['bare 0'] });
    expect(await leaves('peace -(war date:1900)')).toEqual({});
    expect(await leaves('peace (date:* OR outlet:Post)')).toEqual({ outlet: ['bare 0'] });
    expect(leftOut('peace (date:1900')).toEqual([]);
  });

  test('is nothing where the filter leaves none of these out, or each text has the field', () => {
    expect(leftOut('slavery')).toEqual([]);
    expect(leftOut('slavery -date:1860 NOT outlet:post')).toEqual([]);
    expect(leftOut('slavery date:* outlet:*')).toEqual([]);
    expect(leftOut('tag:Aid title:peace path:1987 note:harbour is:tagged')).toEqual([]);
  });
});

test('what ends in a word that may be an operator is held together when a filter is put to it', () => {
  expect([
    withFilter('DO NOT', 'is:tagged'),
    withFilter('WHETHER OR ', 'is:tagged'),
    withFilter('a OR b', 'is:tagged'),
  ]).toEqual(['(DO NOT) is:tagged', '(WHETHER OR) is:tagged', 'a OR b is:tagged']);
});

test('a filter of one value is read as it was written, with its quotation marks, in any script', () => {
  for (const value of ['דובר צה"ל', 'The “Post”', '週刊「世界」', 'C:\\News "A"', '=Post', 'Der Bote*']) {
    const [filter, ...others] = filtersIn(writeFilter('outlet', value), ['outlet']);
    expect([filter?.filter, others]).toMatchObject([{ field: 'outlet', value: { text: value, whole: true } }, []]);
  }
  // What a person types between such marks ends at the first of them, but not in a Hebrew word.
  const [filter] = filtersIn('outlet:"דובר צה"ל"');
  expect(filter?.filter).toMatchObject({ value: { text: 'דובר צה"ל' } });
});
