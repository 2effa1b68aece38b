import type { SourceState } from '../derived/derivation.ts';
import type { Id } from '../model/id.ts';
import { copiesOf, familiesOf, isBetweenOutlets } from './families.ts';
import type { AppearedOf, Compared } from './families.ts';
import { headIn, isFigures } from './headings.ts';
import type { HeadOf } from './headings.ts';
import { countFamilies, countOrigins, creditsOf } from './counting.ts';
import type { FamilyCount, OriginCount, Spots } from './counting.ts';
import type { Credit } from './credits.ts';
import { measuresOf } from './measures.ts';
import { flipped } from './flipped.ts';
import { countForms } from './frequencies.ts';
import type { Form, Frequencies } from './frequencies.ts';
import { gridOf } from './grid.ts';
import { isEcho, kindOf, passagesOf, shownPassage, wordsIn } from './passages.ts';
import type { Headed, WordPassage } from './passages.ts';
import type { AllRuns, Starts, WordRun } from './runs.ts';
import { notTooOften, runsOfAll, runsOfPair, sameSeeds, wholeOf } from './runs.ts';
import { coveredBy, sameSeed, SeedTable } from './seeds.ts';
import type {
  DocumentShared,
  Families,
  FamiliesQuestion,
  Family,
  Grid,
  GridQuestion,
  Pair,
  SharedWith,
} from './shapes.ts';
import { mostDocuments, passageKinds, sharedFrom } from './shapes.ts';
import { stretchesOf } from './stretches.ts';
import { placeOf } from './word-pieces.ts';
import type { PlacedRow } from './word-pieces.ts';
import { inOneTurn, inTurns, never } from './turns.ts';
import type { Step, Turns } from './turns.ts';
import type { Wording } from './wording.ts';
import { foldedWords, wordsIn as vocabularyOf } from './wording.ts';

/** A document's words. Documents of the same words have the same `content`, and count as one text. */
export interface DocumentRow extends PlacedRow, Headed {
  readonly documentId: Id;
  readonly content: number;
}

/** A part in memory: its words are numbered as in all parts. */
interface Loaded {
  readonly entries: readonly SourceState[];
  readonly rows: readonly DocumentRow[];
  /** The place in the part of each row's first word, and at the end the number of words. */
  readonly firstWord: Uint32Array;
  table: SeedTable | null;
}

/** What a row shares with others, before anything is told of it. */
interface Known {
  readonly starts: Starts;
  /** 1 for a word of a seed that stands in too many texts. */
  readonly common: Starts;
  readonly table: SeedTable;
  readonly others: ReadonlySet<DocumentRow>;
}

interface Counted {
  readonly families: readonly Family[];
  /** Copies have the same. */
  copyOf(id: Id): string;
}

/** Shared passages count once, whoever has them and whenever. */
const everyFamily: FamiliesQuestion = {
  documentIds: null,
  kinds: passageKinds,
  fewestWords: sharedFrom,
  days: null,
  betweenOutlets: false,
  offset: 0,
  limit: 0,
};

/** Families of the documents that are known. */
export type Found = Omit<Families, 'missing'>;
/** The grid of the documents that are known. */
export type FoundGrid = Omit<Grid, 'missing'>;

/**
 * Answers about shared wording from the parts of a project. The answers depend on the documents of now only, not on how
 * they came to be in which part. `isCurrent` says whether an entry of a part is what its document is now.
 */
export class CompareIndex {
  readonly #loaded = new Map<Wording, Loaded>();
  #numbers = new Map<string, number>();
  #contents = new Map<string, number>();
  /** The numbers of words that are figures. */
  #figures = new Set<number>();
  /** By the row, not by the document: who goes on with a text of before leaves the one of now alone. */
  #heads = new WeakMap<PlacedRow, Uint8Array>();
  #alive: ReadonlyMap<Id, DocumentRow> | null = null;
  /** The last one that there was. */
  #before: ReadonlyMap<Id, DocumentRow> = new Map();
  #all: { readonly of: readonly DocumentRow[]; readonly runs: AllRuns } | null = null;

