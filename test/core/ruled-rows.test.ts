import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CompareIndex } from '../../src/core/compare/compare-index.ts';
import { ruledRows } from '../../src/core/compare/ruled-rows.ts';
import type { RowRuling } from '../../src/core/compare/ruled-rows.ts';
import type { SentencePlace, Synopsis } from '../../src/core/compare/synopsis-shapes.ts';
import { synopsisOf } from '../../src/core/compare/synopsis.ts';
import { buildWording } from '../../src/core/compare/wording.ts';
import { chance, source } from './accounts.ts';
import { prose, tell } from './told.ts';

/** A sentence by its account and number, as `1.0`. */
const place = (said: string): SentencePlace => {
  const [account, sentence] = said.split('.').map(Number);
  return { account: account!, sentence: sentence! };
};

/** A ruling as `0.1 + 1.0` (together) or `0.1 | 1.0 2.0` (apart); later ones are newer. */
const ruling = (said: string, at = 0): RowRuling => {
  const [some, others = ''] = said.split('|');
  const places = (of: string) => (of.match(/\d+\.\d+/gu) ?? []).map(place);
  const value = said.includes('|') ? 'apart' : 'together';
  return { id: `r${at}`, value, changed: String(at), subjects: places(some!), against: places(others) };
};

/** Accounts of so many sentences, and links as `0.0 - 1.1: 0.4`. */
function synopsis(lengths: readonly number[], links: readonly string[]): Synopsis {
  const made = links.map((said) => {
    const [a, b, cosine] = said.split(/ - |: /u);
    return { a: place(a!), b: place(b!), cosine: Number(cosine), words: 0 };
  });
  const accounts = lengths.map((length, at) => ({
    documentId: String(at),
    textId: String(at),
    sentences: Array.from({ length }, (_, from) => ({ from, to: from + 1, facts: 0 })),
  }));
  // One ruling that says nothing new of each sentence makes the rows of the links.
  const alone = accounts.flatMap(({ sentences }, account) =>
    sentences.map((_, sentence) => ({ cells: lengths.map((_, at) => (at === account ? [sentence] : [])), links: [] })),
  );
  const all = alone.map((row, at) => (at === 0 ? { ...row, links: made } : row));
  const each = accounts.flatMap(({ sentences }, account) => sentences.map((_, at) => ruling(`${account}.${at}`)));
  const { rows } = ruledRows({ accounts, rows: all }, each);
  return { accounts, rows: rows.map(({ cells, links }) => ({ cells, links })) };
}

/** Rows as `0.0 1.1`, those of one sentence left out. */
const rowsSaid = ({ rows }: Pick<Synopsis, 'rows'>) =>
  rows
    .map(({ cells }) => cells.flatMap((sentences, account) => sentences.map((one) => `${account}.${one}`)))
    .filter(({ length }) => length > 1)
    .map((row) => row.join(' '));

describe('rows that a person put together or took apart', () => {
  const three = synopsis([2, 2, 2], ['0.0 - 1.0: 0.8', '1.0 - 2.0: 0.7', '0.1 - 1.1: 0.4']);

  test('are as they were ruled, and say by what', () => {
    expect(rowsSaid(three)).toEqual(['0.0 1.0 2.0', '0.1 1.1']);
    const merged = ruledRows(three, [ruling('0.1 + 2.1')]);
    expect(rowsSaid(merged)).toEqual(['0.0 1.0 2.0', '0.1 1.1 2.1']);
    expect(merged.rows.map((row) => row.merged)).toEqual([[], ['r0']]);
    const split = ruledRows(three, [ruling('0.0 | 1.0 2.0')]);
    expect(rowsSaid(split)).toEqual(['0.1 1.1', '1.0 2.0']);
    expect(split.rows.map((row) => row.split)).toEqual([['r0'], [], ['r0'], []]);
    expect([merged.contradicted, split.contradicted]).toEqual([[], []]);
  });

  test('fall apart where only what was taken out held them together', () => {
    expect(rowsSaid(ruledRows(three, [ruling('1.0 | 0.0 2.0')]))).toEqual(['0.1 1.1']);
  });

  test('leave a sentence on the side that it is closer to', () => {
    const chain = synopsis([1, 1, 1], ['0.0 - 1.0: 0.4', '1.0 - 2.0: 0.5']);
    expect(rowsSaid(ruledRows(chain, [ruling('0.0 | 2.0')]))).toEqual(['1.0 2.0']);
    const even = synopsis([1, 1, 1], ['0.0 - 1.0: 0.5', '1.0 - 2.0: 0.5']);
    expect(rowsSaid(ruledRows(even, [ruling('0.0 | 2.0')]))).toEqual([]);
  });

  test('follow the newer of two rulings that contradict each other; the older is told', () => {
    const older = ruling('0.0 + 1.0 + 2.1', 1);
    const newer = ruling('0.0 | 1.0 2.0 2.1', 2);
    const ruled = ruledRows(three, [older, newer]);
    expect(rowsSaid(ruled)).toEqual(['0.1 1.1', '1.0 2.0 2.1']);
    expect(ruled.contradicted).toEqual(['r1']);
    const turned = ruledRows(three, [{ ...older, changed: '3' }, newer]);
    expect(rowsSaid(turned)).toEqual(['0.0 1.0 2.1', '0.1 1.1']);
    expect(turned.contradicted).toEqual(['r2']);
  });
});

