import type { FileShape, ReadingWay } from '../decode/format.ts';
import { isSamePath, withoutBorders } from '../model/readings.ts';
import type { Reading } from '../model/records.ts';

// Which of the rules that a project knows a file is read by. What a person said goes before every guess; what was guessed
// holds for the next version of the file, so that its documents stay what they are.

/**
 * The rule for a file at `path`; null: none is known, and it is guessed. `isIn`: whether a reading is of the file's folder;
 * `isUnchanged`: whether the file is the one that was read so, to the byte. Only there do the borders hold that a person moved.
 */
export function knownWay(
  readings: Iterable<Reading>,
  isIn: (reading: Reading) => boolean,
  path: string,
  { format, shape }: Pick<FileShape, 'format' | 'shape'>,
  isUnchanged: (reading: Reading) => boolean,
): ReadingWay | null {
  const same = [...readings].filter((one) => one.format === format);
  const here = same.filter((one) => isSamePath(one.path, path) && isIn(one));
  const own = newest(here, (one) => one.by === 'person') ?? newest(here, (one) => one.shape === shape);
  if (own) return { rule: isUnchanged(own) ? own.rule : withoutBorders(own.rule), encoding: own.encoding };
  const alike = newest(same, (one) => one.by === 'person' && one.shape === shape && shape !== '');
  // Files that are made alike may still be saved in other encodings.
  return alike ? { rule: withoutBorders(alike.rule), encoding: null } : null;
}

function newest(readings: readonly Reading[], fits: (reading: Reading) => boolean): Reading | undefined {
  return readings
    .filter(fits)
    .reduce<Reading | undefined>(
      (last, one) => (last === undefined || one.changed > last.changed ? one : last),
      undefined,
    );
}
