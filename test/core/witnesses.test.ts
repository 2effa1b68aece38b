import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CompareIndex } from '../../src/core/compare/compare-index.ts';
import { creditsIn } from '../../src/core/compare/credits.ts';
import { pairsThatMayBeOne, witnessBounds, witnessesOf } from '../../src/core/compare/witnesses.ts';
import type { Witnesses } from '../../src/core/compare/witnesses.ts';
import { buildWording } from '../../src/core/compare/wording.ts';
import type { Range, Ruling } from '../../src/core/model/records.ts';
import { divide } from '../../src/core/passages/divide.ts';
import { joinInWords } from '../../src/renderer/words/witnesses.ts';
import { source } from './accounts.ts';

async function witnesses(
  texts: Readonly<Record<string, string>>,
  turned = false,
  /** The sentence that says it; all of a text if not given. */
  saying?: Readonly<Record<string, string>>,
): Promise<Witnesses> {
  const entries = Object.entries(texts);
  if (turned) entries.reverse();
  const index = new CompareIndex(() => true);
  index.add(buildWording(entries.map(([id, text]) => source(id, text))));
  const pairs = [];
  for (const [a] of entries) for (const [b] of entries) if (turned ? a > b : a < b) pairs.push(await index.pair(a, b));
  const testimonies = entries.map(([documentId, text]) => ({
    documentId,
    passages: [placeOf(text, saying?.[documentId] ?? text)],
    credits: creditsIn(text, divide(text)),
    owner: null,
  }));
  return witnessesOf(testimonies, pairs);
}

function placeOf(text: string, words: string): Range {
  const from = text.indexOf(words);
  return { from, to: from + words.length };
}

let rulingNumber = 0;
const ruled = (value: 'joined' | 'apart', ids: readonly string[], claimId: string | null = null): Ruling => ({
  id: `r${++rulingNumber}`,
  kind: 'witness',
  value,
  claimId,
  parties: ids.map((id) => ({ kind: 'document', id })),
  subjects: [],
  rule: null,
  note: '',
  author: '',
  created: '',
  changed: '',
});

const bounds = async (texts: Readonly<Record<string, string>>, rulings: readonly Ruling[] = []) => {
  const { least, most } = witnessBounds(await witnesses(texts), rulings, 'claim');
  return [least, most];
};

const pact =
  'The ministers of Vell and Oster met in the old customs house on Sunday and signed a pact about the harbour and its pilots.';
const anew = {
  ru: 'Министры подписали договор о гавани в воскресенье днём.',
  pt: 'Os ministros assinaram o acordo sobre o porto no domingo.',
  en: 'Two ministers put their names to a harbour treaty at the weekend.',
};

describe('documents that say the same', () => {
  test('are at most as many witnesses as there are, and at least one, where nobody names a source', async () => {
    expect(await bounds({ a: anew.en, b: anew.ru, c: anew.pt })).toEqual([1, 3]);
  });

  test('are surely one where they are copies, or are by one maker', async () => {
    const story = (more: string) => `SEOUL, June 30 (UPI) -- ${more}`;
    expect(await bounds({ a: pact, b: pact, c: anew.ru })).toEqual([1, 2]);
    expect(await bounds({ a: story(anew.en), b: story(anew.pt), c: anew.ru })).toEqual([1, 2]);
  });

  test('may be one where both say that somebody reported it, or what they say is shared wording', async () => {
    const found = await witnesses({
      a: `${anew.en} It was signed at noon, according to KCNA.`,
      b: 'Signed, laut KCNA.',
    });
    expect(found.joins).toMatchObject([{ a: 'a', b: 'b', reasons: [{ kind: 'origin', firm: false, name: 'KCNA' }] }]);
    expect(await bounds({ a: `${pact} So it is said.`, b: `It was on Sunday. ${pact}` })).toEqual([1, 2]);
  });

  test('may be one by the row of words in which they say it, not by what else they share', async () => {
    const later =
      'The pilots of both towns were not asked by anybody and learnt of it from the bell of the old harbour.';
    const [told, asked] = ['It took three hours, says Ada Brandt.', 'Nine pages long it was, he added.'];
    const texts = { a: `${pact} ${told} ${later}`, b: `${pact} ${asked} ${later}` };
    const rows = async (saying: Readonly<Record<string, string>>) =>
      (await witnesses(texts, false, saying)).joins.flatMap(({ reasons }) =>
        reasons.map((reason) => (reason.kind === 'wording' ? reason.words : reason.kind)),
      );
    expect(await rows({ a: pact, b: pact })).toEqual([24]);
    expect(await rows({ a: later, b: later })).toEqual([21]);
    expect(await rows({ a: told, b: asked })).toEqual([]);
  });

  test('are two at least where each names another source', async () => {
    expect(
      await bounds({ a: `${anew.en} So says Reuters, according to Reuters.`, b: 'Подписан, сообщает ТАСС.' }),
    ).toEqual([2, 2]);
  });

  test('are not proven to be one by a picture that both took, if more than what stands under it says so', async () => {
    const found = await witnesses({
      a: `${anew.en}\n\nThe hall. Photo by KCNA`,
      b: `${anew.pt}\n\nO salão. Foto: KCNA`,
    });
    expect(found.joins).toEqual([]);
  });

  test('name a source of their pictures, and none of what they say: both is told', async () => {
    const found = await witnesses({ a: `${anew.en}\n\nThe hall. Photo by KCNA`, b: anew.ru }, false, {
      a: anew.en,
      b: anew.ru,
    });
    expect([found.unnamed, found.pictured]).toEqual([['a', 'b'], ['a']]);
    const [join] = pairsThatMayBeOne(found);
    const nameOf = (id: string) => ({ a: 'Courier', b: 'Vestnik' })[id]!;
    expect(joinInWords(join!.reasons[0]!, nameOf)).toContain('Neither names a source (Courier: of pictures only)');
    const told = await witnesses({ a: `${anew.en}\n\nThe hall. Photo by KCNA`, b: 'Signed, laut dpa.' }, false, {
      a: anew.en,
    });
    const reasons = pairsThatMayBeOne(told).flatMap((one) => one.reasons);
    expect(reasons.map((reason) => joinInWords(reason, nameOf))).toEqual([
      'Courier names a source of pictures only: it may have it from the other, or where that has it from',
    ]);
  });
});

