import type { Question } from '../../src/core/ports/finder.ts';
import { answerCalls } from '../../src/renderer/workers/call.ts';
import type { FarFinder } from '../../src/renderer/workers/finder.ts';
import { finder } from '../../src/renderer/workers/finder-far.ts';

// The worker of search, but it crashes over some words: each time over one, and the first worker over another. The
// worker's name is its number.

const real = finder(() => undefined);

async function search(question: Question): ReturnType<FarFinder['search']> {
  if (question.query === 'rejects') void Promise.reject(new RangeError('Nobody waits for it'));
  if (question.query !== 'crashes' && !(question.query === 'stumbles' && self.name === '1'))
    return real.search(question);
  setTimeout(() => {
    throw new Error('Out of its depth');
  });
  return new Promise(() => undefined);
}

answerCalls<FarFinder>(self as unknown as Worker, { ...real, search, ping: () => Promise.resolve(true) });
