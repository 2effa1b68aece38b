import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Tag } from '../../src/core/model/records.ts';
import { must } from '../../src/core/model/result.ts';
import { readTagPath, tagLabels, writeTagPath } from '../../src/core/model/tag-paths.ts';
import { shownPath, tagPath } from '../../src/core/model/tag-tree.ts';
import { mergeTags, newTag } from '../../src/core/model/tags.ts';
import { parseQuery } from '../../src/core/search/language/parse.ts';
import { explainQueryProblem } from '../../src/core/search/language/problems.ts';
import { tagNamed, tagProblem, writeTagFilter } from '../../src/core/search/language/tag-named.ts';
import { SearchIndex } from '../../src/core/search/search-index.ts';
import { buildSegment } from '../../src/core/search/segment/build.ts';
import { annotation, factsOf, sample } from './search-corpus.ts';

/** A tree of names; ids are `t0`, `t1` … in the order given. A name is below the one whose place is given before it. */
function tree(...names: (string | readonly [above: number, name: string])[]): Map<string, Tag> {
  const tags = new Map<string, Tag>();
  names.forEach((one, at) => {
    const [above, name] = typeof one === 'string' ? [null, one] : one;
    tags.set(`t${at}`, newTag(tags, `t${at}`, name, above === null ? null : `t${above}`));
  });
  return tags;
}

/** What a query's first tag means: ids, or the kind of problem with what could have been meant. */
function means(tags: Map<string, Tag>, query: string): string {
  const parsed = parseQuery(query);
  if (!parsed.ok) return `! ${parsed.problem.code}`;
  const named = tagNamed(tags, parsed.tags[0]!.value);
  return named.kind === 'found' ? named.ids.join(' ') : `! ${named.kind}: ${named.candidates.join(', ')}`;
}

describe('a tag that is asked for by name', () => {
  const fish = tree('Pêche', 'Péché', 'Aid', [2, 'Food'], 'War', [4, 'Food'], 'Port', 'Café');
  test.each([
    ['tag:Pêche', 't0'],
    ['tag:Pe\u0302che', 't0'],
    ['tag:péché', 't1'],
    ['tag:peche', '! several: Pêche, Péché'],
    ['tag:CAFE', 't7'],
    ['tag:Aid/Food', 't3'],
    ['tag:"aid / food"', 't3'],
    ['tag:Food', '! several: Aid/Food, War/Food'],
    ['tag:*/Food', 't3 t5'],
    ['tag:p*', 't0 t1 t6'],
    ['tag:Harbour', '! unknown: '],
    ['tag:Foodstuff', '! unknown: Aid/Food, War/Food'],
  ])('%s means %s', (query, expected) => {
    expect(means(fish, query)).toBe(expected);
  });

  const odd = tree('24/7', '"home" away', '“it is our bread”', 'a*b', 'C:\\dir', 'Shift', [5, '24/7'], '24', [7, '8']);
  test.each([
    ['tag:24\\/7', 't0'],
    ['tag:24/7', '! unknown: 24\\/7, Shift/24\\/7'],
    ['tag:"24/7"', '! unknown: 24\\/7, Shift/24\\/7'],
    ['tag:Shift/24\\/7', 't6'],
    ['tag:24/8', 't8'],
    ['tag:"\\"home\\" away"', 't1'],
    ['tag:"\\“it is our bread\\”"', 't2'],
    ['tag:a\\*b', 't3'],
    ['tag:C:\\dir', 't4'],
  ])('%s means %s, signs of the language included', (query, expected) => {
    expect(means(odd, query)).toBe(expected);
  });

  test('finds the name of an older project, in which a sign that looks like a slash stood for one', () => {
    expect(means(tree('24∕7'), 'tag:"24\\/7"')).toBe('t0');
  });

  test('is the one below another where a slash is typed, and the one with the slash in its name where it is escaped', () => {
    const tags = tree('Еда/Помощь', 'Еда', [1, 'Помощь']);
    expect(means(tags, 'tag:"Еда/Помощь"')).toBe('t2');
    expect(means(tags, 'tag:"еда/помощь"')).toBe('t2');
    expect(means(tags, 'tag:"Еда\\/Помощь"')).toBe('t0');
    expect(means(tags, writeTagFilter(tags, 't0'))).toBe('t0');
    // Without the nested one it is said how the other is written.
    expect(means(tree('Еда/Помощь'), 'tag:"Еда/Помощь"')).toBe('! unknown: Еда\\/Помощь');
    const parsed = parseQuery('tag:"Еда/Помощь"');
    const problem = tagProblem(parsed.ok ? parsed.tags : [], [...tree('Еда/Помощь').values()])!;
    expect(explainQueryProblem(problem)).toBe(
      'There is no tag “Еда › Помощь”. Similar: “Еда\\/Помощь”. A slash stands between a tag and one below it; one that is part of a name is written \\/.',
    );
  });
});