describe('a person', () => {
  const texts = { a: pact, b: pact, c: anew.ru };

  test('puts apart what is proven, for one claim or for all', async () => {
    expect(await bounds(texts, [ruled('apart', ['a', 'b'])])).toEqual([2, 3]);
    expect(await bounds(texts, [ruled('apart', ['a', 'b'], 'claim')])).toEqual([2, 3]);
    expect(await bounds(texts, [ruled('apart', ['a', 'b'], 'another claim')])).toEqual([1, 2]);
  });

  test('decides for one claim otherwise than for all', async () => {
    expect(await bounds(texts, [ruled('joined', ['a', 'b'], 'claim'), ruled('apart', ['a', 'b'])])).toEqual([1, 2]);
    expect(await bounds(texts, [ruled('joined', ['b', 'c']), ruled('apart', ['b', 'c'], 'claim')])).toEqual([2, 2]);
  });

  test('is told no more witnesses than there surely are, whichever reason is heeded first', async () => {
    // One of them may be with both others, or with one: two are enough.
    const found: Witnesses = {
      documentIds: ['a', 'b', 'c', 'd'],
      joins: [
        ['a', 'b'],
        ['b', 'c'],
        ['b', 'd'],
      ].map(([a, b], at) => ({
        a: a!,
        b: b!,
        reasons: Array.from({ length: 3 - at }, () => ({ kind: 'owner', firm: false, name: 'Vell Media' }) as const),
      })),
      unnamed: [],
      pictured: [],
    };
    const apart = [ruled('apart', ['a', 'c']), ruled('apart', ['a', 'd'])];
    expect(witnessBounds(found, apart, 'claim')).toMatchObject({ least: 2, most: 4 });
  });

  test('joins what nothing joins', async () => {
    expect(await bounds(texts, [ruled('joined', ['b', 'c'])])).toEqual([1, 1]);
  });

  test('keeps two apart that hang together through a third', async () => {
    const found = await witnesses({ a: pact, b: pact, c: pact });
    const { proven, least, most } = witnessBounds(found, [ruled('apart', ['a', 'c'])], 'claim');
    expect([least, most]).toEqual([2, 2]);
    expect(proven.some((group) => group.includes('a') && group.includes('c'))).toBe(false);
  });
});

test('bounds say where a person decided on them', async () => {
  const found = await witnesses({ a: pact, b: anew.ru });
  expect(witnessBounds(found, [], 'claim').decided).toBe(false);
  expect(witnessBounds(found, [ruled('apart', ['a', 'b'], 'another claim')], 'claim').decided).toBe(false);
  expect(witnessBounds(found, [ruled('apart', ['a', 'b'])], 'claim').decided).toBe(true);
});

