import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { suggestSets } from '../../src/core/compare/event-sets.ts';
import type { SuggestedSet } from '../../src/core/compare/event-sets.ts';
import type { Appeared } from '../../src/core/compare/families.ts';
import { buildGists, gists, mergeGists, placesIn } from '../../src/core/compare/gists.ts';
import type { TextSource } from '../../src/core/derived/derivation.ts';
import { chance, source } from './accounts.ts';
import { eventsTold } from './events.ts';
import type { Told } from './events.ts';

const always = () => true;

function setsIn({ sources, appeared }: Pick<Told, 'sources' | 'appeared'>): Promise<readonly SuggestedSet[]> {
  return suggestSets(placesIn(buildGists(sources)), appeared);
}

const members = (sets: readonly SuggestedSet[]) => sets.map(({ documentIds }) => documentIds.toSorted()).sort();

/** Documents by what they are called, each with its date. */
function project(texts: Readonly<Record<string, readonly [date: string | null, text: string]>>, language = 'en') {
  return {
    sources: Object.entries(texts).map(([id, [, text]]) => source(id, text, 1, language)),
    appeared: (id: string): Appeared => ({ date: texts[id]![0], outlet: null }),
  };
}

/** Of the pairs of accounts of one event the share that stands in one set; and the sets in which any two are of different ones. */
function judged(sets: readonly SuggestedSet[], events: readonly (readonly string[])[]) {
  const pairs = (ids: readonly string[]) => ids.flatMap((a) => ids.flatMap((b) => (a < b ? [`${a} ${b}`] : [])));
  const [found, wanted] = [members(sets).flatMap(pairs), new Set(events.flatMap(pairs))];
  return {
    found: found.filter((pair) => wanted.has(pair)).length / wanted.size,
    mixed: found.filter((pair) => !wanted.has(pair)),
  };
}

describe('accounts of one event are one set, and nothing else is in any', () => {
  test.each([
    ['where all have dates, beside the same people at another time', 0],
    ['where some have none, which are known by their words and names', 0.3],
  ])('%s', async (_, undated) => {
    for (const language of ['en', 'ru', 'pt', ...(undated === 0 ? ['ar'] : [])]) {
      for (let seed = 0; seed < 5; seed++) {
        const told = eventsTold(chance(seed), { language, undated });
        const { found, mixed } = judged(await setsIn(told), told.events);
        expect({ language, mixed }).toEqual({ language, mixed: [] });
        // Two accounts that happen to tell different parts have little in common.
        expect(found).toBeGreaterThan(0.9);
      }
    }
  });
});

const fire =
  'The ferry Marisol burned off Harbourtown. Captain Irma Dahl led 214 passengers into the lifeboats while the engine room burned.';
const againFire =
  'Irma Dahl, who led 214 passengers off the burning ferry Marisol near Harbourtown, thanked the crew of the lifeboats.';

describe('dates', () => {
  const days = async (one: string | null, other: string | null) =>
    (await setsIn(project({ wire: [one, fire], post: [other, againFire] }))).length;

  test('three days apart are near, four are not', async () => {
    expect(await days('2031-05-06', '2031-05-09')).toBe(1);
    expect(await days('2031-05-06', '2031-05-10')).toBe(0);
    expect(await days('2031-12-31', '2032-01-02')).toBe(1);
  });

  test('that tell a month only may be near, and then two names must speak for it', async () => {
    expect(await days('2031-05-06', '2031-05')).toBe(1);
    expect(await days('2031-05-06', '2031-07')).toBe(0);
    const nameless = {
      wire: ['2031-05-06', fire],
      post: ['2031-05', againFire.replaceAll(/Irma Dahl|Marisol|Harbourtown/gu, 'she')],
    } as const;
    expect(await setsIn(project(nameless))).toEqual([]);
  });
});

