import type { Host, Work } from '../../core/ports/host.ts';
import type { FileProgress } from '../commands/project-files.ts';
import { exportWords } from '../words/reading.ts';

/** One piece of work that leaving would cut short. */
export interface Running {
  /** What is done of it, 0 to 1; null if nobody knows how much there is. */
  show(share: number | null): void;
  end(): void;
}

/** What runs in a window, told to the desktop as one: the name of the first, and what is done of all. */
export class RunningWork {
  readonly #host: Host;
  readonly #pieces = new Map<Running, Work>();

  constructor(host: Host) {
    this.#host = host;
  }

  begin(label: string): Running {
    const running: Running = {
      show: (share) => {
        if (this.#pieces.has(running)) this.#put(running, { label, share: share === null ? null : within(share) });
      },
      end: () => {
        if (this.#pieces.delete(running)) this.#tell();
      },
    };
    this.#put(running, { label, share: null });
    return running;
  }

  /**
   * Shows work that tells how far it is: from its first word on, so that a dialog which comes before it is no work, until
   * it ends in whatever way.
   */
  async during<T>(label: string, work: (onProgress: FileProgress) => Promise<T>): Promise<T> {
    let running: Running | null = null;
    const onProgress: FileProgress = (done, of) => {
      running ??= this.begin(label);
      running.show(of > 0 ? done / of : null);
    };
    return work(onProgress).finally(() => running?.end());
  }

  /** The same for a project file that is opened. */
  duringOpening<T>(work: (onProgress: FileProgress) => Promise<T>): Promise<T> {
    return this.during(exportWords.openingProject, work);
  }

  #put(running: Running, work: Work): void {
    this.#pieces.set(running, work);
    this.#tell();
  }

  #tell(): void {
    const [first, ...others] = this.#pieces.values();
    void this.#host.native?.showWork(first ? { label: first.label, share: shareOf([first, ...others]) } : null);
  }
}

function shareOf(works: readonly Work[]): number | null {
  const shares = works.flatMap(({ share }) => (share === null ? [] : [share]));
  return shares.length < works.length ? null : within(shares.reduce((sum, share) => sum + share, 0) / works.length);
}

function within(share: number): number {
  return Math.min(1, Math.max(0, share));
}
