import type { Step } from '../../core/compare/turns.ts';

/** Work that several may wait for. It goes on as long as one of them does; `over` is called once it came to nothing. */
export class SharedWork<T> {
  readonly #waiting = new Map<Step, (reason: unknown) => void>();
  #answer: Promise<T> | null = null;

  constructor(
    private readonly work: (step: Step) => Promise<T>,
    private readonly over: () => void,
  ) {}

  /** The answer. `step` is called in the midst of the work; once it throws, this one waits no more. */
  wait(step: Step): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      this.#waiting.set(step, reject);
      this.#answer ??= this.work((done, of) => this.#steps(done, of));
      this.#answer.then(resolve, (reason: unknown) => {
        this.over();
        reject(reason as Error);
      });
    });
  }

  async #steps(done: number, of: number): Promise<void> {
    for (const [step, reject] of [...this.#waiting]) {
      try {
        await step(done, of);
      } catch (reason) {
        this.#waiting.delete(step);
        reject(reason);
        if (this.#waiting.size > 0) continue;
        // At once, so that nobody begins to wait for what ends.
        this.over();
        throw reason;
      }
    }
  }
}
