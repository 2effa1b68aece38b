import type { Id } from '../../core/model/id.ts';
import { fail, ok } from '../../core/model/result.ts';
import type { Result } from '../../core/model/result.ts';
import type {
  CompareEvent,
  ComparePort,
  DocumentShared,
  Families,
  FamiliesQuestion,
  Grid,
  GridQuestion,
  Lineage,
  Conflicts,
  Pair,
  QuotationFamilies,
  QuotationsQuestion,
  SaidPlaces,
  Synopsis,
  SynopsisQuestion,
  Timeline,
  Witnesses,
} from '../../core/ports/compare.ts';
import { echoFrom, passageKinds, sharedFrom } from '../../core/compare/shapes.ts';
import { unlessCancelled } from '../commands/unless-cancelled.ts';
import { AskedNames } from './asked-names.ts';
import { AskedSets } from './asked-sets.ts';
import { LongAsking, nothingAsked } from './long-asking.ts';
import type { LongQuestion } from './long-asking.ts';
import { Observable } from './observable.ts';

/** Families shown at first, and how many more each time that more are asked for. */
export const familiesAtOnce = 200;

/** Which families are looked at. */
export type FamiliesFilter = Omit<FamiliesQuestion, 'offset' | 'limit'>;

/** What the screen shows of shared wording. */
export interface ComparingState extends LongQuestion {
  readonly filter: FamiliesFilter;
  /** The newest answer, also while a question is on its way; null before the first, and after a problem. */
  readonly found: Families | null;
  /** The text of each document that its places stand in; none of one whose text changed until it came. */
  readonly texts: ReadonlyMap<Id, Id>;
}

/**
 * What different outlets share in one month, without the footers and templates that nobody wrote for this text, and
 * without short echoes. Reports of one event follow each other within days; a month also holds what was taken up late.
 */
