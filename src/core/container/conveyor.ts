/**
 * Carries pieces from who makes them to who takes them, in order, with a few on the way: the maker waits while the belt
 * is full, the taker while it is empty. One maker, one taker.
 */
export class Conveyor {
  readonly #waiting: Uint8Array<ArrayBuffer>[] = [];
  #ended = false;
  #stopped = false;
  #failure: { readonly error: unknown } | null = null;
  #waking: (() => void)[] = [];

  readonly put = async (piece: Uint8Array<ArrayBuffer>): Promise<void> => {
    if (this.#stopped) throw new Error('Nobody takes any more');
    this.#waiting.push(piece);
    this.#wake();
    while (this.#waiting.length > ahead && !this.#stopped) await this.#change();
  };

  readonly end = (): void => {
    this.#ended = true;
    this.#wake();
  };

  /** Nobody takes any more: who makes pieces is told so at the next one. */
  readonly stop = (): void => {
    this.#stopped = true;
    this.#waiting.length = 0;
    this.#wake();
  };

  /** What went wrong is thrown at the taker, after the pieces that were made before. */
  readonly fail = (error: unknown): void => {
    this.#failure = { error };
    this.#wake();
  };

  /** Null after the last. */
  async take(): Promise<Uint8Array<ArrayBuffer> | null> {
    for (;;) {
      const piece = this.#waiting.shift();
      if (piece) {
        this.#wake();
        return piece;
      }
      if (this.#failure) throw this.#failure.error;
      if (this.#ended) return null;
      await this.#change();
    }
  }

  #change(): Promise<void> {
    return new Promise((resolve) => this.#waking.push(resolve));
  }

  #wake(): void {
    for (const wake of this.#waking.splice(0)) wake();
  }
}

/** Pieces of about a megabyte. */
const ahead = 4;
