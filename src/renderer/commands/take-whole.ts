import type { DocumentsTaken, Taking, Whole } from '../../core/ports/finder.ts';
import { ok } from '../../core/model/result.ts';
import type { Result } from '../../core/model/result.ts';
import type { Desk } from './desk.ts';
import { unlessCancelled } from './unless-cancelled.ts';

// An act that takes what a search finds is about the documents that are in the project when it is begun. It waits until
// all of them are indexed, and what could not be is told with what it did.

/** What such an act is at: documents indexed, whatever it does itself, records stored. */
export type Stage = 'indexing' | 'doing' | 'storing';

/** How far it is with that, of all. */
export type Told = (done: number, of: number, stage: Stage) => void;

/** How an act is followed and given up. */
export interface Going {
  readonly told?: Told;
  /** Once it is aborted the act is `cancelled`, and nothing of it is kept. */
  readonly signal?: AbortSignal | undefined;
}

/** What is said of an act beside what it did. */
export interface Coverage {
  /** Documents of the act in which nothing could be looked for. */
  readonly uncovered: number;
  /** Documents that came into the project since it was begun: nothing of them is in it. */
  readonly later: number;
}

/** The documents of an act that is begun now, as they are in the database, whichever window put them there. */
export async function documentsNow({ store, newId }: Desk): Promise<Result<DocumentsTaken>> {
  const settled = await store.settle();
  return settled.ok ? ok({ id: newId(), documents: [...store.snapshot.rows('documents').keys()] }) : settled;
}

/** The answer to a question of an act. While the index is not complete it is told how far that is. */
export async function takeWhole<T>(
  { finder }: Desk,
  documents: DocumentsTaken,
  question: (finder: Taking) => Promise<Result<Whole<T>>>,
  { told = () => undefined, signal }: Going = {},
): Promise<Result<Whole<T>>> {
  let over = false;
  const follow = async () => {
    for (let done = -1; !over;) {
      const indexed = await finder.indexed(documents, done);
      if (over || !indexed.ok || indexed.value.done === indexed.value.of) return;
      ({ done } = indexed.value);
      told(done, indexed.value.of, 'indexing');
    }
  };
  // What goes wrong there goes wrong with the question, too.
  follow().catch(() => undefined);
  return unlessCancelled(question(finder), signal).finally(() => (over = true));
}

/** What is to be said of an act that is done. */
export function coverageOf({ store }: Desk, { documents }: DocumentsTaken, uncovered: number): Coverage {
  const taken = new Set(documents);
  let later = 0;
  for (const id of store.snapshot.rows('documents').keys()) if (!taken.has(id)) later += 1;
  return { uncovered, later };
}
