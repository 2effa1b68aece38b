import type { Id } from '../../core/model/id.ts';
import type { Annotation, Tag } from '../../core/model/records.ts';
import { wholeName } from '../../core/model/tag-paths.ts';

// What an act is told by in the history: what was acted upon, as it was called when it was done.

/** What a tag is called: its path; empty if it is not there. */
export function tagName(tags: ReadonlyMap<Id, Tag>, id: Id): string {
  return wholeName(tags, id);
}

/** How the words of a mark begin, in one line. */
export function markedWords({ quotation }: Pick<Annotation, 'quotation'>): string {
  // A long mark is not walked through for its beginning.
  const line = quotation.exact
    .slice(0, 4 * longest)
    .replace(/\s+/gu, ' ')
    .trim();
  const signs = Array.from(new Intl.Segmenter().segment(line), ({ segment }) => segment);
  return signs.length <= longest ? line : `${signs.slice(0, longest).join('').trimEnd()}…`;
}

const longest = 40;
