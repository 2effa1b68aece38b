import { isEcho, wordsIn } from './passages.ts';
import type { WordPassage } from './passages.ts';
import type { WordRow } from './seeds.ts';
import { weightOf, wordWeight } from './seeds.ts';
import type { PairClass, PairMeasures } from './shapes.ts';
import { echoFrom, sharedFrom } from './shapes.ts';
import { quotedSign } from './wording.ts';

/** A share of the words from which on a text counts as the whole of it. */
export const nearlyWhole = 0.9;

/** How much two documents share, by their passages in the order of A. */
export function measuresOf(a: WordRow, b: WordRow, passages: readonly WordPassage[]): PairMeasures {
  const inA = sharesOf(a, passages, 'a');
  const inB = sharesOf(b, passages, 'b');
  const longest = wordsIn(passages.reduce((most, { longest }) => Math.max(most, longest), 0));
  const echoes = passages.filter(isEcho).length;
  return {
    class: classOf(inA.all ?? 0, inB.all ?? 0, longest),
    aInB: inA.all ?? 0,
    bInA: inB.all ?? 0,
    aInBUnquoted: inA.unquoted,
    bInAUnquoted: inB.unquoted,
    longest,
    passages: passages.length - echoes,
    echoes,
    ordered: passages.every(({ runs }, at) => at === 0 || runs[0]!.b >= passages[at - 1]!.runs[0]!.b),
  };
}

function classOf(aInB: number, bInA: number, longest: number): PairClass {
  if (longest < echoFrom) return null;
  const [most, least] = [Math.max(aInB, bInA), Math.min(aInB, bInA)];
  if (least >= nearlyWhole) return 'same text';
  if (most >= nearlyWhole) return 'contains';
  return longest >= sharedFrom ? 'shares wording' : 'short echo';
}

/** The shares of a document's words, each counted once, that stand in runs. Null: there are no such words. */
function sharesOf(row: WordRow, passages: readonly WordPassage[], side: 'a' | 'b') {
  const shared = new Uint8Array(row.words.length);
  for (const { runs } of passages) for (const run of runs) shared.fill(1, run[side], run[side] + run.length);
  let [all, allShared, unquoted, unquotedShared] = [0, 0, 0, 0];
  row.signs.forEach((signs, word) => {
    const weight = weightOf(signs);
    all += weight;
    if (shared[word] === 1) allShared += weight;
    if ((signs & quotedSign) !== 0) return;
    unquoted += weight;
    if (shared[word] === 1) unquotedShared += weight;
  });
  return {
    all: all === 0 ? null : allShared / all,
    unquoted: unquoted < wordWeight ? null : unquotedShared / unquoted,
  };
}
