import type { Id } from '../model/id.ts';
import type { Range } from '../model/records.ts';
import { currentVersion } from '../model/records.ts';
import type { Result } from '../model/result.ts';
import { fail, ok } from '../model/result.ts';
import type { Facts } from './facts.ts';
import { noFacts } from './facts.ts';
import { parseQuery } from './language/parse.ts';
import { explainQueryProblem } from './language/problems.ts';
import type { Expression, Pattern, Query } from './language/query.ts';
import { compileRegex } from './language/regex.ts';
import type { Bits } from './match/bits.ts';
import { countBits, dropBits, emptyBits, hasBit, nextBit, setBit, setRange } from './match/bits.ts';
import type { Evaluation } from './match/evaluate.ts';
import { evaluate } from './match/evaluate.ts';
import { Filters } from './match/filters.ts';
import { marksIn, wanted } from './match/marks.ts';
import type { SectionIndex } from './match/section-index.ts';
import { bordersOf, documentOf, openSection } from './match/section-index.ts';
import type { Match } from './rank/pages.ts';
import { countDocuments, countsById, documentPage, rankedPage } from './rank/pages.ts';
import type { Segment } from './segment/segment.ts';

/** The same shape as `Question` of the finder's port. */
export interface SearchQuestion {
  readonly query: string;
  readonly anyWord: boolean;
  readonly order: 'rank' | 'document';
  readonly furniture: boolean;
  readonly offset: number;
  readonly limit: number;
}

export interface SearchHit extends Range {
  readonly documentId: Id;
  readonly version: number;
  readonly passage: number;
  readonly matches: readonly Range[];
  readonly text: string;
  readonly score: number;
}

export type SearchHitPlace = Omit<SearchHit, 'text' | 'score'>;

export interface SearchAnswer {
  readonly total: number;
  readonly hits: readonly SearchHit[];
  readonly byDocument: ReadonlyMap<Id, number>;
}

/** Reads the text of a document's version; asked only for what is shown and what a regular expression looks at. */
export type ReadText = (documentId: Id, version: number) => Promise<string>;

/** Tells that nobody waits for the answer any more; an AbortSignal is one. */
export interface Stop {
  readonly aborted: boolean;
}

/**
 * Segments, the records beside them, and questions. A passage matches only if its document is among the facts, in its
 * current version, and not masked; if a document's version is in several segments, the one added last counts.
 */
export class SearchIndex {
  private readonly segments = new Map<Segment, readonly SectionIndex[]>();
  private readonly masked = new Set<string>();
  private facts: Facts = noFacts;
  private filters = new Filters(noFacts);
  private fresh = false;
  private readonly opened: SectionIndex[] = [];
  /** The place of each document in the order of results: that of their ids. */
  private readonly ranks = new Map<SectionIndex, Uint32Array>();

  add(segment: Segment): void {
    if (this.segments.has(segment)) return;
    this.segments.set(
      segment,
      segment.sections.map((section) => openSection(segment, section)),
    );
    this.fresh = false;
  }

  removeSegment(segment: Segment): void {
    this.segments.delete(segment);
    this.fresh = false;
  }

  /** Leaves a version of a document out, or takes it in again, whatever the facts say. */
  mask(documentId: Id, version: number, hidden = true): void {
    const key = `${documentId} ${version}`;
    if (hidden) this.masked.add(key);
    else this.masked.delete(key);
    this.fresh = false;
  }

  setFacts(facts: Facts): void {
    this.facts = facts;
    this.filters = new Filters(facts, this.filters);
    this.fresh = false;
  }

  /** How many documents and passages can be found. */
  counts(): { readonly documents: number; readonly passages: number } {
    let documents = 0;
    let passages = 0;
    for (const index of this.sections()) {
      for (const alive of index.living) documents += alive;
      passages += index.alivePassages;
    }
    return { documents, passages };
  }

  /** Whether a version of a document is in a segment, found or not. */
  holds(documentId: Id, version: number): boolean {
    for (const { documents } of this.segments.keys()) {
      if (documents.some((document) => document.documentId === documentId && document.version === version)) return true;
    }
    return false;
  }