describe('a tag that is asked for by id', () => {
  test('is meant whatever its name holds, in any script', () => {
    const aName = fc
      .string({ unit: 'grapheme', minLength: 1 })
      .filter((name) => newTag(new Map(), 't', name).name !== '');
    fc.assert(
      fc.property(fc.array(aName, { minLength: 1, maxLength: 4 }), aName, (names, id) => {
        const tags = tree(...names);
        tags.set(id, { ...newTag(tags, id, names[0]!) });
        expect(means(tags, `fish (${writeTagFilter(tags, id)} OR b)`)).toBe(id);
        const path = tagPath(tags, id);
        expect(readTagPath(writeTagPath(path))).toEqual(path);
      }),
    );
  });

  test('is followed to what it was merged into; one that is gone is named', () => {
    const tags = tree('Aid', 'Help');
    const query = writeTagFilter(tags, 't1');
    const merged = mergeTags({ tags, annotations: [], notes: [], links: [] }, tags.get('t1')!, tags.get('t0')!, '');
    const after = new Map([['t0', merged.tags!['t0']![1]!]]);
    expect(means(after, query)).toBe('t0');
    expect(means(new Map(), query)).toBe('! gone: ');
    expect(means(tree('Helpers'), 'tag:"Help"#gone')).toBe('! gone: Helpers');
  });
});

test('the search finds each of two tags that look alike to a folded eye, and tells of one that is not there', async () => {
  const text = sample('text', ['Le curé parle du péché.', 'Ils vivent de la pêche.']);
  const tags = tree('Pêche', 'Péché', 'Pêche');
  const index = new SearchIndex();
  index.add(buildSegment([text.source]));
  const sin = text.source.text.indexOf('péché');
  const fishing = text.source.text.indexOf('pêche');
  const annotations = [
    annotation('a0', text, fishing, fishing + 5, ['t0']),
    annotation('a1', text, sin, sin + 5, ['t1']),
  ];
  index.setFacts(factsOf([text], annotations, [...tags.values()]));
  const ask = (query: string) =>
    index.search(
      { query, anyWord: false, order: 'document', furniture: true, offset: 0, limit: 9 },
      async () => text.source.text,
    );
  const passages = async (query: string) => must(await ask(query)).hits.map(({ passage }) => passage);
  expect(await passages(writeTagFilter(tags, 't0'))).toEqual([1]);
  expect(await passages(writeTagFilter(tags, 't1'))).toEqual([0]);
  expect(await passages(writeTagFilter(tags, 't2'))).toEqual([]);
  expect(await passages('tag:Pêche')).toEqual([1]);
  expect(await ask('fish -(tag:Peche)')).toEqual({
    ok: false,
    error: expect.objectContaining({
      code: 'query-unreadable',
      about: '7-16',
      detail: expect.stringContaining('“Péché”'),
    }),
  });
  expect(await ask('tag:None')).toMatchObject({ ok: false, error: { about: '0-8' } });
});

test('a label shows as much of the path as tells a tag from all others', () => {
  const tags = tree('Aid', [0, 'Food'], 'War', [2, 'Food'], 'Port', 'Port', [2, 'Aid'], [6, 'Food']);
  expect([...tags.keys()].map((id) => tagLabels(tags).get(id))).toEqual([
    'Aid',
    'Aid › Food',
    'War',
    'War › Food',
    'Port',
    'Port (2)',
    'War › Aid',
    'War › Aid › Food',
  ]);
});

test('no two tags of any tree are called the same', () => {
  const name = fc.constantFrom(
    'Aid',
    'Aid (2)',
    'Aid (2) (2)',
    'a',
    'a › Aid',
    'b › a',
    '24/7',
    '24',
    '7',
    'é',
    'e\u0301',
  );
  fc.assert(
    fc.property(fc.array(fc.tuple(name, fc.nat(12)), { maxLength: 10 }), (made) => {
      const tags = new Map<string, Tag>();
      made.forEach(([name, above], at) => {
        tags.set(`${at}`, { ...newTag(tags, `${at}`, 'x', above < at ? `${above}` : null), name });
      });
      const labels = tagLabels(tags);
      expect(new Set(labels.values()).size).toBe(tags.size);
      for (const [id, label] of labels) {
        const path = shownPath(tagPath(tags, id)).normalize('NFC');
        // Each is an end of its path, or the whole path with a number.
        expect(path.endsWith(label) || label.startsWith(path)).toBe(true);
      }
    }),
    { numRuns: 2000 },
  );
});
