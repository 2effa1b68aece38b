import type { Facts } from '../facts.ts';
import { placeOf } from '../match/place.ts';
import { documentOf } from '../match/section-index.ts';
import type { ConcordanceKey, ConcordanceLine, ReadText, Stop } from '../question.ts';
import type { Matched } from '../rank/matched.ts';
import { wordsOf } from '../../text/words.ts';
import { orderLines } from './order.ts';
import type { Places } from './places.ts';
import { findPlaces } from './places.ts';

/** Code units shown on each side. */
const sideLength = 120;

/**
 * All lines of one answer: where they are is known at once, their texts are read page by page. The last order that was
 * asked for is kept.
 */
export class Lines {
  readonly total: number;
  private readonly matched: Matched;
  private readonly places: Places;
  private ordered: { readonly keys: string; readonly order: Uint32Array | null } | null = null;

  private constructor(matched: Matched, places: Places) {
    this.matched = matched;
    this.places = places;
    this.total = places.count;
  }

  /** Null if it was stopped. */
  static async of(matched: Matched, readText: ReadText, stop?: Stop): Promise<Lines | null> {
    const places = await findPlaces(matched, readText, stop);
    return places && new Lines(matched, places);
  }

  async page(
    sort: readonly ConcordanceKey[],
    offset: number,
    limit: number,
    facts: Facts,
    readText: ReadText,
    stop?: Stop,
  ): Promise<ConcordanceLine[]> {
    const keys = JSON.stringify(sort);
    if (this.ordered?.keys !== keys) {
      const order = await orderLines(this.matched, this.places, sort, facts, readText, stop);
      if (stop?.aborted) return [];
      this.ordered = { keys, order };
    }
    const { order } = this.ordered;
    const end = Math.min(this.total, offset + limit);
    const wanted: number[] = [];
    for (let at = Math.max(0, offset); at < end; at++) wanted.push(order ? order[at]! : at);
    return Promise.all(wanted.map((at) => this.line(at, readText)));
  }

  private async line(at: number, readText: ReadText): Promise<ConcordanceLine> {
    const { unit, section, passage, from, to } = this.places;
    const match = this.matched.found[section[at]!]!;
    const { index } = match.evaluation;
    const document = documentOf(index, passage[at]!);
    const place = placeOf(match, passage[at]!, document);
    const { textId } = index.segment.documents[index.section.documents[document]!]!;
    const text = (await readText(place.documentId, place.version, textId)).slice(place.from, place.to);
    let begin = from[at]! - place.from;
    let end = to[at]! - place.from;
    if (unit === 'word') {
      const words = wordsOf(text);
      const first = index.section.firstWord[passage[at]!]!;
      begin = words[from[at]! - first]!.from;
      end = words[to[at]! - 1 - first]!.to;
    }
    return {
      documentId: place.documentId,
      version: place.version,
      passage: place.passage,
      from: place.from + begin,
      to: place.from + end,
      left: onOneLine(text.slice(halfless(text, Math.max(0, begin - sideLength)), begin)),
      node: onOneLine(text.slice(begin, end)),
      right: onOneLine(text.slice(end, halfless(text, Math.min(text.length, end + sideLength)))),
    };
  }
}

/** The offset, or the next one if it would part a pair of surrogates. */
function halfless(text: string, at: number): number {
  const parts = at > 0 && at < text.length && /^[\uD800-\uDBFF][\uDC00-\uDFFF]$/.test(text.slice(at - 1, at + 1));
  return parts ? at + 1 : at;
}

function onOneLine(text: string): string {
  return text.replace(/\s*\n\s*/g, ' ');
}
