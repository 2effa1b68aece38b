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
  const { value } = answer as { readonly value?: { readonly pieces?: readonly Uint8Array<ArrayBuffer>[] } };
  return (value?.pieces ?? []).map(({ buffer }) => buffer);
}
