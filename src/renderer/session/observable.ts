/**
 * A state that is never changed in place, and those who want to hear when another one took its place. The parts of the
 * screen draw from it, each from what it selects.
 */
export class Observable<State> {
  #state: State;
  readonly #listeners = new Set<() => void>();
  /** Ends what `wake` began; null while nobody listens. */
  #sleep: (() => void) | null = null;

  constructor(first: State) {
    this.#state = first;
  }

  get state(): State {
    return this.#state;
  }

  /** Calls back after every change; returns what ends it. */
  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    this.#sleep ??= this.wake();
    return () => {
      this.#listeners.delete(listener);
      if (this.#listeners.size > 0) return;
      const sleep = this.#sleep;
      this.#sleep = null;
      sleep?.();
    };
  };

  /** Whether anybody listens. */
  protected get awake(): boolean {
    return this.#sleep !== null;
  }

  /** Called when the first begins to listen; what it returns is called when the last has ended. */
  protected wake(): () => void {
    return () => undefined;
  }

  /** Puts another state in place of the present one. */
  protected replace(state: State): void {
    this.#state = state;
    for (const listener of [...this.#listeners]) listener();
  }

  /** Puts other values in place of some of the present ones. */
  protected merge(part: Partial<State>): void {
    this.replace({ ...this.#state, ...part });
  }
}
