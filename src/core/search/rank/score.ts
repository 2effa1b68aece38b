import type { Words } from '../language/query.ts';
import type { Evaluation } from '../match/evaluate.ts';
import { eachPassage } from '../match/evaluate.ts';
import { hasBit } from '../match/bits.ts';

// The formula is lunr's (BM25 with its way of writing the inverse frequency, rounded to three places as lunr does):
// what is counted as one of its terms is here a word of the query with all of its forms, a phrase, or a pattern with
// all words it stands for. Lunr divides by the length of the query's vector, which changes no order and is left out.

const k1 = 1.2;
const b = 0.75;

/** One section with its passages' scores, which this fills. */
export interface Scored {
  readonly evaluation: Evaluation;
  readonly scores: Float64Array;
}

/** Adds what the words contribute to each passage's score. Frequencies are those of all living passages together. */
export function addScores(sections: readonly Scored[], words: Words, boost: number): void {
  let passages = 0;
  let wordCount = 0;
  let matching = 0;
  const counted = sections.map(({ evaluation }) => {
    const { alive, alivePassages, aliveWords } = evaluation.index;
    passages += alivePassages;
    wordCount += aliveWords;
    const times = new Map<number, number>();
    eachPassage(evaluation, words, (passage, more) => {
      if (hasBit(alive, passage)) times.set(passage, (times.get(passage) ?? 0) + more);
    });
    matching += times.size;
    return times;
  });
  if (matching === 0) return;
  const rarity = Math.log(1 + Math.abs((passages - matching + 0.5) / (matching + 0.5)));
  const average = wordCount / passages;
  counted.forEach((times, at) => {
    const { evaluation, scores } = sections[at]!;
    const { firstWord } = evaluation.index.section;
    for (const [passage, frequency] of times) {
      const length = firstWord[passage + 1]! - firstWord[passage]!;
      const weight = (rarity * ((k1 + 1) * frequency)) / (k1 * (1 - b + b * (length / average)) + frequency);
      scores[passage]! += (boost * Math.round(weight * 1000)) / 1000;
    }
  });
}
