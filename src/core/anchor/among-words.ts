import type { Range } from '../model/records.ts';
import type { Kept } from './kept.ts';

// Where a short stretch went of which too little beside it was kept to know it by: where its neighbours were changed, it
// stands between others that were not. The words around it are laid against those of the new text, between two stretches
// that were kept, so that the most letters stand in the same order; and it is believed where no other order does nearly as
// well and a word beside it went along.

/** How far to both sides is looked, in code units, for two stretches that were kept and are at least so long. */
const reach = 320;
const landmark = 12;
/** More words than this between them are no neighbourhood. */
const mostWords = 160;
/** By how many letters the order must be better than the best that has the stretch elsewhere, or nowhere. */
const clearlyBetter = 3;
/** A stretch of this many letters, if it stands once there in both, is known without a word beside it. */
const telling = 6;
/** Letters of other words that must go along on each side, within `beside` words. */
const leastBeside = 6;
const beside = 6;

interface Word extends Range {
  readonly word: string;
}

/** The stretch in the new text; null where the words around it do not tell. Only of what begins and ends with words. */
export function amongWords(before: string, after: string, kept: readonly Kept[], own: Range): Range | null {
  const window = between(kept, own);
  if (window === null) return null;
  const [old, now] = [wordsIn(before, window.old), wordsIn(after, window.now)];
  const first = old.findIndex(({ from }) => from === own.from);
  const last = old.findIndex(({ to }) => to === own.to);
  if (first < 0 || last < first || old.length > mostWords || now.length > mostWords) return null;
  const stretch = old.slice(first, last + 1);
  const { length } = stretch;
  const its = stretch.reduce((sum, one) => sum + worth(one), 0);
  const found: number[] = [];
  for (let at = 0; at + length <= now.length; at++) {
    const same = stretch.every(({ word }, next) => word === now[at + next]!.word);
    if (same) found.push(at);
  }
  const table = agreeing(old, now);
  /** The most letters in order if the stretch stands there. */
  const through = (at: number): number => table.ahead(first, at) + its + table.behind(last + 1, at + length);
  const ranked = found.map((at) => ({ at, all: through(at) })).sort((a, b) => b.all - a.all);
  const [best, second] = ranked;
  if (!best) return null;
  if (best.all - Math.max(second?.all ?? 0, table.without(first, last + 1)) < Math.min(clearlyBetter, its)) return null;
  const range = { from: now[best.at]!.from, to: now[best.at + length - 1]!.to };
  if (after.slice(range.from, range.to) !== before.slice(own.from, own.to)) return null;
  const isSame = (a: number, b: number): boolean => old[a] !== undefined && old[a]!.word === now[b]?.word;
  const touches = isSame(first - 1, best.at - 1) || isSame(last + 1, best.at + length);
  const isAlone = its >= telling && found.length === 1 && countOf(old, stretch) === 1;
  if (!touches && !isAlone) return null;
  const sides = [
    letters(old.slice(Math.max(0, first - beside), first), now.slice(Math.max(0, best.at - beside), best.at)),
    letters(old.slice(last + 1, last + 1 + beside), now.slice(best.at + length, best.at + length + beside)),
  ];
  return sides.every((side) => side >= leastBeside) ? range : null;
}

/** The nearest stretches before and behind that were kept, with what is between them in both texts. */
function between(kept: readonly Kept[], own: Range): { readonly old: Range; readonly now: Range } | null {
  const long = kept.filter(({ from, to }) => to - from >= landmark && to > own.from - reach && from < own.to + reach);
  const left = long.filter(({ to }) => to <= own.from);
  const right = long.filter(({ from }) => from >= own.to);
  const [start, end] = [left.at(-3) ?? left[0], right[2] ?? right.at(-1)];
  if (!start || !end) return null;
  const old = { from: start.from, to: end.to };
  const now = { from: start.from + start.shift, to: end.to + end.shift };
  return now.to - now.from > 3 * (old.to - old.from) ? null : { old, now };
}

/** Words as they stand; signs of scripts without spaces stand for words. */
const word =
  /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmr}\p{sc=Mymr}]\p{M}*|[\p{L}\p{N}][\p{L}\p{M}\p{N}]*/gu;

function wordsIn(text: string, { from, to }: Range): readonly Word[] {
  return [...text.slice(from, to).matchAll(word)].map(({ 0: found, index }) => {
    return { word: found, from: from + index, to: from + index + found.length };
  });
}

function worth({ word }: Word): number {
  return word.length;
}

/** The letters of the words in order that two lists have in common. */
function letters(old: readonly Word[], now: readonly Word[]): number {
  return agreeing(old, now).ahead(old.length, now.length);
}

function countOf(words: readonly Word[], wanted: readonly Word[]): number {
  return words.filter((_, at) => wanted.every((one, next) => words[at + next]?.word === one.word)).length;
}

/** The letters in order that the words before and behind two places have in common, and all but those of a stretch. */
function agreeing(old: readonly Word[], now: readonly Word[]) {
  const width = now.length + 1;
  const [head, tail] = [new Uint32Array((old.length + 1) * width), new Uint32Array((old.length + 1) * width)];
  for (let a = 1; a <= old.length; a++) {
    for (let b = 1; b <= now.length; b++) {
      const same = old[a - 1]!.word === now[b - 1]!.word ? head[(a - 1) * width + b - 1]! + worth(old[a - 1]!) : 0;
      head[a * width + b] = Math.max(head[(a - 1) * width + b]!, head[a * width + b - 1]!, same);
    }
  }
  for (let a = old.length - 1; a >= 0; a--) {
    for (let b = now.length - 1; b >= 0; b--) {
      const same = old[a]!.word === now[b]!.word ? tail[(a + 1) * width + b + 1]! + worth(old[a]!) : 0;
      tail[a * width + b] = Math.max(tail[(a + 1) * width + b]!, tail[a * width + b + 1]!, same);
    }
  }
  return {
    ahead: (a: number, b: number): number => head[a * width + b]!,
    behind: (a: number, b: number): number => tail[a * width + b]!,
    /** The most without the words from `from` to `to` of the old ones. */
    without(from: number, to: number): number {
      let most = 0;
      for (let b = 0; b <= now.length; b++) most = Math.max(most, head[from * width + b]! + tail[to * width + b]!);
      return most;
    },
  };
}
