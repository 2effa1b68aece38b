import type { SourceState } from '../derived/derivation.ts';
import type { Id } from '../model/id.ts';
import { copiesOf, familiesOf, isBetweenOutlets } from './families.ts';
import type { AppearedOf } from './families.ts';
import { measuresOf } from './measures.ts';
import { flipped } from './flipped.ts';
import { countForms } from './frequencies.ts';
import type { Form, Frequencies } from './frequencies.ts';
import { isEcho, kindOf, passagesOf, shownPassage, wordsIn } from './passages.ts';
import type { WordPassage } from './passages.ts';
import type { AllRuns, Starts, WordRun } from './runs.ts';
import { notTooOften, runsOfAll, runsOfPair } from './runs.ts';
import { coveredBy, hashesOf, sameSeed, SeedTable, seedWeight, weightOf } from './seeds.ts';
import type { DocumentShared, Families, FamiliesQuestion, Grid, GridField, Pair, SharedWith } from './shapes.ts';
import { mostDocuments } from './shapes.ts';
import { stretchesOf } from './stretches.ts';
import { placeOf } from './word-pieces.ts';
import type { PlacedRow } from './word-pieces.ts';
import type { Wording } from './wording.ts';
import { wordsIn as vocabularyOf } from './wording.ts';

/** A document's words. Documents of the same words have the same `content`, and count as one text. */
export interface DocumentRow extends PlacedRow {
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

/** Families of the documents that are known. */
export type Found = Omit<Families, 'missing'>;

/** How far it is; may throw to end it. */
export type Step = (done: number, of: number) => Promise<void>;

const never: Step = async () => undefined;

/**
 * Answers about shared wording from the parts of a project. The answers depend on the documents of now only, not on how
 * they came to be in which part. `isCurrent` says whether an entry of a part is what its document is now.
 */
export class CompareIndex {
  readonly #loaded = new Map<Wording, Loaded>();
  readonly #numbers = new Map<string, number>();
  readonly #contents = new Map<string, number>();
  #alive: ReadonlyMap<Id, DocumentRow> | null = null;
  #all: { readonly of: readonly DocumentRow[]; readonly runs: AllRuns } | null = null;

  /** `most` other than the usual one is for tests. */
  constructor(
    private readonly isCurrent: (entry: SourceState) => boolean,
    private readonly most = mostDocuments,
  ) {}