  /** An unreadable query is a Failure `query-unreadable`; `about` is the place (`from-to`), `detail` the sentence. */
  async search(question: SearchQuestion, readText: ReadText, stop?: Stop): Promise<Result<SearchAnswer>> {
    const matched = await this.match(question, readText, stop);
    if (!matched.ok) return matched;
    const { found, query, total } = matched.value;
    const counted = countDocuments(found);
    const { offset, limit } = question;
    const page =
      question.order === 'rank' ? rankedPage(found, query, offset, limit) : documentPage(counted, offset, limit);
    const hits = await Promise.all(
      page.map(async ({ match, passage, score }): Promise<SearchHit> => {
        const place = placeOf(match, passage);
        const text = (await readText(place.documentId, place.version)).slice(place.from, place.to);
        const matches = marksIn(match.evaluation, query, text).map(({ from, to }) => ({
          from: from + place.from,
          to: to + place.from,
        }));
        return { ...place, matches, text, score };
      }),
    );
    if (stop?.aborted) return fail('cancelled');
    return ok({ total, hits, byDocument: countsById(counted) });
  }

  /** The place of every hit, by document; `matches` is empty unless `marked`, which reads all of the texts. */
  async allHits(
    question: Omit<SearchQuestion, 'offset' | 'limit'>,
    readText: ReadText,
    stop?: Stop,
    marked = false,
  ): Promise<Result<readonly SearchHitPlace[]>> {
    const matched = await this.match(question, readText, stop);
    if (!matched.ok) return matched;
    const { found, query, total } = matched.value;
    const page =
      question.order === 'rank' ? rankedPage(found, query, 0, total) : documentPage(countDocuments(found), 0, total);
    const places: SearchHitPlace[] = [];
    for (const { match, passage } of page) {
      const place = placeOf(match, passage);
      if (!marked) {
        places.push({ ...place, matches: [] });
        continue;
      }
      if (stop?.aborted) return fail('cancelled');
      const text = (await readText(place.documentId, place.version)).slice(place.from, place.to);
      const matches = marksIn(match.evaluation, query, text);
      places.push({
        ...place,
        matches: matches.map(({ from, to }) => ({ from: from + place.from, to: to + place.from })),
      });
    }
    return ok(places);
  }

  private async match(
    question: Pick<SearchQuestion, 'query' | 'anyWord' | 'furniture'>,
    readText: ReadText,
    stop?: Stop,
  ): Promise<Result<{ found: readonly Match[]; query: Query; total: number }>> {
    const fields = (this.facts.attributes ?? []).flatMap(({ id, name }) => [id, name.toLowerCase()]);
    const parsed = parseQuery(question.query, { fields });
    if (!parsed.ok) {
      const { problem } = parsed;
      return fail('query-unreadable', `${problem.from}-${problem.to}`, explainQueryProblem(problem));
    }
    const { query } = parsed;
    const asked = [...wanted(query)];
    const furniture =
      question.furniture ||
      asked.some(({ kind, ...rest }) => kind === 'state' && 'state' in rest && rest.state === 'furniture');
    const patterns = [...everything(query)].filter((expression) => expression.kind === 'regex');
    const found: Match[] = [];
    let total = 0;
    for (const index of this.sections()) {
      const known = new Map<Pattern, Bits>();
      const evaluation: Evaluation = {
        index,
        anyWord: question.anyWord,
        filter: (expression) => this.filters.bits(index, expression),
        regex: (pattern) => known.get(pattern)?.slice() ?? null,
        resolved: new Map(),
      };
      let bits = evaluate(evaluation, query);
      if (!furniture) dropBits(bits, index.furniture);
      if (patterns.length > 0) {
        const matched = await matchRegexes(index, bits, patterns, readText, stop);
        if (!matched.ok) return matched;
        for (const [pattern, matching] of matched.value) known.set(pattern, matching);
        bits = evaluate(evaluation, query);
        if (!furniture) dropBits(bits, index.furniture);
      }
      if (stop?.aborted) return fail('cancelled');
      const count = countBits(bits);
      total += count;
      found.push({ evaluation, bits, count, ranks: this.ranks.get(index)! });
    }
    return ok({ found, query, total });
  }

