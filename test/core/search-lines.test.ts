import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Annotation } from '../../src/core/model/records.ts';
import { must } from '../../src/core/model/result.ts';
import type { ConcordanceKey, ConcordanceLine, HitPlace } from '../../src/core/search/question.ts';
import { ManyTitles } from '../../src/core/search/names.ts';
import { withFilter, writeDocumentFilter, writeFilter } from '../../src/core/search/language/filters.ts';
import { SearchIndex } from '../../src/core/search/search-index.ts';
import { SmallIndex } from '../../src/core/search/small-index.ts';
import { buildSegment } from '../../src/core/search/segment/build.ts';
import { exactWord, foldWord } from '../../src/core/text/fold.ts';
import { wordsOf } from '../../src/core/text/words.ts';
import type { Sample } from './search-corpus.ts';
import { annotation, factsOf, sample, tag } from './search-corpus.ts';

// Concordance, groups and the way from match to match, each against the obvious: read all texts and look.

const words = 'the river rivers Rivers café cafés aid train of a summit summits'.split(' ').concat('помощь', '東京');
const aPassage = fc
  .array(fc.tuple(fc.constantFrom(...words), fc.constantFrom(' ', ' ', ', ', '.\n')), { maxLength: 9 })
  .map((pairs) => pairs.flat().join(''));
const aDocument = fc.record({
  passages: fc.array(aPassage, { maxLength: 4 }),
  language: fc.constantFrom('en', 'fr', 'ru', null),
  outlet: fc.constantFrom('', 'IANS', 'Morning Post', 'écho'),
  date: fc.constantFrom('', '2025', '2025-06', '2025-06-30', '2024-12-01'),
});
const aCorpus = fc.array(aDocument, { minLength: 1, maxLength: 6 }).map((documents) =>
  documents.map(({ passages, language, outlet, date }, number) =>
    sample(`d${number}`, passages, {
      language,
      attributes: { ...(outlet && { outlet }), ...(date && { date }) },
      furniture: [2],
    }),
  ),
);
const aQuery = fc.constantFrom(
  'river',
  'café',
  'river OR summit',
  '(the OR of) river',
  '"the river"',
  '"river summit"~3',
  '"the of a"~4 the',
  '"river river" river OR "river the"',
  'su*',
  '*s the',
  'rivr~1',
  '=Rivers',
  '/r\\w+r/',
  '/the|a/ river',
  '/[a-z]\\s+[a-z]/',
  '東京 OR помощь',
  'the -river',
  'lang:en',
  'outlet:IANS OR river',
);
const aKey: fc.Arbitrary<ConcordanceKey> = fc.oneof(
  fc.record({
    by: fc.constantFrom('left' as const, 'right' as const),
    distance: fc.constantFrom(1 as const, 2 as const, 3 as const),
  }),
  fc.record({ by: fc.constantFrom('node' as const, 'document' as const, 'date' as const, 'outlet' as const) }),
);

/** The documents in two segments, in no order of their own. */
const indexOf = (samples: readonly Sample[], annotations: readonly Annotation[] = [], tags = [tag('t0', 'x')]) => {
  const index = new SearchIndex();
  const mixed = samples.toReversed();
  index.add(buildSegment(mixed.filter((_, at) => at % 2 === 0).map(({ source }) => source)));
  index.add(buildSegment(mixed.filter((_, at) => at % 2 === 1).map(({ source }) => source)));
  index.setFacts(factsOf(samples, annotations, tags));
  return index;
};
const reader = (samples: readonly Sample[]) => async (id: string) =>
  samples.find(({ record }) => record.id === id)!.source.text;
const hitsOf = async (index: SearchIndex, samples: readonly Sample[], query: string) =>
  must(
    await index.allHits(
      { query, anyWord: false, order: 'document', furniture: false },
      reader(samples),
      undefined,
      true,
    ),
  );

