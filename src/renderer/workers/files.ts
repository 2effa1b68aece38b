import { callWorker } from './call.ts';

/** A file that could not be read: the name of the File API's error, and all of its words. */
interface UnreadFile {
  readonly error: string;
  readonly words: string;
}

/** The far side: picked files in, their bytes out. */
export interface FilesPort {
  /** Takes files over and numbers them from 0, over all calls; answers their sizes in bytes. */
  take(files: readonly File[]): Promise<readonly number[]>;
  /** Reads files whole, as they are now, and forgets them. In the place of one that failed stands how. */
  read(numbers: readonly number[]): Promise<readonly (Uint8Array<ArrayBuffer> | UnreadFile)[]>;
}

/**
 * Starts a worker that reads the files of one picked folder; see `host/read-beside.ts`. It has no guard: a disk that does
 * not answer is no hang of ours. What is asked of one that crashed is rejected, also if it comes later.
 */
export function startFiles(start = filesWorker): FilesPort & { end(): void } {
  let crashed: Error | null = null;
  const near = callWorker<FilesPort>(start(), ['take', 'read'], undefined, (reason) => (crashed = reason));
  return {
    take: (files) => (crashed ? Promise.reject(crashed) : near.port.take(files)),
    read: (numbers) => (crashed ? Promise.reject(crashed) : near.port.read(numbers)),
    end: near.end,
  };
}

function filesWorker(): Worker {
  return new Worker(new URL('./files.worker.ts', import.meta.url), { type: 'module', name: 'files' });
}

/** The far side itself. */
export function files(): FilesPort {
  const kept: (File | undefined)[] = [];

  async function readOne(number: number): Promise<Uint8Array<ArrayBuffer> | UnreadFile> {
    const file = kept[number];
    if (!file) throw new Error(`No file ${number}`);
    kept[number] = undefined;
    try {
      return new Uint8Array(await file.arrayBuffer());
    } catch (error) {
      return { error: error instanceof DOMException ? error.name : '', words: String(error) };
    }
  }

  return {
    async take(more) {
      kept.push(...more);
      return more.map(({ size }) => size);
    },
    read: (numbers) => Promise.all(numbers.map(readOne)),
  };
}
