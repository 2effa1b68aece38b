import type { Clause, Expression, Group, Pattern, Words } from '../language/query.ts';
import { NumberList } from '../segment/write-section.ts';
import type { Bits } from './bits.ts';
import { addBits, dropBits, emptyBits, fullBits, isEmptyBits, keepBits, setBit } from './bits.ts';
import type { Resolved } from './dictionary.ts';
import { resolveTerm } from './dictionary.ts';
import { regexCandidates } from './regex-candidates.ts';
import { eachNear, eachRow } from './row.ts';
import type { SectionIndex } from './section-index.ts';
import { passageOf, readKey } from './section-index.ts';

/** What an evaluation needs beside the words: filters and regular expressions, answered by others. */
export interface Evaluation {
  readonly index: SectionIndex;
  readonly anyWord: boolean;
  /** Passages that a filter lets through. */
  readonly filter: (expression: Expression) => Bits;
  /**
   * Passages that a regular expression matches; null while that is not known. Then the evaluation answers all passages
   * that could match, whatever the expression matches.
   */
  readonly regex: (pattern: Pattern) => Bits | null;
  readonly resolved: Map<Words, readonly Resolved[]>;
  /** How often patterns of many words stand in each passage: matching counted it, and scoring need not decode again. */
  readonly counted: Map<Words, Times>;
}

/** Passages, in no order, and for each how often something stands in it. */
interface Times {
  readonly passages: Uint32Array;
  readonly times: Uint32Array;
}

/** From so many words on it pays to count while matching. */
const manyKeys = 8;

/** The living passages that match. */
export function evaluate(evaluation: Evaluation, query: Group): Bits {
  const bits = group(evaluation, query, true);
  keepBits(bits, evaluation.index.alive);
  return bits;
}

/** `most` says whether unknown regular expressions are to be taken as matching everything or nothing. */
function expression(evaluation: Evaluation, what: Expression, most: boolean): Bits {
  switch (what.kind) {
    case 'group':
      return group(evaluation, what, most);
    case 'either': {
      const bits = emptyBits(evaluation.index.passages);
      for (const option of what.options) {
        const { presence, expression: part } = option;
        if (presence === 'plain' && part.kind === 'words') addWords(evaluation, part, bits);
        else addBits(bits, clauseBits(evaluation, option, most));
      }
      return bits;
    }
    case 'words': {
      const bits = emptyBits(evaluation.index.passages);
      addWords(evaluation, what, bits);
      return bits;
    }
    case 'regex': {
      const { index } = evaluation;
      return evaluation.regex(what) ?? (most ? regexCandidates(index, what) : emptyBits(index.passages));
    }
    case 'field':
    case 'date':
    case 'state':
      return evaluation.filter(what);
  }
}

function clauseBits(evaluation: Evaluation, { presence, expression: what }: Clause, most: boolean): Bits {
  if (presence !== 'prohibited') return expression(evaluation, what, most);
  const bits = fullBits(evaluation.index.passages);
  dropBits(bits, expression(evaluation, what, !most));
  return bits;
}

function group(evaluation: Evaluation, { clauses }: Group, most: boolean): Bits {
  const { index, anyWord } = evaluation;
  if (clauses.length === 0) return emptyBits(index.passages);
  const required = clauses.filter((clause) => isRequired(clause, anyWord));
  const prohibited = clauses.filter(({ presence }) => presence === 'prohibited');
  const optional = clauses.filter((clause) => clause.presence === 'plain' && !isRequired(clause, anyWord));
  const plus = clauses.some(({ presence }) => presence === 'required');
  let bits: Bits | null = null;
  if (optional.length > 0 && !plus) {
    bits = emptyBits(index.passages);
    for (const { expression: what } of optional) {
      if (what.kind === 'words') addWords(evaluation, what, bits);
      else addBits(bits, expression(evaluation, what, most));
    }
  }
  for (const { expression: what } of required) {
    if (bits !== null && isEmptyBits(bits)) return bits;
    const more = expression(evaluation, what, most);
    if (bits === null) bits = more === index.alive ? more.slice() : more;
    else keepBits(bits, more);
  }
  bits ??= fullBits(index.passages);
  for (const { expression: what } of prohibited) {
    if (isEmptyBits(bits)) break;
    dropBits(bits, expression(evaluation, what, !most));
  }
  return bits;
}

/** If any word will do, that is said of words: filters and what has a + hold all the same. */
function isRequired({ presence, expression: what }: Clause, anyWord: boolean): boolean {
  if (presence !== 'plain') return presence === 'required';
  return !anyWord || what.kind === 'field' || what.kind === 'date' || what.kind === 'state';
}

