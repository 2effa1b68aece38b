import type { Id } from '../model/id.ts';
import { nextBit } from './match/bits.ts';
import { readMarked } from './match/place.ts';
import type { HitPlace, ReadText } from './question.ts';
import type { Counted } from './rank/documents.ts';
import type { Matched } from './rank/matched.ts';

/**
 * The first match that begins behind (1) or before (-1) an offset, going on in the documents that follow and from the
 * last to the first. `matches` holds just that match; where only filters matched it is empty and the passage is meant.
 */
export async function nextMatch(
  matched: Matched,
  from: { readonly documentId: Id; readonly offset: number },
  direction: 1 | -1,
  readText: ReadText,
): Promise<HitPlace | null> {
  const { documents, query } = matched;
  const count = documents.size;
  if (count === 0) return null;
  let first = documents.placeOf(from.documentId);
  const inside = first < count && documents.idAt(first) === from.documentId;
  if (first === count && direction > 0) first = 0;
  if (direction < 0 && !inside) first -= 1;
  // The document that the walk starts in comes a second time at the end, for what lies on the other side of the place.
  for (let step = 0; step <= count; step++) {
    const counted = documents.at((((first + direction * step) % count) + count) % count);
    const limit = step === 0 && inside ? from.offset : direction * -Infinity;
    const passages = passagesOf(counted);
    if (direction < 0) passages.reverse();
    for (const passage of passages) {
      const { index } = counted.match.evaluation;
      const start = index.section.passageStart[passage]!;
      if (direction < 0 && start >= limit) continue;
      const last = index.section.firstPassage[counted.document + 1]! - 1;
      if (direction > 0 && passage < last && index.section.passageStart[passage + 1]! <= limit) continue;
      const { place, matches } = await readMarked(counted.match, query, passage, readText);
      const fits = ({ from: at }: { readonly from: number }): boolean => (direction > 0 ? at > limit : at < limit);
      if (matches.length === 0) {
        if (fits(place)) return { ...place, matches: [] };
        continue;
      }
      const next = direction > 0 ? matches.find(fits) : matches.findLast(fits);
      if (next) return { ...place, matches: [next] };
    }
  }
  return null;
}

/** The passages of a document that match. */
export function passagesOf({ match, document }: Counted): number[] {
  const { firstPassage } = match.evaluation.index.section;
  const end = firstPassage[document + 1]!;
  const passages: number[] = [];
  for (
    let passage = nextBit(match.bits, firstPassage[document]!);
    passage >= 0 && passage < end;
    passage = nextBit(match.bits, passage + 1)
  ) {
    passages.push(passage);
  }
  return passages;
}
