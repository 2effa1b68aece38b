import type { Found } from './records.ts';
import { leftOutKey } from './left-out.ts';
import { isFieldKey } from './own-fields.ts';
import { pagesKey } from './pages.ts';

/** What a file says of the document itself: without what it tells of the text alone. */
export function saidOfDocument({ attributes }: Found): Found['attributes'] {
  return Object.fromEntries(
    Object.entries(attributes).filter(([id]) => id !== leftOutKey && id !== pagesKey && !isFieldKey(id)),
  );
}
