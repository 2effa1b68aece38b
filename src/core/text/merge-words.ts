import { graphemeEnd, graphemeStart } from './graphemes.ts';

/** From the first difference to the last, in the old words, and what stands there now. */
interface ChangedStretch {
  readonly from: number;
  readonly to: number;
  readonly now: string;
}

/**
 * The words after two changes of the same words, each from its first difference to its last; null where these stretches
 * meet or share a word, since nobody can tell then how it should read. Both having changed the same way is one change.
 */
export function mergeWords(base: string, mine: string, theirs: string): string | null {
  if (mine === theirs || theirs === base) return mine;
  if (mine === base) return theirs;
  const [a, b] = [changedStretch(base, mine), changedStretch(base, theirs)];
  const [first, last] = a.to < b.from ? [a, b] : [b, a];
  if (first.to >= last.from) return null;
  return base.slice(0, first.from) + first.now + base.slice(first.to, last.from) + last.now + base.slice(last.to);
}

/** What changed between the old words and those of now, as whole words where white space parts them, so that two
 * changes within one word are one stretch. */
export function changedStretch(old: string, now: string): ChangedStretch {
  const most = Math.min(old.length, now.length);
  let from = 0;
  while (from < most && old[from] === now[from]) from++;
  let same = 0;
  while (same < most - from && old.at(-1 - same) === now.at(-1 - same)) same++;
  from = graphemeStart(old, from);
  while (from > 0 && isInWord(old[from - 1]!)) from--;
  let to = graphemeEnd(old, old.length - same);
  while (to < old.length && isInWord(old[to]!)) to++;
  return { from, to, now: now.slice(from, now.length - (old.length - to)) };
}

/** Scripts without spaces have no words to complete. */
function isInWord(unit: string): boolean {
  return unit < '\u2e80' && !/\s/u.test(unit);
}
