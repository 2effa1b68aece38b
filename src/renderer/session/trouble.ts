import type { Fault } from '../../core/model/fault.ts';
import { faultOf, sameFault } from '../../core/model/fault.ts';

/** Bugs that nobody caught, for the person to know of and to hand on. */
export class Troubles {
  #last: unknown = null;
  readonly #listeners = new Set<() => void>();
  /** What was told already: the same bug is not shown twice. */
  readonly #known: Fault[] = [];

  /** `write` puts a bug into the log, if there is one. */
  constructor(private readonly write: (fault: Fault) => void = () => undefined) {}

  get last(): unknown {
    return this.#last;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  tell(error: unknown, where: Fault['where'] = 'window'): void {
    const fault = faultOf(error, where);
    this.write(fault);
    if (this.#known.some((known) => sameFault(known, fault))) return;
    this.#known.push(fault);
    this.#show(error);
  }

  /** The person has seen it. */
  clear(): void {
    this.#show(null);
  }

  #show(error: unknown): void {
    this.#last = error;
    for (const listener of [...this.#listeners]) listener();
  }
}

/** What a person can copy for whoever repairs it. */
export function detailsOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? `${error.name}: ${error.message}`) : String(error);
}
