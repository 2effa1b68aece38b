import type { ArchiveProgress } from '../../core/ports/archive.ts';
import { moderately, piecesOf } from './answers.ts';
import type { FarArchive } from './archive.ts';
import { archive } from './archive-far.ts';
import { answerCalls, stepsTo } from './call.ts';

const tell = answerCalls<FarArchive, ArchiveProgress>(
  self,
  {
    ...archive(
      moderately((done, of) => tell({ kind: 'progress', done, of })),
      stepsTo(self),
    ),
    ping: () => Promise.resolve(true),
  },
  piecesOf,
);
