import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { must } from '../../src/core/model/result.ts';
import { SearchIndex } from '../../src/core/search/search-index.ts';
import { buildSegment } from '../../src/core/search/segment/build.ts';
import { annotation, factsOf, sample, tag } from './search-corpus.ts';

// Words written in pieces, grouped numbers, digits of all scripts and emoji, as a person looks for them.

/** What a query marks in a text, each with its newlines as ⏎; and that the concordance has the same. */
async function marks(text: string, query: string, language: string | null = 'en'): Promise<string> {
  const one = sample('d', [text], { language });
  const index = new SearchIndex();
  index.add(buildSegment([one.source]));
  index.setFacts(factsOf([one]));
  const asked = { query, anyWord: false, furniture: true, offset: 0, limit: 10 };
  const read = () => Promise.resolve(text);
  const { hits } = must(await index.search({ ...asked, order: 'document' }, read));
  const found = hits.flatMap(({ matches }) => matches.map(({ from, to }) => text.slice(from, to)));
  const { lines } = must(await index.concordance({ ...asked, sort: [] }, read));
  expect(lines.map(({ from, to }) => text.slice(from, to))).toEqual(found);
  return found.join(' | ').replaceAll('\n', '⏎').replaceAll('\u202F', '_');
}

describe('the search', () => {
  const captions = 'He wrote photo cap-\ntions for the well-\nknown paper and the CAP-\nTIONS of others.';
  test.each([
    ['captions', 'cap-⏎tions | CAP-⏎TIONS'],
    ['caption', 'cap-⏎tions | CAP-⏎TIONS'],
    ['capt*', 'cap-⏎tions | CAP-⏎TIONS'],
    ['*tions', 'cap-⏎tions | CAP-⏎TIONS'],
    ['captoins~1', 'cap-⏎tions | CAP-⏎TIONS'],
    ['=captions', 'cap-⏎tions'],
    ['=CAPTIONS', 'CAP-⏎TIONS'],
    ['"photo captions for the"', 'photo cap-⏎tions for the'],
    ['"photo captions"~2', 'photo | cap-⏎tions'],
    ['"photo the"~3', 'photo | the'],
    ['"photo the"~2', ''],
    ['"for paper"~3', 'for | paper'],
    ['"for paper"~2', ''],
    ['"well known"~1', 'well | known'],
    ['"captions tions"', ''],
    ['"cap for"', ''],
    ['"well-known paper"', 'well-⏎known paper'],
    ['"the well known paper"', 'the well-⏎known paper'],
    ['known', 'known'],
    ['wellknown', 'well-⏎known'],
  ])('for %s finds words that the end of a line parts: %s', async (query, expected) => {
    expect(await marks(captions, query)).toBe(expected);
  });

  test.each([
    ['Donau­\ndampf-\nschiff', 'donaudampfschiff', 'Donau­⏎dampf-⏎schiff'],
    ['in Baden-\nWürttemberg', 'badenwürttemberg', ''],
    ['in Baden-\nWürttemberg', '"Baden-Württemberg"', 'Baden-⏎Württemberg'],
    ['the years 1914-\n18', '191418', ''],
    ['a dash -\nand', 'dashand', ''],
  ])('in %j for %s finds %j', async (text, query, expected) => {
    expect(await marks(text, query, 'de')).toBe(expected);
  });

  test.each([
    ['14000', '14,000 | 14000 | 14_000 | 14.000 | ١٤٠٠٠ | 14’000'],
    ['14,000', '14,000 | 14000 | 14_000 | 14.000 | ١٤٠٠٠ | 14’000'],
    ['١٤٠٠٠', '14,000 | 14000 | 14_000 | 14.000 | ١٤٠٠٠ | 14’000'],
    ['=14,000', '14,000'],
    ['=14000', '14000'],
    ['"of 14000"', 'of 14_000'],
    ['1234567', '1,234,567 | 12,34,567'],
    ['0125', ''],
    ['142025', ''],
    ['300', '300'],
  ])('for %s finds %s', async (query, expected) => {
    const text =
      '14,000 and 14000, of 14\u202F000 or 14.000; ١٤٠٠٠ 14’000. 1,234,567 12,34,567 and 0.125 on page 14 2025 with 12 300.';
    expect(await marks(text, query)).toBe(expected);
  });

  test.each([
    ['😊', '😊 | 😊'],
    ['it 😊', 'it | 😊 | 😊'],
    ['"day 😊"', 'day 😊'],
    ['👍', '👍🏽'],
    ['=👍🏽', '👍🏽'],
  ])('for %s finds %s', async (query, expected) => {
    expect(await marks('I like it 😊 on a good day 😊 👍🏽', query)).toBe(expected);
  });
});

describe('words read as one beside a tag', () => {
  const pieces = [
    'photo cap-\ntions',
    'captions',
    'cap tions',
    'cap\u00ADtions',
    '14,000 men',
    '14000',
    '14\u202F000',
    'of men',
  ];
  const queries = [
    'captions',
    'cap\u00ADtions',
    'capt*',
    '"photo captions"',
    '14000',
    '"14,000 men"',
    '(captions OR 14000)',
    '-captions',
  ];

  test('are found in the tagged passages that hold them, in one query as in two', async () => {
    const passages = fc.array(fc.array(fc.constantFrom(...pieces), { minLength: 1, maxLength: 4 }), {
      minLength: 1,
      maxLength: 5,
    });
    const marked = fc.array(fc.tuple(fc.nat(200), fc.nat(40), fc.boolean()), { maxLength: 4 });
    await fc.assert(
      fc.asyncProperty(passages, marked, fc.constantFrom(...queries), async (written, marks, words) => {
        const one = sample(
          'd',
          written.map((parts) => parts.join(', ')),
          { language: 'en' },
        );
        const { text } = one.source;
        const annotations = marks.flatMap(([at, length, other], number) => {
          const from = at % text.length;
          const to = Math.min(text.length, from + length + 1);
          return annotation(`a${number}`, one, from, to, [other ? 't1' : 't0']);
        });
        const index = new SearchIndex();
        index.add(buildSegment([one.source]));
        index.setFacts(factsOf([one], annotations, [tag('t0', '14,000 cap\u00ADtions'), tag('t1', 'Other')]));
        const find = async (query: string): Promise<number[]> => {
          const asked = { query, anyWord: false, furniture: true, offset: 0, limit: 50, order: 'document' } as const;
          return must(await index.search(asked, () => Promise.resolve(text))).hits.map(({ passage }) => passage);
        };
        // What is tagged, by the records alone.
        const { starts } = one.source.division;
        const tagged = [...starts].flatMap((start, passage) => {
          const end = starts[passage + 1] ?? text.length;
          const touches = annotations.some(({ tagIds, from, to }) => tagIds[0] === 't0' && from < end && to > start);
          return touches ? [passage] : [];
        });
        const havingWord = words.startsWith('-') ? await find(words.slice(1)) : [];
        const having = words.startsWith('-')
          ? [...starts].map((_, passage) => passage).filter((passage) => !havingWord.includes(passage))
          : await find(words);
        const expected = tagged.filter((passage) => having.includes(passage));
        for (const name of ['"14,000 captions"', '"14000 captions"', '"14000 cap\u00ADtions"', '140*'])
          expect(await find(`tag:${name} ${words}`)).toEqual(expected);
      }),
      { numRuns: 300 },
    );
  });
});
