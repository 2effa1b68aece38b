import { buildSegment } from '../../core/search/segment/build.ts';
import type { PassageSource } from '../../core/search/segment/build.ts';
import { mergeSegments } from '../../core/search/segment/merge.ts';
import type { Segment, SegmentDocument } from '../../core/search/segment/segment.ts';

/** What a builder is asked. */
export type BuilderTask = { readonly number: number } & (
  | { readonly kind: 'build'; readonly sources: readonly PassageSource[] }
  /** `kept` has a byte for each document of the segments, one after the other: 1 if it stays. */
  | { readonly kind: 'merge'; readonly segments: readonly Segment[]; readonly kept: Uint8Array }
);

/** What it answers; without a number its first word, said when it has started. */
export type BuilderReply =
  | { readonly number: null }
  | { readonly number: number; readonly segment: Segment }
  | { readonly number: number; readonly problem: string };

/** What takes less than a blink is not worth a worker: code units of text, bytes of segments. */
const smallBuild = 300_000;
const smallMerge = 500_000;
/** Milliseconds after which workers without work are ended: they hold memory. */
const idle = 5000;
const mostWorkers = 6;
/** Milliseconds after which nobody waits for a worker that has not started. */
const toStart = 10_000;

/** What it was asked was not even begun, and is done here. */
class NotStarted extends Error {
  override readonly name = 'NotStarted';
}

interface Builder {
  readonly worker: Worker;
  /** It has said its first word. A busy machine, or a browser that forgets a worker of a worker, may never let it. */
  started: boolean;
  readonly waiting: Map<number, { readonly done: (segment: Segment) => void; readonly failed: (error: Error) => void }>;
}

/**
 * Workers that build and merge segments, as many as there are cores beside this one's. Started when there is much to
 * do. Where they cannot be started the work is done here.
 */
export class Builders {
  readonly size = Math.max(1, Math.min(mostWorkers, navigator.hardwareConcurrency - 1));
  #builders: Builder[] = [];
  #last = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #unavailable = false;

  /** `step` is called in the midst of what is done here. Another `start` and another patience in ms are for tests. */
  constructor(
    private readonly step: () => void = () => undefined,
    private readonly start: () => Worker = builderWorker,
    private readonly patience = toStart,
  ) {}

  async build(sources: readonly PassageSource[]): Promise<Segment> {
    const length = sources.reduce((sum, { text }) => sum + text.length, 0);
    if (length < smallBuild || this.#unavailable) return buildSegment(sources, this.step);
    return this.#run({ kind: 'build', sources, number: ++this.#last }, () => buildSegment(sources, this.step));
  }

  async merge(segments: readonly Segment[], stays: (entry: SegmentDocument) => boolean): Promise<Segment> {
    const size = segments.reduce((sum, segment) => sum + segment.size, 0);
    if (size < smallMerge || this.#unavailable) return mergeSegments(segments, stays, this.step);
    const entries = segments.flatMap(({ documents }) => documents);
    const kept = Uint8Array.from(entries, (entry) => (stays(entry) ? 1 : 0));
    const here = new Set(entries.filter((_, at) => kept[at] === 1));
    return this.#run({ kind: 'merge', segments, kept, number: ++this.#last }, () =>
      mergeSegments(segments, (entry) => here.has(entry), this.step),
    );
  }

  end(): void {
    clearTimeout(this.#timer);
    for (const { worker, waiting } of this.#builders.splice(0)) {
      worker.terminate();
      for (const { failed } of waiting.values()) failed(new Error('The builder was ended'));
    }
  }

  async #run(task: BuilderTask, here: () => Segment): Promise<Segment> {
    const builder = this.#leastBusy();
    if (!builder) return here();
    clearTimeout(this.#timer);
    try {
      return await new Promise<Segment>((done, failed) => {
        builder.waiting.set(task.number, { done, failed });
        builder.worker.postMessage(task);
      });
    } catch (error) {
      if (error instanceof NotStarted) return here();
      throw error;
    } finally {
      builder.waiting.delete(task.number);
      if (this.#builders.every(({ waiting }) => waiting.size === 0)) {
        clearTimeout(this.#timer);
        this.#timer = setTimeout(() => this.end(), idle);
      }
    }
  }

  #leastBusy(): Builder | null {
    const free = this.#builders.find(({ waiting }) => waiting.size === 0);
    if (free) return free;
    if (this.#builders.length < this.size) {
      const builder = startBuilder(this.start, this.patience, (broken, why) => this.#drop(broken, why));
      if (builder) this.#builders.push(builder);
      else this.#unavailable = true;
      if (builder) return builder;
    }
    return this.#builders.toSorted((a, b) => a.waiting.size - b.waiting.size)[0] ?? null;
  }

  /** A worker that could not start or ran out of memory: its tasks fail, and others are done elsewhere. */
  #drop(broken: Builder, why: string): void {
    if (!this.#builders.includes(broken)) return;
    this.#builders = this.#builders.filter((builder) => builder !== broken);
    broken.worker.terminate();
    if (this.#builders.length === 0) this.#unavailable = true;
    const error = broken.started ? new Error(`The builder stopped: ${why}`) : new NotStarted(why);
    for (const { failed } of broken.waiting.values()) failed(error);
  }
}

function builderWorker(): Worker {
  return new Worker(new URL('./finder-builder.worker.ts', import.meta.url), { type: 'module', name: 'finder-builder' });
}

function startBuilder(
  start: () => Worker,
  patience: number,
  broke: (builder: Builder, why: string) => void,
): Builder | null {
  try {
    const worker = start();
    const builder: Builder = { worker, started: false, waiting: new Map() };
    const late = setTimeout(() => broke(builder, 'it did not start'), patience);
    worker.addEventListener('message', ({ data }: MessageEvent<BuilderReply>) => {
      clearTimeout(late);
      builder.started = true;
      if (data.number === null) return;
      const task = builder.waiting.get(data.number);
      if ('segment' in data) task?.done(data.segment);
      else task?.failed(new Error(data.problem));
    });
    worker.addEventListener('error', (event) => {
      // Its tasks fail with it, and what they were for is tried again: the finder itself goes on.
      event.preventDefault();
      clearTimeout(late);
      broke(builder, event.message);
    });
    return builder;
  } catch {
    // Workers inside of workers are not to be had everywhere.
    return null;
  }
}
