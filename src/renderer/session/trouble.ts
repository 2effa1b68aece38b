import type { Fault } from '../../core/model/fault.ts';
import { faultOf, sameFault } from '../../core/model/fault.ts';
import { Observable } from './observable.ts';

/** Bugs that nobody caught, for the person to know of and to hand on. The state is the last, null when it was seen. */
export class Troubles extends Observable<unknown> {
  /** What was told already: the same bug is not shown twice. */
  readonly #known: Fault[] = [];

  /** `write` puts a bug into the log, if there is one. */
  constructor(private readonly write: (fault: Fault) => void = () => undefined) {
    super(null);
  }

  tell(error: unknown, where: Fault['where'] = 'window'): void {
    const fault = faultOf(error, where);
    this.write(fault);
    if (this.#known.some((known) => sameFault(known, fault))) return;
    this.#known.push(fault);
    this.replace(error);
  }

  /** The person has seen it. */
  clear(): void {
    this.replace(null);
  }
}

/** What a person can copy for whoever repairs it. */
export function detailsOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? `${error.name}: ${error.message}`) : String(error);
}
