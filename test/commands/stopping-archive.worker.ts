import { archive } from '../../src/renderer/workers/archive-far.ts';
import type { FarArchive } from '../../src/renderer/workers/archive.ts';
import { answerCalls } from '../../src/renderer/workers/call.ts';
import { meetsItsEnd } from './meets-its-end.ts';

// The worker of project files, but it meets its end: its name says when, and whether it hangs or crashes.

const real = archive(() => undefined);
answerCalls<FarArchive>(self as unknown as Worker, {
  pack: (...values) => meetsItsEnd('pack', () => real.pack(...values)),
  nextPiece: () => meetsItsEnd('nextPiece', () => real.nextPiece()),
  look: (...values) => meetsItsEnd('look', () => real.look(...values)),
  check: () => meetsItsEnd('check', () => real.check()),
  unpack: (...values) => meetsItsEnd('unpack', () => real.unpack(...values)),
  merge: (...values) => meetsItsEnd('merge', () => real.merge(...values)),
  stopMerging: () => meetsItsEnd('stopMerging', () => real.stopMerging()),
  ping: () => Promise.resolve(true),
});