describe('the concordance', () => {
  const keyOf = (key: ConcordanceKey, line: ConcordanceLine, { source, record }: Sample): string => {
    const last = '\uffff';
    if (key.by === 'document') return line.documentId;
    if (key.by === 'date') return record.attributes['date']?.value ?? last;
    if (key.by === 'outlet') return foldWord(record.attributes['outlet']?.value ?? last);
    const starts = [...source.division.starts, source.text.length];
    const start = starts[line.passage]!;
    const inPassage = wordsOf(source.text.slice(start, starts[line.passage + 1])).map(({ text, from, to }) => ({
      key: foldWord(text) || exactWord(text),
      from: from + start,
      to: to + start,
    }));
    if (key.by === 'left') return inPassage.filter(({ to }) => to <= line.from).at(-key.distance)?.key ?? '';
    if (key.by === 'right') return inPassage.filter(({ from }) => from >= line.to)[key.distance - 1]?.key ?? '';
    return wordsOf(source.text.slice(line.from, line.to))
      .map(({ text }) => foldWord(text) || exactWord(text))
      .join(' ');
  };

  test('has a line for every match, sorted as asked, page by page', async () => {
    await fc.assert(
      fc.asyncProperty(aCorpus, aQuery, fc.array(aKey, { maxLength: 3 }), async (samples, query, sort) => {
        const index = indexOf(samples);
        const hits = await hitsOf(index, samples, query);
        const at = (line: ConcordanceLine) => samples.find(({ record }) => record.id === line.documentId)!;
        const expected = hits
          .flatMap(({ documentId, version, passage, matches }) =>
            matches.map(({ from, to }) => ({ documentId, version, passage, from, to, left: '', node: '', right: '' })),
          )
          .map((line) => ({ line, keys: sort.map((key) => keyOf(key, line, at(line))) }))
          .sort((a, b) => {
            const different = a.keys.findIndex((key, place) => key !== b.keys[place]);
            return different < 0 ? 0 : a.keys[different]! < b.keys[different]! ? -1 : 1;
          })
          .map(({ line }) => `${line.documentId} ${line.passage} ${line.from}-${line.to}`);
        const lines: ConcordanceLine[] = [];
        for (let offset = 0; offset < expected.length; offset += 3) {
          const asked = { query, anyWord: false, furniture: false, sort, offset, limit: 3 };
          const page = must(await index.concordance(asked, reader(samples)));
          expect(page.total).toBe(expected.length);
          expect(page.passages).toBe(hits.length);
          lines.push(...page.lines);
        }
        expect(lines.map((line) => `${line.documentId} ${line.passage} ${line.from}-${line.to}`)).toEqual(expected);
        for (const line of lines) {
          const { text } = at(line).source;
          const flat = (part: string) => part.replace(/\s*\n\s*/g, ' ');
          expect(line.node).toBe(flat(text.slice(line.from, line.to)));
          expect(flat(text.slice(0, line.from)).endsWith(line.left)).toBe(true);
          expect(flat(text.slice(line.to)).startsWith(line.right)).toBe(true);
        }
      }),
      { numRuns: 250 },
    );
  });

  test('shows what stands around the match on one line, and parts no character', async () => {
    const text = `${'😀'.repeat(90)}the\nriver ran dry${'😀'.repeat(90)}`;
    const samples = [sample('d0', [text])];
    const asked = { query: 'river', anyWord: false, furniture: true, sort: [], offset: 0, limit: 9 };
    const [line] = must(await indexOf(samples).concordance(asked, reader(samples))).lines;
    expect(line).toMatchObject({
      left: `${'😀'.repeat(58)}the `,
      node: 'river',
      right: ` ran dry${'😀'.repeat(56)}`,
    });
  });
});

describe('a page far down', () => {
  test('goes on where the pages before it end', async () => {
    const random = (at: number): number => (at * 7919) % 23;
    const samples = Array.from({ length: 60 }, (_, number) =>
      sample(
        `d${String(number).padStart(2, '0')}`,
        Array.from(
          { length: 25 },
          (__, at) => `river ${'bank '.repeat(random(number * 25 + at))}river${at % 3 ? ' dry' : ''}`,
        ),
      ),
    );
    const index = indexOf(samples);
    const page = async (offset: number, limit: number) =>
      must(
        await index.search(
          { query: 'river OR dry', anyWord: false, order: 'rank', furniture: true, offset, limit },
          reader(samples),
        ),
      ).hits;
    const whole = await page(0, 1500);
    expect(whole).toHaveLength(1500);
    expect(await page(0, 1000)).toEqual(whole.slice(0, 1000));
    for (const offset of [990, 1000, 1234, 1490])
      expect(await page(offset, 50)).toEqual(whole.slice(offset, offset + 50));
  });
});

