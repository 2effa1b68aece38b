import type { Fault } from '../core/model/fault.ts';
import type { LogFile } from './host/logs.ts';
import { words } from './words.ts';

// What happens when something breaks: it is written into the log, the person is told once in plain words, and the
// program goes on where it can.

/** A question with named answers, shown by the system; resolves with the answer's number. */
export type AskPerson = (question: {
  readonly title: string;
  readonly detail: string;
  readonly answers: readonly string[];
}) => Promise<number>;

/** What can be done about trouble; replaced in tests. */
export interface TroubleAbilities {
  readonly logs: LogFile;
  readonly ask: AskPerson;
  copy(text: string): void;
  /** Loads the page again in the way it was loaded, safely or not. */
  reload(): void;
  /** The same for a page that hangs: its process is ended, which is told as of any other, and a new one loads it. */
  loadInNewProcess(): void;
  /** Loads the page again; `safely` leaves the index aside and opens no document. */
  load(safely: boolean): void;
  quit(): void;
  /** Milliseconds since any fixed moment. */
  now?(): number;
}

/** What may break; each is told by whoever sees it first. */
export interface Troubles {
  /** A bug of the main process that nobody caught. */
  uncaught(error: unknown): Promise<void>;
  /** The process of the page is gone, for a reason as Electron names them. */
  pageGone(reason: string): Promise<void>;
  /** Another process of ours is gone. */
  processGone(type: string, reason: string): void;
  /** The page does not answer the person any more. Resolves with whether it was loaded again. */
  pageHangs(): Promise<boolean>;
}

/** A page that is gone again within this time, in milliseconds, will be so once more. */
const soon = 60_000;

/** Tells each trouble once, one question at a time. */
export function troubles(abilities: TroubleAbilities): Troubles {
  const { logs, ask, copy, reload, loadInNewProcess, load, quit, now = () => performance.now() } = abilities;
  const told = new Set<string>();
  let lastGone = -Infinity;
  let timesGone = 0;
  /** Whether we ended the page's process, so that it is no news that it is gone. */
  let ended = false;
  let askedOfHang = false;
  /** Settles when the questions before the next one were answered. */
  let before: Promise<unknown> = Promise.resolve();

  /** One question at a time, in the order of the troubles. */
  const askInTurn = (question: Parameters<AskPerson>[0]): Promise<number> => {
    const answer = before.then(() => ask(question));
    before = answer.catch(() => undefined); // Who asked is told of it.
    return answer;
  };

  return {
    async uncaught(error) {
      const line = logs.note(error, 'main');
      const { name, message, stack } = JSON.parse(line) as Fault;
      const key = `${name} ${message} ${stack[0]}`;
      if (told.has(key)) return;
      told.add(key);
      const { title, detail, goOn, copyDetails } = words.uncaught;
      if ((await askInTurn({ title, detail, answers: [goOn, copyDetails] })) === 1) copy(line);
    },
    async pageGone(reason) {
      logs.note(new ProcessGoneError('page', reason), 'process');
      timesGone += 1;
      if (ended) {
        ended = false;
        return;
      }
      const again = now() - lastGone < soon;
      lastGone = now();
      if (!again) return reload();
      const { title, detail, answers } = words.pageGone;
      const answer = await askInTurn({ title, detail, answers });
      if (answer === 2) quit();
      else load(answer === 1);
    },
    processGone(type, reason) {
      logs.note(new ProcessGoneError(type, reason), 'process');
    },
    async pageHangs() {
      // It may be said again and again.
      if (askedOfHang) return false;
      askedOfHang = true;
      const goneSoFar = timesGone;
      const { title, detail, answers } = words.pageHangs;
      const answer = await askInTurn({ title, detail, answers }).finally(() => (askedOfHang = false));
      // The page that is gone meanwhile hangs no more.
      if (answer !== 1 || timesGone > goneSoFar) return false;
      ended = true;
      loadInNewProcess();
      return true;
    },
  };
}

/** Its code says which process it was and why, in words of Electron's, so that the log keeps them. */
class ProcessGoneError extends Error {
  override readonly name = 'ProcessGoneError';
  readonly code: string;

  constructor(type: string, reason: string) {
    super('A process is gone');
    this.code = `EGONE_${type}_${reason}`
      .toUpperCase()
      .replace(/[^A-Z_]/gu, '_')
      .slice(0, 40);
  }
}
