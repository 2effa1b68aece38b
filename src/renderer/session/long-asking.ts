import type { Problem, Result } from '../../core/model/result.ts';
import type { CompareEvent, CompareState } from '../../core/ports/compare.ts';
import { Observable } from './observable.ts';

/** How far a question about shared wording is that may take long. */
export interface LongQuestion {
  readonly problem: Problem | null;
  /** A question is on its way. */
  readonly asking: boolean;
  /** How far that question is; null if nothing was told of it. */
  readonly progress: { readonly done: number; readonly of: number } | null;
  /** How much of the project is read; null before the worker told of it. */
  readonly project: CompareState | null;
  /** The person ended the question; nothing is asked until they ask again. */
  readonly cancelled: boolean;
}

/** Before anything was asked. */
export const nothingAsked: LongQuestion = {
  problem: null,
  asking: false,
  progress: null,
  project: null,
  cancelled: false,
};

/** Milliseconds between two askings because the texts changed. */
const changePause = 500;
let questions = 0;

/**
 * An answer that the screen follows. It is asked for only while something on the screen listens; the answer to the newest
 * question is kept, the question that another one takes the place of is cancelled, and it is asked again when the texts
 * have changed.
 */
export abstract class LongAsking<State extends LongQuestion> extends Observable<State> {
  #ask: string | null = null;
  #changed = false;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** `listen` hears of the worker until what it returns is called; `cancelAsk` tells it that nobody waits any more. */
  constructor(
    first: State,
    private readonly listen: (listener: (event: CompareEvent) => void) => () => void,
    private readonly cancelAsk: (ask: string) => unknown,
  ) {
    super(first);
  }

  /** Puts the question by that name; what it answers becomes a part of the state, unless a newer one was put. */
  protected abstract question(ask: string): Promise<Result<Partial<State>>>;
  /** What is no answer any more after a problem. */
  protected abstract readonly unknown: Partial<State>;

  /** Asks now. The question before this one, if it is on its way, is not waited for any more. */
  ask(): void {
    this.#be({ problem: null });
    this.#askNow();
  }

  /** What went wrong before stays until there is an answer, so that a change of the texts does not let it blink. */
  #askNow(): void {
    this.#end();
    void this.#put(`long ${++questions}`);
  }

  /** Ends the question that is on its way; what was found before stays. */
  cancel(): void {
    if (!this.state.asking) return;
    this.#end();
    this.#be({ asking: false, progress: null, cancelled: true });
  }

  protected override wake(): () => void {
    const stop = this.listen((event) => this.#hear(event));
    if (!this.state.cancelled) this.ask();
    return () => {
      stop();
      this.#end();
      this.#be({ asking: false, progress: null });
    };
  }

  async #put(ask: string): Promise<void> {
    this.#ask = ask;
    this.#changed = false;
    this.#be({ asking: true, progress: null, cancelled: false });
    try {
      const answered = await this.question(ask);
      if (this.#ask !== ask) return;
      if (answered.ok) this.merge({ ...answered.value, problem: null });
      else if (answered.error.code !== 'cancelled') this.merge({ ...this.unknown, problem: answered.error });
    } finally {
      // A bug on the way must not end the asking for good.
      if (this.#ask === ask) {
        this.#ask = null;
        this.#be({ asking: false, progress: null });
        if (this.#changed && this.awake) this.#askLater();
      }
    }
  }

  #hear(event: CompareEvent): void {
    if (event.kind === 'progress') {
      if (event.ask === this.#ask) this.#be({ progress: { done: event.done, of: event.of } });
      return;
    }
    this.#be({ project: event.state });
    if (this.state.cancelled) return;
    // A question that takes long is not asked again before it is answered.
    if (this.state.asking) this.#changed = true;
    else this.#askLater();
  }

  /** A change does not start the pause anew, or it might never ask. */
  #askLater(): void {
    this.#timer ??= setTimeout(() => this.#askNow(), changePause);
  }

  #end(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const ask = this.#ask;
    this.#ask = null;
    if (ask !== null) void this.cancelAsk(ask);
  }

  #be(part: Partial<LongQuestion>): void {
    this.merge(part as Partial<State>);
  }
}
