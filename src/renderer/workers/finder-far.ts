import type { Id } from '../../core/model/id.ts';
import type { Note, Records } from '../../core/model/records.ts';
import { currentVersion } from '../../core/model/records.ts';
import { fail, ok } from '../../core/model/result.ts';
import type { Failure, Result } from '../../core/model/result.ts';
import type {
  ConcordanceQuestion,
  DocumentsTaken,
  FinderChanged,
  FinderPort,
  FinderState,
  Question,
  SoFar,
  Whole,
  WholeQuestion,
} from '../../core/ports/finder.ts';
import { nextTurn } from '../../core/ports/next-turn.ts';
import type { Facts } from '../../core/search/facts.ts';
import { noFacts } from '../../core/search/facts.ts';
import { completionsAt } from '../../core/search/language/complete.ts';
import type { Vocabulary } from '../../core/search/language/complete.ts';
import { vocabularyOf, withSpeakers } from '../../core/search/language/vocabulary.ts';
import { Names } from '../../core/search/names.ts';
import type { DocumentSet, ReadText, Stop } from '../../core/search/question.ts';
import type { SearchIndex } from '../../core/search/search-index.ts';
import { openProjectStore } from '../store/project-store.ts';
import type { ProjectStore } from '../store/project-store.ts';
import type { LoadedTable } from '../../core/model/tables.ts';
import { work } from './beats.ts';
import { FollowingIndex } from './finder-index.ts';
import { Furnished } from './furnished.ts';
import { readTextsOf, TextUnreadable } from './finder-texts.ts';

/** Texts kept at hand for showing hits, in code units. */
const shelfLength = 32_000_000;
/** So much work tells how slow the machine is. */
const paceBeats = 20;
/** Milliseconds after which long work lets others have their turn. */
const turn = 25;

/** The far side of search. `tell` announces that answers may have changed; `step` is called in the midst of long work. */
export function finder(tell: (event: FinderChanged) => void, step: () => void = () => undefined): FinderPort {
  let open: OpenFinder | null = null;
  let opening: { readonly projectId: Id; readonly result: Promise<Result<FinderState>> } | null = null;

  async function openAnew(projectId: Id): Promise<Result<FinderState>> {
    open?.close();
    open = null;
    const store = await openProjectStore(projectId);
    if (!store.ok) return store;
    const opened = new OpenFinder(store.value, tell, step);
    const loaded = await opened.load();
    // Another project may have been asked for meanwhile.
    if (!loaded.ok || opening?.projectId !== projectId) {
      opened.close();
      return loaded.ok ? fail('cancelled') : loaded;
    }
    open = opened;
    return loaded;
  }

  /** What is asked while a project is being opened waits for it. */
  async function ask<T>(what: string, question: (open: OpenFinder) => Promise<Result<T>>): Promise<Result<T>> {
    const opened = await opening?.result;
    if (opened && !opened.ok) return opened;
    return open ? question(open) : fail('not-available', what);
  }

  return {
    async openProject(projectId) {
      if (open?.projectId === projectId && (await open.answers())) return ok(open.state());
      if (opening?.projectId !== projectId) {
        const result = openAnew(projectId).finally(() => {
          if (opening?.result === result) opening = null;
        });
        opening = { projectId, result };
      }
      return opening.result;
    },
    search: (question) => ask('search', (finder) => finder.search(question)),
    hitsIn: (question, documentId, limit) => ask('hitsIn', (finder) => finder.hitsIn(question, documentId, limit)),
    concordance: (question) => ask('concordance', (finder) => finder.concordance(question)),
    groups: (question) => ask('groups', (finder) => finder.groups(question)),
    spots: (question) => ask('spots', (finder) => finder.spots(question)),
    nextMatch: (question, from, direction) => ask('nextMatch', (finder) => finder.nextMatch(question, from, direction)),
    indexed: (documents, than) => ask('indexed', (finder) => finder.indexed(documents, than)),
    takePlaces: (documents, question) => ask('takePlaces', (finder) => finder.takePlaces(documents, question)),
    takeHits: (documents, question) => ask('takeHits', (finder) => finder.takeHits(documents, question)),
    takeLines: (documents, question) => ask('takeLines', (finder) => finder.takeLines(documents, question)),
    named: (query, anyWord) => ask('named', (finder) => finder.named(query, anyWord)),
    complete: (query, cursor) => ask('complete', (finder) => finder.complete(query, cursor)),
    rebuild: () => ask('rebuild', (finder) => finder.rebuild()),
  };
}

