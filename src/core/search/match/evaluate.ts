import type { Clause, Expression, Group, Pattern, Words } from '../language/query.ts';
import type { Bits } from './bits.ts';
import { addBits, dropBits, emptyBits, fullBits, isEmptyBits, keepBits } from './bits.ts';
import type { Resolved } from './dictionary.ts';
import { resolveTerm } from './dictionary.ts';
import type { Patience } from './patience.ts';
import type { SectionIndex } from './section-index.ts';
import type { Tally } from './tally.ts';
import { tally } from './tally.ts';

/** What an evaluation needs beside the words: filters and regular expressions, answered by others. */
export interface Evaluation {
  readonly index: SectionIndex;
  /** The passages that count: of living documents, at the moment when the question was begun. */
  readonly alive: Bits;
  readonly anyWord: boolean;
  /** Passages that a filter lets through. */
  readonly filter: (expression: Expression) => Bits;
  /**
   * Passages that a regular expression matches; while that is not known, at least all that it could match (`most`), or
   * at most those that it surely matches. Then the evaluation answers all passages that could match. The caller's own.
   */
  readonly regex: (pattern: Pattern, most: boolean) => Bits;
  /** Of the whole question, in all of its sections. */
  readonly patience: Patience;
  readonly resolved: Map<Words, readonly Resolved[]>;
  /** What was counted while matching, kept for scoring; null if nobody will score. Not all of it, if that is too much. */
  tallies: Map<Words, Tally> | null;
  /** For so many passages more can tallies be kept. */
  room: number;
}

/** Of each section; 8 bytes each. A question of ten thousand words could keep hundreds of megabytes. */
export const roomForTallies = 4_000_000;

/** The living passages that match. */
export function evaluate(evaluation: Evaluation, query: Group): Bits {
  const bits = group(evaluation, query, true);
  keepBits(bits, evaluation.alive);
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
    case 'regex':
      return evaluation.regex(what, most);
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
    if (bits === null) bits = more;
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
  const { passages } = tallyOf(evaluation, words);
  for (let at = 0; at < passages.length; at++) {
    const passage = passages[at]!;
    bits[passage >>> 5]! |= 1 << (passage & 31);
  }
}

/** In which passages the words stand, living or not, and how often. */
export function tallyOf(evaluation: Evaluation, words: Words): Tally {
  const { index, tallies } = evaluation;
  const known = tallies?.get(words);
  if (known) return known;
  const counted = tally(index, resolve(evaluation, words), words.near);
  if (tallies && counted.passages.length <= evaluation.room) {
    tallies.set(words, counted);
    evaluation.room -= counted.passages.length;
  }
  return counted;
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
