import { useCallback, useEffect, useSyncExternalStore } from 'react';
import type { Id } from '../../core/model/id.ts';
import type { Range } from '../../core/model/records.ts';
import { ok } from '../../core/model/result.ts';
import type { Problem, Result } from '../../core/model/result.ts';
import type { Answer, Hit, HitPlace, Question } from '../../core/ports/finder.ts';
import { useSession } from './session.ts';
import type { Session } from './session.ts';

// The search that follows the box. It asks while one types, keeps the answer that belongs to the newest question (an
// older one that comes late is thrown away), fetches hits in pages as the list is scrolled, and asks again when the
// index has changed. It asks only while something on the screen listens.

/** Hits fetched at once. */
export const pageSize = 50;
/** Milliseconds after the last key before it asks. */
const typingPause = 60;
/** Milliseconds between two askings because the index changed. */
const changePause = 500;
/** At most so many passages of one text have their matches marked. */
const markedAtMost = 5_000;

export interface SearchState {
  /** What the answer answers; null while nothing is asked. */
  readonly query: string | null;
  readonly anyWord: boolean;
  readonly order: Question['order'];
  /** False leaves furniture out. */
  readonly furniture: boolean;
  readonly answer: Pick<Answer, 'total' | 'byDocument'> | null;
  readonly problem: Problem | null;
  /** A question is on its way. */
  readonly asking: boolean;
  /** Grows with every answer, also of a page. */
  readonly number: number;
  /** Grows with every new answer to a question, not with its pages. */
  readonly generation: number;
}

