import type { Packing } from '../../core/exchange/project-file.ts';
import type { DeflateLevel, PackedContent } from '../../core/container/zip-writer.ts';
import { packContent } from '../../core/container/zip-writer.ts';
import { WorkerStopped } from './call.ts';
import { NotStarted, Pool } from './pool.ts';

/** What a packer answers. */
export interface PackerPort {
  pack(contents: readonly Uint8Array<ArrayBuffer>[], level: DeflateLevel): Promise<readonly PackedContent[]>;
}

const mostPackers = 3;
/** Bytes of contents that take less than a worker does to start. */
const fewBytes = 100_000;

/**
 * Packs the contents of a project file in workers beside the one that reads them. What is too much for them is packed
 * here, and so is what one that stopped was asked: contents are copied to it, not moved.
 */
export class Packers {
  readonly #pool: Pool<PackerPort>;

  /** `tell` hears of every worker that stopped. */
  constructor(
    start: () => Worker = startPacker,
    // As what fails and nobody waits for is told: the packing goes on.
    tell: (stopped: WorkerStopped) => void = (stopped) => void Promise.reject(stopped),
    patience?: number,
  ) {
    this.#pool = new Pool<PackerPort>({
      start,
      methods: ['pack'],
      most: mostPackers,
      stopped: tell,
      ...(patience && { patience }),
    });
  }

  readonly pack: Packing = async (contents, level) => {
    const here = () => contents.map((one) => packContent(one, level));
    const few = contents.reduce((sum, { length }) => sum + length, 0) < fewBytes;
    if (few || this.#pool.isFull) return here();
    try {
      return await this.#pool.ask((packer) => packer.pack(contents, level));
    } catch (error) {
      if (error instanceof NotStarted || error instanceof WorkerStopped) return here();
      throw error;
    }
  };

  end(): void {
    this.#pool.end();
  }
}

/** A worker that packs, and that nobody speaks to yet. */
export function startPacker(): Worker {
  return new Worker(new URL('./archive-packer.worker.ts', import.meta.url), { type: 'module', name: 'archive-packer' });
}
