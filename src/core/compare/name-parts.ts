import { stateOf } from '../derived/derivation.ts';
import type { Derivation, SourceState, Stamped, TextSource } from '../derived/derivation.ts';
import type { Range } from '../model/records.ts';
import { fail, ok } from '../model/result.ts';
import type { Result } from '../model/result.ts';
import { accountIn } from './account.ts';
import { isCapital } from './facts.ts';
import { NameReader } from './names.ts';
import type { SaidName } from './names.ts';
import { atOnce } from './turns.ts';

// The names of each text, each spelling once, at its first place: what spellings of one name are looked for in.

/** A spelling in one text, at its first place there. */
export interface NameHere extends Range {
  readonly written: string;
  readonly times: number;
  /** As in `SaidName`. */
  readonly keys: readonly string[];
  readonly words: number;
  readonly titled: boolean;
  readonly stems: string;
  readonly country: string | null;
}

/** The names of some documents. Not changed after it was made. */
export interface Names extends Stamped {
  readonly documents: readonly SourceState[];
  /** For each document, in the order of their first places. */
  readonly names: readonly (readonly NameHere[])[];
}

const stamp = 'names 2';
/** Spellings that are kept of one text. */
const mostNames = 400;
/** Longer ones are headings. */
const mostWords = 5;
/** A line without an end of a sentence of which more words have capitals is a heading. */
const mostCapitals = 0.6;

/** The names of texts, as a kind of what is derived. Made when spellings are first looked for. */
export const nameParts = {
  kind: 'names',
  stamp,
  build: (sources: readonly TextSource[], step: () => void = () => undefined): Names => ({
    stamp,
    documents: sources.map(stateOf),
    names: sources.map((source) => {
      step();
      return namesOf(source);
    }),
  }),
  merge: (parts: readonly Names[], isAlive: (entry: SourceState) => boolean): Names => {
    const kept = parts.flatMap(({ documents, names }) =>
      documents.flatMap((document, at) => (isAlive(document) ? [[document, names[at]!] as const] : [])),
    );
    return { stamp, documents: kept.map(([document]) => document), names: kept.map(([, names]) => names) };
  },
  holds: (part: Names) => part.documents,
  size: ({ names }: Names) => names.reduce((sum, of) => sum + 20 + of.length * 120, 0),
  check(value: unknown): Result<Names> {
    const { stamp: made, documents, names } = (value ?? {}) as Partial<Names>;
    const whole =
      made === stamp && Array.isArray(documents) && Array.isArray(names) && documents.length === names.length;
    return whole && names.every(Array.isArray) ? ok(value as Names) : fail('invalid', 'names');
  },
} satisfies Derivation<Names>;

function namesOf(source: TextSource): readonly NameHere[] {
  const { text, language } = source;
  const reader = new NameReader(language);
  const found = new Map<string, SaidName & { times: number }>();
  for (const sentence of atOnce(accountIn(source)).sentences) {
    if (isHeading(text.slice(sentence.from, sentence.to))) continue;
    for (const name of reader.namesIn(text, sentence)) {
      const known = found.get(name.form);
      if (known) known.times += 1;
      else if (found.size < mostNames && name.words <= mostWords) found.set(name.form, { ...name, times: 1 });
    }
  }
  return Array.from(found.values(), ({ from, to, times, keys, words, titled, stems, country }) => ({
    ...{ written: text.slice(from, to).replace(/\s+/gu, ' '), times, from, to },
    ...{ keys, words, titled, stems, country },
  }));
}

function isHeading(sentence: string): boolean {
  // What ends as a sentence does is one, however many names stand in it.
  if (/[.!?…][)\]"”»’]*\s*$/u.test(sentence)) return false;
  const words = sentence.match(/\p{L}[\p{L}\p{M}]*/gu) ?? [];
  return words.length > 3 && words.filter(isCapital).length > words.length * mostCapitals;
}
