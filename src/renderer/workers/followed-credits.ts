import { creditParts } from '../../core/compare/credit-parts.ts';
import type { Credits } from '../../core/compare/credit-parts.ts';
import type { Credit } from '../../core/compare/credits.ts';
import type { Id } from '../../core/model/id.ts';
import { ok } from '../../core/model/result.ts';
import type { Result } from '../../core/model/result.ts';
import type { ProjectStore } from '../store/project-store.ts';
import { Following, makeHere } from './follow.ts';

/** What all texts of a project say of their sources, and the documents of which that is not known. */
export interface AllCredits {
  creditsOf(id: Id): readonly Credit[];
  readonly unread: ReadonlySet<Id>;
}

const none: readonly Credit[] = [];

/** Follows whom the texts of a project name as their sources. The texts are read when it is first asked. */
export class FollowedCredits {
  readonly #parts = new Set<Credits>();
  readonly #following: Following<Credits>;
  #loading: Promise<Result<null>> | null = null;
  #known: ReadonlyMap<Id, readonly Credit[]> | null = null;

  constructor(store: ProjectStore, step: () => void) {
    const follower = {
      add: (part: Credits) => void this.#parts.add(part),
      remove: (part: Credits) => void this.#parts.delete(part),
      changed: () => (this.#known = null),
      heeds: 'documents' as const,
    };
    this.#following = new Following(store, creditParts, follower, makeHere(creditParts, step), step);
  }

  /** The credits of now. */
  async all(): Promise<Result<AllCredits>> {
    this.#loading ??= this.#following.load();
    const loaded = await this.#loading;
    if (!loaded.ok) {
      // What failed is tried anew with the next question.
      this.#loading = null;
      return loaded;
    }
    if (this.#following.missing().waiting > 0) await this.#following.catchUp();
    const known = (this.#known = this.#collected());
    return ok({ creditsOf: (id) => known.get(id) ?? none, unread: new Set(this.#following.unmade) });
  }

  close(): void {
    this.#following.close();
  }

  #collected(): ReadonlyMap<Id, readonly Credit[]> {
    if (this.#known) return this.#known;
    const known = new Map<Id, readonly Credit[]>();
    for (const { documents, credits } of this.#parts) {
      documents.forEach((entry, at) => {
        if (this.#following.isCurrent(entry)) known.set(entry.documentId, credits[at]!);
      });
    }
    return known;
  }
}
