/** Bugs that nobody caught, for the person to know of and to hand on. */
export class Troubles {
  #last: unknown = null;
  readonly #listeners = new Set<() => void>();

  get last(): unknown {
    return this.#last;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  tell(error: unknown): void {
    this.#last = error;
    for (const listener of [...this.#listeners]) listener();
  }

  clear(): void {
    this.tell(null);
  }
}

/** What a person can copy for whoever repairs it. */
export function detailsOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? `${error.name}: ${error.message}`) : String(error);
}
