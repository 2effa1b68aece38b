import type { CellState, RuledOn } from '../../core/model/records.ts';

// What a person decided, in words: the states of a claim's cells, and the decisions of every kind of ruling.

/** What one party says of a claim. */
export const claimStates: Readonly<Record<CellState, string>> = {
  says: 'says',
  'says-otherwise': 'says otherwise',
  denies: 'denies',
  silent: 'silent',
  'no-document': 'no document in the period',
  'not-read': 'not read yet',
  'not-comparable': 'not comparable',
};

/** A decision as it is named in the history; see `decisionOf`. */
export type Decision = RuledOn extends infer R
  ? R extends { readonly kind: infer K extends string; readonly value: infer V extends string }
    ? `${K}/${V}`
    : never
  : never;

/** By kind and value. */
export const decisions: Readonly<Record<Decision, string>> = {
  'row/together': 'the same in the synopsis',
  'row/apart': 'not the same in the synopsis',
  'family/together': 'the same quotation',
  'family/apart': 'not the same quotation',
  'conflict/same-fact': 'same fact',
  'conflict/real-conflict': 'real conflict',
  'conflict/later-correction': 'later correction',
  'conflict/other-scope': 'other scope',
  'conflict/not-comparable': 'not comparable',
  'wording/quotation': 'shared quotation',
  'wording/caption': 'shared caption',
  'wording/boilerplate': 'boilerplate',
  'wording/heading': 'shared heading',
  'wording/narrative': 'shared narrative',
  'wording/formula': 'a formula that anyone may use',
  'quotation/is': 'a quotation',
  'quotation/is-not': 'no quotation',
  'furniture/is': 'furniture of the page',
  'furniture/is-not': 'text, no furniture',
  'chain/is': 'came through others',
  'chain/is-not': 'came through none of them',
  'direction/from-to': 'the direction of a line',
  'direction/none': 'no direction',
  'witness/joined': 'one witness',
  'witness/apart': 'witnesses of their own',
  'event/together': 'one event',
  'event/apart': 'another event',
  'name/same': 'one name',
  'name/different': 'different names',
  'number/is': 'how a number reads',
  'number/is-not': 'no number',
  'date/is': 'how a date reads',
  'date/is-not': 'no date',
};
