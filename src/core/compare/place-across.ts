import type { Range } from '../model/records.ts';
import type { SharedPassage } from './shapes.ts';

/**
 * The offset in the other text beside an offset of one, for reading both side by side; null where no shared passage
 * stands. Inside a run it is the same word, as far as both are spelled alike; between two runs it is an estimate.
 */
export function placeAcross(shared: readonly SharedPassage[], side: 'a' | 'b', at: number): number | null {
  const across = side === 'a' ? 'b' : 'a';
  const passage = shared.find((one) => one[side].from <= at && at < one[side].to);
  if (!passage) return null;
  const { runs } = passage;
  const next = runs.findIndex((run) => at < run[side].to);
  const run = runs[next]!;
  if (run[side].from <= at) return scaled(at, run[side], run[across]);
  const before = runs[next - 1]!;
  const gap = (which: 'a' | 'b'): Range => ({ from: before[which].to, to: run[which].from });
  return scaled(at, gap(side), gap(across));
}

function scaled(at: number, here: Range, there: Range): number {
  const share = (at - here.from) / Math.max(1, here.to - here.from);
  return there.from + Math.round(share * (there.to - there.from));
}
