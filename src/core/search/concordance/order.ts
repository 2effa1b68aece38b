import type { Document } from '../../model/records.ts';
import type { Facts } from '../facts.ts';
import { documentOf, bordersOf } from '../match/section-index.ts';
import type { ConcordanceKey, ReadText, Stop } from '../question.ts';
import type { Matched } from '../rank/matched.ts';
import { compareDates } from '../../text/dates.ts';
import { exactWord, foldWord } from '../../text/fold.ts';
import { wordsOf } from '../../text/words.ts';
import type { Word } from '../../text/words.ts';
import type { Places } from './places.ts';
import { keysAt, noWord, rankKeys } from './word-keys.ts';

/** A match of more words is sorted by its first ones. */
const nodeWords = 8;

/**
 * The lines in the order that the keys say, as numbers of places; null for the order they have, or if it was stopped.
 * Words are compared folded, by code units; where there is none comes first, where a date or outlet is not known last.
 */
export async function orderLines(
  matched: Matched,
  places: Places,
  keys: readonly ConcordanceKey[],
  facts: Facts,
  readText: ReadText,
  stop?: Stop,
): Promise<Uint32Array | null> {
  if (keys.every(({ by }) => by === 'document')) return null;
  const columns = new Map<ConcordanceKey, readonly Uint32Array[]>();
  const wordKeys = keys.filter(({ by }) => by === 'left' || by === 'right' || by === 'node');
  const words =
    places.unit === 'word'
      ? wordColumns(matched, places, wordKeys)
      : await textColumns(matched, places, wordKeys, readText, stop);
  if (!words) return null;
  wordKeys.forEach((key, at) => columns.set(key, words[at]!));
  for (const key of keys) if (!columns.has(key)) columns.set(key, [documentColumn(matched, places, key, facts)]);
  let order = Uint32Array.from({ length: places.count }, (_, at) => at);
  for (const column of keys.flatMap((key) => columns.get(key)!).reverse()) order = sortBy(order, column);
  return order;
}

/** A stable sort by counting: the ranks are dense. */
function sortBy(order: Uint32Array<ArrayBuffer>, column: Uint32Array): Uint32Array<ArrayBuffer> {
  let most = 0;
  for (const rank of column) if (rank > most) most = rank;
  const next = new Uint32Array(most + 2);
  for (const rank of column) next[rank + 1]! += 1;
  for (let rank = 0; rank <= most; rank++) next[rank + 1]! += next[rank]!;
  const sorted = new Uint32Array(order.length);
  for (const place of order) sorted[next[column[place]!]!++] = place;
  return sorted;
}

function wordColumns(matched: Matched, places: Places, keys: readonly ConcordanceKey[]): Uint32Array[][] {
  const { count, section, passage, from, to } = places;
  const indexes = matched.found.map(({ evaluation }) => evaluation.index);
  let longest = 1;
  for (let at = 0; at < count; at++) longest = Math.max(longest, to[at]! - from[at]!);
  const targets = keys.map((key) => {
    const shifts = key.by === 'node' ? Math.min(longest, nodeWords) : 1;
    return Array.from({ length: shifts }, (_, shift) => {
      const numbers = new Uint32Array(count);
      for (let at = 0; at < count; at++) {
        const { firstWord } = indexes[section[at]!]!.section;
        let number = from[at]! + shift;
        let fits = number < to[at]!;
        if (key.by === 'left') {
          number = from[at]! - key.distance;
          fits = number >= firstWord[passage[at]!]!;
        } else if (key.by === 'right') {
          number = to[at]! - 1 + key.distance;
          fits = number < firstWord[passage[at]! + 1]!;
        }
        numbers[at] = fits ? number : noWord;
      }
      return numbers;
    });
  });
  const all = targets.flat();
  const found = all.map(() => new Uint32Array(count).fill(noWord));
  indexes.forEach((index, number) => {
    const own: number[] = [];
    for (let at = 0; at < count; at++) if (section[at] === number) own.push(at);
    if (own.length === 0) return;
    const answers = keysAt(
      index,
      all.map((numbers) => Uint32Array.from(own, (at) => numbers[at]!)),
    );
    answers.forEach((answer, column) => own.forEach((at, slot) => (found[column]![at] = answer[slot]!)));
  });
  const ranked = found.map((column) => rankKeys(indexes, section, column));
  let next = 0;
  return targets.map((columns) => columns.map(() => ranked[next++]!));
}