const made = await Promise.all(
  prose.slice(0, 4).map(async (of, seed) => {
    const random = chance(seed);
    const texts = Array.from({ length: 3 }, () => tell(random, of).text);
    return { texts, language: of.language };
  }),
);

async function told(texts: readonly string[], language: string, order: readonly number[]): Promise<Synopsis> {
  const sources = order.map((of, id) => source(String(id), texts[of]!, 1, language));
  const index = new CompareIndex(() => true);
  index.add(buildWording(sources));
  return synopsisOf(sources, (forms) => index.frequencies(forms), true);
}

describe('whatever is ruled', () => {
  const orders = [
    [0, 1, 2],
    [0, 2, 1],
    [1, 0, 2],
    [1, 2, 0],
    [2, 0, 1],
    [2, 1, 0],
  ];
  const sentence = fc.record({ account: fc.nat({ max: 2 }), sentence: fc.nat({ max: 5 }) });
  const side = fc.uniqueArray(sentence, { minLength: 1, maxLength: 3, selector: (one) => JSON.stringify(one) });
  const some = fc.array(fc.tuple(side, side, fc.boolean()), { maxLength: 6 });
  const rulingsOf = (all: readonly (readonly [SentencePlace[], SentencePlace[], boolean])[]) =>
    all.map(([subjects, others, together], at): RowRuling => {
      const against = others.filter((one) => !subjects.some((two) => JSON.stringify(one) === JSON.stringify(two)));
      return together
        ? { id: `r${at}`, value: 'together', changed: String(at), subjects: [...subjects, ...against], against: [] }
        : { id: `r${at}`, value: 'apart', changed: String(at), subjects, against };
    });

  test('the rows are the same for all orders of the documents, and every sentence stands in one', async () => {
    for (const { texts, language } of made) {
      const answers = await Promise.all(orders.map((order) => told(texts, language, order)));
      fc.assert(
        fc.property(some, (all) => {
          const rulings = rulingsOf(all);
          const first = new Set<string>();
          for (const [at, order] of orders.entries()) {
            const there = ({ account, sentence }: SentencePlace) => ({ account: order.indexOf(account), sentence });
            const ruled = ruledRows(
              answers[at]!,
              rulings
                .map((one) => ({ ...one, subjects: one.subjects.map(there), against: one.against.map(there) }))
                .sort(() => (at % 2 === 0 ? 1 : -1)),
            );
            const rows = ruled.rows.map(({ cells, merged, split }) =>
              JSON.stringify([[0, 1, 2].map((of) => cells[order.indexOf(of)]), merged, split]),
            );
            first.add(JSON.stringify([rows.sort(), ruled.contradicted]));
            const counted = answers[at]!.accounts.map(({ sentences }) => sentences.length);
            expect(
              ruled.accounts.map((_, of) => ruled.rows.flatMap(({ cells }) => cells[of]!).sort((a, b) => a - b)),
            ).toEqual(counted.map((length) => Array.from({ length }, (_, number) => number)));
          }
          expect(first.size).toBe(1);
        }),
        { numRuns: 60 },
      );
    }
  });

  test('the newest ruling holds wholly, one that is not contradicted holds, and without any nothing changes', async () => {
    const { texts, language } = made[0]!;
    const answer = await told(texts, language, [0, 1, 2]);
    expect(ruledRows(answer, []).rows.map(({ cells, links }) => ({ cells, links }))).toEqual(answer.rows);
    fc.assert(
      fc.property(some, (all) => {
        const rulings = rulingsOf(all);
        const { rows, contradicted } = ruledRows(answer, rulings);
        const rowOf = (one: SentencePlace) => rows.findIndex(({ cells }) => cells[one.account]!.includes(one.sentence));
        for (const [at, { id, value, subjects, against }] of rulings.entries()) {
          if (at === rulings.length - 1) expect(contradicted).not.toContain(id);
          if (contradicted.includes(id)) continue;
          const places = subjects.map(rowOf);
          if (value === 'together') expect(new Set(places).size).toBe(1);
          else expect(against.map(rowOf).filter((row) => places.includes(row))).toEqual([]);
        }
      }),
      { numRuns: 300 },
    );
  });
});
