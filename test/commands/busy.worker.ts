import { work } from '../../src/renderer/workers/beats.ts';
import { answerCalls, stepsTo } from '../../src/renderer/workers/call.ts';

/** Keeps a core busy. */
export interface BusyPort {
  ping(): Promise<true>;
  /** Says nothing until it is done. */
  inOneStep(beats: number): Promise<null>;
  /** Tells its steps, for so many milliseconds. */
  inSteps(length: number): Promise<null>;
}

const scope = self as unknown as Worker;
const step = stepsTo(scope);

answerCalls<BusyPort>(scope, {
  ping: async () => true,
  inOneStep: async (beats) => (work(beats), null),
  inSteps: async (length) => {
    for (const began = performance.now(); performance.now() - began < length;) {
      work(1);
      step();
    }
    return null;
  },
});