test.each([
  [
    'en',
    'Pilots met Han Mi-rae near the harbour. An envoy to South Korea Ada Brandt-Holm came from Stoke-on-Trent to the Oster-based yard.',
    ['Han Mi-rae', 'South Korea', 'Ada Brandt-Holm', 'Stoke-on-Trent', 'Oster'],
  ],
  [
    'ru',
    'Лоцманы встретили Хан Ми-рэ у гавани. Потом посол в Южной Корее Ада Брандт поехала в Комсомольск-на-Амуре.',
    ['Хан Ми-рэ', 'Комсомольск-на-Амуре'],
  ],
  [
    'pt',
    'Os pilotos viram Han Mi-rae no porto. O navio veio de Freixo-de-Espada com a embaixadora na Coreia do Sul.',
    ['Han Mi-rae', 'Freixo-de-Espada'],
  ],
  [
    'fr',
    'Les pilotes ont vu Han Mi-rae au port. Elle venait de Villeneuve-sur-Aube avec sa mère.',
    ['Han Mi-rae', 'Villeneuve-sur-Aube'],
  ],
])(
  'a name is whole where dashes hold it together, and ends behind a country that others stand behind (%s)',
  (language, text, names) => {
    const [of] = buildGists([source('a', text, 1, language)]).names;
    expect(of).toEqual(expect.arrayContaining(names));
    expect(of).not.toEqual(expect.arrayContaining(['Mi']));
  },
);

test('a set tells its days, its rare names, and who has no date', async () => {
  const [set] = await setsIn(
    project({
      post: ['2031-05-07', againFire],
      wire: ['2031-05-06', fire],
      'no date': [null, `${againFire} The harbour is closed.`],
    }),
  );
  expect(set).toMatchObject({
    documentIds: ['wire', 'post', 'no date'],
    days: { from: '2031-05-06', to: '2031-05-07' },
    undated: ['no date'],
  });
  expect(set!.names.toSorted()).toEqual(['Harbourtown', 'Irma Dahl', 'Marisol']);
  expect(set!.likeness).toBeGreaterThan(0.2);
});

test('copies of one text are no set by themselves, and all are in that of the event', async () => {
  const copies = { a: ['2031-05-06', fire], b: ['2031-05-06', fire] } as const;
  expect(await setsIn(project(copies))).toEqual([]);
  const [set] = await setsIn(project({ ...copies, c: ['2031-05-07', againFire] }));
  expect(set!.documentIds).toEqual(['a', 'b', 'c']);
});

test('what more than fifty texts have in common is a form, and no event', async () => {
  const forms = Object.fromEntries(
    Array.from({ length: 60 }, (_, at) => [
      `form ${at}`,
      [
        '2031-05-06',
        `Quarterly statement of the harbour company: profit ${at * 37 + 11} thousand crowns, dividend unchanged.`,
      ] as const,
    ]),
  );
  expect(await setsIn(project(forms))).toEqual([]);
});

test('documents of one word, without words and without sentences end nothing', async () => {
  expect(
    await setsIn(project({ a: [null, ''], b: [null, 'Fire'], c: ['2031-05-06', 'Fire'], d: ['no date', '***'] })),
  ).toEqual([]);
  expect(await setsIn({ sources: [], appeared: () => ({ date: null, outlet: null }) })).toEqual([]);
});

test('sets are the same in whatever order and parts the documents come', async () => {
  await fc.assert(
    fc.asyncProperty(fc.nat(1000), fc.infiniteStream(fc.nat()), async (seed, numbers) => {
      const told = eventsTold(chance(seed), { subjects: 2, undated: 0.3, strays: 3 });
      const whole = JSON.stringify(await setsIn(told));
      const order = told.sources
        .map((one) => ({ one, at: numbers.next().value as number }))
        .sort((a, b) => a.at - b.at);
      const parts: TextSource[][] = [[], [], []];
      for (const { one, at } of order) parts[at % 3]!.push(one);
      const built = parts.map((some) => buildGists(some));
      expect(JSON.stringify(await suggestSets(built.flatMap(placesIn), told.appeared))).toBe(whole);
      const merged = mergeGists([built[0]!, built[1]!], always);
      expect(JSON.stringify(await suggestSets([built[2]!, merged].flatMap(placesIn), told.appeared))).toBe(whole);
      expect(gists.check(structuredClone(merged)).ok).toBe(true);
    }),
    { numRuns: 20 },
  );
});

test('a part that was damaged is made again', () => {
  const part = buildGists([source('a', fire)]);
  expect(gists.check(part).ok).toBe(true);
  expect(gists.check({ ...part, vocabulary: '' }).ok).toBe(false);
  expect(gists.check({ ...part, names: [] }).ok).toBe(false);
  expect(gists.check(null).ok).toBe(false);
});
