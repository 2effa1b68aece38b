import type { Id } from '../../core/model/id.ts';
import type { Range } from '../../core/model/records.ts';
import { fail, ok } from '../../core/model/result.ts';
import type { Problem, Result } from '../../core/model/result.ts';
import type { Answer, ConcordanceKey, Hit, MatchPlace, Question } from '../../core/ports/finder.ts';
import { asBeginning } from '../../core/search/language/as-beginning.ts';
import { queryReading } from '../commands/own-fields.ts';
import { isHalfTyped } from '../../core/search/language/half-typed.ts';
import { documentsNow, takeWhole } from '../commands/take-whole.ts';
import type { HitsTaken } from './hits-to-tag.ts';
import type { Going } from '../commands/take-whole.ts';
import { Observable } from './observable.ts';
import { Pages } from './pages.ts';
import type { OpenProject } from './open-project.ts';
import { askedIn } from './workspace.ts';
import type { AskedWords, WorkspaceState } from './workspace.ts';

// The search that follows the box. It asks while one types, keeps the answer that belongs to the newest question (an
// older one that comes late is thrown away), fetches hits in pages as the list is scrolled, and asks again when the
// index has changed. It asks only while something on the screen listens.

/** Hits fetched at once. */
const pageSize = 50;
/** Milliseconds after the last key before it asks. */
const typingPause = 15;
/** Milliseconds between two askings because the index changed. */
export const changePause = 500;
/** At most so many passages of one text have their matches marked. */
const markedAtMost = 5_000;

/** A question without the part of the answer that is wanted. */
export type AskedQuestion = Omit<Question, 'offset' | 'limit'>;

/** What was counted, and in how many documents it was looked for. */
export type Counted = Pick<Answer, 'total' | 'documents' | 'missing'> & { readonly among: number };

/** What is shown of a search, beside the hits. */
export interface SearchState {
  /** What the answer or the problem belongs to; null while nothing is asked. */
  readonly query: string | null;
  /** The query with its last word taken as the beginning of one, if that was asked because nothing holds the word. */
  readonly begun: string | null;
  readonly anyWord: boolean;
  readonly order: Question['order'];
  /** False leaves furniture out. */
  readonly furniture: boolean;
  /** The question that `answer` answers; the same object as long as only the index changed. */
  readonly asked: AskedQuestion | null;
  readonly answer: Counted | null;
  readonly problem: Problem | null;
  /** The problem is that the query is not written to its end: nothing is said of it as long as it is being typed. */
  readonly halfTyped: boolean;
  /** A question is on its way. */
  readonly asking: boolean;
  /** Grows with every answer, also of a page. */
  readonly number: number;
  /** Grows with every new answer to a question, not with its pages. */
  readonly generation: number;
  readonly view: 'passages' | 'concordance';
  /** How the concordance is sorted. */
  readonly sort: readonly ConcordanceKey[];
  /** Whether the counts by group are shown. */
  readonly counting: boolean;
}

const beginning: SearchState = {
  query: null,
  begun: null,
  anyWord: false,
  order: 'rank',
  furniture: true,
  asked: null,
  answer: null,
  problem: null,
  halfTyped: false,
  asking: false,
  number: 0,
  generation: 0,
  view: 'passages',
  sort: [],
  counting: false,
};

/** The search of an open project. */
export class LiveSearch extends Observable<SearchState> {
  #timer: ReturnType<typeof setTimeout> | undefined;
  #timerAt = 0;
  #question = 0;
  /** The index changed while a question was on its way. */
  #changed = false;
  #pages: Pages<Hit> | null = null;
  /** What was answered last: the same words cannot be read any more because something else changed. */
  #understood: string | null = null;
  /** Where `search.next-hit` goes on from when no text is in front. */
  #current: MatchPlace | null = null;

  /** `id`: of one that is not the first. */
  constructor(
    private readonly open: OpenProject,
    private readonly id = '',
  ) {
    super(beginning);
  }