function addWords(evaluation: Evaluation, words: Words, bits: Bits): void {
  const term = soleTerm(evaluation, words);
  if (!term) return eachPassage(evaluation, words, (passage) => setBit(bits, passage));
  const { index } = evaluation;
  if (term.keys.length >= manyKeys) {
    for (const passage of countMany(evaluation, words, term).passages) setBit(bits, passage);
    return;
  }
  const { firstWord } = index.section;
  for (let at = 0; at < term.keys.length; at++) {
    const numbers = numbersOfKey(index, term, at);
    let end = 0;
    for (let place = 0; place < keyCount; place++) {
      const number = numbers[place]!;
      if (number < end) continue;
      const passage = passageOf(index, number);
      end = firstWord[passage + 1]!;
      bits[passage >>> 5]! |= 1 << (passage & 31);
    }
  }
}

/**
 * Counts how often the words stand in each passage: adds to `times`, and to `touched` each passage whose count was 0.
 */
export function countTimes(evaluation: Evaluation, words: Words, times: Uint32Array, touched: NumberList): void {
  const term = soleTerm(evaluation, words);
  if (!term) {
    return eachPassage(evaluation, words, (passage, more) => {
      if (times[passage] === 0) touched.add(passage);
      times[passage]! += more;
    });
  }
  if (term.keys.length >= manyKeys) {
    const counted = countMany(evaluation, words, term);
    counted.passages.forEach((passage, at) => {
      if (times[passage] === 0) touched.add(passage);
      times[passage]! += counted.times[at]!;
    });
    return;
  }
  countKeys(evaluation.index, term, times, touched);
}

/** Counts a term of many words once for matching and scoring. */
function countMany(evaluation: Evaluation, words: Words, term: Resolved): Times {
  let counted = evaluation.counted.get(words);
  if (!counted) {
    const { index } = evaluation;
    if (timesScratch.length < index.passages) timesScratch = new Uint32Array(index.passages);
    const touched = new NumberList();
    countKeys(index, term, timesScratch, touched);
    const passages = touched.done();
    const times = passages.map((passage) => timesScratch[passage]!);
    for (const passage of passages) timesScratch[passage] = 0;
    counted = { passages, times };
    evaluation.counted.set(words, counted);
  }
  return counted;
}

function countKeys(index: SectionIndex, term: Resolved, times: Uint32Array, touched: NumberList): void {
  const { firstWord } = index.section;
  for (let at = 0; at < term.keys.length; at++) {
    const numbers = numbersOfKey(index, term, at);
    let passage = 0;
    let end = 0;
    for (let place = 0; place < keyCount; place++) {
      const number = numbers[place]!;
      if (number >= end) {
        passage = passageOf(index, number);
        end = firstWord[passage + 1]!;
        if (times[passage] === 0) touched.add(passage);
      }
      times[passage]! += 1;
    }
  }
}

/** The one term of words that are neither a row nor near each other. */
function soleTerm(evaluation: Evaluation, words: Words): Resolved | null {
  return words.near === null && words.terms.length === 1 ? resolve(evaluation, words)[0]! : null;
}

/** Calls `visit` for each passage with the row of words, and how often; a passage may come several times. */
function eachPassage(evaluation: Evaluation, words: Words, visit: (passage: number, times: number) => void): void {
  const { index } = evaluation;
  const terms = resolve(evaluation, words);
  if (words.near !== null) eachNear(index, terms, words.near, (passage, { length }) => visit(passage, length));
  else eachRow(index, terms, (passage) => visit(passage, 1));
}

/** The terms of the words, looked up in the section once. */
export function resolve({ index, resolved }: Evaluation, words: Words): readonly Resolved[] {
  let terms = resolved.get(words);
  if (!terms) {
    terms = words.terms.map((term) => resolveTerm(index.section, term));
    resolved.set(words, terms);
  }
  return terms;
}

// Lists are decoded into one array that is used again and again: most are short, and there may be thousands of them.
let scratch = new Uint32Array(1024);
/** All 0 between calls. */
let timesScratch = new Uint32Array(1024);
let keyCount = 0;

/** Decodes a term's key; `keyCount` then says how many of the numbers are its. */
function numbersOfKey(index: SectionIndex, term: Resolved, at: number): Uint32Array {
  const key = term.keys[at]!;
  const { postings, postingStart } = index.section;
  // A list cannot hold more numbers than it has bytes.
  const most = postingStart[key + 1]! - postingStart[key]!;
  if (scratch.length < most) scratch = new Uint32Array(Math.min(most * 2, postings.length));
  keyCount = readKey(index, key, term.forms[at]!, scratch, 0);
  return scratch;
}
