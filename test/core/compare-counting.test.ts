import fc from 'fast-check';
import { expect, test } from 'vitest';
import { CompareIndex } from '../../src/core/compare/compare-index.ts';
import { countFamilies, countOrigins, creditsOf } from '../../src/core/compare/counting.ts';
import type { Credited, Spots } from '../../src/core/compare/counting.ts';
import { creditParts } from '../../src/core/compare/credit-parts.ts';
import { creditsIn } from '../../src/core/compare/credits.ts';
import { buildWording } from '../../src/core/compare/wording.ts';
import { divide } from '../../src/core/passages/divide.ts';
import { chance, source, words } from './accounts.ts';

/** Every paragraph of every text. */
function allSpots(texts: readonly (readonly [id: string, text: string])[]): Spots {
  const [from, to, first]: [number[], number[], number[]] = [[], [], [0]];
  for (const [, text] of texts) {
    for (const { 0: said, index } of text.matchAll(/[^\n]+/gu)) {
      from.push(index);
      to.push(index + said.length);
    }
    first.push(from.length);
  }
  const pack = (list: readonly number[]) => Uint32Array.from(list);
  return { documentIds: texts.map(([id]) => id), first: pack(first), from: pack(from), to: pack(to) };
}

const random = chance(30);
/** Paragraphs, each longer than what two texts must share. */
const stock = Array.from({ length: 8 }, (_, at) => words(random, ['en', 'ru', 'pt'][at % 3]!, 16 + at).join(' '));

test('accounts that take whole paragraphs from each other count each of them once, and copies as one document', async () => {
  // No paragraph comes twice in one text, so that what counts as one is known.
  const account = fc.uniqueArray(fc.integer({ min: 0, max: stock.length - 1 }), { minLength: 1, maxLength: 5 });
  await fc.assert(
    fc.asyncProperty(fc.array(account, { minLength: 1, maxLength: 7 }), async (accounts) => {
      let own = 0;
      const texts = accounts.map((numbers, at) => {
        // Each has a sentence of its own between, so that paragraphs stay apart.
        const apart = () => words(chance(1000 + own++), 'en', 40).join(' ');
        const text = numbers.map((number) => `${stock[number]!}.\n\n${apart()}.`).join('\n\n');
        return [`${at} account`, text] as const;
      });
      const copies = texts.slice(0, 2).map(([id, text]) => [`${id}, a copy`, text] as const);
      const all = [...texts, ...copies];
      const index = new CompareIndex(() => true);
      index.add(buildWording(all.map(([id, text]) => source(id, text))));
      const { documents, passages } = await index.countFamilies(allSpots(all));
      const taken = new Set(accounts.flat()).size;
      const sole = accounts.reduce((sum, { length }) => sum + length, 0);
      expect([documents, passages]).toEqual([texts.length, taken + sole]);
    }),
    { numRuns: 60 },
  );
});

test('a passage counts with a shared one only if four fifths of it stand there', () => {
  const member = (documentId: string, from: number, to: number) => ({ documentId, from, to, words: 12 });
  const members = [member('a', 100, 200), member('b', 0, 100)];
  const family = {
    id: 'f',
    kind: 'narrative',
    members,
    documents: 2,
    words: 12,
    longest: members[0]!,
    earliest: null,
  } as const;
  const unitsOf = (from: number, to: number) => [
    ...countFamilies(
      {
        documentIds: ['a', 'b'],
        first: Uint32Array.of(0, 1, 2),
        from: Uint32Array.of(from, 0),
        to: Uint32Array.of(to, 100),
      },
      [family],
      (id) => id,
      () => new Set([1]),
    ).units,
  ];
  expect(unitsOf(100, 200)).toEqual([1, 1]);
  expect(unitsOf(90, 210)).toEqual([1, 1]);
  expect(unitsOf(80, 210)).toEqual([1, 2]);
  expect(unitsOf(0, 90)).toEqual([1, 2]);
});

const story = (at: number) => `${words(chance(40 + at), 'en', 30).join(' ')}.`;
const credited = (documentId: string, text: string, copy = documentId): Credited => ({
  documentId,
  copy,
  credits: creditsOf(creditsIn(text, divide(text)), []),
});

