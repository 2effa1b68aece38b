import type { FileEntry } from '../../core/ports/host.ts';
import { largestFile } from '../../core/ports/host.ts';
import type { Found } from './batches.ts';
import type { UnreadFile } from './read-beside.ts';

/** A file that the browser gave out, to be read when its turn comes. */
export function foundFile(file: File, path: string, largest: number): Found {
  const { size } = file; // Asked once, because each time the browser asks the disk and the window waits.
  const problem = (kind: Problem, detail: string): FileEntry => ({
    kind: 'problem',
    path,
    size,
    problem: kind,
    detail,
  });
  if (size > largest) return { entry: problem('too-large', '') };
  const read = async (from = 0, to = size): Promise<FileEntry> => {
    try {
      // What is read whole is read as it is now.
      const part = from === 0 && to === size ? file : file.slice(from, to);
      return { kind: 'file', path, bytes: new Uint8Array(await part.arrayBuffer()) };
    } catch (error) {
      return problem(problemOf(error), String(error));
    }
  };
  return { path, size, read, ...(largest > largestFile && { pieced: true }) };
}

type Problem = Extract<FileEntry, { kind: 'problem' }>['problem'];

/** A file that was to be read elsewhere, and why it was not. */
export function unreadFile(path: string, size: number, { error, words }: UnreadFile): FileEntry {
  return { kind: 'problem', path, size, problem: problemNamed(error), detail: words };
}

/** What the File API's errors mean. A file that changed since it was picked is `NotReadableError`, too. */
export function problemOf(error: unknown): Problem {
  return problemNamed(error instanceof DOMException ? error.name : '');
}

function problemNamed(name: string): Problem {
  if (name === 'NotFoundError') return 'vanished';
  return name === 'SecurityError' || name === 'NotAllowedError' ? 'no-permission' : 'unreadable';
}