export class LiveSearch {
  #state: SearchState = {
    query: null,
    anyWord: false,
    order: 'rank',
    furniture: true,
    answer: null,
    problem: null,
    asking: false,
    number: 0,
    generation: 0,
  };
  readonly #listeners = new Set<() => void>();
  #stop: (() => void) | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #timerAt = 0;
  #question = 0;
  #pages = new Map<number, readonly Hit[]>();
  readonly #coming = new Set<number>();
  #lastPage = 0;
  #asked: Pick<Question, 'query' | 'anyWord' | 'order' | 'furniture'> | null = null;

  constructor(private readonly session: Session) {}

  get state(): SearchState {
    return this.#state;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    this.#stop ??= this.#listen();
    return () => {
      this.#listeners.delete(listener);
      if (this.#listeners.size > 0) return;
      this.#stop?.();
      this.#stop = null;
    };
  };

  setOrder(order: Question['order']): void {
    this.#set({ order });
    this.#askIn(0);
  }

  setFurniture(furniture: boolean): void {
    this.#set({ furniture });
    this.#askIn(0);
  }

  /** The hit at this place of the list, if its page is here. */
  hit(at: number): Hit | undefined {
    return this.#pages.get(Math.floor(at / pageSize))?.[at % pageSize];
  }

  /** Fetches the pages of these places that are not here yet. */
  need(from: number, to: number): void {
    const { answer } = this.#state;
    if (!answer || !this.#asked) return;
    this.#lastPage = Math.floor(from / pageSize);
    const last = Math.floor(Math.min(to, answer.total - 1) / pageSize);
    for (let page = this.#lastPage; page <= last; page++) void this.#fetch(page);
  }

  /** All matching passages of the question that is answered now. */
  allHits(): Promise<Result<readonly HitPlace[]>> {
    if (!this.#asked) return Promise.resolve(ok([]));
    return this.session.desk.finder.allHits(this.#asked);
  }

  /** The words that the question matched in a document, in text order. */
  async matchesIn(documentId: Id, version: number): Promise<readonly Range[]> {
    const asked = this.#asked;
    const count = this.#state.answer?.byDocument.get(documentId) ?? 0;
    if (!asked || count === 0) return [];
    const places = await this.#placesIn(documentId, count, asked);
    return places
      .filter((place) => place.documentId === documentId && place.version === version)
      .flatMap((place) => place.matches)
      .sort((a, b) => a.from - b.from);
  }

  /** In document order the hits of a document stand together, after those of the documents before it. */
  async #placesIn(
    documentId: Id,
    count: number,
    asked: Omit<Question, 'offset' | 'limit'>,
  ): Promise<readonly HitPlace[]> {
    const { finder } = this.session.desk;
    const first = await finder.search({ ...asked, order: 'document', offset: 0, limit: 0 });
    if (!first.ok) return [];
    let offset = 0;
    for (const [id, hits] of first.value.byDocument) {
      if (id === documentId) break;
      offset += hits;
    }
    const limit = Math.min(count, markedAtMost);
    const own = await finder.search({ ...asked, order: 'document', offset, limit });
    return own.ok ? own.value.hits : [];
  }

  #listen(): () => void {
    const { workspace } = this.session;
    let { query, anyWord } = workspace.state;
    const stopWorkspace = workspace.subscribe(() => {
      const now = workspace.state;
      if (now.query === query && now.anyWord === anyWord) return;
      const pause = now.anyWord === anyWord ? typingPause : 0;
      ({ query, anyWord } = now);
      this.#askIn(pause);
    });
    const stopFinder = this.session.listenFinder(() => this.#askIn(changePause, false));
    this.#askIn(0);
    return () => {
      stopWorkspace();
      stopFinder();
      clearTimeout(this.#timer);
      this.#timer = undefined;
    };
  }

  /** Asks after a pause. Typing starts the pause anew; a change of the index does not, or it might never ask. */
  #askIn(pause: number, anew = true): void {
    if (this.#timer !== undefined && !anew && this.#timerAt <= performance.now() + pause) return;
    clearTimeout(this.#timer);
    this.#timerAt = performance.now() + pause;
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      void this.#ask();
    }, pause);
  }

  async #ask(): Promise<void> {
    const { query, anyWord } = this.session.workspace.state;
    const { order, furniture } = this.#state;
    const number = ++this.#question;
    if (query.trim() === '') {
      this.#asked = null;
      this.#pages = new Map();
      this.#set({ query: null, answer: null, problem: null, asking: false, generation: this.#state.generation + 1 });
      return;
    }
    const asked = { query, anyWord, order, furniture };
    const same =
      this.#asked !== null &&
      this.#asked.query === query &&
      this.#asked.anyWord === anyWord &&
      this.#asked.order === order &&
      this.#asked.furniture === furniture;
    // The same question again, because the index changed: the page that is looked at comes first.
    const page = same ? this.#lastPage : 0;
    this.#set({ asking: true });
    const answered = await this.session.desk.finder.search({ ...asked, offset: page * pageSize, limit: pageSize });
    if (number !== this.#question) return;
    this.#coming.clear();
    if (!answered.ok) {
      if (answered.error.code !== 'cancelled') {
        this.#asked = null;
        this.#pages = new Map();
        this.#set({ query, anyWord, answer: null, problem: answered.error, asking: false });
      }
      return;
    }
    this.#asked = asked;
    this.#lastPage = page;
    this.#pages = new Map([[page, answered.value.hits]]);
    const { total, byDocument } = answered.value;
    const generation = this.#state.generation + 1;
    this.#set({ query, anyWord, answer: { total, byDocument }, problem: null, asking: false, generation });
  }

  async #fetch(page: number): Promise<void> {
    if (!this.#asked || this.#pages.has(page) || this.#coming.has(page)) return;
    const number = this.#question;
    this.#coming.add(page);
    const asked = { ...this.#asked, offset: page * pageSize, limit: pageSize };
    const answered = await this.session.desk.finder.search(asked);
    if (number !== this.#question) return;
    this.#coming.delete(page);
    if (!answered.ok) return;
    this.#pages.set(page, answered.value.hits);
    this.#set({});
  }

  #set(part: Partial<SearchState>): void {
    this.#state = { ...this.#state, ...part, number: this.#state.number + 1 };
    for (const listener of [...this.#listeners]) listener();
  }
}

const searches = new WeakMap<Session, LiveSearch>();

export function liveSearch(session: Session): LiveSearch {
  let search = searches.get(session);
  if (!search) searches.set(session, (search = new LiveSearch(session)));
  return search;
}

/** The search and its state; asks while the component is on the screen. */
export function useLiveSearch(): { readonly search: LiveSearch; readonly state: SearchState } {
  const search = liveSearch(useSession());
  const state = useSyncExternalStore(
    search.subscribe,
    useCallback(() => search.state, [search]),
  );
  return { search, state };
}

/** How many passages saved searches find now; a missing number is not known yet, or the search cannot be read. */
export function useCounts(
  questions: readonly { readonly id: Id; readonly query: string; readonly anyWord: boolean }[],
  told: (counts: ReadonlyMap<Id, number>) => void,
): void {
  const session = useSession();
  useEffect(() => {
    let over = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const count = async () => {
      timer = undefined;
      const counts = new Map<Id, number>();
      for (const { id, query, anyWord } of questions) {
        const answer = await session.desk.finder.search({
          query,
          anyWord,
          order: 'document',
          furniture: true,
          offset: 0,
          limit: 0,
        });
        if (over) return;
        if (answer.ok) counts.set(id, answer.value.total);
      }
      told(counts);
    };
    void count();
    const stop = session.listenFinder(() => {
      timer ??= setTimeout(() => void count(), changePause);
    });
    return () => {
      over = true;
      clearTimeout(timer);
      stop();
    };
  }, [session, questions, told]);
}
