import type { Derivation, SourceState, Stamped } from '../../core/derived/derivation.ts';
import type { Id } from '../../core/model/id.ts';
import { ok } from '../../core/model/result.ts';
import type { Result } from '../../core/model/result.ts';
import type { ProjectStore } from '../store/project-store.ts';
import { Following, makeHere } from './follow.ts';

/** What is known of every document of a project, and the documents of which it is not known. */
export interface AllKnown<One> {
  of(id: Id): One;
  readonly unread: ReadonlySet<Id>;
}

/** Follows what a kind of derived parts says of each document of a project. The texts are read when it is first asked. */
export class FollowedOnUse<Part extends Stamped, One> {
  readonly #parts = new Set<Part>();
  readonly #following: Following<Part>;
  #loading: Promise<Result<null>> | null = null;
  #known: ReadonlyMap<Id, One> | null = null;

  /** `entriesOf` gives what a part says of each document that it holds, in their order; `none`: of one that it does not hold. */
  constructor(
    store: ProjectStore,
    private readonly derivation: Derivation<Part>,
    private readonly entriesOf: (part: Part) => readonly One[],
    private readonly none: One,
    step: () => void,
  ) {
    const follower = {
      add: (part: Part) => void this.#parts.add(part),
      remove: (part: Part) => void this.#parts.delete(part),
      changed: () => (this.#known = null),
      heeds: 'documents' as const,
    };
    this.#following = new Following(store, derivation, follower, makeHere(derivation, step), step);
  }

  /** What is known now. */
  async all(): Promise<Result<AllKnown<One>>> {
    this.#loading ??= this.#following.load();
    const loaded = await this.#loading;
    if (!loaded.ok) {
      // What failed is tried anew with the next question.
      this.#loading = null;
      return loaded;
    }
    if (this.#following.missing().waiting > 0) await this.#following.catchUp();
    const known = (this.#known ??= this.#collected());
    return ok({ of: (id) => known.get(id) ?? this.none, unread: new Set(this.#following.unmade) });
  }

  close(): void {
    this.#following.close();
  }

  #collected(): ReadonlyMap<Id, One> {
    const known = new Map<Id, One>();
    for (const part of this.#parts) {
      const entries = this.entriesOf(part);
      this.derivation.holds(part).forEach((entry: SourceState, at) => {
        if (this.#following.isCurrent(entry)) known.set(entry.documentId, entries[at]!);
      });
    }
    return known;
  }
}
