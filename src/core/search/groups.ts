import type { Id } from '../model/id.ts';
import type { Tag } from '../model/records.ts';
import { TagTree } from '../model/tag-tree.ts';
import { monthOfDate } from '../text/dates.ts';
import type { Facts } from './facts.ts';
import { countRange } from './match/bits.ts';
import type { Filters } from './match/filters.ts';
import type { Matched } from './rank/matched.ts';
import { countsById } from './rank/pages.ts';
import type { Groups } from './question.ts';

/** Exact counts, in one walk over the documents that have matches. */
export function groupsOf(matched: Matched, facts: Facts, filters: Filters): Groups {
  const byTag = new Map<Id, number>();
  const byOutlet = new Map<string, number>();
  const byMonth = new Map<string, number>();
  const above = tagsAbove(facts.tags);
  for (const { match, document, count } of matched.documents) {
    const { index } = match.evaluation;
    const { documentId } = index.segment.documents[index.section.documents[document]!]!;
    const attributes = facts.documents.get(documentId)?.attributes;
    add(byOutlet, attributes?.['outlet']?.value ?? '', count);
    add(byMonth, monthOfDate(attributes?.['date']?.value ?? ''), count);
    // A passage counts once for a tag, however many annotations carry it or one below it.
    const touched = new Map<Id, (readonly [number, number])[]>();
    filters.eachAnnotation(index, document, ({ tagIds }, from, to) => {
      for (const id of new Set(tagIds.flatMap((tagId) => above.get(tagId) ?? []))) {
        const ranges = touched.get(id);
        if (ranges) ranges.push([from, to]);
        else touched.set(id, [[from, to]]);
      }
    });
    for (const [id, ranges] of touched) {
      ranges.sort(([a], [b]) => a - b);
      let passages = 0;
      let end = 0;
      for (const [from, to] of ranges) {
        passages += countRange(match.bits, Math.max(from, end), to);
        end = Math.max(end, to);
      }
      if (passages > 0) add(byTag, id, passages);
    }
  }
  return { total: matched.total, byDocument: countsById(matched.documents), byTag, byOutlet, byMonth };
}

/** Each tag with the tags above it. */
function tagsAbove(tags: readonly Tag[]): Map<Id, readonly Id[]> {
  const tree = new TagTree(tags);
  return new Map(tags.map((tag) => [tag.id, tree.above(tag.id).map(({ id }) => id)]));
}

function add<K>(counts: Map<K, number>, key: K, more: number): void {
  counts.set(key, (counts.get(key) ?? 0) + more);
}
