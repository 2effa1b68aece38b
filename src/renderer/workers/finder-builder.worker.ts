import { buildSegment } from '../../core/search/segment/build.ts';
import { mergeSegments } from '../../core/search/segment/merge.ts';
import { buffersOf } from '../../core/search/segment/segment.ts';
import type { Segment } from '../../core/search/segment/segment.ts';
import { answerCalls } from './call.ts';
import { keeps } from './finder-builders.ts';
import type { BuilderPort } from './finder-builders.ts';

// Builds and merges segments beside the finder, so that it goes on answering. A segment is moved back, not copied.

answerCalls<BuilderPort>(
  self,
  {
    build: async (sources) => buildSegment(sources),
    merge: async (segments, kept) => mergeSegments(segments, keeps(segments, kept)),
  },
  (segment) => buffersOf(segment as Segment),
);