  setOrder(order: Question['order']): void {
    this.#set({ order });
    this.#askIn(0);
  }

  setFurniture(furniture: boolean): void {
    this.#set({ furniture });
    this.#askIn(0);
  }

  /** How the answer is looked at; asks nothing anew. */
  look(how: Partial<Pick<SearchState, 'view' | 'sort' | 'counting'>>): void {
    this.#set(how);
  }

  /** The hit or line that has the attention in the results. */
  get current(): MatchPlace | null {
    return this.#current;
  }

  setCurrent(place: MatchPlace | null): void {
    this.#current = place;
    if (place) this.#inspect(place.documentId);
  }

  /** The inspector tells of the document of the hit that has the attention. */
  #inspect(documentId: Id | null): void {
    const { workspace } = this.open;
    const { hitOf } = workspace.state;
    if ((hitOf[this.id] ?? null) !== documentId) workspace.set({ hitOf: { ...hitOf, [this.id]: documentId } });
  }

  /** Whether its words stand in the box. */
  #isTheOne(): boolean {
    return this.open.workspace.state.searchId === this.id;
  }

  #words(): AskedWords & Pick<WorkspaceState, 'librarySort'> {
    const { state } = this.open.workspace;
    return { ...askedIn(state, this.id), librarySort: state.librarySort };
  }

  /** The hit at this place of the list, if its page is here. */
  hit(at: number): Hit | undefined {
    return this.#pages?.at(at);
  }

  /** Fetches the pages of these places that are not here yet. */
  need(from: number, to: number): void {
    const { answer } = this.state;
    if (answer) this.#pages?.need(from, Math.min(to, answer.total - 1));
  }

  /**
   * All passages of a question, in the documents of now, once all are indexed. Where all was indexed when they were
   * counted, and no document came since, but others are found by now, because marks or texts changed, none are: what was
   * counted is not what would be taken.
   */
  async takeAll({ asked, answer }: Pick<SearchState, 'asked' | 'answer'>, going: Going): Promise<Result<HitsTaken>> {
    if (!asked || !answer) return ok({ total: 0, found: [], uncovered: 0, documents: null });
    const { desk } = this.open;
    const documents = await documentsNow(desk);
    if (!documents.ok) return documents;
    const { value } = documents;
    const taken = await takeWhole(desk, value, (finder) => finder.takePlaces(value, asked), going);
    const same = answer.missing.waiting === 0 && value.documents.length === answer.among;
    if (!taken.ok) return taken;
    if (same && taken.value.total !== answer.total) return fail('changed-elsewhere', '', 'counted');
    return ok({ ...taken.value, documents: value });
  }

  /** The words that the question matched in a document, in text order. */
  async matchesIn(documentId: Id, version: number): Promise<readonly Range[]> {
    const { asked } = this.state;
    if (!asked) return [];
    const places = await this.open.desk.finder.hitsIn(asked, documentId, markedAtMost);
    if (!places.ok) return [];
    return places.value.filter((place) => place.version === version).flatMap((place) => place.matches);
  }

  protected override wake(): () => void {
    const { workspace } = this.open;
    let { query, anyWord, librarySort } = this.#words();
    const stopWorkspace = workspace.subscribe(() => {
      const now = this.#words();
      if (now.query === query && now.anyWord === anyWord && now.librarySort === librarySort) return;
      const pause = now.query !== query ? typingPause : 0;
      ({ query, anyWord, librarySort } = now);
      this.#askIn(pause);
    });
    const stopFinder = this.open.listenFinder(() => {
      // A question that takes long is not asked again before it is answered.
      if (this.state.asking) this.#changed = true;
      else this.#askIn(changePause, false);
    });
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

  #reading() {
    return queryReading(this.open.desk.store.snapshot);
  }

  async #ask(): Promise<void> {
    const number = ++this.#question;
    this.#changed = false;
    try {
      await this.#askAs(number);
    } finally {
      if (number === this.#question) {
        // A bug on the way must not end the asking for good.
        if (this.state.asking) this.#set({ asking: false });
        if (this.#changed && this.awake) this.#askIn(changePause, false);
      }
    }
  }

  async #askAs(number: number): Promise<void> {
    const { query, anyWord, librarySort } = this.#words();
    const { order, furniture, asked: before, begun } = this.state;
    const generation = this.state.generation + 1;
    if (query.trim() === '') {
      this.#turnTo(null);
      this.#inspect(null);
      this.#set({ query: null, begun: null, asked: null, answer: null, problem: null, asking: false, generation });
      return;
    }
    const same =
      before?.query === (begun ?? query) &&
      this.state.query === query &&
      before.anyWord === anyWord &&
      before.order === order &&
      before.furniture === furniture &&
      before.librarySort === librarySort;
    let asked = same && begun === null ? before : { query, anyWord, order, furniture, librarySort };
    // The same question again, because the index changed: the page that is looked at comes first.
    const page = same ? (this.#pages?.current ?? 0) : 0;
    this.#set({ asking: true });
    const { finder } = this.open.desk;
    // Only the question in the box is typed; it must not take the answer from a search beside it.
    const newest = this.#isTheOne();
    let answered = await finder.search({ ...asked, offset: page * pageSize, limit: pageSize, newest });
    if (number !== this.#question) return;
    // A word that is still being typed is no word yet: where nothing has it, what begins with it is shown, and said so.
    const beginning = answered.ok && answered.value.total === 0 ? asBeginning(query, this.#reading()) : null;
    let completed: string | null = null;
    if (beginning !== null) {
      const wider = same && begun === beginning ? before : { ...asked, query: beginning };
      const more = await finder.search({ ...wider, offset: page * pageSize, limit: pageSize, newest });
      if (number !== this.#question) return;
      if (more.ok && more.value.total > 0) [answered, asked, completed] = [more, wider, beginning];
    }
    if (!answered.ok) {
      // Nobody asked here anew: another search did.
      if (answered.error.code === 'cancelled') {
        if (this.awake) this.#askIn(changePause);
        return;
      }
      this.#turnTo(null);
      this.#set({
        query,
        anyWord,
        begun: null,
        asked: null,
        answer: null,
        problem: answered.error,
        halfTyped: query !== this.#understood && isUnfinished(query, answered.error),
        asking: false,
        generation,
      });
      return;
    }
    const { total, documents, missing, hits } = answered.value;
    const among = this.open.desk.store.snapshot.rows('documents').size;
    this.#understood = query;
    this.#turnTo(asked).put(page, hits);
    if (!same) {
      this.#current = null;
      this.#inspect(hits[0]?.documentId ?? null);
    }
    this.#set({
      query,
      anyWord,
      begun: completed,
      asked,
      answer: { total, documents, missing, among },
      problem: null,
      asking: false,
      generation,
    });
  }

  /** Begins the list of hits anew. */
  #turnTo(asked: AskedQuestion | null): Pages<Hit> {
    this.#pages?.end();
    const fetch = async (offset: number, limit: number): Promise<Result<readonly Hit[]>> => {
      if (!asked) return ok([]);
      const answered = await this.open.desk.finder.search({ ...asked, offset, limit });
      return answered.ok ? ok(answered.value.hits) : answered;
    };
    const pages = new Pages<Hit>(pageSize, fetch, () => this.#set({}));
    this.#pages = pages;
    return pages;
  }

  #set(part: Partial<SearchState>): void {
    this.merge({ ...part, number: this.state.number + 1 });
  }
}

function isUnfinished(query: string, { code, about }: Problem): boolean {
  const to = /^\d+-(\d+)$/u.exec(about)?.[1];
  return code === 'query-unreadable' && to !== undefined && isHalfTyped(query, Number(to));
}
