import { afterEach, describe, expect, test, vi } from 'vitest';
import type { CompareIndex } from '../../src/core/compare/compare-index.ts';
import type { AppearedOf } from '../../src/core/compare/families.ts';
import type { Pair } from '../../src/core/compare/shapes.ts';
import type { TextSource } from '../../src/core/derived/derivation.ts';
import type { Id } from '../../src/core/model/id.ts';
import { chance, source } from './accounts.ts';
import { prose, tell } from './told.ts';

// The same project gives the same answers, byte for byte: on every run, in whatever order its texts came, and on a machine
// of another language and time zone.

afterEach(() => {
  vi.unstubAllEnvs();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
  vi.resetModules();
});

const dates = ['2031-05-07T23:30', '2031-05-06', '2031-05', '-0043-03-15', '1850~', '2031-06-05T11:00'];
const outlets = ['UPI', 'IANS', null, 'Zürich', 'ÉCHO', 'İstanbul'];
const credited = [
  'SEOUL, May 6 (IANS) -- The Korean Central News Agency (KCNA) said so, Yonhap reports.',
  'МОСКВА, 7 мая — РИА Новости. Об этом сообщает ТАСС.',
  'LISBOA, 6 de maio (Lusa) - “Vimos logo o fumo”, disse à Lusa a capitã Irma Dahl.',
];
const conflicting = [
  'On 6 May 2031 some 214 passengers left the ship Marisol at Istanbul, “and we saw the smoke at once,” said Irma Dahl.',
  'On 7 May 2031 nearly 241 passengers left the ship Marisol at İstanbul, “and we saw smoke at once,” Irma Dahl said.',
];

/** Six accounts of one event in each language, with all that is asked of them: quotations, credits, numbers, dates, names. */
function project(): readonly TextSource[] {
  const random = chance(10);
  return prose.slice(0, 4).flatMap((of) =>
    Array.from({ length: 6 }, (_, at) => {
      const { text } = tell(random, of);
      const head = `${of.sentences[0]!}${of.full}\n\n${credited[at % credited.length]!}\n\n${conflicting[at % 2]!}`;
      return source(`${of.language} ${at}`, `${head}\n\n${text}\n`, 1, of.language);
    }),
  );
}

const appeared: AppearedOf = (id) => ({ date: dates[placeOf(id)]!, outlet: outlets[placeOf(id)]! });
const placeOf = (id: Id) => Number(id.split(' ')[1]);

/** Every answer, as bytes, by what was asked. `groups` are the texts as they came: those of one group are one part. */
async function answers(groups: readonly (readonly TextSource[])[]): Promise<Readonly<Record<string, string>>> {
  // Read anew: nothing that was made under another language or zone is left.
  vi.resetModules();
  const [
    indexes,
    wording,
    synopses,
    conflicts,
    lineages,
    timelines,
    witnesses,
    sets,
    gist,
    credit,
    families,
    quoted,
    name,
    spellings,
  ] = await Promise.all([
    import('../../src/core/compare/compare-index.ts'),
    import('../../src/core/compare/wording.ts'),
    import('../../src/core/compare/synopsis.ts'),
    import('../../src/core/compare/conflicts.ts'),
    import('../../src/core/compare/lineage.ts'),
    import('../../src/core/compare/timeline.ts'),
    import('../../src/core/compare/witnesses.ts'),
    import('../../src/core/compare/event-sets.ts'),
    import('../../src/core/compare/gists.ts'),
    import('../../src/core/compare/credits.ts'),
    import('../../src/core/compare/quotations/quotation-families.ts'),
    import('../../src/core/compare/quotations/quotation-parts.ts'),
    import('../../src/core/compare/name-parts.ts'),
    import('../../src/core/compare/name-families.ts'),
  ]);
  const index: CompareIndex = new indexes.CompareIndex(() => true);
  for (const group of groups) index.add(wording.buildWording(group));
  const all = groups.flat();
  const ids = all.map(({ documentId }) => documentId).toSorted();
  const count = (forms: Parameters<CompareIndex['frequencies']>[0]) => index.frequencies(forms);
  const creditsOf = new Map(
    all.map(({ documentId, text, division }) => [documentId, credit.creditsIn(text, division)]),
  );
  const filter = { kinds: ['quotation', 'caption', 'boilerplate', 'narrative', 'heading'] as const, fewestWords: 8 };
  const everything = { ...filter, documentIds: null, days: 30, betweenOutlets: true };
  const spots = {
    documentIds: ids,
    first: Uint32Array.from([...ids.keys(), ids.length]),
    from: new Uint32Array(ids.length),
    to: new Uint32Array(ids.length).fill(300),
  };
  const said: Record<string, unknown> = {
    families: await index.families({ ...everything, offset: 0, limit: 1000 }, appeared),
    grid: await index.grid(everything, appeared),
    countFamilies: await index.countFamilies(spots),
    countOrigins: await index.countOrigins(spots, (id) => creditsOf.get(id)!),
    eventSets: await sets.suggestSets(
      groups.flatMap((group) => gist.placesIn(gist.buildGists(group))),
      appeared,
    ),
    spellings: await spellings.spellingsIn(
      groups.flatMap((group) => {
        const { names } = name.nameParts.build(group);
        return group.map(({ documentId }, at) => ({ documentId, names: names[at]! }));
      }),
    ),
    quotations: await families.quotationFamilies(
      groups.flatMap((group) => {
        const { quotations } = quoted.quotationParts.build(group);
        return group.map(({ documentId, textId }, at) => ({ documentId, textId, quotations: quotations[at]! }));
      }),
    ),
  };
  for (const { language } of prose.slice(0, 4)) {
    // In the order in which they came.
    const own = all.filter(({ documentId }) => documentId.startsWith(`${language} `));
    const dated = own.map((one) => ({ ...one, date: appeared(one.documentId).date, dateAt: null }));
    const pairs: Pair[] = [];
    const inOrder = own.map(({ documentId }) => documentId).toSorted();
    for (const [at, a] of inOrder.entries()) {
      for (const b of inOrder.slice(at + 1)) pairs.push(await index.pair(a, b));
    }
    said[`shared ${language}`] = await index.sharedIn(inOrder[0]!);
    said[`pairs ${language}`] = pairs;
    said[`synopsis ${language}`] = await synopses.synopsisOf(own, count, true);
    said[`conflicts ${language}`] = await conflicts.conflictsOf(dated, count);
    said[`timeline ${language}`] = await timelines.timelineOf(dated, count);
    const described = dated.map((one) => ({
      ...one,
      outlet: appeared(one.documentId).outlet,
      address: null,
      credits: creditsOf.get(one.documentId)!,
    }));
    said[`lineage ${language}`] = lineages.lineageOf(described, pairs);
    const testimonies = described.map(({ documentId, text, credits }) => ({
      documentId,
      passages: [{ from: 0, to: text.length }],
      credits,
      owner: null,
    }));
    said[`witnesses ${language}`] = witnesses.witnessesOf(testimonies, pairs);
  }
  return Object.fromEntries(Object.entries(said).map(([asked, answer]) => [asked, JSON.stringify(answer)]));
}

