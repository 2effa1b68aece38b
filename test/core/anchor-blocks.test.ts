import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Pair } from '../../src/core/anchor/blocks.ts';
import { commonBlocks, weightOf } from '../../src/core/anchor/blocks.ts';
import { describeRange } from '../../src/core/anchor/describe.ts';
import { resolverBetween } from '../../src/core/anchor/resolve.ts';
import type { Range } from '../../src/core/model/records.ts';

/** Words of several scripts, few of them, so that blocks come again. */
const text = fc
  .array(
    fc.constantFrom('the ', 'harbour ', 'was shut. ', '委员会表示', '深切关注。', '港\n\n', 'гавань ', '🚢', 'اللجنة '),
    {
      maxLength: 40,
    },
  )
  .map((words) => words.join(''));
const length = fc.constantFrom(8, 16, 32);

function placesOf(text: string, { from, to }: Range, words: string): number[] {
  const places: number[] = [];
  for (let at = from; at + words.length <= to; at++) if (text.startsWith(words, at)) places.push(at);
  return places;
}

/** Every block is looked for everywhere. */
function slowPairs(before: string, after: string, old: Range, now: Range, length: number, most: number): Pair[] {
  const blocks = new Set<string>();
  for (let at = old.from; at + length <= old.to; at += length / 2) blocks.add(before.slice(at, at + length));
  return [...blocks]
    .filter((words) => weightOf(words) >= 16)
    .flatMap((words) => {
      const [inOld, inNow] = [placesOf(before, old, words), placesOf(after, now, words)];
      if (inOld.length !== inNow.length || inOld.length > most) return [];
      return inOld.map((at, rank) => ({ old: at, now: inNow[rank]! }));
    })
    .sort((a, b) => a.old - b.old);
}

describe('the blocks that two texts have in common', () => {
  test('are those that are found by looking for each of them everywhere', () => {
    fc.assert(
      fc.property(
        text,
        text,
        fc.array(fc.nat(), { minLength: 4, maxLength: 4 }),
        length,
        fc.constantFrom(1, 3),
        (before, after, cuts, length, most) => {
          const cut = (text: string, a: number, b: number): Range => {
            const [from, to] = [a % (text.length + 1), b % (text.length + 1)].sort((x, y) => x - y) as [number, number];
            return { from, to };
          };
          const [old, now] = [cut(before, cuts[0]!, cuts[1]!), cut(after, cuts[2]!, cuts[3]!)];
          expect(commonBlocks(before, after).pairs(old, now, length, most)).toEqual(
            slowPairs(before, after, old, now, length, most),
          );
        },
      ),
      { numRuns: 3000 },
    );
  });

  test('tell around which places something like a stretch may stand', () => {
    fc.assert(
      fc.property(text, text, fc.nat(), (before, after, cut) => {
        const old = { from: Math.min(before.length, cut % 20), to: before.length };
        const around = commonBlocks(before, after).around(old, 3);
        for (const length of [8, 16])
          for (let at = old.from; at + length <= old.to; at++) {
            const words = before.slice(at, at + length);
            if (weightOf(words) < 16) continue;
            for (const place of placesOf(after, { from: 0, to: after.length }, words)) {
              const from = place - (at - old.from) - 3;
              expect(around).toContainEqual({ from, to: from + old.to - old.from + 6 });
            }
          }
      }),
      { numRuns: 500 },
    );
  });
});

test('a mark is found in a long text where it is found in a short one, and lost where it is lost', () => {
  const sentences = [
    'The ferry lay idle in the harbour because nobody would pay for its fuel.',
    '因为没有人愿意支付燃料费，渡轮在港口里停了三天，船长们也都回家去了。',
    'لم تبحر العبّارة لأن أحدا لم يشأ أن يدفع ثمن وقودها طوال الأسبوع الماضي.',
  ];
  // Another text than the sentences', long enough that not all of it is looked at.
  const long = Array.from({ length: 2500 }, (_, at) => `Row ${at * 7919}: ${(at * 48271) % 9973} sacks of rye.`).join(
    '\n',
  );
  const before = `Log\n\n${sentences.join('\n\n')}\n\nThe end`;
  const moved = ['', sentences[0]!.replace('idle', 'still'), sentences[1]!.replace('三', '五'), sentences[2]!];
  for (const [which, words] of moved.entries())
    for (const sentence of sentences) {
      const from = before.indexOf(sentence);
      const range = { from, to: from + sentence.length };
      const mark = { ...range, quotation: describeRange(before, range), anchor: { kind: 'exact' as const } };
      const found = (after: string) => {
        const { range, anchor } = resolverBetween(before, after)(mark);
        return [anchor, range && after.slice(range.from, range.to)];
      };
      const right = found(`Rows\n\n${words}\n\nMore`);
      expect(found(`${long}\n\n${words}\n\n${long.toUpperCase()}`), `${which}`).toEqual(right);
    }
});
