import type { Id } from '../../model/id.ts';
import { countRange, nextBit } from '../match/bits.ts';
import type { Match } from './pages.ts';

/** A document with matches. */
export interface Counted {
  readonly match: Match;
  readonly document: number;
  readonly count: number;
}

/** Compares two documents' places in the order of results. */
export type Compare = (id: Id, other: Id) => number;

/** The documents that have matches, in the order of results: columns of numbers, since there may be hundreds of thousands. */
export class MatchedDocuments implements Iterable<Counted> {
  readonly size: number;
  private readonly matches: readonly Match[];
  private readonly compare: Compare;
  private readonly sections: Uint16Array;
  private readonly documents: Uint32Array;
  private readonly counts: Uint32Array;

  constructor(matches: readonly Match[], compare: Compare) {
    this.matches = matches;
    this.compare = compare;
    const most = matches.reduce((sum, { ranks }) => sum + ranks.length, 0);
    const sections = new Uint16Array(most);
    const documents = new Uint32Array(most);
    const counts = new Uint32Array(most);
    const ranks = new Uint32Array(most);
    let size = 0;
    let sorted = true;
    let highest = 0;
    matches.forEach((match, section) => {
      const { bits } = match;
      const { firstPassage } = match.evaluation.index.section;
      let document = 0;
      for (let passage = nextBit(bits, 0); passage >= 0;) {
        while (firstPassage[document + 1]! <= passage) document += 1;
        const end = firstPassage[document + 1]!;
        const rank = match.ranks[document]!;
        sorted &&= size === 0 || ranks[size - 1]! < rank;
        highest = Math.max(highest, rank);
        sections[size] = section;
        documents[size] = document;
        ranks[size] = rank;
        counts[size++] = countRange(bits, passage, end);
        passage = nextBit(bits, end);
      }
    });
    this.size = size;
    if (sorted) {
      [this.sections, this.documents, this.counts] = [sections, documents, counts];
      return;
    }
    // Ranks are unique: each document has a place of its own.
    const byRank = new Int32Array(highest + 1).fill(-1);
    for (let at = 0; at < size; at++) byRank[ranks[at]!] = at;
    const order = byRank.filter((at) => at >= 0);
    this.sections = Uint16Array.from(order, (at) => sections[at]!);
    this.documents = Uint32Array.from(order, (at) => documents[at]!);
    this.counts = Uint32Array.from(order, (at) => counts[at]!);
  }

  at(place: number): Counted {
    return {
      match: this.matches[this.sections[place]!]!,
      document: this.documents[place]!,
      count: this.counts[place]!,
    };
  }

  *[Symbol.iterator](): Generator<Counted> {
    for (let place = 0; place < this.size; place++) yield this.at(place);
  }

  idAt(place: number): Id {
    const { segment, section } = this.matches[this.sections[place]!]!.evaluation.index;
    return segment.documents[section.documents[this.documents[place]!]!]!.documentId;
  }

  /** The first place whose document does not come before this one. */
  placeOf(id: Id): number {
    let low = 0;
    for (let high = this.size; low < high;) {
      const middle = (low + high) >>> 1;
      if (this.compare(this.idAt(middle), id) < 0) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** The document in which the match number `offset` stands, and how many matches stand before that document. */
  holding(offset: number): { readonly place: number; readonly before: number } {
    let place = 0;
    let before = 0;
    while (place < this.size && before + this.counts[place]! <= offset) before += this.counts[place++]!;
    return { place, before };
  }
}
