import type { Query } from '../language/query.ts';
import { hasBit, nextBit } from '../match/bits.ts';
import { resolve } from '../match/evaluate.ts';
import { wanted } from '../match/marks.ts';
import { readMarked } from '../match/place.ts';
import { numbersOf } from '../match/numbers.ts';
import { eachNear, eachRow, isNear, stepsIn } from '../match/row.ts';
import type { Spans } from '../match/section-index.ts';
import { longSpans, passageOf } from '../match/section-index.ts';
import type { ReadText, Stop } from '../question.ts';
import type { Matched } from '../rank/matched.ts';
import type { Match } from '../rank/pages.ts';
import { NumberList } from '../segment/write-section.ts';
import { firstFrom } from '../../text/first-from.ts';

/**
 * Where every match stands, one line of a concordance each, in the order of documents: about 16 bytes a line, so that
 * millions of them are no burden. Words are given by their numbers in the section, which needs no text at all; what a
 * regular expression matched is given by offsets into the document's text.
 */
export interface Places {
  readonly count: number;
  readonly unit: 'word' | 'character';
  /** Which of the matched sections it stands in. */
  readonly section: Uint16Array;
  /** Number of the passage in the section. */
  readonly passage: Uint32Array;
  readonly from: Uint32Array;
  readonly to: Uint32Array;
}

/** All matches, as `marksIn` marks them. Null if it was stopped. */
export async function findPlaces(matched: Matched, readText: ReadText, stop?: Stop): Promise<Places | null> {
  const byText = [...wanted(matched.query)].some(({ kind }) => kind === 'regex');
  const section = new NumberList();
  const passage = new NumberList();
  const from = new NumberList();
  const to = new NumberList();
  if (byText) {
    for (const { match, document } of matched.documents) {
      if (stop?.pause) await stop.pause();
      const number = matched.found.indexOf(match);
      const { firstPassage } = match.evaluation.index.section;
      const end = firstPassage[document + 1]!;
      for (
        let at = nextBit(match.bits, firstPassage[document]!);
        at >= 0 && at < end;
        at = nextBit(match.bits, at + 1)
      ) {
        if (match.evaluation.patience.isTurnOver() && stop?.pause) await stop.pause();
        if (stop?.aborted) return null;
        for (const mark of (await readMarked(match, matched.query, at, readText)).matches) {
          section.add(number);
          passage.add(at);
          from.add(mark.from);
          to.add(mark.to);
        }
      }
    }
  } else {
    const bySection = matched.found.map((match) => wordMatches(match, matched.query));
    const next = matched.found.map(() => 0);
    for (const { match, document } of matched.documents) {
      const number = matched.found.indexOf(match);
      const { index } = match.evaluation;
      const end = index.section.firstWord[index.section.firstPassage[document + 1]!]!;
      const [starts, ends] = bySection[number]!;
      let at = next[number]!;
      // Documents without matches have no places; the order of the others in their section is that of their words.
      const first = index.section.firstWord[index.section.firstPassage[document]!]!;
      if (at >= starts.length || starts[at]! < first || (at > 0 && starts[at - 1]! >= first))
        at = firstFrom(starts, first);
      for (; at < starts.length && starts[at]! < end; at++) {
        section.add(number);
        passage.add(passageOf(index, starts[at]!));
        from.add(starts[at]!);
        to.add(ends[at]!);
      }
      next[number] = at;
    }
  }
  return {
    count: from.length,
    unit: byText ? 'character' : 'word',
    section: Uint16Array.from(section.values.subarray(0, section.length)),
    passage: passage.done(),
    from: from.done(),
    to: to.done(),
  };
}

/** The matches of a section as ranges of word numbers, ascending, joined where they share a word. */
function wordMatches(match: Match, query: Query): readonly [Uint32Array, Uint32Array] {
  const { evaluation, bits } = match;
  const { index } = evaluation;
  const singles = new NumberList();
  // Start and length of a row in one number, so that they can be sorted together.
  const rows: number[] = [];
  const add = (number: number, spans: readonly Spans[]): void => {
    const span = Math.max(...spans.map((own) => own.get(number)?.at(-1) ?? 1));
    if (span === 1) singles.add(number);
    else rows.push(number * lengths + span);
  };
  for (const expression of wanted(query)) {
    if (expression.kind !== 'words') continue;
    const terms = resolve(evaluation, expression);
    if (expression.near !== null) {
      const { near } = expression;
      const spans = terms.map((term) => longSpans(index, term));
      eachNear(index, terms, near, (passage, starts, places) => {
        if (!hasBit(bits, passage)) return;
        const all = places.flat();
        const step = stepsIn(index, passage);
        for (const start of starts) for (const place of all) if (isNear(start, place, near, step)) add(place, spans);
      });
    } else if (terms.length === 1) {
      const spans = [longSpans(index, terms[0]!)];
      for (const number of numbersOf(index, terms[0]!)) {
        if (hasBit(bits, passageOf(index, number))) add(number, spans);
      }
    } else {
      eachRow(index, terms, (passage, start, end) => {
        if (hasBit(bits, passage)) rows.push(start * lengths + end - start);
      });
    }
  }
  const words = singles.values.subarray(0, singles.length).sort();
  const phrases = Float64Array.from(rows).sort();
  const starts = new NumberList();
  const ends = new NumberList();
  const put = (start: number, end: number): void => {
    const last = ends.length - 1;
    if (last >= 0 && start < ends.values[last]!) ends.values[last] = Math.max(ends.values[last]!, end);
    else {
      starts.add(start);
      ends.add(end);
    }
  };
  let phrase = 0;
  for (const word of words) {
    for (; phrase < phrases.length && phrases[phrase]! < (word + 1) * lengths; phrase++) addRow(phrases[phrase]!);
    put(word, word + 1);
  }
  for (; phrase < phrases.length; phrase++) addRow(phrases[phrase]!);
  return [starts.values.subarray(0, starts.length), ends.values.subarray(0, ends.length)];

  function addRow(packed: number): void {
    const start = Math.floor(packed / lengths);
    put(start, start + (packed % lengths));
  }
}

/** More than any query has words. */
const lengths = 1 << 20;
