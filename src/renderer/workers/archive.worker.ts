import type { ArchiveProgress, MergePhase } from '../../core/ports/archive.ts';
import { moderately, piecesOf } from './answers.ts';
import type { FarArchive } from './archive.ts';
import { archive } from './archive-far.ts';
import { answerCalls, stepsTo } from './call.ts';

const tell = answerCalls<FarArchive, ArchiveProgress>(
  self,
  {
    ...archive(
      moderately((done: number, of: number, merging?: MergePhase) =>
        tell({ kind: 'progress', done, of, ...(merging && { merging }) }),
      ),
      stepsTo(self),
    ),
    ping: () => Promise.resolve(true),
  },
  piecesOf,
);
