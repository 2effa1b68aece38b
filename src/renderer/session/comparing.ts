import type { Id } from '../../core/model/id.ts';
import type { Problem, Result } from '../../core/model/result.ts';
import type {
  CompareEvent,
  ComparePort,
  CompareState,
  DocumentShared,
  Families,
  FamiliesQuestion,
  Pair,
  Synopsis,
  SynopsisQuestion,
} from '../../core/ports/compare.ts';
import { sharedFrom } from '../../core/compare/shapes.ts';
import { Observable } from './observable.ts';

// The families of shared wording that the screen follows. It asks only while something on the screen listens, keeps the
// answer to the newest question, cancels the question that another one takes the place of, and asks again when the
// texts have changed.

/** Families shown at first, and how many more each time that more are asked for. */
export const familiesAtOnce = 200;
/** Milliseconds between two askings because the texts changed. */
const changePause = 500;

/** Which families are looked at. */
export type FamiliesFilter = Omit<FamiliesQuestion, 'offset' | 'limit'>;

/** What the screen shows of shared wording. */
export interface ComparingState {
  readonly filter: FamiliesFilter;
  /** The newest answer, also while a question is on its way; null before the first, and after a problem. */
  readonly found: Families | null;
  /** The text of each document that its places stand in; none of one whose text changed until it came. */
  readonly texts: ReadonlyMap<Id, Id>;
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

/**
 * What different outlets share in one month, without the footers and templates that nobody wrote for this text, and
 * without short echoes. Reports of one event follow each other within days; a month also holds what was taken up late.
 */
export const firstFilter: FamiliesFilter = {
  documentIds: null,
  kinds: ['narrative', 'quotation', 'caption'],
  fewestWords: sharedFrom,
  days: 30,
  betweenOutlets: true,
};

/** Which families are looked at, for who does not want any of them to be asked for. */
export class LookedFor extends Observable<FamiliesFilter> {
  set(filter: FamiliesFilter): void {
    this.replace(filter);
  }
}

/** Asks what documents share. */
export class Comparing extends Observable<ComparingState> {
  readonly lookedFor = new LookedFor(firstFilter);
  #number = 0;
  #ask: string | null = null;
  #limit = familiesAtOnce;
  #changed = false;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /**
   * `listen` hears of the worker until what it returns is called. `textsNow` gives the text that each document has now.
   */
  constructor(
    private readonly port: Pick<ComparePort, 'families' | 'pair' | 'sharedIn' | 'synopsis' | 'cancel'>,
    private readonly listen: (listener: (event: CompareEvent) => void) => () => void,
    private readonly textsNow: () => ReadonlyMap<Id, Id>,
  ) {
    super({
      filter: firstFilter,
      found: null,
      texts: new Map(),
      problem: null,
      asking: false,
      progress: null,
      project: null,
      cancelled: false,
    });
  }

  /** All that two documents share, in the order in which they are named. */
  async pair(aId: Id, bId: Id): Promise<Result<Pair>> {
    return this.port.pair(aId, bId);
  }

  /** What a document shares with all others. Once `signal` is aborted nobody waits for it, and it is `cancelled`. */
  async sharedIn(id: Id, signal: AbortSignal): Promise<Result<DocumentShared>> {
    const ask = `shared ${++this.#number}`;
    const cancel = () => void this.port.cancel(ask);
    signal.addEventListener('abort', cancel, { once: true });
    try {
      return await this.port.sharedIn(id, ask);
    } finally {
      signal.removeEventListener('abort', cancel);
    }
  }

  /**
   * What documents say beside each other; `told` hears how far it is. Once `signal` is aborted nobody waits for it, and it
   * is `cancelled`.
   */
  async synopsis(
    question: SynopsisQuestion,
    signal: AbortSignal,
    told: (done: number, of: number) => void,
  ): Promise<Result<Synopsis>> {
    const ask = `synopsis ${++this.#number}`;
    const cancel = () => void this.port.cancel(ask);
    signal.addEventListener('abort', cancel, { once: true });
    const stop = this.listen((event) => event.kind === 'progress' && event.ask === ask && told(event.done, event.of));
    try {
      return await this.port.synopsis(question, ask);
    } finally {
      stop();
      signal.removeEventListener('abort', cancel);
    }
  }

  /** Looks at other families, from the first one on. */
  setFilter(filter: Partial<FamiliesFilter>): void {
    this.#limit = familiesAtOnce;
    this.merge({ filter: { ...this.state.filter, ...filter } });
    this.lookedFor.set(this.state.filter);
    if (this.awake) this.ask();
  }

  /** Shows more families, if there are more. */
  more(): void {
    if (!this.state.found || this.state.found.families.length >= this.state.found.total) return;
    this.#limit += familiesAtOnce;
    this.ask();
  }

  /** Asks now. The question before this one, if it is on its way, is not waited for any more. */
  ask(): void {
    this.#end();
    void this.#askFamilies(++this.#number);
  }

  /** Ends the question that is on its way; what was found before stays. */
  cancel(): void {
    if (!this.state.asking) return;
    this.#end();
    this.merge({ asking: false, progress: null, cancelled: true });
  }

  protected override wake(): () => void {
    const stop = this.listen((event) => this.#hear(event));
    if (!this.state.cancelled) this.ask();
    return () => {
      stop();
      this.#end();
      this.merge({ asking: false, progress: null });
    };
  }

  async #askFamilies(number: number): Promise<void> {
    const ask = `families ${number}`;
    this.#ask = ask;
    this.#changed = false;
    this.merge({ asking: true, progress: null, cancelled: false });
    const before = this.textsNow();
    try {
      const answered = await this.port.families({ ...this.state.filter, offset: 0, limit: this.#limit }, ask);
      if (this.#ask !== ask) return;
      if (answered.ok) this.merge({ found: answered.value, texts: sameIn(before, this.textsNow()), problem: null });
      else if (answered.error.code !== 'cancelled') this.merge({ found: null, problem: answered.error });
    } finally {
      // A bug on the way must not end the asking for good.
      if (this.#ask === ask) {
        this.#ask = null;
        this.merge({ asking: false, progress: null });
        if (this.#changed && this.awake) this.#askLater();
      }
    }
  }

  #hear(event: CompareEvent): void {
    if (event.kind === 'progress') {
      if (event.ask === this.#ask) this.merge({ progress: { done: event.done, of: event.of } });
      return;
    }
    this.merge({ project: event.state });
    if (this.state.cancelled) return;
    // A question that takes long is not asked again before it is answered.
    if (this.state.asking) this.#changed = true;
    else this.#askLater();
  }

  /** A change does not start the pause anew, or it might never ask. */
  #askLater(): void {
    this.#timer ??= setTimeout(() => this.ask(), changePause);
  }

  #end(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const ask = this.#ask;
    this.#ask = null;
    if (ask !== null) void this.port.cancel(ask);
  }
}

function sameIn(before: ReadonlyMap<Id, Id>, now: ReadonlyMap<Id, Id>): ReadonlyMap<Id, Id> {
  return new Map([...before].filter(([id, text]) => now.get(id) === text));
}
