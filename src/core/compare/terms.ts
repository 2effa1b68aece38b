import { termsOf } from './account.ts';
import type { ReadAccount, Term } from './account.ts';
import type { CountForms, Form } from './frequencies.ts';

// Sentences as vectors: a number for each term, larger the rarer the term is. Terms are numbered in the order of their
// characters and every sum goes along them, so that the last bit of a likeness does not depend on who is asked first.

/** A sentence. Its weights make a vector of length 1. */
export interface TermVector {
  /** Ascending. */
  readonly terms: Uint32Array;
  readonly weights: Float64Array;
  /** The same for the same terms, each as often. */
  readonly key: string;
}

/** A term of a sentence, and how often it stands there. */
type Counted = ReadonlyMap<string, number>;

type Step = (done: number, of: number) => Promise<void>;

/** The sentences of each account as vectors. */
export async function vectorsOf(
  accounts: readonly ReadAccount[],
  count: CountForms,
  step: Step,
): Promise<readonly (readonly TermVector[])[]> {
  const seen = new Set<Term>();
  const only = onlyLanguage(accounts);
  const sentences: Counted[][] = [];
  for (const account of accounts) {
    const counted: Counted[] = [];
    const eachTerm = termsOf(account, account.source.language ?? only);
    for (let sentence = 0; sentence < account.sentences.length; sentence++) {
      if (sentence % 64 === 0) await step(sentence, account.sentences.length);
      const times = new Map<string, number>();
      eachTerm(sentence, (term) => {
        seen.add(term);
        times.set(term.key, (times.get(term.key) ?? 0) + 1);
      });
      counted.push(times);
    }
    sentences.push(counted);
  }
  const { forms, formsOf, stops } = gathered(seen);
  const weightOf = weights(formsOf, stops, await countsOf(forms, count), accounts);
  const names = [...formsOf.keys()].sort();
  const numbers = new Map(names.map((term, number) => [term, number]));
  const weightOfNumber = Float64Array.from(names, weightOf);
  return sentences.map((counted) => counted.map((times) => vectorOf(times, numbers, names, weightOfNumber)));
}

/** The forms of all terms, those of each, and which terms say nothing, however few texts there are to show it. */
function gathered(terms: ReadonlySet<Term>) {
  const forms = new Map<string, Form>();
  const formsOf = new Map<string, Set<string>>();
  const stops = new Set<string>();
  for (const { key, form, stop } of terms) {
    const name = form.join('\n');
    forms.set(name, form);
    const known = formsOf.get(key);
    if (known) known.add(name);
    else formsOf.set(key, new Set([name]));
    if (stop) stops.add(key);
  }
  return { forms, formsOf, stops };
}

interface Counts {
  readonly of: ReadonlyMap<string, number>;
  readonly words: number;
}

async function countsOf(forms: ReadonlyMap<string, Form>, count: CountForms): Promise<Counts> {
  const { counts, words } = await count([...forms.values()]);
  return { of: new Map([...forms.keys()].map((key, at) => [key, counts[at]!])), words };
}

/**
 * How much a term says: the logarithm of how many times more sentences there are than places of it. A word hardly stands
 * in a sentence twice, so places are taken for sentences.
 */
export function termWeight(places: number, sentences: number): number {
  return Math.log(1 + sentences / Math.min(sentences, Math.max(1, places)));
}

/** How many sentences the project has is reckoned from the length of those that are compared. */
function weights(
  formsOf: ReadonlyMap<string, ReadonlySet<string>>,
  stops: ReadonlySet<string>,
  counts: Counts,
  accounts: readonly ReadAccount[],
): (term: string) => number {
  let [sentences, words] = [0, 0];
  for (const account of accounts) {
    sentences += account.sentences.length;
    words += account.wording.words.length;
  }
  const all = Math.max(sentences, Math.round((counts.words * sentences) / Math.max(1, words)));
  const known = new Map<string, number>();
  return (term) => {
    let weight = known.get(term);
    if (weight === undefined) {
      let places = stops.has(term) ? all : 0;
      for (const form of formsOf.get(term)!) places += counts.of.get(form)!;
      known.set(term, (weight = termWeight(places, all)));
    }
    return weight;
  };
}

function vectorOf(
  times: Counted,
  numbers: ReadonlyMap<string, number>,
  names: readonly string[],
  weightOf: Float64Array,
): TermVector {
  const terms = Uint32Array.from(times.keys(), (term) => numbers.get(term)!).sort();
  const weights = new Float64Array(terms.length);
  let square = 0;
  let key = '';
  for (let at = 0; at < terms.length; at++) {
    const number = terms[at]!;
    const count = times.get(names[number]!)!;
    const weight = (1 + Math.log(count)) * weightOf[number]!;
    weights[at] = weight;
    square += weight * weight;
    key += count === 1 ? ` ${number}` : ` ${number}×${count}`;
  }
  const length = Math.sqrt(square);
  for (let at = 0; at < weights.length; at++) weights[at]! /= length;
  return { terms, weights, key };
}

/** How alike two sentences are, from 0 to 1; rounded, so that what differs by the last bits is the same. */
export function likeness(one: TermVector, other: TermVector): number {
  let sum = 0;
  for (let at = 0, there = 0; at < one.terms.length && there < other.terms.length;) {
    const difference = one.terms[at]! - other.terms[there]!;
    if (difference === 0) sum += one.weights[at++]! * other.weights[there++]!;
    else if (difference < 0) at += 1;
    else there += 1;
  }
  return Math.round(sum * 1e6) / 1e6;
}

/** The language of those whose language is known, if it is one: the others are read in it, too. */
export function onlyLanguage(accounts: readonly ReadAccount[]): string | null {
  const known = new Set(accounts.flatMap(({ source: { language } }) => language ?? []));
  return known.size === 1 ? [...known][0]! : null;
}
