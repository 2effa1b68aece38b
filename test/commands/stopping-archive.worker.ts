import { archive } from '../../src/renderer/workers/archive-far.ts';
import type { FarArchive } from '../../src/renderer/workers/archive.ts';
import { answerCalls } from '../../src/renderer/workers/call.ts';

// The worker of project files, but it meets its end: its name says when, and whether it hangs or crashes.

const real = archive(() => undefined);
const [end, method] = self.name.split(' ');

async function meetsItsEnd<T>(name: string, answer: () => Promise<T>): Promise<T> {
  if (name !== method) return answer();
  if (end === 'hangs') for (let never = 0; never < Infinity; never %= 7) never += 1;
  setTimeout(() => {
    throw new Error('Out of its depth');
  });
  return new Promise(() => undefined);
}

answerCalls<FarArchive>(self as unknown as Worker, {
  pack: (...values) => meetsItsEnd('pack', () => real.pack(...values)),
  nextPiece: () => meetsItsEnd('nextPiece', () => real.nextPiece()),
  look: (...values) => meetsItsEnd('look', () => real.look(...values)),
  check: () => meetsItsEnd('check', () => real.check()),
  unpack: (...values) => meetsItsEnd('unpack', () => real.unpack(...values)),
  ping: () => Promise.resolve(true),
});
