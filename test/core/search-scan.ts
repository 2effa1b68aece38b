import { parseQuery } from '../../src/core/search/language/parse.ts';
import type { Clause, Expression, Term, Words } from '../../src/core/search/language/query.ts';
import { exactWord, foldWord } from '../../src/core/text/fold.ts';
import { stemmerFor } from '../../src/core/text/stems.ts';
import { readingsOf, withoutJoints } from '../../src/core/text/readings.ts';
import { wordsOf } from '../../src/core/text/words.ts';
import type { Sample } from './search-corpus.ts';

// The slow and obvious way to search: look at every passage's words, one after the other. Shares the reading of
// queries, the cutting and folding of words and the stemmers with the index, and nothing else.

/** The passages that match, as `document passage`. Filters are not understood. */
export function scan(samples: readonly Sample[], query: string, anyWord: boolean): string[] {
  const parsed = parseQuery(query);
  if (!parsed.ok) throw new Error(`${query}: ${parsed.problem.code}`);
  const found: string[] = [];
  for (const { source, record } of samples) {
    const { starts } = source.division;
    for (let passage = 0; passage < starts.length; passage++) {
      const text = source.text.slice(starts[passage], starts[passage + 1]);
      if (parsed.query.clauses.length > 0 && matches(parsed.query, text, record.language, anyWord)) {
        found.push(`${record.id} ${passage}`);
      }
    }
  }
  return found.sort();
}

export function matches(expression: Expression, text: string, language: string | null, anyWord: boolean): boolean {
  const holds = ({ presence, expression: part }: Clause): boolean =>
    (presence === 'prohibited') !== matches(part, text, language, anyWord);
  switch (expression.kind) {
    case 'either':
      return expression.options.some(holds);
    case 'group': {
      const { clauses } = expression;
      if (!anyWord) return clauses.every(holds);
      const plain = clauses.filter(({ presence }) => presence === 'plain');
      const firm = clauses.filter(({ presence }) => presence !== 'plain');
      const plus = clauses.some(({ presence }) => presence === 'required');
      return firm.every(holds) && (plus || plain.length === 0 || plain.some(holds));
    }
    case 'regex':
      return inUnicode(expression.source, expression.flags).test(text);
    case 'words':
      return stands(expression, text, language);
    default:
      throw new Error(`The scan knows no ${expression.kind}`);
  }
}

/** Letters, digits and borders of words of all scripts, by plain replacement: what the tests write needs no more. */
function inUnicode(source: string, flags: string): RegExp {
  const word = String.raw`\p{Alphabetic}\p{M}\p{Nd}\p{Pc}\p{Join_Control}`;
  const unicode = source
    .replaceAll(String.raw`\d`, String.raw`\p{Nd}`)
    .replaceAll(String.raw`\w`, `[${word}]`)
    .replaceAll(String.raw`\b`, `(?:(?<=[${word}])(?![${word}])|(?<![${word}])(?=[${word}]))`);
  return new RegExp(unicode, `${flags}u`);
}

function stands({ terms, near }: Words, text: string, language: string | null): boolean {
  const written = wordsOf(text);
  const words = written.map((word) => exactWord(word.text));
  const readings = readingsOf(text, written);
  /** How many words the term could cover there. */
  const spans = (place: number, at: number): number[] => [
    ...(words[place] !== undefined && isForm(words[place], foldWord(words[place]), terms[at]!, language) ? [1] : []),
    ...readings
      .filter(({ first, exact, key }) => first === place && isForm(withoutJoints(exact), key, terms[at]!, language))
      .map(({ count }) => count),
  ];
  const fits = (place: number, at: number): boolean => spans(place, at).length > 0;
  const follow = (place: number, at: number): boolean =>
    at === terms.length || spans(place, at).some((span) => follow(place + span, at + 1));
  if (near === null) return words.some((_, start) => follow(start, 0));
  // From one place to another, over words in pieces at one step.
  const distance = (from: number, to: number): number => {
    const joints = readings.flatMap(({ first, count }) =>
      words.map((_, place) => place).slice(first + 1, first + count),
    );
    return to - from - joints.filter((place) => place > from && place <= to).length;
  };
  const choose = (at: number, taken: readonly number[]): boolean => {
    if (at === terms.length) return distance(Math.min(...taken), Math.max(...taken)) <= near;
    return words.some((_, place) => !taken.includes(place) && fits(place, at) && choose(at + 1, [...taken, place]));
  };
  return choose(0, []);
}

function isForm(word: string, key: string, term: Term, language: string | null): boolean {
  switch (term.kind) {
    case 'form':
      return key === term.key;
    case 'exact':
      return word === term.exact;
    case 'inflected': {
      const { stem } = stemmerFor(language);
      const stems = [stem(term.exact), stem(term.key)];
      return key === term.key || stems.includes(stem(word)) || stems.includes(stem(key));
    }
    case 'pattern':
      return new RegExp(
        `^${term.pieces.map((piece) => piece.replace(/[^\p{L}\p{N}]/gu, '\\$&')).join('.*')}$`,
        's',
      ).test(key);
    case 'fuzzy':
      return editsBetween(term.key, key) <= term.edits;
  }
}

/** Optimal string alignment, with lunr's reading of an exchange with a letter put between as two edits. */
function editsBetween(a: string, b: string): number {
  const rows: number[][] = [];
  for (let i = 0; i <= a.length; i++) {
    rows.push([]);
    for (let j = 0; j <= b.length; j++) {
      let edits = i === 0 ? j : j === 0 ? i : Infinity;
      if (i > 0) edits = Math.min(edits, rows[i - 1]![j]! + 1);
      if (j > 0) edits = Math.min(edits, rows[i]![j - 1]! + 1);
      if (i > 0 && j > 0) edits = Math.min(edits, rows[i - 1]![j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        edits = Math.min(edits, rows[i - 2]![j - 2]! + 1);
      if (i > 1 && j > 2 && a[i - 1] === b[j - 3] && a[i - 2] === b[j - 1])
        edits = Math.min(edits, rows[i - 2]![j - 3]! + 2);
      rows[i]!.push(edits);
    }
  }
  return rows[a.length]![b.length]!;
}
