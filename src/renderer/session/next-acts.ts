import type { Label } from '../../core/model/change.ts';
import type { ProjectStore } from '../store/project-store.ts';

/** The labels of what undo and redo would do; null if there is nothing. */
export interface Next {
  readonly undo: Label | null;
  readonly redo: Label | null;
}

/** An import writes in many batches; who shows what comes next need not follow each. Milliseconds. */
const pause = 60;

/** What undo and redo would do in a project now. It looks only while somebody listens. */
class NextActs {
  readonly #store: ProjectStore;
  readonly #listeners = new Set<() => void>();
  #next: Next = { undo: null, redo: null };
  /** False from a change until what comes next was looked up. */
  #known = false;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #stop: (() => void) | null = null;

  constructor(store: ProjectStore) {
    this.#store = store;
  }

  get next(): Next {
    return this.#next;
  }

  /** Whether there may be something: for sure there is nothing only when it was looked up. */
  may(what: keyof Next): boolean {
    return !this.#known || this.#next[what] !== null;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    if (this.#stop === null) {
      this.#stop = this.#store.subscribe(() => {
        this.#known = false;
        clearTimeout(this.#timer);
        this.#timer = setTimeout(() => void this.#look(), pause);
      });
      void this.#look();
    }
    return () => {
      this.#listeners.delete(listener);
      if (this.#listeners.size > 0) return;
      clearTimeout(this.#timer);
      this.#stop?.();
      this.#stop = null;
      this.#known = false;
    };
  };

  async #look(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const found = await this.#store.next();
    // Something was done meanwhile, and a look at that is on its way; or nobody listens any more.
    if (!found.ok || this.#timer !== undefined || this.#stop === null) return;
    this.#known = true;
    this.#next = found.value;
    for (const listener of [...this.#listeners]) listener();
  }
}

const acts = new WeakMap<ProjectStore, NextActs>();

/** One for each store, however many parts of the screen ask. */
export function nextActsOf(store: ProjectStore): NextActs {
  let next = acts.get(store);
  if (!next) acts.set(store, (next = new NextActs(store)));
  return next;
}
