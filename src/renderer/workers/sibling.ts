import { callWorker } from './call.ts';
import type { Near } from './call.ts';

/** A worker that does nothing but a measured work, to learn how the machine is. */
export interface SiblingPort {
  /** Works so many beats (see beats.ts); answers how many milliseconds it took. */
  work(beats: number): Promise<number>;
}

/** Started when it is needed; a new one after the last was ended. */
export interface Sibling extends SiblingPort {
  end(): void;
}

/** In a worker of its own, which is started with the first work. */
export function siblingWorker(): Sibling {
  let near: Near<SiblingPort, never> | null = null;
  return {
    async work(beats) {
      const now = (near ??= callWorker<SiblingPort>(
        new Worker(new URL('./sibling.worker.ts', import.meta.url), { type: 'module', name: 'sibling' }),
        ['work'],
      ));
      try {
        return await now.port.work(beats);
      } catch (error) {
        // What could not start may start the next time.
        if (near === now) near = null;
        now.end();
        throw error;
      }
    },
    end() {
      near?.end();
      near = null;
    },
  };
}
