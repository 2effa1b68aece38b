import fc from 'fast-check';
import { expect, test } from 'vitest';
import { CompareIndex } from '../../src/core/compare/compare-index.ts';
import type { FoundGrid } from '../../src/core/compare/compare-index.ts';
import type { Appeared } from '../../src/core/compare/families.ts';
import { fieldOf, hiddenBecause, isAskedFor, shownPairs } from '../../src/core/compare/grid.ts';
import type { Grid, GridQuestion, PassageKind } from '../../src/core/compare/shapes.ts';
import { passageKinds } from '../../src/core/compare/shapes.ts';
import { inOneTurn } from '../../src/core/compare/turns.ts';
import { buildWording } from '../../src/core/compare/wording.ts';
import { chance, source, words } from './accounts.ts';

const everything: GridQuestion = {
  documentIds: null,
  kinds: passageKinds,
  fewestWords: 8,
  days: null,
  betweenOutlets: false,
};

/** Accounts made of a title and a few sentences, some quoted, with the day and the outlet of each. */
const random = chance(20);
const stock = Array.from({ length: 9 }, (_, at) => {
  const said = words(random, ['en', 'ru', 'ar'][at % 3]!, 8 + (at % 4) * 5).join(' ');
  return at % 2 === 0 ? `“${said}”` : said;
});
const titles = ['', words(random, 'en', 9).join(' '), words(random, 'ru', 14).join(' ')];
const account = fc.record({
  title: fc.constantFrom(...titles),
  text: fc
    .array(fc.integer({ min: 0, max: stock.length - 1 }), { maxLength: 4 })
    .map((numbers) => numbers.map((number) => stock[number]!).join('. ')),
  date: fc.constantFrom(null, '2025-06-01', '2025-06-03', '2025-07-20'),
  outlet: fc.constantFrom(null, 'Harbour News', 'Порт сегодня', 'harbour news'),
});
const asked = fc.record({
  kinds: fc.subarray<PassageKind>([...passageKinds], { minLength: 1 }),
  fewestWords: fc.constantFrom(8, 12, 16),
  days: fc.constantFrom(null, 2, 30),
  betweenOutlets: fc.boolean(),
});

const whole = (grid: FoundGrid): Grid => ({ ...grid, missing: [] });

test('every field says what the pair says, and the documents are those that share what is looked for', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(account, { maxLength: 7 }), asked, async (accounts, filter) => {
      const ids = accounts.map((_, at) => `${at} account`);
      const headOf = (id: string) => ({ title: accounts[Number.parseInt(id, 10)]!.title, places: [] });
      const index = new CompareIndex(() => true, headOf, 4);
      index.add(buildWording(accounts.map(({ title, text }, at) => source(ids[at]!, `${title}\n\n${text}`))));
      const appeared = (id: string): Appeared => accounts[Number.parseInt(id, 10)]!;
      const question: GridQuestion = { ...filter, documentIds: null };
      const [all, these] = await Promise.all([
        index.grid(question, appeared),
        index.grid({ ...question, documentIds: ids.toReversed() }, appeared),
      ]);

      const shown = new Set<string>();
      const near = new Set<string>();
      const pairs = new Map<string, unknown>();
      for (const a of ids) {
        for (const b of ids.filter((id) => id > a)) {
          const { shared, aInB, bInA, longest } = await index.pair(a, b);
          if (!shared.some((passage) => isAskedFor(passage, filter))) continue;
          const why = hiddenBecause(a, b, filter, appeared);
          if (why !== 'days') near.add(a).add(b);
          if (why !== null) continue;
          shown.add(a).add(b);
          pairs.set(`${a} × ${b}`, [aInB, bInA, longest, shared.length]);
        }
      }
      expect(all.documentIds).toEqual([...shown].sort());
      expect(all.withinOutlets).toBe(near.size - shown.size);
      expect(these.documentIds).toEqual(ids.toReversed());
      for (const grid of [whole(all), whole(these)]) {
        const places = grid.documentIds.map((_, place) => place).sort((a, b) => (named(a) < named(b) ? -1 : 1));
        const found = [...shownPairs(grid, places, filter, appeared)].map(({ row, column, field }) => {
          const { share, shareOfOther, longest, passages } = field;
          const back = fieldOf(grid, column, row)!;
          expect([back.share, back.shareOfOther]).toEqual([shareOfOther, share]);
          return [`${named(row)} × ${named(column)}`, [share, shareOfOther, longest, passages]] as const;
        });
        expect(found).toEqual([...pairs].sort(([a], [b]) => (a < b ? -1 : 1)));

        function named(place: number): string {
          return grid.documentIds[place]!;
        }
      }
    }),
    { numRuns: 500 },
  );
});

test('documents that share nothing but their titles are in the grid, as the pair is', async () => {
  const [, title] = titles;
  const own = chance(24);
  const text = () => `${title!}\n\n${words(own, 'en', 40).join(' ')}.`;
  const index = new CompareIndex(
    () => true,
    () => ({ title: title!, places: [] }),
  );
  index.add(buildWording([source('quay', text()), source('mill', text())]));
  const { shared } = await index.pair('quay', 'mill');
  expect(shared.map(({ kind }) => kind)).toEqual(['heading']);
  const grid = whole(
    await index.grid({ ...everything, documentIds: ['quay', 'mill'] }, () => ({ date: null, outlet: null })),
  );
  expect(fieldOf(grid, 0, 1)).toMatchObject({ class: 'short echo', passages: 1 });
});

