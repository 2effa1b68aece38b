// What a person takes for one character may be many code units: an emoji family, a letter with its accents, a Hangul or
// Devanagari syllable. To find its borders near one place, only the neighbourhood is segmented, so that it costs the
// same in a long text and in a short one. The neighbourhood begins and ends where a border is certain: between two
// characters of the Latin blocks, which nothing joins (texts hold no `\r\n`).

/** How far to look for a certain border; a run of flags or of stacked marks that is longer may be cut wrongly. */
const farthest = 1024;

const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** The last border of a grapheme cluster at or before the offset. */
export function graphemeStart(text: string, offset: number): number {
  return clusterAround(text, offset)[0];
}

/** The first border of a grapheme cluster at or after the offset. */
export function graphemeEnd(text: string, offset: number): number {
  return clusterAround(text, offset)[1];
}

function clusterAround(text: string, offset: number): readonly [number, number] {
  if (isCertain(text, offset)) return [offset, offset];
  let start = offset;
  while (!isCertain(text, start) && offset - start < farthest) start--;
  if (cutsPair(text, start)) start--;
  let end = offset;
  while (!isCertain(text, end) && end - offset < farthest) end++;
  if (cutsPair(text, end)) end++;
  const cluster = segmenter.segment(text.slice(start, end)).containing(offset - start);
  if (cluster === undefined || start + cluster.index === offset) return [offset, offset];
  return [start + cluster.index, start + cluster.index + cluster.segment.length];
}

function isCertain(text: string, offset: number): boolean {
  if (offset <= 0 || offset >= text.length) return true;
  return text.charCodeAt(offset - 1) < 0x300 && text.charCodeAt(offset) < 0x300;
}

function cutsPair(text: string, offset: number): boolean {
  return (text.charCodeAt(offset - 1) & 0xfc00) === 0xd800 && (text.charCodeAt(offset) & 0xfc00) === 0xdc00;
}
