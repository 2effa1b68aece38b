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
  const stretches = passages.flatMap(({ runs }) =>
    runs.map((run) => ({ from: run[side], to: run[side] + run.length })),
  );
  stretches.sort((one, other) => one.from - other.from);
  const [of, shared] = [weightsOf(row), { all: 0, unquoted: 0 }];
  let at = 0;
  for (const { from, to } of stretches) {
    addWeights(shared, row, Math.max(from, at), to);
    at = Math.max(at, to);
  }
  return {
    all: of.all === 0 ? null : shared.all / of.all,
    unquoted: of.unquoted < wordWeight ? null : shared.unquoted / of.unquoted,
  };
}

interface Weights {
  all: number;
  unquoted: number;
}

const known = new WeakMap<WordRow, Weights>();

/** What all words of a text weigh: it is measured against many. */
function weightsOf(row: WordRow): Readonly<Weights> {
  let weights = known.get(row);
  if (!weights) {
    addWeights((weights = { all: 0, unquoted: 0 }), row, 0, row.words.length);
    known.set(row, weights);
  }
  return weights;
}

function addWeights(to: Weights, { signs }: WordRow, from: number, end: number): void {
  for (let word = from; word < end; word++) {
    const weight = weightOf(signs[word]!);
    to.all += weight;
    if ((signs[word]! & quotedSign) === 0) to.unquoted += weight;
  }
}