/** What is answered about one open project. */
class OpenFinder {
  readonly projectId: Id;
  readonly #following: FollowingIndex;
  readonly #readText: ReadText;
  readonly #names = new Names();
  readonly #stop = new Stopping();
  /** The last question that was asked as the newest. */
  #newest: Leaving | null = null;
  /** Who waits for a change of the index. */
  readonly #waiting = new Set<() => void>();
  readonly #versions = new Map<LoadedTable, number>();
  #facts: Facts = noFacts;
  readonly #furnished: Furnished;
  #vocabulary: { readonly of: Facts; readonly words: Vocabulary } | null = null;

  constructor(
    private readonly store: ProjectStore,
    tell: (event: FinderChanged) => void,
    step: () => void,
  ) {
    this.projectId = store.id;
    this.#readText = readTextsOf(store, shelfLength);
    const changed = () => {
      tell({ kind: 'changed', state: this.state() });
      this.#tellWaiting();
    };
    this.#furnished = new Furnished(store);
    this.#following = new FollowingIndex(store, changed, step);
  }

  async load(): Promise<Result<FinderState>> {
    const loaded = await this.#following.load();
    return loaded.ok ? ok(this.state()) : loaded;
  }

  /** Whether the database still answers. */
  async answers(): Promise<boolean> {
    return (await Promise.race([this.store.settle(), this.#stop.stopped])).ok;
  }

  state(): FinderState {
    const documents = this.store.snapshot.rows('documents');
    let passages = 0;
    for (const document of documents.values()) passages += currentVersion(document).passages;
    return { documents: documents.size, passages, waiting: this.#following.waiting };
  }

  search(question: Parameters<FinderPort['search']>[0]): ReturnType<FinderPort['search']> {
    const started = performance.now();
    let stop: Stop = this.#stop;
    if (question.newest) {
      if (this.#newest) this.#newest.left = true;
      stop = this.#newest = new Leaving(this.#stop);
    }
    return this.#ask(async (index) => {
      const missing = this.#following.missing();
      const answer = await index.search(question, this.#readText, stop);
      return answer.ok ? ok({ ...answer.value, missing, took: performance.now() - started }) : answer;
    });
  }

  hitsIn(...[question, documentId, limit]: Parameters<FinderPort['hitsIn']>): ReturnType<FinderPort['hitsIn']> {
    return this.#ask((index) => index.hitsIn(question, documentId, limit, this.#readText, this.#stop));
  }

  concordance(question: Parameters<FinderPort['concordance']>[0]): ReturnType<FinderPort['concordance']> {
    return this.#soFar((index) => index.concordance(question, this.#readText, this.#stop));
  }

  groups(question: Parameters<FinderPort['groups']>[0]): ReturnType<FinderPort['groups']> {
    return this.#soFar((index) => index.groups(question, this.#readText, this.#stop));
  }

  spots(question: Parameters<FinderPort['spots']>[0]): ReturnType<FinderPort['spots']> {
    return this.#soFar((index) => index.spots(question, this.#readText, this.#stop));
  }

  nextMatch(...[question, from, direction]: Parameters<FinderPort['nextMatch']>): ReturnType<FinderPort['nextMatch']> {
    return this.#ask((index) => index.nextMatch(question, from, direction, this.#readText, this.#stop));
  }

  async indexed({ documents }: DocumentsTaken, than: number): ReturnType<FinderPort['indexed']> {
    const settled = await this.#settled();
    if (!settled.ok) return settled;
    for (;;) {
      const { waiting } = this.#following.missing(documents);
      const done = documents.length - waiting;
      if (waiting === 0 || done > than) return ok({ done, of: documents.length });
      const changed = await Promise.race([this.#nextChange(), this.#stop.stopped]);
      if (!changed.ok) return changed;
    }
  }

  takePlaces(taken: DocumentsTaken, question: WholeQuestion): ReturnType<FinderPort['takePlaces']> {
    return this.#take(taken, async (index, among) => {
      const places = await index.allHits({ ...question, among }, this.#readText, this.#stop);
      return places.ok ? ok({ total: places.value.length, found: places.value }) : places;
    });
  }

  takeHits(taken: DocumentsTaken, question: Question): ReturnType<FinderPort['takeHits']> {
    return this.#take(taken, async (index, among) => {
      const answer = await index.search({ ...question, among }, this.#readText, this.#stop);
      return answer.ok ? ok({ total: answer.value.total, found: answer.value.hits }) : answer;
    });
  }

  takeLines(taken: DocumentsTaken, question: ConcordanceQuestion): ReturnType<FinderPort['takeLines']> {
    return this.#take(taken, async (index, among) => {
      const answer = await index.concordance({ ...question, among }, this.#readText, this.#stop);
      return answer.ok ? ok({ total: answer.value.total, found: answer.value.lines }) : answer;
    });
  }

  named(query: string, anyWord: boolean): ReturnType<FinderPort['named']> {
    return this.#ask(async () => {
      const { documents, tags, annotations } = this.#facts;
      const notes = this.#rows('notes', this.#notes);
      this.#notes = notes;
      const found = await this.#names.find({ documents, tags, notes, annotations }, query, anyWord);
      return ok(found.map(({ id, kind, text, snippet }) => ({ id, kind, text, snippet: snippet ?? null })));
    });
  }

  complete(query: string, cursor: number): ReturnType<FinderPort['complete']> {
    return this.#ask(async () => {
      if (this.#vocabulary?.of !== this.#facts) {
        this.#vocabulary = { of: this.#facts, words: vocabularyOf(this.#facts) };
      }
      const words = withSpeakers(this.#vocabulary.words, this.#following.index.speakers());
      return ok(completionsAt(query, cursor, words));
    });
  }

