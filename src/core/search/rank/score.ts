import type { Expression, Query, Words } from '../language/query.ts';
import { hasBit } from '../match/bits.ts';
import { tallyOf } from '../match/evaluate.ts';
import type { Evaluation } from '../match/evaluate.ts';
import type { Tally } from '../match/tally.ts';
import type { Match } from './pages.ts';
import { Scores } from './scores.ts';

// The formula is lunr's (BM25 with its way of writing the inverse frequency, rounded to three places as lunr does):
// what is counted as one of its terms is here a word of the query with all of its forms, a phrase, or a pattern with
// all words it stands for. Lunr divides by the length of the query's vector, which changes no order and is left out.

const k1 = 1.2;
const b = 0.75;

/** For each section the scores of the passages that match. */
export function scoresOf(matches: readonly Match[], query: Query): Scores[] {
  const scores = matches.map(({ bits, count }) => new Scores(bits, count));
  addAllScores(matches, scores, query, 1);
  return scores;
}

function addAllScores(
  matches: readonly Match[],
  scores: readonly Scores[],
  expression: Expression,
  boost: number,
): void {
  if (expression.kind === 'words') addScores(matches, scores, expression, boost * expression.boost);
  if (expression.kind !== 'group' && expression.kind !== 'either') return;
  const parts = expression.kind === 'group' ? expression.clauses : expression.options;
  for (const part of parts) {
    if (part.presence !== 'prohibited') addAllScores(matches, scores, part.expression, boost * expression.boost);
  }
}

// What a passage gets depends on its length and the frequency alone; nearly all passages are short.
const lengthBits = 8;
const frequencyBits = 4;
const weights = new Float64Array(1 << (lengthBits + frequencyBits));

/**
 * Adds what the words contribute to each passage's score. Frequencies are those of all living passages that are asked of:
 * what comes in while documents of one moment are taken out must not change their order.
 */
function addScores(matches: readonly Match[], scores: readonly Scores[], words: Words, boost: number): void {
  let passages = 0;
  let wordCount = 0;
  let matching = 0;
  const tallies = matches.map(({ evaluation }) => {
    const living = livingOf(evaluation);
    passages += living.passages;
    wordCount += living.words;
    const tally = tallyOf(evaluation, words);
    matching += countLiving(evaluation, tally);
    return tally;
  });
  const rarity = Math.log(1 + Math.abs((passages - matching + 0.5) / (matching + 0.5)));
  const average = wordCount / passages;
  const weigh = (length: number, frequency: number): number => {
    const weight = (rarity * ((k1 + 1) * frequency)) / (k1 * (1 - b + b * (length / average)) + frequency);
    return (boost * Math.round(weight * 1000)) / 1000;
  };
  weights.fill(-1);
  matches.forEach(({ evaluation }, section) => {
    const { firstWord } = evaluation.index.section;
    const { passages: found, times } = tallies[section]!;
    const own = scores[section]!;
    const { values } = own;
    for (let at = 0; at < found.length; at++) {
      const passage = found[at]!;
      const slot = own.slotOf(passage);
      if (slot < 0) continue;
      const frequency = times[at]!;
      const length = firstWord[passage + 1]! - firstWord[passage]!;
      if (length >>> lengthBits !== 0 || frequency >>> frequencyBits !== 0) {
        values[slot]! += weigh(length, frequency);
        continue;
      }
      const known = (length << frequencyBits) | frequency;
      let weight = weights[known]!;
      if (weight < 0) weights[known] = weight = weigh(length, frequency);
      values[slot]! += weight;
    }
  });
}

/** How many passages are asked of, and their words. */
function livingOf({ index, alive }: Evaluation): { readonly passages: number; readonly words: number } {
  if (alive === index.alive) return { passages: index.alivePassages, words: index.aliveWords };
  const { firstWord } = index.section;
  let [passages, words] = [0, 0];
  for (let passage = 0; passage < index.passages; passage++) {
    if (!hasBit(alive, passage)) continue;
    passages += 1;
    words += firstWord[passage + 1]! - firstWord[passage]!;
  }
  return { passages, words };
}

function countLiving({ index, alive }: Evaluation, { passages }: Tally): number {
  if (alive === index.alive && index.alivePassages === index.passages) return passages.length;
  let count = 0;
  for (let at = 0; at < passages.length; at++) if (hasBit(alive, passages[at]!)) count += 1;
  return count;
}