  /** The sections, with what lives in them up to date. */
  private sections(): readonly SectionIndex[] {
    if (this.fresh) return this.opened;
    this.opened.length = 0;
    const seen = new Set<Id>();
    for (const [segment, indexes] of [...this.segments].reverse()) {
      for (const index of indexes) {
        this.refresh(segment, index, seen);
        this.opened.push(index);
      }
    }
    this.opened.reverse();
    this.rankDocuments();
    this.fresh = true;
    return this.opened;
  }

  private rankDocuments(): void {
    const all: { readonly id: Id; readonly index: SectionIndex; readonly document: number }[] = [];
    this.ranks.clear();
    let sorted = true;
    for (const index of this.opened) {
      const { segment, section, living } = index;
      this.ranks.set(index, new Uint32Array(living.length));
      for (let document = 0; document < living.length; document++) {
        if (living[document] === 0) continue;
        const id = segment.documents[section.documents[document]!]!.documentId;
        sorted &&= all.length === 0 || all[all.length - 1]!.id < id;
        all.push({ id, index, document });
      }
    }
    if (!sorted) all.sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
    all.forEach(({ index, document }, rank) => (this.ranks.get(index)![document] = rank));
  }

  private refresh(segment: Segment, index: SectionIndex, seen: Set<Id>): void {
    const { section, living } = index;
    const alive = emptyBits(index.passages);
    index.alivePassages = 0;
    index.aliveWords = 0;
    for (let document = 0; document < living.length; document++) {
      const { documentId, version } = segment.documents[section.documents[document]!]!;
      const record = this.facts.documents.get(documentId);
      const lives =
        record !== undefined &&
        currentVersion(record).number === version &&
        !seen.has(documentId) &&
        !this.masked.has(`${documentId} ${version}`);
      living[document] = lives ? 1 : 0;
      if (!lives) continue;
      seen.add(documentId);
      const from = section.firstPassage[document]!;
      const to = section.firstPassage[document + 1]!;
      setRange(alive, from, to);
      index.alivePassages += to - from;
      index.aliveWords += section.firstWord[to]! - section.firstWord[from]!;
    }
    index.alive = alive;
  }
}

function placeOf({ evaluation: { index } }: Match, passage: number): Omit<SearchHitPlace, 'matches'> {
  const document = documentOf(index, passage);
  const { documentId, version } = index.segment.documents[index.section.documents[document]!]!;
  return {
    documentId,
    version,
    passage: passage - index.section.firstPassage[document]!,
    ...bordersOf(index, document, passage),
  };
}

/** Milliseconds that one expression may take for one passage: far more than any harmless one does. */
const longestForPassage = 2000;

function slowRegex({ source }: Pattern): string {
  return explainQueryProblem({ code: 'regex-slow', from: 0, to: 0, value: source });
}

async function matchRegexes(
  index: SectionIndex,
  candidates: Bits,
  patterns: readonly Pattern[],
  readText: ReadText,
  stop: Stop | undefined,
  now: () => number = Date.now,
): Promise<Result<Map<Pattern, Bits>>> {
  const compiled = patterns.map((pattern) => ({
    pattern,
    expression: compileRegex(pattern.source, pattern.flags),
    bits: emptyBits(index.passages),
  }));
  const { section, segment } = index;
  for (let document = 0; document < section.documents.length; document++) {
    const end = section.firstPassage[document + 1]!;
    const first = nextBit(candidates, section.firstPassage[document]!);
    if (first < 0) break;
    if (first >= end) continue;
    if (stop?.aborted) return fail('cancelled');
    const { documentId, version } = segment.documents[section.documents[document]!]!;
    const text = await readText(documentId, version);
    for (let passage = first; passage < end; passage++) {
      if (!hasBit(candidates, passage)) continue;
      const { from, to } = bordersOf(index, document, passage);
      const slice = text.slice(from, to);
      for (const { pattern, expression, bits } of compiled) {
        const started = now();
        expression.lastIndex = 0;
        if (expression.test(slice)) setBit(bits, passage);
        if (now() - started > longestForPassage) return fail('query-unreadable', '', slowRegex(pattern));
      }
    }
  }
  return ok(new Map(compiled.map(({ pattern, bits }) => [pattern, bits])));
}

function* everything(expression: Expression): Generator<Expression> {
  yield expression;
  const parts =
    expression.kind === 'group' ? expression.clauses : expression.kind === 'either' ? expression.options : [];
  for (const part of parts) yield* everything(part.expression);
}
