import type { ExportProgress } from '../../core/ports/export.ts';
import { answerCalls, stepsTo } from './call.ts';
import type { FarExport } from './export.ts';
import { exporting } from './export-far.ts';
import { moderately, piecesOf } from './answers.ts';

const tell = answerCalls<FarExport, ExportProgress>(
  self,
  {
    ...exporting(
      moderately((done, of) => tell({ kind: 'progress', done, of })),
      stepsTo(self),
    ),
    ping: () => Promise.resolve(true),
  },
  piecesOf,
);