export const firstFilter: FamiliesFilter = {
  documentIds: null,
  kinds: passageKinds.filter((kind) => kind !== 'boilerplate'),
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

type Port = Pick<
  ComparePort,
  | 'families'
  | 'grid'
  | 'pair'
  | 'sharedIn'
  | 'synopsis'
  | 'quotations'
  | 'lineage'
  | 'witnesses'
  | 'conflicts'
  | 'timeline'
  | 'eventSets'
  | 'spellings'
  | 'cancel'
>;
type Listen = (listener: (event: CompareEvent) => void) => () => void;

/** The families of shared wording that the screen follows; and whatever else is asked of what documents share. */
export class Comparing extends LongAsking<ComparingState> {
  readonly lookedFor = new LookedFor(firstFilter);
  /** Documents × documents of the project, as families are looked for. */
  readonly grid: AskedGrid;
  /** Which documents may tell of one event. */
  readonly eventSets: AskedSets;
  /** Spellings of one name. */
  readonly names: AskedNames;
  protected readonly unknown = { found: null };
  #number = 0;
  #limit = familiesAtOnce;

  /**
   * `listen` hears of the worker until what it returns is called. `textsNow` gives the text that each document has now.
   */
  constructor(
    private readonly port: Port,
    private readonly listenPort: Listen,
    private readonly textsNow: () => ReadonlyMap<Id, Id>,
  ) {
    super({ ...nothingAsked, filter: firstFilter, found: null, texts: new Map() }, listenPort, (ask) =>
      port.cancel(ask),
    );
    this.grid = new AskedGrid(port, listenPort, firstFilter);
    this.eventSets = new AskedSets(port, listenPort);
    this.names = new AskedNames(port, listenPort);
  }

  /**
   * All that two documents share, in the order in which they are named. Once `signal` is aborted nobody waits for it, and
   * it is `cancelled`.
   */
  async pair(aId: Id, bId: Id, signal: AbortSignal): Promise<Result<Pair>> {
    return this.#until(signal, 'pair', (ask) => this.port.pair(aId, bId, ask));
  }

  /** Some documents × themselves, whatever they share. */
  gridOf(documentIds: readonly Id[], betweenOutlets: boolean): AskedGrid {
    return new AskedGrid(this.port, this.listenPort, { ...everything, documentIds, betweenOutlets });
  }

  /** What a document shares with all others. Once `signal` is aborted nobody waits for it, and it is `cancelled`. */
  async sharedIn(id: Id, signal: AbortSignal): Promise<Result<DocumentShared>> {
    return this.#until(signal, 'shared', (ask) => this.port.sharedIn(id, ask));
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
    return this.#telling(signal, 'synopsis', told, (ask) => this.port.synopsis(question, ask));
  }

  /** What documents quote; the rest is as for a synopsis. */
  async quotations(
    question: QuotationsQuestion,
    signal: AbortSignal,
    told: (done: number, of: number) => void,
  ): Promise<Result<QuotationFamilies>> {
    return this.#telling(signal, 'quotations', told, (ask) => this.port.quotations(question, ask));
  }

  /** How documents hang together; the rest is as for a synopsis. */
  async lineage(
    documentIds: readonly Id[],
    signal: AbortSignal,
    told: (done: number, of: number) => void,
  ): Promise<Result<Lineage>> {
    return this.#telling(signal, 'lineage', told, (ask) => this.port.lineage(documentIds, ask));
  }

  /** When documents appeared and which dates they name; the rest is as for a synopsis. */
  async timeline(
    documentIds: readonly Id[],
    signal: AbortSignal,
    told: (done: number, of: number) => void,
  ): Promise<Result<Timeline>> {
    return this.#telling(signal, 'timeline', told, (ask) => this.port.timeline(documentIds, ask));
  }

  /** Why documents that say the same at these places may be one witness; the rest is as for a synopsis. */
  async witnesses(
    places: readonly SaidPlaces[],
    signal: AbortSignal,
    told: (done: number, of: number) => void = () => undefined,
  ): Promise<Result<Witnesses>> {
    return this.#telling(signal, 'witnesses', told, (ask) => this.port.witnesses(places, ask));
  }

  /** Where documents may contradict each other; the rest is as for a synopsis. */
  async conflicts(
    documentIds: readonly Id[],
    signal: AbortSignal,
    told: (done: number, of: number) => void,
  ): Promise<Result<Conflicts>> {
    return this.#telling(signal, 'conflicts', told, (ask) => this.port.conflicts({ documentIds }, ask));
  }

  /** Puts a question as below; `told` hears how far it is. */
  async #telling<T>(
    signal: AbortSignal,
    name: string,
    told: (done: number, of: number) => void,
    question: (ask: string) => Promise<Result<T>>,
  ): Promise<Result<T>> {
    return this.#until(signal, name, async (ask) => {
      const stop = this.listenPort(
        (event) => event.kind === 'progress' && event.ask === ask && told(event.done, event.of),
      );
      try {
        return await question(ask);
      } finally {
        stop();
      }
    });
  }

  /**
   * Puts a question by a name of its own, and ends it once `signal` is aborted. Then it is answered at once: a worker that
   * hangs could not.
   */
  async #until<T>(
    signal: AbortSignal,
    name: string,
    question: (ask: string) => Promise<Result<T>>,
  ): Promise<Result<T>> {
    if (signal.aborted) return fail('cancelled');
    const ask = `${name} ${++this.#number}`;
    const cancel = () => void this.port.cancel(ask);
    signal.addEventListener('abort', cancel, { once: true });
    try {
      return await unlessCancelled(question(ask), signal);
    } finally {
      signal.removeEventListener('abort', cancel);
    }
  }

  /** Looks at other families, from the first one on. */
  setFilter(filter: Partial<FamiliesFilter>): void {
    this.#limit = familiesAtOnce;
    this.merge({ filter: { ...this.state.filter, ...filter } });
    this.lookedFor.set(this.state.filter);
    this.grid.setQuestion(this.state.filter);
    if (this.awake) this.ask();
  }

  /** Shows more families, if there are more. */
  more(): void {
    if (!this.state.found || this.state.found.families.length >= this.state.found.total) return;
    this.#limit += familiesAtOnce;
    this.ask();
  }

  protected async question(ask: string): Promise<Result<Partial<ComparingState>>> {
    const before = this.textsNow();
    const answered = await this.port.families({ ...this.state.filter, offset: 0, limit: this.#limit }, ask);
    return answered.ok ? ok({ found: answered.value, texts: sameIn(before, this.textsNow()) }) : answered;
  }
}

/** Of documents that were chosen all is asked for that they share, short echoes, too. */
const everything: GridQuestion = {
  documentIds: null,
  kinds: passageKinds,
  fewestWords: echoFrom,
  days: null,
  betweenOutlets: true,
};

/** What the screen shows of documents × documents. */
export interface GridState extends LongQuestion {
  readonly question: GridQuestion;
  /** The newest answer and the question that it answers; null before the first, and after a problem. */
  readonly found: { readonly grid: Grid; readonly question: GridQuestion } | null;
}

/** Documents × documents that the screen follows. */
export class AskedGrid extends LongAsking<GridState> {
  protected readonly unknown = { found: null };

  constructor(
    private readonly port: Pick<ComparePort, 'grid' | 'cancel'>,
    listen: Listen,
    question: GridQuestion,
  ) {
    super({ ...nothingAsked, question, found: null }, listen, (ask) => port.cancel(ask));
  }

  setQuestion(question: Partial<GridQuestion>): void {
    this.merge({ question: { ...this.state.question, ...question } });
    if (this.awake) this.ask();
  }

  protected async question(ask: string): Promise<Result<Partial<GridState>>> {
    const { question } = this.state;
    const answered = await this.port.grid(question, ask);
    return answered.ok ? ok({ found: { grid: answered.value, question } }) : answered;
  }
}

function sameIn(before: ReadonlyMap<Id, Id>, now: ReadonlyMap<Id, Id>): ReadonlyMap<Id, Id> {
  return new Map([...before].filter(([id, text]) => now.get(id) === text));
}
