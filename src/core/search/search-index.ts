import type { Id } from '../model/id.ts';
import { queryNames } from '../model/query-name.ts';
import type { Document, EventSet, Import } from '../model/records.ts';
import { currentVersion } from '../model/records.ts';
import type { Failure, Result } from '../model/result.ts';
import { fail, ok } from '../model/result.ts';
import { Lines } from './concordance/concordance.ts';
import type { Facts } from './facts.ts';
import { noFacts } from './facts.ts';
import { groupsOf } from './groups.ts';
import { spotsOf } from './spots.ts';
import { parseQuery } from './language/parse.ts';
import { explainQueryProblem } from './language/problems.ts';
import { columnTypes } from './language/own-value.ts';
import type { Expression, PlacedFilter, Query, QueryProblem, SetFilter } from './language/query.ts';
import { tagProblem } from './language/tag-named.ts';
import type { Bits } from './match/bits.ts';
import { countBits, dropBits, emptyBits, keepBits, setRange } from './match/bits.ts';
import type { Evaluation } from './match/evaluate.ts';
import { evaluate, roomForTallies } from './match/evaluate.ts';
import { Filters } from './match/filters.ts';
import { wanted } from './match/marks.ts';
import { Patience, TooSlow } from './match/patience.ts';
import { placeOf, readMarked } from './match/place.ts';
import { Regexes } from './match/regexes.ts';
import type { SectionIndex } from './match/section-index.ts';
import { openSection, recordsAmong } from './match/section-index.ts';
import { nextMatch, passagesOf } from './next-match.ts';
import type { Asked, Concordance, ConcordanceQuestion, DocumentSet, FoundHits, Groups, Spots } from './question.ts';
import type { Hit, HitPlace, Question, ReadText, Stop } from './question.ts';
import { LibraryOrder } from './library-order.ts';
import type { DocumentSort } from './library-order.ts';
import type { Compare } from './rank/documents.ts';
import { Matched } from './rank/matched.ts';
import type { Match } from './rank/pages.ts';
import { documentPage, rankedPage } from './rank/pages.ts';
import { foldWord } from '../text/fold.ts';
import { wordsOf } from '../text/words.ts';
import type { Segment, SegmentDocument } from './segment/segment.ts';

/** Answers that are kept, so that paging, counting and sorting do not ask again. */
const keptAnswers = 3;

/** The sections at one moment. */
interface Moment {
  readonly indexes: readonly SectionIndex[];
  /** By what the library sorts: the order of documents and each one's place in it. */
  readonly orders: Map<DocumentSort | undefined, Order>;
}

interface Order {
  readonly compare: Compare;
  readonly ranks: ReadonlyMap<SectionIndex, Uint32Array>;
}

/** A question about these documents only; without them, about all. */
type Among<Q> = Q & { readonly among?: DocumentSet };

interface Kept {
  readonly matched: Matched;
  lines: Lines | null;
}

/**
 * Segments, the records beside them, and questions. A passage matches only if its document is among the facts, in its
 * current version, and not masked; if a document's version is in several segments, the one added last counts, and one
 * that was indexed in the document's language before any other.
 */
export class SearchIndex {
  private readonly segments = new Map<Segment, readonly SectionIndex[]>();
  private readonly masked = new Set<string>();
  private facts: Facts = noFacts;
  private filters = new Filters(noFacts);
  private moment: Moment | null = null;
  private library: LibraryOrder | null = null;
  private readonly kept = new Map<string, Kept>();

  /** `clock` tells milliseconds, for how long expressions may take; another one is for tests. */
  constructor(private readonly clock: () => number = Date.now) {}

  add(segment: Segment): void {
    if (this.segments.has(segment)) return;
    this.segments.set(
      segment,
      segment.sections.map((section) => openSection(segment, section)),
    );
    this.changed();
  }

  removeSegment(segment: Segment): void {
    this.segments.delete(segment);
    this.changed();
  }

  /** Leaves a version of a document out, or takes it in again, whatever the facts say. */
  mask(documentId: Id, version: number, hidden = true): void {
    const key = `${documentId} ${version}`;
    if (hidden) this.masked.add(key);
    else this.masked.delete(key);
    this.changed();
  }

