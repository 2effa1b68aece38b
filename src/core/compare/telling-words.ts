import { foldWord } from '../text/fold.ts';
import { wordsOf } from '../text/words.ts';

/** So much is seen of a passage at a glance, in UTF-16 units. */
const glance = 90;
/** Before the first word that tells, so much is left. */
const before = 20;

/** Words of every sentence, in scripts in which a word has several letters. */
const little = /^[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}]{1,3}$/u;

/**
 * Where a passage is to be shown from, so that what is seen at a glance holds most of the words that a claim has, the longer ones above all;
 * 0 if its beginning does, or if it is short. Always the beginning of a word.
 */
export function tellingFrom(passage: string, claim: string): number {
  if (passage.length <= glance) return 0;
  const wanted = new Set(wordsOf(claim).map(({ text }) => foldWord(text)));
  const words = wordsOf(passage);
  const weights = words.map(({ text }) => (wanted.has(foldWord(text)) && !little.test(text) ? text.length : 0));
  const weigh = (first: number) => {
    let weight = 0;
    const end = words[first]!.from + glance;
    for (let at = first; at < words.length && words[at]!.to <= end; at++) weight += weights[at]!;
    return weight;
  };
  let [best, most] = [0, words.length === 0 ? 0 : weigh(0)];
  for (let at = 1; at < words.length; at++) {
    if (weights[at] === 0) continue;
    const weight = weigh(at);
    if (weight > most) [best, most] = [at, weight];
  }
  if (best === 0) return 0;
  const from = words[best]!.from;
  if (from <= before * 2) return 0;
  return words.find((word) => word.from >= from - before)!.from;
}
