// eslint-disable-next-line @typescript-eslint/triple-slash-reference -- Every room that reads this file must know the types.
/// <reference path="./language-table.d.ts" />
import { avgScore } from '../../../node_modules/eld/src/avgScore.js';
import { dictionary } from '../../../node_modules/eld/src/dictionary.js';
import { ngramsData } from '../../../node_modules/eld/src/ngrams/extrasmall.js';
import { separators } from '../../../node_modules/eld/src/regexPatterns.js';

// The detector of languages `eld` (N. T. M., Apache 2.0), with the same answers in a sixth of its time: an import of many
// small files spent a tenth of its work in it. It adds up, for each language, what a table says of every group of four
// bytes in the words. Here the groups of a word are looked up once, and what the table says of one stands in two lists.

/** A group of bytes: what it adds to which languages, and the text that it was counted in last. */
interface Group {
  readonly languages: readonly number[];
  readonly scores: readonly number[];
  text: number;
}

const codes: readonly string[] = Object.values(ngramsData.languages);
const groups = new Map<string, Group>();
const groupsOfWords = new Map<string, readonly Group[]>();
/** Kept from text to text. */
const mostWords = 30_000;
const mostGroups = 60_000;

/** The table says by how much more. */
const leastScore = 53;
/** Code units that are looked at, at most. */
const longest = 1000;
/** Bytes of UTF-8 after which the text is cut: at the end of a word, and anywhere. */
const cutAfter = 350;
const cutWithin = 380;
const longestWord = 70;
/** An ordinary score of a group, by which scores are brought between 0 and 1. */
const ordinary = 25;
const leastGroups = 3;
/** Of the score that texts of the language have on average, so much at least. */
const leastShare = 0.75;

const totals = new Int32Array(codes.length);
let texts = 0;

/** The language that the words, without signs and numbers, are likely in, as ISO 639-1; null if that cannot be told. */
export function likelyLanguage(words: string): string | null {
  if (groupsOfWords.size > mostWords) groupsOfWords.clear();
  if (groups.size > mostGroups) {
    // Words hold groups, and one group must not be two.
    groups.clear();
    groupsOfWords.clear();
  }
  texts += 1;
  totals.fill(0);
  let counted = 0;
  for (const word of firstWords(words)) {
    for (const group of groupsOf(word)) {
      if (group.text === texts) continue;
      group.text = texts;
      counted += 1;
      const { languages, scores } = group;
      for (let at = 0; at < languages.length; at++) totals[languages[at]!]! += scores[at]!;
    }
  }
  const best = indexOfMost(totals);
  if (best === null || counted < leastGroups) return null;
  const score = totals[best]! / counted;
  return score / (score + ordinary) < avgScore[codes[best]!]! * leastShare ? null : codes[best]!;
}

/** The words of the beginning in lower case, a sign for each byte of UTF-8 as the table has them. */
function* firstWords(text: string): Generator<string> {
  const end = Math.min(text.length, longest);
  let bytes = 0;
  for (let from = 0; from < end; from++) {
    if (!isLetter(text.charCodeAt(from))) continue;
    if (bytes > cutAfter) return;
    if (bytes > 0) bytes += 1;
    const start = from;
    while (from < end && isLetter(text.charCodeAt(from))) from++;
    const word = text.slice(start, from).toLowerCase();
    const most = cutWithin - bytes;
    const signs = isAscii(word) ? word.slice(0, most + 1) : signsOf(word, most);
    yield signs;
    bytes += signs.length;
    if (bytes > cutWithin) return;
  }
}

/** As many whole letters as it takes to have more than `most` bytes. */
function signsOf(word: string, most: number): string {
  let signs = '';
  for (let at = 0; at < word.length && signs.length <= most; at++) {
    const code = word.charCodeAt(at);
    if (code < 0x80) signs += word[at];
    else if (code < 0x800) signs += dictionary[0xc0 | (code >> 6)]! + last(code);
    else signs += dictionary[0xe0 | (code >> 12)]! + dictionary[0x80 | ((code >> 6) & 0x3f)]! + last(code);
  }
  return signs;
}

function last(code: number): string {
  return dictionary[0x80 | (code & 0x3f)]!;
}

function isAscii(word: string): boolean {
  return /^[\0-\x7f]*$/.test(word);
}

const kinds = new Uint8Array(0x10000);
const [letter, other] = [1, 2];

/** What the table's makers take for a letter: none beyond the first plane. */
function isLetter(code: number): boolean {
  return (kinds[code] ||= String.fromCharCode(code).search(separators) < 0 ? letter : other) === letter;
}

/** Four bytes every third one, with the space before the word and behind it. */
function groupsOf(word: string): readonly Group[] {
  const known = groupsOfWords.get(word);
  if (known) return known;
  const length = Math.min(word.length, longestWord);
  const found: Group[] = [];
  let at = 0;
  for (; at + 4 < length; at += 3) found.push(groupAt(`${at === 0 ? ' ' : ''}${word.slice(at, at + 4)}`));
  // A word of three bytes whole; of a longer one the last four.
  const rest = length === 3 ? word : word.slice(Math.max(0, length - 4));
  found.push(groupAt(`${at === 0 ? ' ' : ''}${rest} `));
  groupsOfWords.set(word, found);
  return found;
}

function groupAt(bytes: string): Group {
  const known = groups.get(bytes);
  if (known) return known;
  const row = ngramsData.ngrams[bytes];
  const group = { languages: row ? Object.keys(row).map(Number) : none, scores: row ? scoresOf(row) : none, text: 0 };
  groups.set(bytes, group);
  return group;
}

const none: readonly number[] = [];

function scoresOf(row: Readonly<Record<number, number>>): readonly number[] {
  return Object.values(row).map((score) => score + leastScore);
}

function indexOfMost(numbers: Int32Array): number | null {
  let best: number | null = null;
  for (let at = 0; at < numbers.length; at++) if (numbers[at]! > (best === null ? 0 : numbers[best]!)) best = at;
  return best;
}
