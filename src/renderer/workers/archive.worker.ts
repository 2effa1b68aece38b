import type { ArchiveProgress } from '../../core/ports/archive.ts';
import type { FarArchive } from './archive.ts';
import { archive } from './archive-far.ts';
import { answerCalls, stepsTo } from './call.ts';

/** Milliseconds between two messages: a word for each of ten thousand texts would keep the window busy. */
const pause = 50;
let told = Number.NEGATIVE_INFINITY;

const tell = answerCalls<FarArchive, ArchiveProgress>(
  self,
  {
    ...archive((done, of) => {
      const now = performance.now();
      if (done < of && now - told < pause) return;
      told = now;
      tell({ kind: 'progress', done, of });
    }, stepsTo(self)),
    ping: () => Promise.resolve(true),
  },
  (answer) => buffersOf(answer),
);

/** The pieces of a packed project are moved to the window, not copied. */
function buffersOf(answer: unknown): Transferable[] {
  const { value } = answer as { readonly value?: unknown };
  return value instanceof Uint8Array ? [value.buffer as ArrayBuffer] : [];
}