test('two agencies that both quote a third are two origins at most, and one at least', () => {
  const upi = credited('000', `A pact\n\nSEOUL, June 30 (UPI) -- ${story(0)}\n\nIt was signed, according to KCNA.`);
  const ians = credited(
    '001',
    `A pact\n\nSeoul, June 30 (IANS) -- ${story(1)}\n\nSo reports Yonhap, quoting the Korean Central News Agency (KCNA).`,
  );
  const nobody = credited('003', story(3));
  expect(countOrigins([upi, ians])).toMatchObject({ least: 1, most: 2, unnamed: 0 });
  expect(countOrigins([upi, ians, nobody])).toMatchObject({ least: 1, most: 3, unnamed: 1 });
  const named = countOrigins([upi, ians]).origins.map(({ name, firm, doubtful }) => [
    name,
    firm.length,
    doubtful.length,
  ]);
  expect(named).toEqual([
    ['KCNA', 0, 2],
    ['IANS', 1, 0],
    ['UPI', 1, 0],
  ]);
});

test('texts of one agency and copies are one, whatever is doubtful; who names nobody is none for sure', () => {
  const texts = [1, 2, 3].map((at) => credited(`t${at}`, `МОСКВА, 30 июня. /ТАСС/. ${story(at)}`));
  expect(countOrigins(texts)).toMatchObject({ least: 1, most: 1 });
  expect(countOrigins([credited('a', story(1), 'x'), credited('b', story(1), 'x')])).toMatchObject({
    least: 1,
    most: 1,
  });
  expect(countOrigins([credited('a', story(1)), credited('b', story(2))])).toMatchObject({ least: 1, most: 2 });
  expect(countOrigins([])).toEqual({ least: 0, most: 0, origins: [], unnamed: 0 });
});

test('the bounds hold one another, and never exceed the documents, whatever is credited', () => {
  const line = fc.constantFrom(
    '',
    '(UPI)',
    '(AFP)',
    'Source: Xinhua',
    'It was so, according to KCNA.',
    'So says AFP, quoting KCNA.',
  );
  fc.assert(
    fc.property(fc.array(fc.tuple(line, line, fc.integer({ min: 0, max: 3 })), { maxLength: 8 }), (list) => {
      const documents = list.map(([one, other, copy], at) =>
        credited(String(at), [story(at), one, other].join('\n\n'), String(copy)),
      );
      const { least, most } = countOrigins(documents);
      expect(least).toBeLessThanOrEqual(most);
      expect(most).toBeLessThanOrEqual(new Set(list.map(([, , copy]) => copy)).size);
      expect(countOrigins(documents.toReversed())).toMatchObject({ least, most });
    }),
  );
});

test('the credit of a picture counts only where all that was found stands under it', () => {
  const text = `Seoul, June 30 (UPI) -- ${story(5)}\n\nThe leaders at the gala. Photo by KCNA`;
  const credits = creditsIn(text, divide(text));
  const at = (said: string) => ({ from: text.indexOf(said), to: text.length });
  expect(creditsOf(credits, [at('The leaders')]).map(({ origin }) => origin)).toEqual(['kcna']);
  expect(creditsOf(credits, [{ from: 0, to: 60 }, at('The leaders')]).map(({ origin }) => origin)).toEqual(['upi']);
});

test('parts of credits are merged without what is gone, and damaged ones are made anew', () => {
  const [one, other] = [
    creditParts.build([source('a', `${story(1)}\n\n(UPI)`), source('b', story(2))]),
    creditParts.build([source('c', `${story(3)}\n\n(AFP)`)]),
  ];
  const merged = creditParts.merge([one, other], ({ documentId }) => documentId !== 'a');
  expect(merged.documents.map(({ documentId }) => documentId)).toEqual(['b', 'c']);
  expect(merged.credits.map((of) => of.map(({ origin }) => origin))).toEqual([[], ['afp']]);
  expect(creditParts.check(structuredClone(merged)).ok).toBe(true);
  expect(creditParts.check({ ...merged, credits: [] }).ok).toBe(false);
});
