import type { Id } from '../../core/model/id.ts';
import type { ProjectStore } from '../store/project-store.ts';
import { Observable } from './observable.ts';

// The keys 1 to 9 stand for tags. A key keeps its meaning while its tag is in use: a tag that is used again stays in
// its slot, and a new one takes a free slot or that of the tag that was used longest ago. (A list by recency would give
// every key another meaning with every act.)

/** Which tags were used last. */
export interface Recent {
  /** Up to nine; the place is the key. */
  readonly slots: readonly Id[];
  /** The last used first. */
  readonly order: readonly Id[];
}

const key = 'recent-tags';
const slotCount = 9;

export class RecentTags extends Observable<Recent> {
  #loaded: Promise<void> | null = null;

  constructor(private readonly store: ProjectStore) {
    super({ slots: [], order: [] });
  }

  load(): Promise<void> {
    this.#loaded ??= this.store.meta(key).then(
      (stored) => {
        if (isRecent(stored)) this.replace(stored);
      },
      (error: unknown) => {
        this.#loaded = null; // Who asks next tries again.
        throw error;
      },
    );
    return this.#loaded;
  }

  #begun: Promise<unknown> | null = null;

  /** An act that is about to use a tag. Until it is stored, or failed, what was used last is older than what a person did last. */
  begin(act: Promise<unknown>): void {
    const begun = Promise.allSettled([this.#begun, act]);
    this.#begun = begun;
    void begun.then(() => {
      if (this.#begun === begun) this.#begun = null;
    });
  }

  /** Whether such acts are on their way. */
  get areBegun(): boolean {
    return this.#begun !== null;
  }

  /** Returns when all that were begun until now are over. */
  async settle(): Promise<void> {
    await this.#begun;
  }

  async use(tagId: Id): Promise<void> {
    await this.load();
    const tags = this.store.snapshot.rows('tags');
    this.replace(withUse(this.state, tagId, (id) => tags.has(id)));
    await this.store.putMeta(key, this.state);
  }
}

/** The recent tags after one more use of a tag. Slots stay where they are, so that fingers can remember them. */
export function withUse({ slots, order }: Recent, tagId: Id, exists: (id: Id) => boolean): Recent {
  const nextOrder = [tagId, ...order.filter((id) => id !== tagId && exists(id))].slice(0, 50);
  if (slots.includes(tagId)) return { slots, order: nextOrder };
  const next = [...slots];
  const free = next.findIndex((id) => !exists(id));
  if (free >= 0) next[free] = tagId;
  else if (next.length < slotCount) next.push(tagId);
  else {
    const age = (id: Id) => (nextOrder.includes(id) ? nextOrder.indexOf(id) : Number.MAX_SAFE_INTEGER);
    const oldest = next.reduce((old, id) => (age(id) > age(old) ? id : old), next[0]!);
    next[next.indexOf(oldest)] = tagId;
  }
  return { slots: next, order: nextOrder };
}

function isRecent(value: unknown): value is Recent {
  if (typeof value !== 'object' || value === null) return false;
  const { slots, order } = value as Record<string, unknown>;
  const ids = (list: unknown) => Array.isArray(list) && list.every((id) => typeof id === 'string');
  return ids(slots) && ids(order);
}