  /** What is given must not change afterwards: what did not change is recognised by being the same. */
  setFacts(facts: Facts): void {
    const { documents, imports, furnished } = this.facts;
    const sameDocuments = documents === facts.documents && imports === facts.imports && furnished === facts.furnished;
    this.facts = facts;
    this.filters = new Filters(facts, this.filters);
    if (sameDocuments) this.kept.clear();
    else this.changed();
  }

  /** How many documents and passages can be found. */
  counts(): { readonly documents: number; readonly passages: number } {
    let documents = 0;
    let passages = 0;
    for (const index of this.now().indexes) {
      for (const alive of index.living) documents += alive;
      passages += index.alivePassages;
    }
    return { documents, passages };
  }

  /** Who speaks in texts that can be found, who speaks often first. */
  speakers(): readonly string[] {
    const counts = new Map<string, number>();
    for (const { segment, section, living } of this.now().indexes) {
      section.documents.forEach((place, document) => {
        if (living[document] === 0) return;
        for (const { speaker } of segment.documents[place]!.speakers ?? []) {
          counts.set(speaker, (counts.get(speaker) ?? 0) + 1);
        }
      });
    }
    return [...counts].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1)).map(([speaker]) => speaker);
  }

  /** Whether a version of a document is in a segment, found or not. */
  holds(documentId: Id, version: number): boolean {
    for (const { documents } of this.segments.keys()) {
      if (documents.some((document) => document.documentId === documentId && document.version === version)) return true;
    }
    return false;
  }

  /** An unreadable query is a Failure `query-unreadable`; `about` is the place (`from-to`), `detail` the sentence. */
  search(question: Among<Question>, readText: ReadText, stop?: Stop): Promise<Result<FoundHits>> {
    return unlessTooSlow(async () => {
      const answer = await this.ask(question, readText, stop, question.order === 'rank');
      if (!answer.ok) return answer;
      const { matched } = answer.value;
      const { offset, limit } = question;
      const page =
        question.order === 'rank' ? rankedPage(matched, offset, limit) : documentPage(matched.documents, offset, limit);
      const hits = await Promise.all(
        page.map(async ({ match, passage, score }): Promise<Hit> => {
          const { place, matches, text } = await readMarked(match, matched.query, passage, readText);
          return { ...place, matches, text, score };
        }),
      );
      if (stop?.aborted) return fail('cancelled');
      return ok({ total: matched.total, documents: matched.documents.size, hits });
    });
  }

  /** The matching passages of one document with their marks, in text order; at most `limit`. */
  hitsIn(
    question: Asked,
    documentId: Id,
    limit: number,
    readText: ReadText,
    stop?: Stop,
  ): Promise<Result<readonly HitPlace[]>> {
    return unlessTooSlow(async () => {
      const answer = await this.ask(question, readText, stop);
      if (!answer.ok) return answer;
      const { documents, query } = answer.value.matched;
      const place = documents.placeOf(documentId);
      if (place === documents.size || documents.idAt(place) !== documentId) return ok([]);
      const counted = documents.at(place);
      const places: HitPlace[] = [];
      for (const passage of passagesOf(counted).slice(0, limit)) {
        const marked = await readMarked(counted.match, query, passage, readText);
        places.push({ ...marked.place, matches: marked.matches });
      }
      return stop?.aborted ? fail('cancelled') : ok(places);
    });
  }

  /** The place of every hit, by document; `matches` is empty unless `marked`, which reads all of the texts. */
  allHits(
    question: Among<Omit<Question, 'offset' | 'limit'>>,
    readText: ReadText,
    stop?: Stop,
    marked = false,
  ): Promise<Result<readonly HitPlace[]>> {
    return unlessTooSlow(async () => {
      const answer = await this.ask(question, readText, stop, question.order === 'rank');
      if (!answer.ok) return answer;
      const { matched } = answer.value;
      const { total } = matched;
      const page =
        question.order === 'rank' ? rankedPage(matched, 0, total) : documentPage(matched.documents, 0, total);
      const places: HitPlace[] = [];
      for (const { match, passage } of page) {
        if (!marked) {
          places.push({ ...placeOf(match, passage), matches: [] });
          continue;
        }
        if (stop?.pause) await stop.pause();
        if (stop?.aborted) return fail('cancelled');
        const { place, matches } = await readMarked(match, matched.query, passage, readText);
        places.push({ ...place, matches });
      }
      return ok(places);
    });
  }

  /** Every match as a line; the number of lines is exact, whatever part of them is asked for. */
  concordance(question: Among<ConcordanceQuestion>, readText: ReadText, stop?: Stop): Promise<Result<Concordance>> {
    return unlessTooSlow(async () => {
      const answer = await this.ask(question, readText, stop);
      if (!answer.ok) return answer;
      const kept = answer.value;
      const { facts } = this;
      const lines = kept.lines ?? (await Lines.of(kept.matched, readText, stop));
      if (!lines) return fail('cancelled');
      kept.lines = lines;
      const page = await lines.page(question.sort, question.offset, question.limit, facts, readText, stop);
      if (stop?.aborted) return fail('cancelled');
      return ok({ total: lines.total, passages: kept.matched.total, lines: page });
    });
  }

  groups(question: Asked, readText: ReadText, stop?: Stop): Promise<Result<Groups>> {
    return unlessTooSlow(async () => {
      const answer = await this.ask(question, readText, stop);
      return answer.ok ? ok(groupsOf(answer.value.matched, this.facts, this.filters)) : answer;
    });
  }

  /** Where all of it stands. */
  spots(question: Asked, readText: ReadText, stop?: Stop): Promise<Result<Spots>> {
    return unlessTooSlow(async () => {
      const answer = await this.ask(question, readText, stop);
      return answer.ok ? ok(spotsOf(answer.value.matched)) : answer;
    });
  }

  nextMatch(
    question: Asked,
    from: { readonly documentId: Id; readonly offset: number },
    direction: 1 | -1,
    readText: ReadText,
    stop?: Stop,
  ): Promise<Result<HitPlace | null>> {
    return unlessTooSlow(async () => {
      const answer = await this.ask(question, readText, stop);
      return answer.ok ? ok(await nextMatch(answer.value.matched, from, direction, readText)) : answer;
    });
  }

  private async ask(question: Among<Asked>, readText: ReadText, stop?: Stop, ranked = false): Promise<Result<Kept>> {
    const { anyWord, furniture, librarySort, among, query } = question;
    const name = `${anyWord} ${furniture} ${librarySort} ${among?.id} ${query}`;
    const known = this.kept.get(name);
    if (known) {
      this.kept.delete(name);
      this.kept.set(name, known);
      return ok(known);
    }
    const fields = (this.facts.attributes ?? []).flatMap(queryNames);
    const types = columnTypes(this.facts.attributes ?? []);
    const parsed = parseQuery(question.query, { fields, languages: this.facts.languages ?? [], types });
    if (!parsed.ok) {
      const { problem } = parsed;
      return unreadable(problem);
    }
    const noTag = tagProblem(parsed.tags, this.facts.tags);
    if (noTag) return unreadable(noTag);
    const gone = parsed.documents.find(({ id }) => !this.facts.documents.has(id));
    if (gone) return unreadable({ code: 'document-gone', from: gone.from, to: gone.to, value: gone.title });
    const noSet = setProblem(parsed.sets, this.filters, this.facts.eventSets ?? []);
    if (noSet) return unreadable(noSet);
    const unread = notOfType(parsed.filters, this.filters);
    if (unread) return unreadable(unread);
    for (let tries = 0; ; tries++) {
      const moment = this.now();
      const { facts } = this;
      const matched = await this.match(parsed.query, question, moment, readText, stop, ranked);
      if (!matched.ok) return matched;
      const kept: Kept = { matched: matched.value, lines: null };
      const still = this.moment === moment && this.facts === facts;
      // What changed while texts were read is not in the answer. Who asks about certain documents wants them as they were.
      if (!still && !among && tries < 3) continue;
      if (still) this.keep(name, kept);
      return ok(kept);
    }
  }

  private keep(name: string, kept: Kept): void {
    this.kept.set(name, kept);
    for (const oldest of this.kept.keys()) {
      if (this.kept.size <= keptAnswers) break;
      this.kept.delete(oldest);
    }
  }

  private async match(
    query: Query,
    question: Among<Asked>,
    moment: Moment,
    readText: ReadText,
    stop: Stop | undefined,
    ranked: boolean,
  ): Promise<Result<Matched>> {
    // What lives and what the records say, as it is now: much can change between two sections of a long question.
    const alive = moment.indexes.map((index) => aliveAmong(index, question.among));
    const { filters } = this;
    const furniture =
      question.furniture ||
      [...wanted(query)].some((expression) => expression.kind === 'state' && expression.state === 'furniture');
    const patterns = [...everything(query)].filter((expression) => expression.kind === 'regex');
    const patience = new Patience(this.clock, stop?.pace);
    const found: Match[] = [];
    const { compare, ranks } = this.order(moment, question.librarySort);
    for (const [at, index] of moment.indexes.entries()) {
      if (stop?.pause) await stop.pause();
      const regexes = new Regexes(index, patterns, patience);
      const evaluation: Evaluation = {
        index,
        alive: alive[at]!,
        anyWord: question.anyWord,
        filter: (expression) => filters.bits(index, expression),
        regex: (pattern, most) => regexes.bits(pattern, most),
        patience,
        resolved: new Map(),
        tallies: ranked ? new Map() : null,
        room: roomForTallies,
      };
      let bits = evaluate(evaluation, query);
      if (!furniture) dropBits(bits, index.furniture);
      if (regexes.isOpen) {
        const read = await regexes.read(bits, readText, stop);
        if (!read.ok) return read;
        bits = evaluate(evaluation, query);
        if (!furniture) dropBits(bits, index.furniture);
      }
      if (stop?.aborted) return fail('cancelled');
      found.push({ evaluation, bits, count: countBits(bits), ranks: ranks.get(index)! });
    }
    return ok(new Matched(query, found, compare));
  }

  private order(moment: Moment, sort: DocumentSort | undefined): Order {
    const known = moment.orders.get(sort);
    if (known) return known;
    const order = this.makeOrder(moment.indexes, sort);
    moment.orders.set(sort, order);
    return order;
  }

  private makeOrder(indexes: readonly SectionIndex[], sort: DocumentSort | undefined): Order {
    if (sort === undefined) return { compare: compareIds, ranks: rankDocuments(indexes, compareIds) };
    if (this.library?.sort !== sort) this.library = new LibraryOrder(sort);
    const places = this.library.places(this.facts.documents, this.facts.imports ?? noImports);
    // A document that is gone stands behind all others.
    const placeOf = (id: Id): number => places.get(id) ?? places.size;
    const compare = (a: Id, b: Id): number => placeOf(a) - placeOf(b) || compareIds(a, b);
    return { compare, ranks: rankDocuments(indexes, compare) };
  }

  private changed(): void {
    this.moment = null;
    this.kept.clear();
  }

  /** The sections, with what lives in them up to date. */
  private now(): Moment {
    if (this.moment) return this.moment;
    const indexes = [...this.segments.values()].flat();
    const { documents } = this.facts;
    for (const index of indexes) {
      index.living.fill(0);
      index.records = recordsAmong(index, documents);
      index.recordsOf = documents;
    }
    // Newest first, and before all those that were indexed in the language, and with the furniture, that their document has now.
    const seen = new Set<Id>();
    for (const asNow of [true, false]) {
      if (seen.size < documents.size) for (const index of indexes.toReversed()) this.wake(index, seen, asNow);
    }
    for (const index of indexes) countLiving(index);
    return (this.moment = { indexes, orders: new Map() });
  }

  private wake({ segment, section, living, records }: SectionIndex, seen: Set<Id>, asNow: boolean): void {
    for (let document = 0; document < living.length; document++) {
      const record = records[document];
      if (record === undefined) continue;
      const entry = segment.documents[section.documents[document]!]!;
      if (!this.lives(entry, record, asNow) || seen.has(entry.documentId)) continue;
      seen.add(entry.documentId);
      living[document] = 1;
    }
  }

  private lives(
    { documentId, version, textId, language, furnished }: SegmentDocument,
    record: Document,
    asNow: boolean,
  ): boolean {
    const isAsNow = record.language === language && furnished === this.facts.furnished?.get(documentId);
    if (isAsNow !== asNow) return false;
    const current = currentVersion(record);
    if (current.number !== version || current.textId !== textId) return false;
    return this.masked.size === 0 || !this.masked.has(`${documentId} ${version}`);
  }
}

