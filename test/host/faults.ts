import * as disk from 'node:fs/promises';

// Faults that a healthy disk does not have.

/** What a disk says when it takes nothing more, and what the person is told then. */
export const writeFaults = [
  ['ENOSPC', 'write-full'],
  ['EDQUOT', 'write-full'],
  ['EROFS', 'write-denied'],
  ['EACCES', 'write-denied'],
  ['EIO', 'write-failed'],
] as const;

/** The steps of writing a new file, each of which may fail. */
export const writeSteps = ['open', 'write', 'sync', 'close', 'rename'] as const;

export function fault(code: string): Error {
  return Object.assign(new Error(`${code}: refused`), { code });
}

/** The disk, but that it refuses this step of writing a new file, after it allowed it so many times. */
export function diskThatRefuses(step: (typeof writeSteps)[number], code: string, after = 0): typeof disk {
  let left = after;
  const allow = () => {
    if ((left -= 1) < 0) throw fault(code);
  };
  return {
    ...disk,
    async open(...values) {
      if (values[1] !== 'wx') return disk.open(...values);
      if (step === 'open') allow();
      const handle = await disk.open(...values);
      if (step !== 'write' && step !== 'sync' && step !== 'close') return handle;
      const does = handle[step].bind(handle) as (...all: unknown[]) => Promise<unknown>;
      const refuses = async (...all: unknown[]) => {
        // A file that could not be closed is closed all the same.
        if (step === 'close') await does();
        allow();
        return does(...all);
      };
      return Object.assign(handle, { [step]: refuses });
    },
    async rename(...values) {
      if (step === 'rename') allow();
      await disk.rename(...values);
    },
  };
}