describe('the groups', () => {
  test('count each passage once in every group that it belongs to', async () => {
    const tags = [tag('t0', 'Aid'), tag('t1', 'Food', 't0'), tag('t2', 'Rice', 't1'), tag('t3', 'Rail')];
    const aMark = fc.record({
      document: fc.nat(5),
      from: fc.nat(150),
      length: fc.integer({ min: 1, max: 90 }),
      tagIds: fc.uniqueArray(fc.constantFrom('t0', 't1', 't2', 't3'), { maxLength: 2 }),
    });
    await fc.assert(
      fc.asyncProperty(aCorpus, aQuery, fc.array(aMark, { maxLength: 8 }), async (samples, query, marks) => {
        const annotations = marks.flatMap(({ document, from, length, tagIds }, number) => {
          const of = samples[document % samples.length]!;
          const to = Math.min(from + length, of.source.text.length);
          return from < to ? [annotation(`a${number}`, of, from, to, tagIds)] : [];
        });
        const index = indexOf(samples, annotations, tags);
        const hits = await hitsOf(index, samples, query);
        const count = (groupsOf: (hit: HitPlace) => readonly string[]) => {
          const counts = new Map<string, number>();
          for (const hit of hits) for (const group of groupsOf(hit)) counts.set(group, (counts.get(group) ?? 0) + 1);
          return counts;
        };
        const attribute = ({ documentId }: HitPlace, name: string) =>
          samples.find(({ record }) => record.id === documentId)!.record.attributes[name]?.value ?? '';
        const withAbove: Record<string, string[]> = {
          t0: ['t0'],
          t1: ['t0', 't1'],
          t2: ['t0', 't1', 't2'],
          t3: ['t3'],
        };
        const groups = must(await index.groups({ query, anyWord: false, furniture: false }, reader(samples)));
        expect(groups).toEqual({
          total: hits.length,
          byDocument: count(({ documentId }) => [documentId]),
          byTag: count(({ documentId, from, to }) => [
            ...new Set(
              annotations
                .filter((mark) => mark.documentId === documentId && mark.from < to && mark.to > from)
                .flatMap(({ tagIds }) => tagIds.flatMap((id) => withAbove[id]!)),
            ),
          ]),
          byOutlet: count((hit) => [attribute(hit, 'outlet')]),
          byMonth: count((hit) => [attribute(hit, 'date').slice(0, 7)]),
        });
      }),
      { numRuns: 200 },
    );
  });
});

