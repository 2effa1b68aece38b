import type { Range } from '../model/records.ts';
import { wordsOf } from './words.ts';

// Which part of a name must stay in view where there is no room for all of it: five titles that begin alike, and often end
// alike, too, differ in a word or two.

/** So wide is what tells it apart at most with the words around it that are kept, in letters; East Asian ones count twice. */
const widest = 14;
/** A name that has fewer of its words in common with another is told from it by any of its words. */
const alike = 0.5;

/**
 * The shortest run of words of a name that tells it from all names that are like it, with as many of the words around it as
 * stay short; UTF-16 offsets into the name. Null if no other name is like it. The same name is no other one.
 */
export function tellingPart(name: string, others: readonly string[]): Range | null {
  const words = foldedWords(name);
  const differences = others
    .filter((other) => other !== name)
    .map((other) => differingWords(words, foldedWords(other)))
    .filter((differing) => differing !== null);
  if (words.length === 0 || differences.length === 0) return null;
  const [first, last] = widened(words, shortestRun(words, differences));
  // A bracket or a full stop behind the last word of a name belongs to it.
  const to = last === words.length - 1 ? name.length : words[last]!.to;
  return { from: words[first]!.from, to };
}

interface FoldedWord extends Range {
  readonly word: string;
}

function foldedWords(name: string): readonly FoldedWord[] {
  return wordsOf(name).map(({ text, from, to }) => ({ word: text.toLowerCase(), from, to }));
}

/**
 * The places of those words that the other name has not, in that order; where it only has more words, of the word behind
 * which they stand. Null if the two are not alike.
 */
function differingWords(mine: readonly FoldedWord[], other: readonly FoldedWord[]): ReadonlySet<number> | null {
  const common = commonWords(mine, other);
  const all = mine.map((_, at) => at);
  if (common.length < alike * Math.min(mine.length, other.length)) return null;
  const own = all.filter((at) => !common.some(([inMine]) => inMine === at));
  if (own.length > 0) return new Set(own);
  const gap = common.findIndex(([, inOther], at) => inOther !== at);
  return new Set([Math.max(0, gap < 0 ? mine.length - 1 : gap - 1)]);
}

/** The longest common subsequence, as pairs of places. */
function commonWords(a: readonly FoldedWord[], b: readonly FoldedWord[]): readonly (readonly [number, number])[] {
  const lengths = Array.from({ length: a.length + 1 }, () => new Uint16Array(b.length + 1));
  for (let inA = a.length - 1; inA >= 0; inA--) {
    for (let inB = b.length - 1; inB >= 0; inB--) {
      lengths[inA]![inB] =
        a[inA]!.word === b[inB]!.word
          ? lengths[inA + 1]![inB + 1]! + 1
          : Math.max(lengths[inA + 1]![inB]!, lengths[inA]![inB + 1]!);
    }
  }
  const pairs: [number, number][] = [];
  let [inA, inB] = [0, 0];
  while (inA < a.length && inB < b.length) {
    if (a[inA]!.word === b[inB]!.word) pairs.push([inA++, inB++]);
    else if (lengths[inA + 1]![inB]! >= lengths[inA]![inB + 1]!) inA++;
    else inB++;
  }
  return pairs;
}

/** The first and the last word of the shortest run that holds a word of each difference; at its end where several are as short. */
function shortestRun(words: readonly FoldedWord[], differences: readonly ReadonlySet<number>[]): [number, number] {
  let best: [number, number] = [0, words.length - 1];
  const lengthOf = ([first, last]: [number, number]) => words[last]!.to - words[first]!.from;
  for (let first = 0; first < words.length; first++) {
    const missing = new Set(differences);
    for (let last = first; last < words.length; last++) {
      for (const one of missing) if (one.has(last)) missing.delete(one);
      if (missing.size > 0) continue;
      if (lengthOf([first, last]) <= lengthOf(best)) best = [first, last];
      break;
    }
  }
  return best;
}

/** To the end of the name if that is near, and with the words before while it stays short. */
function widened(words: readonly FoldedWord[], [first, last]: [number, number]): [number, number] {
  const widthOf = (from: number, to: number) => widthOfWords(words.slice(from, to + 1));
  const to = widthOf(first, words.length - 1) <= widest ? words.length - 1 : last;
  let from = first;
  while (from > 0 && widthOf(from - 1, to) <= widest) from--;
  return [from, to];
}

/** With the signs between the words, from the first to the last. */
function widthOfWords(words: readonly FoldedWord[]): number {
  const wide = words.filter(({ word }) => /^[\u1100-\u11ff\u2e80-\uffdc]/u.test(word));
  const doubled = wide.reduce((sum, { from, to }) => sum + (to - from), 0);
  return words.at(-1)!.to - words[0]!.from + doubled;
}
