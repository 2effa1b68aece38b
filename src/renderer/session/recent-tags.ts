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

/** The tags of the keys, and which was used last; kept in the project, and read when they are first asked for. */
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

  /** The act that was begun last, as long as it is not over. */
  #newest: Putting | null = null;
  /** How many were begun. */
  #count = 0;
  /** Which act of this window used a tag last. */
  readonly #usedBy = new Map<Id, number>();

  /**
   * An act that puts a tag, and answers which, or null if it failed. `tagId`: which it will be, if that is known. Of two acts the
   * one that was begun later used its tag later, whichever takes longer.
   */
  put(act: Promise<Id | null>, tagId: Id | null): Promise<Id | null> {
    const number = ++this.#count;
    const over = act.then(async (put) => {
      if (put !== null) await this.#use(put, number);
      return put;
    });
    const putting = { tag: tagId === null ? over : Promise.resolve(tagId) };
    this.#newest = putting;
    const end = () => {
      if (this.#newest === putting) this.#newest = null;
    };
    over.then(end, end);
    return over;
  }

  /**
   * The tag of the act that was begun last, while that is on its way: what a person did last is not what was stored last. It
   * answers once the tag is known; null if the act failed. Null itself if there is no such act.
   */
  get putting(): Promise<Id | null> | null {
    return this.#newest?.tag ?? null;
  }

  use(tagId: Id): Promise<void> {
    return this.#use(tagId, ++this.#count);
  }

  async #use(tagId: Id, number: number): Promise<void> {
    await this.load();
    if ((this.#usedBy.get(tagId) ?? 0) > number) return;
    this.#usedBy.set(tagId, number);
    const tags = this.store.snapshot.rows('tags');
    const later = new Set([...this.#usedBy].filter(([, by]) => by > number).map(([id]) => id));
    this.replace(withUse(this.state, tagId, (id) => tags.has(id), later));
    await this.store.putMeta(key, this.state);
  }
}

interface Putting {
  readonly tag: Promise<Id | null>;
}

/**
 * The recent tags after one more use of a tag, which comes behind those that were used `later`. Slots stay where they are, so
 * that fingers can remember them.
 */
export function withUse(
  { slots, order }: Recent,
  tagId: Id,
  exists: (id: Id) => boolean,
  later: ReadonlySet<Id> = new Set(),
): Recent {
  const others = order.filter((id) => id !== tagId && exists(id));
  const place = others.findLastIndex((id) => later.has(id)) + 1;
  const nextOrder = [...others.slice(0, place), tagId, ...others.slice(place)].slice(0, 50);
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