  add(part: Wording): void {
    const number = vocabularyOf(part.vocabulary).map((word) => numberOf(this.#numbers, word));
    const words = part.words.map((word) => number[word]!);
    const rows = part.documents.map(({ documentId }, at): DocumentRow => {
      const [from, to] = [part.firstWord[at]!, part.firstWord[at + 1]!];
      const row = words.subarray(from, to);
      return {
        documentId,
        words: row,
        signs: part.signs.subarray(from, to),
        from: part.from.subarray(from, to),
        length: part.length.subarray(from, to),
        content: numberOf(this.#contents, contentOf(row)),
      };
    });
    this.#loaded.set(part, { entries: part.documents, rows, firstWord: part.firstWord, table: null });
    this.changed();
  }

  remove(part: Wording): void {
    this.#loaded.delete(part);
    this.changed();
  }

  /** Documents came, went or have other texts. */
  changed(): void {
    this.#alive = null;
  }

  /** Whether a document's words are known. */
  has(id: Id): boolean {
    return this.#rows().has(id);
  }

  /** What a document shares with all others; it is known. */
  sharedIn(id: Id): DocumentShared {
    const row = this.#row(id);
    const known = this.#know(row);
    const passages = new Map<number, readonly WordPassage[]>();
    const shared: SharedWith[] = [];
    for (const other of known.others) {
      let found = passages.get(other.content);
      if (!found) passages.set(other.content, (found = passagesBetween(row, known, other)));
      for (const passage of found) shared.push(sharedWith(row, other, passage, known.common));
    }
    return { documentId: id, stretches: stretchesOf(shared) };
  }

  /** All that two documents share; both are known. */
  pair(aId: Id, bId: Id): Pair {
    if (aId > bId) return flipped(this.pair(bId, aId));
    const [a, b] = [this.#row(aId), this.#row(bId)];
    const known = this.#know(a);
    const passages = aId === bId ? [] : passagesBetween(a, known, b);
    const shared = passages.map((passage) => shownPassage(passage, a, b, known.common));
    return { ...measuresOf(a, b, passages), aId, bId, shared };
  }

  /** Every two of these documents, in their order; those that are not known share nothing. */
  async grid(documentIds: readonly Id[], step: Step = never): Promise<Grid> {
    const fields: GridField[] = [];
    for (let a = 0; a < documentIds.length; a++) {
      await step(a, documentIds.length);
      const row = this.#rows().get(documentIds[a]!);
      if (!row) continue;
      const others = new Set([...this.#know(row).others].map(({ documentId }) => documentId));
      for (let b = a + 1; b < documentIds.length; b++) {
        if (!others.has(documentIds[b]!)) continue;
        const { aId: _a, bId: _b, shared: _shared, ...measures } = this.pair(documentIds[a]!, documentIds[b]!);
        if (measures.class !== null) fields.push({ a, b, ...measures });
      }
    }
    return { documentIds, fields };
  }

  /** Passages that stand in several documents, and documents that are the same text. What is not known here is missing. */
  async families(question: FamiliesQuestion, appeared: AppearedOf, step: Step = never): Promise<Found> {
    const rows = [...this.#rows().values()].sort((a, b) => (a.documentId < b.documentId ? -1 : 1));
    const copies = new Map<number, DocumentRow[]>();
    for (const row of rows) copies.set(row.content, [...(copies.get(row.content) ?? []), row]);
    const texts = [...copies.values()].map(([first]) => first!);
    if (this.#all === null || !sameRows(this.#all.of, texts)) {
      this.#all = { of: texts, runs: await runsOfAll(texts, step, this.most) };
    }
    const { runs } = this.#all;
    const sets = texts.map(({ content }) => copies.get(content)!);
    const found = await familiesOf({ texts, sets, all: runs, most: this.most }, question, appeared, step);
    const families = question.betweenOutlets ? found.filter((one) => isBetweenOutlets(one, appeared)) : found;
    const { offset, limit } = question;
    return {
      families: families.slice(offset, offset + limit),
      total: families.length,
      withinOutlets: found.length - families.length,
      copies: copiesOf(texts, sets, runs),
    };
  }

  /** How often forms stand in the texts of now; of texts with the same words in one. */
  async frequencies(forms: readonly Form[], step: Step = never): Promise<Frequencies> {
    const texts = new Map([...this.#rows().values()].map((row) => [row.content, row]));
    return countForms(forms, [...texts.values()], (word) => this.#numbers.get(word), step);
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
    return (this.#alive = alive);
  }

  /** Looks every seed of a row up in all parts. */
  #know(row: DocumentRow): Known {
    const alive = this.#rows();
    const table = new SeedTable([row]);
    const starts = notTooOften(row, table);
    const seeds = new Set<number>();
    const others = new Set<DocumentRow>();
    hashesOf(row).forEach((hash, at) => {
      const texts = new Set([row.content]);
      const found: DocumentRow[] = [];
      for (const loaded of this.#loaded.values()) {
        (loaded.table ??= new SeedTable(loaded.rows)).each(hash, (place) => {
          const number = rowOf(loaded.firstWord, place);
          const other = loaded.rows[number]!;
          if (alive.get(other.documentId) !== other) return;
          if (!sameSeed(row, at, other, place - loaded.firstWord[number]!)) return;
          texts.add(other.content);
          found.push(other);
        });
      }
      if (texts.size > this.most) {
        starts[at] = 0;
        seeds.add(at);
      }
      // Of texts that are the same all may be common.
      for (const other of found) if (starts[at] === 1 || other.content === row.content) others.add(other);
    });
    others.delete(row);
    return { starts, common: coveredBy(row, (seed) => seeds.has(seed)), table, others };
  }
}

function passagesBetween(a: DocumentRow, { starts, table }: Known, b: DocumentRow): readonly WordPassage[] {
  return passagesOf(a.content === b.content ? wholeOf(a) : runsOfPair(a, starts, table, b), a);
}

/** Two texts that are the same are one run, whatever stands in them. */
function wholeOf(row: DocumentRow): WordRun[] {
  const weight = row.signs.reduce((sum, signs) => sum + weightOf(signs), 0);
  return weight < seedWeight ? [] : [{ a: 0, b: 0, length: row.words.length, weight }];
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

function sameRows(some: readonly DocumentRow[], others: readonly DocumentRow[]): boolean {
  return some.length === others.length && some.every((row, at) => row === others[at]);
}
