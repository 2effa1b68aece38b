import { buildSegment } from '../../core/search/segment/build.ts';
import { mergeSegments } from '../../core/search/segment/merge.ts';
import { buffersOf } from '../../core/search/segment/segment.ts';
import type { BuilderReply, BuilderTask } from './finder-builders.ts';

// Builds and merges segments beside the finder, so that it goes on answering. A segment is moved back, not copied.

self.addEventListener('message', ({ data }: MessageEvent<BuilderTask>) => {
  try {
    const segment =
      data.kind === 'build'
        ? buildSegment(data.sources)
        : mergeSegments(
            data.segments,
            keeps(
              data.segments.flatMap(({ documents }) => documents),
              data.kept,
            ),
          );
    self.postMessage({ number: data.number, segment } satisfies BuilderReply, { transfer: buffersOf(segment) });
  } catch (error) {
    self.postMessage({ number: data.number, problem: String(error) } satisfies BuilderReply);
  }
});

self.postMessage({ number: null } satisfies BuilderReply);

function keeps<T>(entries: readonly T[], kept: Uint8Array): (entry: T) => boolean {
  const wanted = new Set(entries.filter((_, at) => kept[at] === 1));
  return (entry) => wanted.has(entry);
}