test('of places in a grid some may be left out: every pair of the others is told', async () => {
  const text = words(chance(25), 'ru', 40).join(' ');
  const index = new CompareIndex(() => true);
  index.add(buildWording(['removed', 'quay', 'mill'].map((id) => source(id, text))));
  const nothingKnown = (): Appeared => ({ date: null, outlet: null });
  const grid = whole(await index.grid({ ...everything, documentIds: ['removed', 'quay', 'mill'] }, nothingKnown));
  const told = (places: readonly number[]) =>
    [...shownPairs(grid, places, everything, nothingKnown)].map(({ row, column }) => [row, column]);
  expect(told([1, 2])).toEqual([[1, 2]]);
  expect(told([2, 0])).toEqual([[2, 0]]);
  expect(told([2])).toEqual([]);
});

test('twenty thousand copies of one text in one outlet are compared by their days, in few turns that can be ended', async () => {
  const text = words(chance(26), 'en', 30).join(' ');
  const index = new CompareIndex(() => true);
  index.add(buildWording(Array.from({ length: 20_000 }, (_, at) => source(`${10_000 + at}`, text))));
  const lastOf = (all: string) => (id: string) => ({
    date: `2025-06-${10 + (Number(id) % 20)}`,
    outlet: id === '29999' ? all : 'Harbour News',
  });
  const question = { ...everything, days: 3, betweenOutlets: true };
  const turnsOf = async (appeared: (id: string) => Appeared) => {
    let turns = 0;
    const grid = await index.grid(question, appeared, async () => void (turns += 1));
    return { turns, documents: grid.documentIds.length, within: grid.withinOutlets };
  };
  const before = (await turnsOf(() => ({ date: null, outlet: null }))).turns;
  const one = await turnsOf(lastOf('Harbour News'));
  expect(one).toMatchObject({ documents: 0, within: 20_000 });
  expect(one.turns).toBeLessThan(before + 20);
  // Those of its own day and of the three before, and itself; after its day nothing appeared.
  expect(await turnsOf(lastOf('Порт сегодня'))).toMatchObject({ documents: 4000, within: 16_000 });
});

test('copies that appeared on thousands of days are compared in turns, and no longer than somebody waits', async () => {
  const text = words(chance(27), 'ar', 30).join(' ');
  const index = new CompareIndex(() => true);
  index.add(buildWording(Array.from({ length: 4000 }, (_, at) => source(`${10_000 + at}`, text))));
  const appeared = (id: string): Appeared => ({
    date: new Date((Number(id) - 10_000) * 86_400_000).toISOString().slice(0, 10),
    outlet: 'Harbour News',
  });
  const question = { ...everything, days: 1, betweenOutlets: true };
  let turns = 0;
  const grid = await index.grid(question, appeared, async () => void (turns += 1));
  expect([grid.documentIds.length, grid.withinOutlets]).toEqual([0, 4000]);
  expect(turns).toBeGreaterThan(500);
  let left = 100;
  const leave = async () => {
    if (--left === 0) throw new Error('Nobody waits');
  };
  await expect(index.grid(question, appeared, leave)).rejects.toThrow('Nobody waits');
  expect(left).toBe(0);
});

test('five thousand copies of one text take no more room than their names', async () => {
  const text = words(chance(21), 'pt', 60).join(' ');
  const index = new CompareIndex(() => true);
  index.add(buildWording(Array.from({ length: 5000 }, (_, at) => source(`${10_000 + at}`, text))));
  const grid = whole(await index.grid(everything, () => ({ date: null, outlet: 'Harbour News' })));
  expect([grid.documentIds.length, grid.other.length]).toEqual([5000, 0]);
  expect(fieldOf(grid, 4999, 0)).toEqual({ class: 'same text', share: 1, shareOfOther: 1, longest: 60, passages: 1 });
  expect(fieldOf(grid, 7, 7)).toBeNull();
});

const longWords = words(chance(22), 'en', 40);
/** So many words that hardly repeat in the same order. */
const longText = (count: number): string => {
  const next = chance(23);
  return Array.from({ length: count }, () => longWords[Math.floor(next() * longWords.length)]!).join(' ');
};

test('what a long text shares is looked for in turns, between which others are answered', async () => {
  const count = 20 * inOneTurn;
  const long = longText(count);
  const quoted = long.slice(0, 3000);
  const index = new CompareIndex(() => true);
  index.add(buildWording([source('long', long), source('short', quoted), source('other', quoted)]));
  let turns = 0;
  const between: unknown[] = [];
  const shared = await index.sharedIn('long', async () => {
    turns += 1;
    if (turns % 50 === 0) between.push((await index.pair('short', 'other')).class);
  });
  expect(shared.stretches.map(({ others }) => others.map(({ documentId }) => documentId))).toEqual([
    ['other', 'short'],
  ]);
  // Each word is gone through at least four times: hashed twice, sorted, looked up.
  expect(turns).toBeGreaterThan(count / inOneTurn);
  expect(between).toEqual(Array.from({ length: Math.floor(turns / 50) }, () => 'same text'));
  expect(between.length).toBeGreaterThan(2);
});

test('a question about a long text ends at the turn in which it is cancelled, and answers as before when asked anew', async () => {
  const long = longText(4 * inOneTurn);
  const index = new CompareIndex(() => true);
  index.add(buildWording([source('long', long), source('short', long.slice(0, 2000))]));
  const whole = (await index.sharedIn('long')).stretches;
  for (const last of [1, 5, 20]) {
    let turns = 0;
    const step = async () => {
      turns += 1;
      if (turns === last) throw new Error('Nobody waits');
    };
    await expect(index.sharedIn('long', step)).rejects.toThrow('Nobody waits');
    expect(turns).toBe(last);
  }
  expect((await index.sharedIn('long')).stretches).toEqual(whole);
});