/** What an expression that is too slow was thrown out of is answered with what to do about it. */
async function unlessTooSlow<T>(answer: () => Promise<Result<T>>): Promise<Result<T>> {
  try {
    return await answer();
  } catch (error) {
    if (error instanceof TooSlow) return error.failure;
    throw error;
  }
}

function unreadable(problem: QueryProblem): Failure {
  return fail('query-unreadable', `${problem.from}-${problem.to}`, explainQueryProblem(problem));
}

function countLiving(index: SectionIndex): void {
  const { section, living } = index;
  const alive = emptyBits(index.passages);
  index.alivePassages = 0;
  index.aliveWords = 0;
  for (let document = 0; document < living.length; document++) {
    if (living[document] === 0) continue;
    const from = section.firstPassage[document]!;
    const to = section.firstPassage[document + 1]!;
    setRange(alive, from, to);
    index.alivePassages += to - from;
    index.aliveWords += section.firstWord[to]! - section.firstWord[from]!;
  }
  index.alive = alive;
}

/** The living passages of these documents; of all, if it is not said of which. Not to be changed. */
function aliveAmong(index: SectionIndex, among: DocumentSet | undefined): Bits {
  if (!among) return index.alive;
  const { segment, section } = index;
  const wanted = emptyBits(index.passages);
  section.documents.forEach((place, document) => {
    if (!among.documents.has(segment.documents[place]!.documentId)) return;
    setRange(wanted, section.firstPassage[document]!, section.firstPassage[document + 1]!);
  });
  keepBits(wanted, index.alive);
  return wanted;
}

