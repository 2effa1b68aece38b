import { answerCalls } from '../../src/renderer/workers/call.ts';
import { exporting } from '../../src/renderer/workers/export-far.ts';
import type { FarExport } from '../../src/renderer/workers/export.ts';
import { meetsItsEnd } from './meets-its-end.ts';

// The worker of exports, but it meets its end: its name says when, and whether it hangs or crashes.

const real = exporting(() => undefined);

answerCalls<FarExport>(self as unknown as Worker, {
  preview: (...values) => meetsItsEnd('preview', () => real.preview(...values)),
  leftOfNames: (...values) => real.leftOfNames(...values),
  begin: (...values) => meetsItsEnd('begin', () => real.begin(...values)),
  nextPiece: () => meetsItsEnd('nextPiece', () => real.nextPiece()),
  ping: () => Promise.resolve(true),
});
