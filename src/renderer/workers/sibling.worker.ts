import { work } from './beats.ts';
import { answerCalls } from './call.ts';
import type { SiblingPort } from './sibling.ts';

// Does a measured work beside a worker that is silent; see supervise.ts.

answerCalls<SiblingPort>(self, {
  work: async (beats) => {
    const began = performance.now();
    work(beats);
    return performance.now() - began;
  },
});
