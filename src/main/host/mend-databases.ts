import * as fs from 'node:fs';
import path from 'node:path';

// The engine keeps IndexedDB in LevelDB, whose logs it goes on writing after a start. If a crash or power cut tore the
// last record, it reads up to there, as it should, but writes on behind the torn end; with the start after that it takes
// the log for damaged, and deletes every database of the program. (Seen with Chromium 156: one kill in fifty in the
// middle of an import.) So torn ends are cut off before it opens them. It never reads them: nothing is lost.
//
// A log is blocks of 32 KiB; a record is a check sum, a length, a kind and its bytes, and never crosses a block: a longer
// one is divided (LevelDB, doc/log_format.md). The manifest is such a log, too.

const block = 32 * 1024;
const head = 7;
const kinds = { full: 1, first: 2, middle: 3, last: 4 } as const;

/** Cuts off the torn ends of all logs in a folder of databases. Names those that had one. The engine must not run yet. */
export function mendDatabases(folder: string): readonly string[] {
  return namesIn(folder)
    .filter((name) => name.endsWith('.leveldb'))
    .flatMap((name) => namesIn(path.join(folder, name)).map((file) => path.join(folder, name, file)))
    .filter((file) => /^(?:\d+\.log|MANIFEST-\d+)$/u.test(path.basename(file)))
    .filter(mend);
}

/** True if the log had a torn end. What cannot be read or written is left to the engine, which says so when it opens it. */
function mend(file: string): boolean {
  try {
    const bytes = fs.readFileSync(file);
    const end = wholeLength(bytes);
    if (end === bytes.length) return false;
    fs.truncateSync(file, end);
    return true;
  } catch {
    return false;
  }
}

/**
 * Bytes of a log up to its torn end: all of them if there is none, or if something is wrong in another way, which is
 * not ours to judge.
 */
export function wholeLength(log: Uint8Array): number {
  const view = new DataView(log.buffer, log.byteOffset, log.byteLength);
  let at = 0;
  /** Where the last record ended that is there with all of its parts. */
  let whole = 0;
  let divided = false;
  for (;;) {
    // What is left of a block and too small for a head is filled up.
    if (block - (at % block) < head) at = Math.min(at + block - (at % block), log.length);
    const left = block - (at % block);
    if (at === log.length) return divided ? whole : log.length;
    if (log.subarray(at).every((byte) => byte === 0)) return whole;
    if (log.length - at < head) return whole;
    const length = view.getUint16(at + 4, true);
    const kind = log[at + 6]!;
    const end = at + head + length;
    if (head + length > left || kind < kinds.full || kind > kinds.last) return log.length;
    if (divided !== (kind === kinds.middle || kind === kinds.last)) return log.length;
    if (end > log.length) return whole;
    divided = kind === kinds.first || kind === kinds.middle;
    at = end;
    if (!divided) whole = at;
  }
}

function namesIn(folder: string): readonly string[] {
  try {
    return fs.readdirSync(folder);
  } catch {
    return []; // There is none before the first start.
  }
}
