import type { Label } from '../../core/model/change.ts';
import type { ProjectStore } from '../store/project-store.ts';
import { Observable } from './observable.ts';

/** The labels of what undo and redo would do; null if there is nothing. */
export interface Next {
  readonly undo: Label | null;
  readonly redo: Label | null;
}

/** An import writes in many batches; who shows what comes next need not follow each. Milliseconds. */
const pause = 60;

/** What undo and redo would do in a project now. It looks only while somebody listens. */
export class NextActs extends Observable<Next> {
  readonly #store: ProjectStore;
  /** False from a change until what comes next was looked up. */
  #known = false;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(store: ProjectStore) {
    super({ undo: null, redo: null });
    this.#store = store;
  }

  /** Whether there may be something: for sure there is nothing only when it was looked up. */
  may(what: keyof Next): boolean {
    return !this.#known || this.state[what] !== null;
  }

  protected override wake(): () => void {
    const stop = this.#store.subscribe(() => {
      this.#known = false;
      clearTimeout(this.#timer);
      this.#timer = setTimeout(() => void this.#look(), pause);
    });
    void this.#look();
    return () => {
      clearTimeout(this.#timer);
      stop();
      this.#known = false;
    };
  }

  async #look(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const found = await this.#store.next();
    // Something was done meanwhile, and a look at that is on its way; or nobody listens any more.
    if (!found.ok || this.#timer !== undefined || !this.awake) return;
    this.#known = true;
    this.replace(found.value);
  }
}