/** The same from the texts, for matches of regular expressions: they may begin and end inside of words. */
async function textColumns(
  matched: Matched,
  places: Places,
  keys: readonly ConcordanceKey[],
  readText: ReadText,
  stop: Stop | undefined,
): Promise<Uint32Array[][] | null> {
  const { count, section, passage, from, to } = places;
  const numbers = new Map<string, number>([['', 0]]);
  const columns = keys.map(() => new Uint32Array(count));
  let words: readonly Word[] = [];
  let text = '';
  let start = 0;
  for (let at = 0; at < count; at++) {
    if (at === 0 || passage[at] !== passage[at - 1] || section[at] !== section[at - 1]) {
      if (stop?.pause) await stop.pause();
      if (stop?.aborted) return null;
      const { index } = matched.found[section[at]!]!.evaluation;
      const document = documentOf(index, passage[at]!);
      const { documentId, version, textId } = index.segment.documents[index.section.documents[document]!]!;
      const borders = bordersOf(index, document, passage[at]!);
      start = borders.from;
      text = (await readText(documentId, version, textId)).slice(borders.from, borders.to);
      words = wordsOf(text);
    }
    const [begin, end] = [from[at]! - start, to[at]! - start];
    keys.forEach((key, column) => {
      let word = '';
      if (key.by === 'node') {
        word = wordsOf(text.slice(begin, end))
          .slice(0, nodeWords)
          .map((part) => foldText(part.text))
          .join(' ');
      } else if (key.by === 'left') {
        let last = words.length - 1;
        while (last >= 0 && words[last]!.to > begin) last -= 1;
        word = foldText(words[last + 1 - key.distance]?.text ?? '');
      } else if (key.by === 'right') {
        const next = words.findIndex((part) => part.from >= end);
        word = next < 0 ? '' : foldText(words[next - 1 + key.distance]?.text ?? '');
      }
      let number = numbers.get(word);
      if (number === undefined) numbers.set(word, (number = numbers.size));
      columns[column]![at] = number;
    });
  }
  const rank = new Uint32Array(numbers.size);
  [...numbers.keys()].sort().forEach((word, at) => (rank[numbers.get(word)!] = at));
  return columns.map((column) => [column.map((number) => rank[number]!)]);
}

function foldText(word: string): string {
  return foldWord(word) || exactWord(word);
}

/** Ranks of the documents, or of what they say. */
function documentColumn(matched: Matched, places: Places, key: ConcordanceKey, facts: Facts): Uint32Array {
  const read = ({ attributes }: Document): string =>
    key.by === 'date' ? (attributes['date']?.value ?? '') : foldWord(attributes['outlet']?.value ?? '').trim();
  const values = Array.from(matched.documents, ({ match: { evaluation }, document }) => {
    const { segment, section } = evaluation.index;
    const record = facts.documents.get(segment.documents[section.documents[document]!]!.documentId);
    return record ? read(record) : '';
  });
  const known = [...new Set(values)].filter((value) => value !== '').sort(key.by === 'date' ? compareDates : undefined);
  const rank = new Map(known.map((value, at) => [value, at]));
  // Places come in the order of documents.
  const column = new Uint32Array(places.count);
  let at = 0;
  for (let number = 0; number < matched.documents.size; number++) {
    const { match, document } = matched.documents.at(number);
    const section = matched.found.indexOf(match);
    const end = match.evaluation.index.section.firstPassage[document + 1]!;
    const first = match.evaluation.index.section.firstPassage[document]!;
    const own = key.by === 'document' ? number : (rank.get(values[number]!) ?? rank.size);
    while (
      at < places.count &&
      places.section[at] === section &&
      places.passage[at]! >= first &&
      places.passage[at]! < end
    ) {
      column[at++] = own;
    }
  }
  return column;
}
