import type { FileEntry } from '../../core/ports/host.ts';
import { nextTurn } from '../../core/ports/next-turn.ts';
import type { Finding, Found } from './batches.ts';
import { foundFile, unreadFile } from './found-file.ts';

// Reading a file costs a browser several messages to its other process, and each is a task of the thread that asked. Of
// twenty thousand small files that is a fifth of an import; so a worker asks. Handing a file to it still makes
// the window wait for its size.

/** Reads files beside the window; `workers/files.ts`. Its promises reject if it cannot go on. */
export interface Beside {
  /** Takes files over and numbers them from 0, over all calls; answers their sizes in bytes. */
  take(files: readonly File[]): Promise<readonly number[]>;
  /** Reads files whole, as they are now. Each can be read once. In the place of one that failed stands how. */
  read(numbers: readonly number[]): Promise<readonly (Uint8Array<ArrayBuffer> | UnreadFile)[]>;
  end(): void;
}

/** The name of the File API's error, and all of its words. */
export interface UnreadFile {
  readonly error: string;
  readonly words: string;
}

/** A file that was picked, and its path inside of what was picked. */
export interface Picked {
  readonly file: File;
  readonly path: string;
}

/** Files handed over at a time: the window waits for the size of each, and longest for those of the first. */
const handedOver = { first: 4, least: 2, most: 32 };
/** Milliseconds that it may wait at once. */
const shortWait = 8;

/** Finds picked files by way of who reads beside the window. If that cannot go on, the window reads what is left. */
export function foundBeside(picked: readonly Picked[], beside: Beside, largest: number): Finding {
  const found: Found[] = [];
  // The last first. Each file keeps a line to the browser's own process open, so none is held once it was read.
  const left = picked.toReversed();
  const read = together(beside);
  let next = 0;
  let atOnce = handedOver.first;
  let goesOn = true;
  let ended = false;
  const all = picked.length;
  const lookOn = async () => {
    const first = next;
    const some = left.splice(-atOnce).reverse();
    const began = performance.now();
    const taking = goesOn ? beside.take(some.map(({ file }) => file)).catch(() => null) : null;
    const isShort = performance.now() - began < shortWait;
    atOnce = isShort ? Math.min(handedOver.most, atOnce * 2) : Math.max(handedOver.least, atOnce >> 1);
    const sizes = await taking;
    // From now on the window itself waits for each size, so it has its turn between.
    if (!goesOn) await nextTurn();
    goesOn = sizes !== null;
    some.forEach((one, at) => {
      const here = () => foundFile(one.file, one.path, largest);
      found.push(sizes ? readBeside(one.path, sizes[at]!, largest, () => read(first + at), here) : here());
    });
    next += some.length;
  };
  let looking = Promise.resolve();
  void (async () => {
    while (left.length > 0 && !ended) await (looking = lookOn());
  })();
  const end = () => {
    ended = true;
    beside.end();
  };
  return { found, more: () => looking, isOver: () => next >= all, end };
}

function readBeside(
  path: string,
  size: number,
  largest: number,
  ask: () => Promise<Uint8Array<ArrayBuffer> | UnreadFile | null>,
  here: () => Found,
): Found {
  if (size > largest) return { entry: { kind: 'problem', path, size, problem: 'too-large', detail: '' } };
  const read = async (): Promise<FileEntry> => {
    const answer = await ask();
    if (answer instanceof Uint8Array) return { kind: 'file', path, bytes: answer };
    if (answer !== null) return unreadFile(path, size, answer);
    const found = here();
    return 'read' in found ? found.read() : found.entry;
  };
  return { path, size, read };
}

/** Gathers what is asked for in one turn into one question; null for what gets no answer. */
function together(beside: Beside) {
  type Answer = Uint8Array<ArrayBuffer> | UnreadFile | null;
  let asked: { readonly number: number; readonly answer: (answer: Answer) => void }[] = [];
  const ask = async () => {
    const now = asked;
    asked = [];
    const answers = await beside.read(now.map(({ number }) => number)).catch(() => null);
    now.forEach(({ answer }, at) => answer(answers?.[at] ?? null));
  };
  return (number: number) =>
    new Promise<Answer>((answer) => {
      if (asked.push({ number, answer }) === 1) queueMicrotask(() => void ask());
    });
}