describe('a filter for one group', () => {
  const outlets = ['Post', 'Morning Post', 'post', 'Pöst', 'The "Post"', 'The Post', 'Почта'];
  const titles = ['Minutes', 'Minutes of May', 'Протокол "А"'];
  const samples = Array.from({ length: 42 }, (_, at) =>
    sample(`d${at}`, ['The river rose.', 'A river fell.'].slice(at % 2), {
      title: titles[at % titles.length]!,
      // As two folders have them.
      path: `${at % 7}.txt`,
      language: ['en', 'en-GB', null][at % 3]!,
      attributes: { outlet: outlets[at % outlets.length]! },
    }),
  );
  const index = indexOf(samples);
  const left = async (filter: string) =>
    (await hitsOf(index, samples, withFilter('river', filter))).map(({ documentId }) => documentId);

  test('leaves as many passages as were counted, however alike two names are', async () => {
    const groups = must(await index.groups({ query: 'river', anyWord: false, furniture: false }, reader(samples)));
    for (const [outlet, count] of groups.byOutlet)
      expect((await left(writeFilter('outlet', outlet))).length, outlet).toBe(count);
    for (const [id, count] of groups.byDocument) {
      const { title } = samples.find(({ record }) => record.id === id)!.record;
      expect(await left(writeDocumentFilter(title.value, id))).toEqual(Array.from({ length: count }, () => id));
    }
  });

  test('of a date leaves as many passages as were counted, also where it is of several years or none', async () => {
    const dates = [
      '1849/1851',
      '1849~/1851?',
      '185X',
      '../1850',
      '-0043/..',
      '1850',
      '1850-06',
      '1850-03/1850-07',
      '',
      'Sunday',
    ];
    const dated = dates.map((date, at) =>
      sample(`d${at}`, ['The river rose.', '', 'A river fell.'], { attributes: date === '' ? {} : { date } }),
    );
    const dateIndex = indexOf(dated);
    const asked = { query: 'river', anyWord: false, furniture: false };
    const { byMonth } = must(await dateIndex.groups(asked, reader(dated)));
    const found = async (key: string) => {
      const filter = key === '' ? '-date:*' : writeFilter('date', `=${key}`);
      return (await hitsOf(dateIndex, dated, withFilter('river', filter))).length;
    };
    expect(byMonth.size).toBe(7);
    for (const [key, count] of byMonth) expect(await found(key), key).toBe(count);
  });

  test('goes on meaning its document under another name, and says so when it is gone', async () => {
    expect(await left('title:"Agenda"#d5')).toEqual(['d5']);
    const asked = { query: 'river -title:"Протокол А"#d99', anyWord: false, furniture: true } as const;
    expect(await index.groups(asked, reader(samples))).toMatchObject({
      ok: false,
      error: { code: 'query-unreadable', detail: expect.stringContaining('“Протокол А” that this search asks for') },
    });
    expect((await left('title:"Minutes"')).length).toBeGreaterThan(14);
  });

  test('tells a language from one of its kinds', async () => {
    const documents = async (filter: string) => new Set(await left(filter)).size;
    expect([await documents('lang:en'), await documents(writeFilter('lang', 'en'))]).toEqual([28, 14]);
  });
});

describe('the next match', () => {
  test('is the one behind or before the place, around the whole project', async () => {
    await fc.assert(
      fc.asyncProperty(
        aCorpus,
        aQuery,
        fc.constantFrom('c', 'd0', 'd1', 'd3', 'd9'),
        fc.nat(160),
        fc.constantFrom(1 as const, -1 as const),
        async (samples, query, documentId, offset, direction) => {
          const index = indexOf(samples);
          const all = (await hitsOf(index, samples, query)).flatMap((hit) =>
            hit.matches.length === 0 ? [hit] : hit.matches.map((match) => ({ ...hit, matches: [match] })),
          );
          const start = (hit: HitPlace) => hit.matches[0]?.from ?? hit.from;
          const isBehind = (hit: HitPlace) =>
            hit.documentId > documentId || (hit.documentId === documentId && start(hit) > offset);
          const isBefore = (hit: HitPlace) =>
            hit.documentId < documentId || (hit.documentId === documentId && start(hit) < offset);
          const expected = direction > 0 ? (all.find(isBehind) ?? all[0]) : (all.findLast(isBefore) ?? all.at(-1));
          const asked = { query, anyWord: false, furniture: false };
          const found = await index.nextMatch(asked, { documentId, offset }, direction, reader(samples));
          expect(must(found)).toEqual(expected ?? null);
        },
      ),
      { numRuns: 250 },
    );
  });
});

describe('many titles', () => {
  const titles = ['Meetings in Élysée', 'Food aid', 'The summit meeting', 'Протесты в Москве', 'Aid for food'];
  const samples = titles.map((title, number) =>
    sample(`d${number}`, ['no word of it'], { title, language: number === 3 ? 'ru' : 'en' }),
  );
  const documents = new Map(samples.map(({ record }) => [record.id, record]));
  const small = new SmallIndex(
    samples.map(({ record }) => ({
      id: record.id,
      kind: 'title' as const,
      text: record.title.value,
      language: record.language,
    })),
  );

  test.each([
    'meeting',
    'meet',
    'elys',
    'протест',
    '"food aid"',
    'aid foo',
    'food OR summit',
    'meeting -summit',
    'mee*',
    '"open',
    '',
  ])('are found for %s as few are', async (query) => {
    for (const anyWord of [true, false]) {
      const many = (await new ManyTitles(documents).find(query, anyWord)).map(({ id }) => id).sort();
      expect(many).toEqual(
        small
          .find(query, anyWord)
          .map(({ id }) => id)
          .sort(),
      );
    }
  });
});
