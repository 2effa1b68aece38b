import type { Packing } from '../../core/exchange/project-file.ts';
import type { DeflateLevel, PackedContent } from '../../core/exchange/zip-writer.ts';
import { packContent } from '../../core/exchange/zip-writer.ts';
import { callWorker, WorkerStopped } from './call.ts';
import type { Followed } from './call.ts';

/** What a packer answers. */
export interface PackerPort {
  pack(contents: readonly Uint8Array<ArrayBuffer>[], level: DeflateLevel): Promise<readonly PackedContent[]>;
}

const mostPackers = 3;
/** Questions that a packer has at once: what it works on, and what it goes on with. */
const ahead = 2;
/** Bytes of contents that take less than a worker does to start. */
const fewBytes = 100_000;
/** Milliseconds after which nobody waits for a packer that has not started. */
const toStart = 10_000;

interface Packer {
  readonly near: Followed<PackerPort, never>;
  underWay: number;
}

/**
 * Workers that pack the contents of a project file beside the one that reads them, as many as there are cores beside
 * this one's. Started when there is much to do; what is too much for them is packed here, and so is what one that
 * stopped was asked.
 */
export class Packers {
  #packers: readonly Packer[] | null = null;

  /** `tell` hears of every worker that stopped. */
  constructor(
    private readonly start: () => Worker = startPacker,
    // As what fails and nobody waits for is told: the packing goes on.
    private readonly tell: (stopped: WorkerStopped) => void = (stopped) => void Promise.reject(stopped),
    private readonly patience = toStart,
  ) {}

  readonly pack: Packing = async (contents, level) => {
    const here = () => contents.map((one) => packContent(one, level));
    if (contents.reduce((sum, { length }) => sum + length, 0) < fewBytes) return here();
    this.#packers ??= this.#startAll();
    const packer = this.#packers.toSorted((a, b) => a.underWay - b.underWay)[0];
    if (!packer || packer.underWay === ahead) return here();
    packer.underWay += 1;
    try {
      return await orNotStarted(packer.near, packer.near.port.pack(contents, level), this.patience);
    } catch (error) {
      if (!(error instanceof WorkerStopped)) throw error;
      packer.near.end();
      this.tell(error);
      this.#packers = this.#packers.filter((one) => one !== packer);
      return here();
    } finally {
      packer.underWay -= 1;
    }
  };

  end(): void {
    for (const { near } of this.#packers ?? []) near.end();
  }

  #startAll(): readonly Packer[] {
    const count = Math.max(1, Math.min(mostPackers, navigator.hardwareConcurrency - 1));
    try {
      // The contents are copied, not moved: they are still there if the packer stops.
      return Array.from({ length: count }, () => ({
        near: callWorker<PackerPort>(this.start(), ['pack']),
        underWay: 0,
      }));
    } catch {
      return []; // Workers inside of workers are not to be had everywhere.
    }
  }
}

/** The answer, or WorkerStopped if the worker has not said a word by a while from now. */
async function orNotStarted<T>(near: Followed<PackerPort, never>, answer: Promise<T>, patience: number): Promise<T> {
  if (near.words() > 0) return answer;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => near.words() === 0 && reject(new WorkerStopped('The worker did not start')), patience);
  });
  return Promise.race([answer, late]).finally(() => clearTimeout(timer));
}

/** A worker that packs, and that nobody speaks to yet. */
export function startPacker(): Worker {
  return new Worker(new URL('./archive-packer.worker.ts', import.meta.url), { type: 'module', name: 'archive-packer' });
}
