import type { DocumentsTaken, HitPlace, Whole } from '../../core/ports/finder.ts';
import { ok } from '../../core/model/result.ts';
import type { Result } from '../../core/model/result.ts';
import type { Going } from '../commands/take-whole.ts';
import { Observable } from './observable.ts';

/** How many hits are to be tagged, and how far it is with finding all of them. */
export interface HitsState {
  readonly count: number;
  readonly documents: number;
  /** Documents indexed, of all, while these numbers are only those so far; null once they are final. */
  readonly indexing: { readonly done: number; readonly of: number } | null;
}

/** Hits that are all there. `documents`: those that the search was about; null for hits that were chosen one by one. */
export interface HitsTaken extends Whole<HitPlace> {
  readonly documents: DocumentsTaken | null;
}

/**
 * Hits of a search that are to be tagged. They are asked for when the button is pressed: whatever is searched for
 * meanwhile, these are tagged. Where not all texts are indexed yet, it becomes known meanwhile how many they are.
 */
export class HitsToTag extends Observable<HitsState> {
  readonly kind = 'hits';
  readonly places: Promise<Result<HitsTaken>>;
  readonly #cancelling = new AbortController();

  constructor(
    { count, documents }: Pick<HitsState, 'count' | 'documents'>,
    take: (going: Going) => Promise<Result<HitsTaken>>,
  ) {
    super({ count, documents, indexing: null });
    const told = (done: number, of: number) => this.merge({ indexing: { done, of } });
    this.places = take({ told, signal: this.signal }).then((taken) => {
      if (!taken.ok) return taken;
      const { found } = taken.value;
      this.replace({
        count: found.length,
        documents: new Set(found.map(({ documentId }) => documentId)).size,
        indexing: null,
      });
      return taken;
    });
  }

  /** Aborted when they are given up. */
  get signal(): AbortSignal {
    return this.#cancelling.signal;
  }

  /** Nobody waits for them any more; what is being tagged is not. */
  cancel(): void {
    this.#cancelling.abort();
  }
}

/** Hits that were chosen one by one. */
export function chosenHits(found: readonly HitPlace[]): HitsToTag {
  const documents = new Set(found.map(({ documentId }) => documentId)).size;
  return new HitsToTag({ count: found.length, documents }, async () =>
    ok({ total: found.length, found, uncovered: 0, documents: null }),
  );
}
