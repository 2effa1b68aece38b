const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });
const words = new Intl.Segmenter('en', { granularity: 'word' });

/** How far borders are looked for around a place; longer than any word or grapheme cluster that people write. */
const reach = 256;

/**
 * The last place in `(from, limit]` where a text can be cut: at a border of words, else between grapheme clusters.
 * If a single cluster goes on beyond the limit, its end; that is the only case where the answer is larger than `limit`.
 * `from` must itself be such a border, and nothing behind `to` is looked at.
 */
export function borderBefore(text: string, from: number, limit: number, to: number): number {
  const start = Math.max(from, limit - reach);
  const near = text.slice(start, Math.min(to, limit + reach));
  const clusters = new Set<number>();
  let cluster = -1;
  for (const { index } of graphemes.segment(near)) {
    if (start + index > limit) break;
    clusters.add(index);
    cluster = index;
  }
  let word = -1;
  for (const { index } of words.segment(near)) {
    if (start + index > limit) break;
    // A space belongs to the word before it.
    if (clusters.has(index) && near[index] !== ' ') word = index;
  }
  if (start + word > from && word > 0) return start + word;
  if (start + cluster > from && cluster > 0) return start + cluster;
  return endOfFirstCluster(text, from, to);
}

function endOfFirstCluster(text: string, from: number, to: number): number {
  for (let length = 4 * reach; ; length *= 2) {
    const end = Math.min(to, from + length);
    const [first, second] = take(graphemes.segment(text.slice(from, end)), 2);
    if (second !== undefined) return from + second.index;
    if (first === undefined || end === to) return to;
  }
}

function take<T>(items: Iterable<T>, count: number): T[] {
  const taken: T[] = [];
  for (const item of items) {
    taken.push(item);
    if (taken.length === count) break;
  }
  return taken;
}