describe('each two that lower the bound', () => {
  const source = { en: `${anew.en} So says Reuters, according to Reuters.`, ru: 'Подписан, сообщает ТАСС.' };

  test('are told with the reason, also those of which one names no source, what was found first', async () => {
    const found = await witnesses({
      a: `${anew.en} It was signed at noon, according to KCNA.`,
      b: anew.pt,
      c: 'Signed, laut KCNA.',
      d: anew.ru,
    });
    expect(pairsThatMayBeOne(found).map(({ a, b, reasons }) => [a + b, reasons.map(({ kind }) => kind)])).toEqual([
      ['ac', ['origin']],
      ['ab', ['unnamed']],
      ['ad', ['unnamed']],
      ['bc', ['unnamed']],
      ['bd', ['unnamed']],
      ['cd', ['unnamed']],
    ]);
    expect(pairsThatMayBeOne(found).flatMap(({ reasons }) => reasons)).toMatchObject([
      { name: 'KCNA' },
      { documentIds: ['b'] },
      { documentIds: ['d'] },
      { documentIds: ['b'] },
      { documentIds: ['b', 'd'] },
      { documentIds: ['d'] },
    ]);
  });

  test('raise it once all of them are put apart, up to as many as there are documents', async () => {
    const texts = { a: source.en, b: source.ru, c: anew.pt, d: `${anew.ru} Так сообщает ТАСС.` };
    const found = await witnesses(texts);
    const pairs = pairsThatMayBeOne(found).map(({ a, b }) => ruled('apart', [a, b]));
    const least = pairs.map((_, at) => witnessBounds(found, pairs.slice(0, at + 1), 'claim').least);
    expect(least).toEqual([3, 3, 3, 4]);
    expect(await bounds(texts)).toEqual([2, 4]);
  });

  test('leave who names nobody with any of the others from whom it was not put apart', async () => {
    const [told, ours] = [`${pact} So says Reuters, according to Reuters.`, `It was on Sunday. ${pact}`];
    // What the one that names nobody says is in the words of the first; it may have it of the second instead.
    expect(await bounds({ a: told, b: source.ru, c: ours }, [ruled('apart', ['a', 'c'])])).toEqual([2, 3]);
    expect(
      await bounds({ a: told, b: source.ru, c: ours }, [ruled('apart', ['a', 'c']), ruled('apart', ['b', 'c'])]),
    ).toEqual([3, 3]);
  });

  test('hang together no more through one that was put apart from both', async () => {
    const found: Witnesses = {
      documentIds: ['a', 'b', 'c'],
      joins: [
        { a: 'a', b: 'b', reasons: [{ kind: 'owner', firm: false, name: 'Vell Media' }] },
        { a: 'b', b: 'c', reasons: [{ kind: 'owner', firm: false, name: 'Oster Group' }] },
      ],
      unnamed: [],
      pictured: [],
    };
    expect(witnessBounds(found, [ruled('apart', ['a', 'b'])], 'claim')).toMatchObject({ least: 2, most: 3 });
    expect(witnessBounds(found, [ruled('apart', ['a', 'b']), ruled('apart', ['b', 'c'])], 'claim')).toMatchObject({
      least: 3,
      most: 3,
    });
  });
});

test('bounds are the same in whatever order documents come, never cross, and every document is counted once', async () => {
  const stock = [
    pact,
    ...Object.values(anew),
    `${anew.en} It was signed at noon, according to KCNA.`,
    `SEOUL, June 30 (UPI) -- ${pact}`,
  ];
  const ids = ['a', 'b', 'c', 'd', 'e'];
  const given = fc.record({
    texts: fc.array(fc.constantFrom(...stock), { minLength: 1, maxLength: ids.length }),
    rulings: fc.array(fc.tuple(fc.constantFrom('joined', 'apart'), fc.subarray(ids, { minLength: 2, maxLength: 3 })), {
      maxLength: 3,
    }),
  });
  await fc.assert(
    fc.asyncProperty(given, async ({ texts, rulings }) => {
      const named = Object.fromEntries(texts.map((text, at) => [ids[at]!, text]));
      const found = await witnesses(named);
      expect(await witnesses(named, true)).toEqual(found);
      const decided = rulings.map(([value, parties]) => ruled(value as 'joined' | 'apart', parties));
      const { least, most, proven } = witnessBounds(found, decided, 'claim');
      expect(least).toBeGreaterThanOrEqual(1);
      expect(least).toBeLessThanOrEqual(most);
      expect(proven.flat().sort()).toEqual(ids.slice(0, texts.length));
    }),
    { numRuns: 150 },
  );
});
