import type { Range } from '../model/records.ts';
import { graphemeEnd, graphemeStart } from './graphemes.ts';

// Where the edge of a mark goes when it is moved: to words as Intl.Segmenter divides them in every script, and to the signs
// between two words, which are taken as one. White space always divides words, so only what stands between two blanks is
// divided; a line without blanks is divided in parts.

/** The beginning or the end of a stretch. */
export type Edge = 'from' | 'to';

/** The next place where an edge stops, in front of an offset or behind it; null if there is none. */
export type NextEdge = typeof nextEdge;

/** Between two blanks so much is divided at once, in UTF-16 units before and behind an offset. */
const farthest = 512;

const segmenter = new Intl.Segmenter('en', { granularity: 'word' });

/** The next place where a word begins (or ends, as the edge is), in front of an offset or behind it; null if there is none. */
export function nextEdge(text: string, offset: number, edge: Edge, direction: 1 | -1): number | null {
  for (let at = offset; ;) {
    const inside = besideBlanks(text, at, direction);
    if (inside === null) return null;
    const pieces = piecesAround(text, inside);
    const next =
      direction > 0
        ? pieces.find((piece) => piece[edge] > offset)?.[edge]
        : pieces.findLast((piece) => piece[edge] < offset)?.[edge];
    if (next !== undefined) return next;
    at = direction > 0 ? pieces.at(-1)!.to : pieces[0]!.from;
  }
}

/**
 * The nearest place where an edge stops, by words or by what `next` goes by. Of two that are as near, the one that makes the
 * stretch longer; the offset where there is none.
 */
export function nearestEdge(text: string, offset: number, edge: Edge, next: NextEdge = nextEdge): number {
  const before = next(text, offset + 1, edge, -1);
  const after = next(text, offset - 1, edge, 1);
  if (before === null || after === null) return before ?? after ?? offset;
  const [back, forth] = [offset - before, after - offset];
  return back < forth || (back === forth && edge === 'from') ? before : after;
}

/** The same for the characters that a person sees; none of them is white space, for no mark begins or ends with that. */
export function nextCharacter(text: string, offset: number, edge: Edge, direction: 1 | -1): number | null {
  for (let at = offset; ;) {
    if (direction > 0 ? at >= text.length : at <= 0) return null;
    at = direction > 0 ? graphemeEnd(text, at + 1) : graphemeStart(text, at - 1);
    const beside = edge === 'from' ? at : at - 1;
    if (beside >= 0 && beside < text.length && !isBlank(text, beside)) return at;
  }
}

/** A stretch with one of its edges moved one step; the same one where that is not possible, or nothing would be left of it. */
export function withEdgeMoved(
  text: string,
  range: Range,
  edge: Edge,
  direction: 1 | -1,
  next: NextEdge = nextEdge,
): Range {
  const place = next(text, range[edge], edge, direction);
  return place === null ? range : withEdge(range, edge, place);
}

/** A stretch with one of its edges at an offset; the same one if nothing would be left of it. */
export function withEdge(range: Range, edge: Edge, offset: number): Range {
  const { from, to } = edge === 'from' ? { from: offset, to: range.to } : { from: range.from, to: offset };
  return from < to && range[edge] !== offset ? { from, to } : range;
}

/** The nearest character behind (1) or before (-1) an offset that is no blank; null at the end of the text. */
function besideBlanks(text: string, offset: number, direction: 1 | -1): number | null {
  let at = direction > 0 ? Math.max(0, offset) : Math.min(offset, text.length) - 1;
  while (at >= 0 && at < text.length && isBlank(text, at)) at += direction;
  return at >= 0 && at < text.length ? at : null;
}

/** The words between the blanks around a character that is none, and the signs between them, in order. */
function piecesAround(text: string, at: number): readonly Range[] {
  let start = at;
  while (start > 0 && !isBlank(text, start - 1) && at - start < farthest) start--;
  let end = at + 1;
  while (end < text.length && !isBlank(text, end) && end - at < farthest) end++;
  start = graphemeStart(text, start);
  end = graphemeEnd(text, end);
  const pieces: { from: number; to: number; isWord: boolean }[] = [];
  for (const { index, segment, isWordLike } of segmenter.segment(text.slice(start, end))) {
    const [from, to, isWord] = [
      start + index,
      start + index + segment.length,
      isWordLike === true || isPicture(segment),
    ];
    const last = pieces.at(-1);
    if (last && !last.isWord && !isWord) last.to = to;
    else pieces.push({ from, to, isWord });
  }
  return pieces;
}

function isPicture(segment: string): boolean {
  return /\p{Extended_Pictographic}|\p{Regional_Indicator}/u.test(segment);
}

/** The same that is left out around what is marked. */
function isBlank(text: string, at: number): boolean {
  return /\s/u.test(text.charAt(at));
}
