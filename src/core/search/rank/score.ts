import type { Words } from '../language/query.ts';
import type { Bits } from '../match/bits.ts';
import { hasBit } from '../match/bits.ts';
import type { Evaluation } from '../match/evaluate.ts';
import { countTimes } from '../match/evaluate.ts';
import { NumberList } from '../segment/write-section.ts';

// The formula is lunr's (BM25 with its way of writing the inverse frequency, rounded to three places as lunr does):
// what is counted as one of its terms is here a word of the query with all of its forms, a phrase, or a pattern with
// all words it stands for. Lunr divides by the length of the query's vector, which changes no order and is left out.

const k1 = 1.2;
const b = 0.75;

/** One section with the passages that matched, and their scores, which this fills. */
export interface Scored {
  readonly evaluation: Evaluation;
  readonly bits: Bits;
  readonly scores: Float64Array;
  /** How often the words stand in each passage; all 0 between calls. */
  readonly times: Uint32Array;
}

/** Adds what the words contribute to each passage's score. Frequencies are those of all living passages together. */
export function addScores(sections: readonly Scored[], words: Words, boost: number): void {
  let passages = 0;
  let wordCount = 0;
  let matching = 0;
  const touched = sections.map(({ evaluation, times }) => {
    const { alive, alivePassages, aliveWords } = evaluation.index;
    passages += alivePassages;
    wordCount += aliveWords;
    const list = new NumberList();
    countTimes(evaluation, words, times, list);
    for (let at = 0; at < list.length; at++) if (hasBit(alive, list.values[at]!)) matching += 1;
    return list;
  });
  const rarity = Math.log(1 + Math.abs((passages - matching + 0.5) / (matching + 0.5)));
  const average = wordCount / passages;
  for (let section = 0; section < sections.length; section++) {
    const { evaluation, bits, scores, times } = sections[section]!;
    const { firstWord } = evaluation.index.section;
    const { values, length: count } = touched[section]!;
    for (let at = 0; at < count; at++) {
      const passage = values[at]!;
      const frequency = times[passage]!;
      times[passage] = 0;
      if ((bits[passage >>> 5]! & (1 << (passage & 31))) === 0) continue;
      const length = firstWord[passage + 1]! - firstWord[passage]!;
      const weight = (rarity * ((k1 + 1) * frequency)) / (k1 * (1 - b + b * (length / average)) + frequency);
      scores[passage]! += (boost * Math.round(weight * 1000)) / 1000;
    }
  }
}