const noImports: ReadonlyMap<Id, Import> = new Map();

function compareIds(a: Id, b: Id): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function rankDocuments(indexes: readonly SectionIndex[], compare: Compare): Map<SectionIndex, Uint32Array> {
  const all: { readonly id: Id; readonly ranks: Uint32Array; readonly document: number }[] = [];
  const byIndex = new Map<SectionIndex, Uint32Array>();
  let sorted = true;
  for (const index of indexes) {
    const { segment, section, living } = index;
    const ranks = new Uint32Array(living.length);
    byIndex.set(index, ranks);
    for (let document = 0; document < living.length; document++) {
      if (living[document] === 0) continue;
      const id = segment.documents[section.documents[document]!]!.documentId;
      sorted &&= all.length === 0 || compare(all[all.length - 1]!.id, id) < 0;
      all.push({ id, ranks, document });
    }
  }
  if (!sorted) all.sort((a, b) => compare(a.id, b.id));
  all.forEach(({ ranks, document }, rank) => (ranks[document] = rank));
  return byIndex;
}

/** The first filter that means no event set. */
function setProblem(asked: readonly SetFilter[], filters: Filters, sets: readonly EventSet[]): QueryProblem | null {
  for (const { from, to, value } of asked) {
    if (filters.setsNamed(value).length > 0 || (value.text.trim() === '*' && !value.whole)) continue;
    const code = value.id === undefined ? 'set-unknown' : 'set-gone';
    return { code, from, to, value: value.text.trim(), candidates: similarFirst(sets, value.text) };
  }
  return null;
}