  #families: { readonly all: unknown; readonly sets: Compared['sets']; readonly counted: Counted } | null = null;

  /** `most` other than the usual one is for tests. */
  constructor(
    private readonly isCurrent: (entry: SourceState) => boolean,
    private readonly headOf: HeadOf = () => null,
    private readonly most = mostDocuments,
  ) {}

  add(part: Wording): void {
    const number = vocabularyOf(part.vocabulary).map((word) => {
      const of = numberOf(this.#numbers, word);
      if (isFigures(word)) this.#figures.add(of);
      return of;
    });
    const words = part.words.map((word) => number[word]!);
    const rows = part.documents.map(({ documentId }, at): DocumentRow => {
      const [from, to] = [part.firstWord[at]!, part.firstWord[at + 1]!];
      const row = {
        documentId,
        words: words.subarray(from, to),
        signs: part.signs.subarray(from, to),
        from: part.from.subarray(from, to),
        length: part.length.subarray(from, to),
        content: numberOf(this.#contents, contentOf(words.subarray(from, to))),
        head: () => this.#headIn(row),
      };
      return row;
    });
    this.#loaded.set(part, { entries: part.documents, rows, firstWord: part.firstWord, table: null });
    this.changed();
  }

  remove(part: Wording): void {
    this.#loaded.delete(part);
    this.changed();
  }

  /**
   * An index of the same texts and of those of these parts, for a question; this one goes on knowing nothing of them. Older
   * versions of documents are compared so: to each other they are two texts, to all other questions none.
   */
  beside(parts: readonly Wording[]): CompareIndex {
    const entries = new Set(parts.flatMap(({ documents }) => documents));
    const index = new CompareIndex((one) => entries.has(one) || this.isCurrent(one), this.headOf, this.most);
    index.#numbers = this.#numbers;
    index.#contents = this.#contents;
    index.#figures = this.#figures;
    for (const [part, loaded] of this.#loaded) index.#loaded.set(part, loaded);
    for (const part of parts) index.add(part);
    return index;
  }

  /** Documents came, went, have other texts, or more is known of them. */
  changed(): void {
    this.#alive = null;
    this.#heads = new WeakMap();
  }

  /** The same object as long as the same texts are known, so that what was made of them still holds. */
  get texts(): object {
    return this.#rows();
  }

  /** Whether a document's words are known. */
  has(id: Id): boolean {
    return this.#rows().has(id);
  }

  /**
   * What a document shares with all others; it is known. It goes on with the documents that were there when it
   * began; of their heads it tells what is known when it comes to them.
   */
  sharedIn(id: Id, step: Step = never): Promise<DocumentShared> {
    return inTurns(this.#sharedIn(id), step);
  }

  *#sharedIn(id: Id): Turns<DocumentShared> {
    const row = this.#row(id);
    const known = yield* this.#know(row);
    const passages = new Map<number, readonly WordPassage[]>();
    const shared: SharedWith[] = [];
    for (const other of known.others) {
      let found = passages.get(other.content);
      if (!found) passages.set(other.content, (found = yield* passagesBetween(row, known, other)));
      for (const passage of found) shared.push(sharedWith(row, other, passage, known.common));
      yield;
    }
    return { documentId: id, stretches: stretchesOf(shared) };
  }

  /** All that two documents share; both are known. */
  async pair(aId: Id, bId: Id, step: Step = never): Promise<Pair> {
    return aId > bId ? flipped(await this.pair(bId, aId, step)) : inTurns(this.#pair(aId, bId), step);
  }

  *#pair(aId: Id, bId: Id): Turns<Pair> {
    const [a, b] = [this.#row(aId), this.#row(bId)];
    const known = yield* this.#know(a);
    const passages = aId === bId ? [] : yield* passagesBetween(a, known, b);
    const shared = passages.map((passage) => shownPassage(passage, a, b, known.common));
    return { ...measuresOf(a, b, passages), aId, bId, shared };
  }

  /** Documents × documents. What is not known here is missing. */
  async grid(question: GridQuestion, appeared: AppearedOf, step: Step = never): Promise<FoundGrid> {
    const { documentIds } = question;
    const compared = documentIds ? await inTurns(this.#compareThese(documentIds), step) : await this.#compareAll(step);
    return gridOf(compared, question, appeared, step);
  }

  /** A few documents, each looked up in all. */
  *#compareThese(documentIds: readonly Id[]): Turns<Compared> {
    const rows = [...new Set(documentIds)].sort().flatMap((id) => this.#rows().get(id) ?? []);
    const { texts, sets } = textsOf(rows);
    const runs: [number, readonly WordRun[]][][] = [];
    const common: Starts[] = [];
    for (let a = 0; a < texts.length; a++) {
      const known = yield* this.#know(texts[a]!);
      const others = new Set([...known.others].map(({ content }) => content));
      const found: [number, readonly WordRun[]][] = [];
      for (let b = a + 1; b < texts.length; b++) {
        if (others.has(texts[b]!.content)) found.push([b, yield* runsBetween(texts[a]!, known, texts[b]!)]);
      }
      runs.push(found);
      common.push(known.common);
    }
    return { texts, sets, runsOf: (text) => runs[text]!, commonOf: (text) => common[text]! };
  }

  /** All documents, by sorting all seeds at once. */
  async #compareAll(step: Step): Promise<Compared> {
    const { texts, sets } = textsOf([...this.#rows().values()].sort((a, b) => (a.documentId < b.documentId ? -1 : 1)));
    let all = this.#all;
    if (all === null || !sameRows(all.of, texts)) {
      all = { of: texts, runs: await runsOfAll(texts, step, this.most) };
      this.#all = all;
    }
    return comparedTexts(texts, sets, all.runs, this.most);
  }

  /** Passages that stand in several documents, and documents that are the same text. What is not known here is missing. */
  async families(question: FamiliesQuestion, appeared: AppearedOf, step: Step = never): Promise<Found> {
    const compared = await this.#compareAll(step);
    const found = await familiesOf(compared, question, appeared, step);
    const families = question.betweenOutlets ? found.filter((one) => isBetweenOutlets(one, appeared)) : found;
    const { offset, limit } = question;
    return {
      families: families.slice(offset, offset + limit),
      total: families.length,
      withinOutlets: found.length - families.length,
      copies: copiesOf(compared),
    };
  }

  /** How often forms stand in the texts of now; of texts with the same words in one. */
  async frequencies(forms: readonly Form[], step: Step = never): Promise<Frequencies> {
    const texts = new Map([...this.#rows().values()].map((row) => [row.content, row]));
    return countForms(forms, [...texts.values()], (word) => this.#numbers.get(word), step);
  }

  #headIn(row: PlacedRow & { readonly documentId: Id }): Uint8Array {
    let head = this.#heads.get(row);
    if (head) return head;
    const known = this.headOf(row.documentId);
    // A word that no text has stands in no line.
    const title = known ? foldedWords(known.title).map((word) => this.#numbers.get(word) ?? -1) : [];
    head = headIn(row, known?.places ?? [], title, (word) => this.#figures.has(word));
    this.#heads.set(row, head);
    return head;
  }

  /** Passages of documents, of which shared ones count once, and copies as one document. */
  async countFamilies(spots: Spots, step: Step = never): Promise<FamilyCount> {
    const { families, copyOf } = await this.#counted(step);
    return countFamilies(spots, families, copyOf, (id, from, to) => this.#wordsAt(id, from, to));
  }

  #wordsAt(id: Id, from: number, to: number): ReadonlySet<number> {
    const row = this.#rows().get(id);
    if (!row) return new Set();
    let low = 0;
    for (let high = row.from.length; low < high;) {
      const middle = (low + high) >>> 1;
      if (row.from[middle]! < from) low = middle + 1;
      else high = middle;
    }
    let end = low;
    while (end < row.from.length && row.from[end]! < to) end += 1;
    return new Set(row.words.subarray(low, end));
  }

  /** How many named origins documents have that these passages stand in. `creditsIn` gives what each names. */
  async countOrigins(
    { documentIds, first, from, to }: Spots,
    creditsIn: (id: Id) => readonly Credit[],
    step: Step = never,
  ): Promise<OriginCount> {
    const { copyOf } = await this.#counted(step);
    return countOrigins(
      documentIds.map((documentId, at) => {
        const [start, end] = [first[at]!, first[at + 1]!];
        const found = Array.from(from.subarray(start, end), (one, spot) => ({ from: one, to: to[start + spot]! }));
        return { documentId, copy: copyOf(documentId), credits: creditsOf(creditsIn(documentId), found) };
      }),
    );
  }

  /** All families, whenever and wherever they stand, and for each document a name that its copies have, too. */
  async #counted(step: Step): Promise<Counted> {
    const compared = await this.#compareAll(step);
    const of = this.#all;
    if (this.#families && this.#families.all === of && sameSets(this.#families.sets, compared.sets)) {
      return this.#families.counted;
    }
    const families = await familiesOf(compared, everyFamily, () => ({ date: null, outlet: null }), step);
    const copies = new Map(copiesOf(compared).flatMap((ids) => ids.map((id) => [id, ids[0]!] as const)));
    const counted: Counted = { families, copyOf: (id) => copies.get(id) ?? id };
    this.#families = { all: of, sets: compared.sets, counted };
    return counted;
  }

  #row(id: Id): DocumentRow {
    const row = this.#rows().get(id);
    if (!row) throw new Error(`The words of ${id} are not known`);
    return row;
  }

  #rows(): ReadonlyMap<Id, DocumentRow> {
    if (this.#alive) return this.#alive;
    const alive = new Map<Id, DocumentRow>();
    for (const { entries, rows } of this.#loaded.values()) {
      rows.forEach((row, at) => {
        if (this.isCurrent(entries[at]!)) alive.set(row.documentId, row);
      });
    }
    const isSame = alive.size === this.#before.size && [...alive].every(([id, row]) => this.#before.get(id) === row);
    if (!isSame) this.#before = alive;
    return (this.#alive = this.#before);
  }

  /** Looks every seed of a row up in all parts. */
  *#know(row: DocumentRow): Turns<Known> {
    const alive = this.#rows();
    const parts: { readonly loaded: Loaded; readonly table: SeedTable }[] = [];
    for (const loaded of [...this.#loaded.values()]) {
      parts.push({ loaded, table: (loaded.table ??= yield* SeedTable.of(loaded.rows)) });
    }
    const table = yield* SeedTable.of([row]);
    const starts = yield* notTooOften(row, table);
    const seeds = new Set<number>();
    const others = new Set<DocumentRow>();
    const look = (hash: number, same: readonly number[]): void => {
      const at = same[0]!;
      const texts = new Set([row.content]);
      const found = new Set<DocumentRow>();
      for (const { loaded, table } of parts) {
        table.each(hash, (place) => {
          const number = rowOf(loaded.firstWord, place);
          const other = loaded.rows[number]!;
          if (alive.get(other.documentId) !== other) return;
          if (!sameSeed(row, at, other, place - loaded.firstWord[number]!)) return;
          texts.add(other.content);
          found.add(other);
        });
      }
      if (texts.size > this.most) {
        for (const one of same) {
          starts[one] = 0;
          seeds.add(one);
        }
      }
      // Of texts that are the same all may be common.
      for (const other of found) if (starts[at] === 1 || other.content === row.content) others.add(other);
    };
    // A seed is looked up in all parts and compared there: less of them is done in one turn. What stands thousands of times
    // in the text, as the form of a log does, is looked up once.
    const lookAll = (hash: number, places: Uint32Array): void => {
      for (const same of sameSeeds(places, (place) => [row, place])) look(hash, same);
    };
    yield* table.eachHash(lookAll, inOneTurn / 8);
    others.delete(row);
    return { starts, common: coveredBy(row, (seed) => seeds.has(seed)), table, others };
  }
}

/** Each text once, with the documents that are that text, in the order in which they come. */
function textsOf(rows: readonly DocumentRow[]): Pick<Compared, 'texts' | 'sets'> {
  const sets = new Map<number, DocumentRow[]>();
  for (const row of rows) {
    const set = sets.get(row.content);
    if (set) set.push(row);
    else sets.set(row.content, [row]);
  }
  return { texts: [...sets.values()].map(([first]) => first!), sets: [...sets.values()] };
}

function comparedTexts(
  texts: readonly DocumentRow[],
  sets: readonly (readonly DocumentRow[])[],
  { spread, runs }: AllRuns,
  most: number,
): Compared {
  const common = new Map<number, Starts>();
  return {
    texts,
    sets,
    runsOf: (text) => runs.get(text) ?? [],
    commonOf(text) {
      let known = common.get(text);
      if (!known) common.set(text, (known = coveredBy(texts[text]!, (seed) => spread[text]![seed]! > most)));
      return known;
    },
  };
}

function* runsBetween(a: DocumentRow, { starts, table }: Known, b: DocumentRow): Turns<WordRun[]> {
  return a.content === b.content ? wholeOf(a) : yield* runsOfPair(a, starts, table, b);
}

function* passagesBetween(a: DocumentRow, known: Known, b: DocumentRow): Turns<readonly WordPassage[]> {
  return passagesOf(yield* runsBetween(a, known, b), a);
}

function sharedWith(row: DocumentRow, other: DocumentRow, passage: WordPassage, common: Starts): SharedWith {
  const [first, last] = [passage.runs[0]!, passage.runs[passage.runs.length - 1]!];
  return {
    documentId: other.documentId,
    here: placeOf(row, first.a, last.a + last.length),
    there: placeOf(other, first.b, last.b + last.length),
    kind: kindOf(passage, row, other, common),
    words: wordsIn(passage.weight),
    echo: isEcho(passage),
  };
}

/** The row in which a place stands. */
function rowOf(firstWord: Uint32Array, place: number): number {
  let low = 0;
  for (let high = firstWord.length - 1; high - low > 1;) {
    const middle = (low + high) >>> 1;
    if (firstWord[middle]! <= place) low = middle;
    else high = middle;
  }
  // Documents without words begin where the next one does.
  return low;
}

function numberOf(numbers: Map<string, number>, key: string): number {
  let number = numbers.get(key);
  if (number === undefined) numbers.set(key, (number = numbers.size));
  return number;
}

/** Two texts of one such key are the same, but for one chance in 2^64. */
function contentOf(words: Uint32Array): string {
  let [one, other] = [0x811c9dc5, 0x9e3779b1];
  for (let at = 0; at < words.length; at++) {
    one = Math.imul(one ^ words[at]!, 0x01000193);
    one ^= one >>> 13;
    other = Math.imul(other + words[at]!, 0x85ebca6b);
    other ^= other >>> 15;
  }
  return `${words.length} ${one >>> 0} ${other >>> 0}`;
}

function sameSets(some: Compared['sets'], others: Compared['sets']): boolean {
  return some.length === others.length && some.every((set, at) => sameRows(set, others[at]!));
}

function sameRows(some: readonly DocumentRow[], others: readonly DocumentRow[]): boolean {
  return some.length === others.length && some.every((row, at) => row === others[at]);
}
