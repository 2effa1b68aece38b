import type { ArchivePort, ArchiveProgress } from '../../core/ports/archive.ts';
import { archive } from './archive-far.ts';
import { answerCalls } from './call.ts';

const tell = answerCalls<ArchivePort, ArchiveProgress>(
  self,
  archive((done, of) => tell({ kind: 'progress', done, of })),
  (answer) => buffersOf(answer),
);

/** The pieces of a packed project are moved to the window, not copied. */
function buffersOf(answer: unknown): Transferable[] {
  const { value } = answer as { readonly value?: unknown };
  return value instanceof Uint8Array ? [value.buffer as ArrayBuffer] : [];
}
