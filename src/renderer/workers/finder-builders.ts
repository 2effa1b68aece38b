import type { SourceState, TextSource } from '../../core/derived/derivation.ts';
import { buildSegment } from '../../core/search/segment/build.ts';
import { mergeSegments } from '../../core/search/segment/merge.ts';
import type { Segment } from '../../core/search/segment/segment.ts';
import type { Maker } from './follow.ts';
import { NotStarted, Pool } from './pool.ts';

/** What a builder answers. */
export interface BuilderPort {
  build(sources: readonly TextSource[]): Promise<Segment>;
  /** `kept` has a byte for each document of the segments, one after the other: 1 if it stays. */
  merge(segments: readonly Segment[], kept: Uint8Array): Promise<Segment>;
}

/** What takes less than a blink is not worth a worker: code units of text, bytes of segments. */
const smallBuild = 300_000;
const smallMerge = 500_000;
const mostBuilders = 6;

/** Builds and merges segments in workers of their own where there is much to do, and here where there is not. */
export class Builders implements Maker<Segment> {
  readonly #pool: Pool<BuilderPort>;

  /** `step` is called in the midst of what is done here. Another `start` and another patience in ms are for tests. */
  constructor(
    private readonly step: () => void = () => undefined,
    start: () => Worker = startBuilder,
    patience?: number,
  ) {
    const methods = ['build', 'merge'] as const;
    this.#pool = new Pool<BuilderPort>({ start, methods, most: mostBuilders, ...(patience && { patience }) });
  }

  /** How many can build at once, beside this one. */
  get size(): number {
    return this.#pool.size;
  }

  async build(sources: readonly TextSource[]): Promise<Segment> {
    const here = () => buildSegment(sources, this.step);
    const length = sources.reduce((sum, { text }) => sum + text.length, 0);
    return length < smallBuild ? here() : this.#ask((builder) => builder.build(sources), here);
  }

  async merge(segments: readonly Segment[], stays: (entry: SourceState) => boolean): Promise<Segment> {
    const size = segments.reduce((sum, segment) => sum + segment.size, 0);
    if (size < smallMerge) return mergeSegments(segments, stays, this.step);
    const entries = segments.flatMap(({ documents }) => documents);
    const kept = Uint8Array.from(entries, (entry) => (stays(entry) ? 1 : 0));
    return this.#ask(
      (builder) => builder.merge(segments, kept),
      () => mergeSegments(segments, keeps(segments, kept), this.step),
    );
  }

  end(): void {
    this.#pool.end();
  }

  async #ask(question: (builder: BuilderPort) => Promise<Segment>, here: () => Segment): Promise<Segment> {
    try {
      return await this.#pool.ask(question);
    } catch (error) {
      // What stopped a builder would stop the finder, too.
      if (!(error instanceof NotStarted)) throw error;
      return here();
    }
  }
}

/** Reads `kept` of a merge. */
export function keeps(segments: readonly Segment[], kept: Uint8Array): (entry: SourceState) => boolean {
  const wanted = new Set<SourceState>(segments.flatMap(({ documents }) => documents).filter((_, at) => kept[at] === 1));
  return (entry) => wanted.has(entry);
}

/** A worker that builds, and that nobody speaks to yet. */
export function startBuilder(): Worker {
  return new Worker(new URL('./finder-builder.worker.ts', import.meta.url), { type: 'module', name: 'finder-builder' });
}
