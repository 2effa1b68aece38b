import type { ArchivePort, ArchiveProgress } from '../../core/ports/archive.ts';
import { archive } from './archive-far.ts';
import { answerCalls } from './call.ts';

const tell = answerCalls<ArchivePort, ArchiveProgress>(
  self,
  archive((done, of) => tell({ kind: 'progress', done, of })),
);