  async rebuild(): Promise<Result<FinderState>> {
    const rebuilt = await this.#following.rebuild();
    return rebuilt.ok ? ok(this.state()) : rebuilt;
  }

  close(): void {
    this.#following.close();
    this.#stop.stop();
    this.store.close();
  }

  /** An answer about what is indexed so far, and how much is missing. */
  #soFar<T extends object>(question: (index: SearchIndex) => Promise<Result<T>>): Promise<Result<SoFar<T>>> {
    return this.#ask(async (index) => {
      // Before it is answered: what is indexed meanwhile may be in the answer, or not.
      const missing = this.#following.missing();
      const answer = await question(index);
      return answer.ok ? ok({ ...answer.value, missing }) : answer;
    });
  }

  /** An answer about all of the documents, as they are at one moment at which all are indexed. */
  async #take<T>(
    taken: DocumentsTaken,
    question: (index: SearchIndex, among: DocumentSet) => Promise<Result<Omit<Whole<T>, 'uncovered'>>>,
  ): Promise<Result<Whole<T>>> {
    const among = { id: taken.id, documents: new Set(taken.documents) };
    for (;;) {
      const indexed = await this.indexed(taken, Number.POSITIVE_INFINITY);
      if (!indexed.ok) return indexed;
      const answer = await this.#ask<Whole<T> | null>(async (index) => {
        // A document may have become another since. The index looks at what lives before it waits for anything.
        const { waiting, hopeless } = this.#following.missing(taken.documents);
        if (waiting > 0) return ok(null);
        const found = await question(index, among);
        return found.ok ? ok({ ...found.value, uncovered: hopeless }) : found;
      });
      if (!answer.ok) return answer;
      if (answer.value) return ok(answer.value);
    }
  }

  /** What the window stored before it asked is known here: its question can overtake its announcement. */
  #settled(): Promise<Result<unknown>> {
    // A store that is closed while it waits would never answer.
    return Promise.race([this.store.settle(), this.#stop.stopped]);
  }

  /** When something was indexed or given up. */
  #nextChange(): Promise<Result<null>> {
    return new Promise((resolve) => this.#waiting.add(() => resolve(ok(null))));
  }

  #tellWaiting(): void {
    const waiting = [...this.#waiting];
    this.#waiting.clear();
    for (const go of waiting) go();
  }

  async #ask<T>(question: (index: SearchIndex) => Promise<Result<T>>): Promise<Result<T>> {
    const settled = await this.#settled();
    if (!settled.ok) return settled;
    this.#renewFacts();
    try {
      return await question(this.#following.index);
    } catch (error) {
      if (error instanceof TextUnreadable) return error.failure;
      throw error;
    }
  }

  #notes: readonly Note[] = [];

  #renewFacts(): void {
    const { snapshot } = this.store;
    const before = this.#facts;
    // The snapshot changes in place; what is searched in the midst of a change must not.
    const documents =
      this.#versions.get('documents') === snapshot.version('documents')
        ? before.documents
        : new Map(snapshot.rows('documents'));
    this.#versions.set('documents', snapshot.version('documents'));
    const imports =
      this.#versions.get('imports') === snapshot.version('imports') && before.imports
        ? before.imports
        : new Map(snapshot.rows('imports'));
    this.#versions.set('imports', snapshot.version('imports'));
    const annotations = this.#rows('annotations', before.annotations);
    const tags = this.#rows('tags', before.tags);
    const attributes = this.#rows('attributes', before.attributes ?? []);
    const eventSets = this.#rows('eventSets', before.eventSets ?? []);
    const people = this.#rows('people', before.people ?? []);
    const furnished =
      this.#versions.get('rulings') === snapshot.version('rulings') && before.furnished
        ? before.furnished
        : this.#furnished.names();
    this.#versions.set('rulings', snapshot.version('rulings'));
    const same =
      furnished === before.furnished &&
      documents === before.documents &&
      imports === before.imports &&
      annotations === before.annotations &&
      tags === before.tags &&
      attributes === before.attributes &&
      eventSets === before.eventSets &&
      people === before.people;
    if (same) return;
    const { languages } = navigator;
    this.#facts = { documents, imports, annotations, tags, attributes, eventSets, people, furnished, languages };
    this.#following.index.setFacts(this.#facts);
  }

  /** The records of a table as a list: the one before, if nothing changed. */
  #rows<T extends LoadedTable>(table: T, before: readonly Records[T][]): readonly Records[T][] {
    const { snapshot } = this.store;
    if (this.#versions.get(table) === snapshot.version(table)) return before;
    this.#versions.set(table, snapshot.version(table));
    return [...snapshot.rows(table).values()];
  }
}

/** Ends what is asked when the project is closed, and lets long work pause. */
class Stopping implements Stop {
  readonly stopped: Promise<Failure>;
  aborted = false;
  #end: (failure: Failure) => void = () => undefined;
  #last = performance.now();

  constructor() {
    this.stopped = new Promise((resolve) => (this.#end = resolve));
  }

  stop(): void {
    this.aborted = true;
    this.#end(fail('cancelled'));
  }

  readonly pause = async (): Promise<void> => {
    if (performance.now() - this.#last < turn) return;
    await nextTurn();
    this.#last = performance.now();
  };

  readonly pace = (): number => {
    const started = performance.now();
    work(paceBeats);
    return (performance.now() - started) / paceBeats;
  };
}

/** Ends one question, too, that nobody waits for any more. */
class Leaving implements Stop {
  left = false;
  readonly pause: () => Promise<void>;
  readonly pace: () => number;

  constructor(private readonly all: Stopping) {
    this.pause = all.pause;
    this.pace = all.pace;
  }

  get aborted(): boolean {
    return this.left || this.all.aborted;
  }
}
