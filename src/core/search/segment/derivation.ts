import type { Derivation } from '../../derived/derivation.ts';
import { buildSegment } from './build.ts';
import { checkSegment } from './check.ts';
import { mergeSegments } from './merge.ts';
import type { Segment } from './segment.ts';
import { segmentStamp } from './segment.ts';

/** The index of the texts, as a kind of what is derived. */
export const segments = {
  kind: 'segments',
  stamp: segmentStamp,
  build: buildSegment,
  merge: mergeSegments,
  holds: (segment) => segment.documents,
  size: (segment) => segment.size,
  check: checkSegment,
} satisfies Derivation<Segment>;