function shuffled<T>(random: () => number, all: readonly T[]): readonly T[] {
  return all
    .map((one) => ({ one, at: random() }))
    .sort((a, b) => a.at - b.at)
    .map(({ one }) => one);
}

/** What the machine's own language is; nothing that is asked may depend on it. */
function speak(language: string): void {
  const names = ['Collator', 'NumberFormat', 'DateTimeFormat', 'Segmenter', 'PluralRules', 'ListFormat'] as const;
  const speaking = names.map((name) => {
    const own = Intl[name] as unknown as new (...given: unknown[]) => object;
    const value = class extends own {
      constructor(locales?: unknown, ...rest: unknown[]) {
        super(locales ?? language, ...rest);
      }
    };
    return [name, { value }] as const;
  });
  vi.stubGlobal('Intl', Object.create(Intl, Object.fromEntries(speaking)));
  const { localeCompare } = String.prototype;
  vi.spyOn(String.prototype, 'localeCompare').mockImplementation(function (this: string, other, locales, options) {
    return localeCompare.call(this, other, locales ?? language, options);
  });
  for (const change of ['toLocaleLowerCase', 'toLocaleUpperCase'] as const) {
    const own = String.prototype[change];
    vi.spyOn(String.prototype, change).mockImplementation(function (this: string, locales) {
      return own.call(this, locales ?? language);
    });
  }
}

describe('the answers about a project', () => {
  const texts = project();
  const asTheyAre = () => answers([texts]);

  test('say something to every question, so that they can differ', async () => {
    const said = await asTheyAre();
    expect(Object.keys(said)).toHaveLength(7 + 4 * 7);
    const empty = Object.keys(said).filter((asked) => said[asked]!.length < 100);
    expect(empty).toEqual([]);
  });

  test('are the same bytes when they are asked again', async () => {
    expect(await asTheyAre()).toEqual(await asTheyAre());
  });

  test('are the same bytes in whatever order the texts came, one by one or together', async () => {
    const said = await asTheyAre();
    for (const seed of [1, 2]) {
      const order = shuffled(chance(seed), texts);
      const size = [1, 7][seed - 1]!;
      const groups = Array.from({ length: Math.ceil(order.length / size) }, (_, at) =>
        order.slice(at * size, (at + 1) * size),
      );
      expect([seed, await answers(groups)]).toEqual([seed, said]);
    }
  });

  test.each([
    ['tr', 'Pacific/Auckland', 'ı'],
    ['sv', 'America/Anchorage', 'i'],
  ])('are the same bytes on a machine that speaks %s, in the zone %s', async (language, zone, small) => {
    const said = await asTheyAre();
    const before = new Date(2031, 4, 6).getTimezoneOffset();
    vi.stubEnv('TZ', zone);
    speak(language);
    // Both are really other ones.
    expect([new Date(2031, 4, 6).getTimezoneOffset() === before, 'I'.toLocaleLowerCase()]).toEqual([false, small]);
    expect(new Intl.Collator().resolvedOptions().locale).toBe(language);
    expect(await asTheyAre()).toEqual(said);
  });
});
