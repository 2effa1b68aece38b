import type { FileBytes } from '../container/zip-reader.ts';
import type { Result } from '../model/result.ts';
import type { Incoming } from './incoming.ts';

/** What a file of another program holds, and the files that are in it. */
export interface ExchangeFile {
  readonly incoming: Incoming;
  /** The bytes of a file that a source names; null if it is not there, empty or damaged. */
  bytesOf(path: string): Uint8Array<ArrayBuffer> | null;
}

/** A format in which work of other programs comes in: one file, and one line in `importers.ts`. */
export interface Importer {
  readonly id: string;
  /** Of names, without the dot, in lower case. */
  readonly endings: readonly string[];
  /**
   * Of endings that other files have, too: whether the beginning of the words reads like this format. Without it, the
   * ending tells.
   */
  readonly sniff?: (head: string) => boolean;
  /** Fails with `not-exchange` for what cannot be read. `step` is called in the midst of long work. */
  read(file: FileBytes, about: string, step: () => void): Result<ExchangeFile>;
}

/** What is marked in texts that are not in the file. */
export function withoutFiles(incoming: Incoming): ExchangeFile {
  return { incoming, bytesOf: () => null };
}