/** The names of sets, those first that hold one of the words that are asked for. */
function similarFirst(sets: readonly EventSet[], text: string): readonly string[] {
  const words = wordsOf(text).map((word) => foldWord(word.text));
  const isLike = (name: string) => words.some((word) => word.length > 2 && foldWord(name).includes(word));
  const names = sets.map(({ name }) => name).sort();
  return [...names.filter(isLike), ...names.filter((name) => !isLike(name))];
}

/** The first filter whose words are not of its column's type and stand in no document either. */
function notOfType(placed: readonly PlacedFilter[], filters: Filters): QueryProblem | null {
  for (const { from, to, filter } of placed) {
    if (filter.kind !== 'field' || filter.own?.kind !== 'unread' || filters.isAnywhere(filter)) continue;
    return { code: unreadCodes[filter.own.type], from, to, value: filter.value.text.trim(), field: filter.field };
  }
  return null;
}

const unreadCodes = {
  date: 'date-unreadable',
  number: 'number-unreadable',
  'yes-no': 'yes-no-unreadable',
  text: 'range-of-words',
  choice: 'range-of-words',
} as const;

function* everything(expression: Expression): Generator<Expression> {
  yield expression;
  const parts =
    expression.kind === 'group' ? expression.clauses : expression.kind === 'either' ? expression.options : [];
  for (const part of parts) yield* everything(part.expression);
}
