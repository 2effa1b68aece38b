import lunr from 'lunr';
import type { Id } from '../model/id.ts';
import type { Range } from '../model/records.ts';
import { parseQuery } from './language/parse.ts';
import type { Form, ReadText } from '../text/readings.ts';
import { readText } from '../text/readings.ts';
import type { Stemmer } from '../text/stems.ts';
import { stemmerFor } from '../text/stems.ts';
import { wordsOf } from '../text/words.ts';
import type { Clause, Expression, Term, Words } from './language/query.ts';
import { matchesPieces } from './language/tag-named.ts';
import { standing } from './match/standing.ts';

/** Something with a name or a short text: a document's title, a tag, a note. */
export interface Named {
  readonly id: Id;
  readonly kind: 'title' | 'tag' | 'note';
  readonly text: string;
  /** What is searched beside the text, and not shown. */
  readonly more?: string;
  readonly language?: string | null;
}

/** Something whose name or words fit the query, beside the passages. */
export interface NamedHit {
  /** Of the document, the tag, the note, or the annotation that the note is written on. */
  readonly id: Id;
  readonly kind: Named['kind'];
  /** The title, the tag's path, the note's title or its beginning. */
  readonly text: string;
  /** Comparable only with others of the same question and index. */
  readonly score: number;
  /** For a note: the words with what stands around them; none if they stand in its title. */
  readonly snippet?: Snippet | null;
}

/** A piece of what is searched beside the text, on one line, and where the words stand in it. */
export interface Snippet {
  readonly words: string;
  readonly matches: readonly Range[];
}

/** A whole `lunr.Index` over what is small and changes often: made in one go, and thrown away when something changes. */
export class SmallIndex {
  private readonly entries: readonly Named[];
  private readonly index: lunr.Index;
  private readonly stemmers: readonly Stemmer[];

  constructor(entries: readonly Named[]) {
    this.entries = entries;
    const builder = new lunr.Builder();
    builder.ref('ref');
    builder.field('form');
    builder.field('stem');
    builder.pipeline.reset();
    builder.searchPipeline.reset();
    entries.forEach((entry, ref) => {
      const { language } = entry;
      const forms = readText(wholeText(entry)).forms.flat();
      const stemmer = stemmerFor(language ?? 'en');
      // Strings in a list are taken as tokens as they are.
      builder.add({
        ref: String(ref),
        form: forms.map(({ key }) => key),
        stem: forms.map(({ exact }) => stemmer.stem(exact)),
      });
    });
    this.index = builder.build();
    this.stemmers = [...new Set(entries.map(({ language }) => stemmerFor(language ?? 'en')))];
  }

  /**
   * The entries that hold what a query says, best first. Filters, regular expressions and capitals are passed over.
   * The last word is also taken as the beginning of one, since it may still be being written. An unreadable query finds
   * nothing: the search beside it says why.
   */
  find(query: string, anyWord = false): NamedHit[] {
    const parsed = parseQuery(query);
    if (!parsed.ok) return [];
    const last = [...wordsIn(parsed.query)].at(-1) ?? null;
    const scores = this.scores(parsed.query, anyWord, last);
    return [...(scores ?? [])]
      .sort(([a, x], [b, y]) => y - x || a - b)
      .map(([ref, score]) => {
        const { id, kind, text, more } = this.entries[ref]!;
        const snippet = more === undefined || kind !== 'note' ? null : this.snippet(ref, parsed.query, last);
        return { id, kind, text, score, snippet };
      });
  }

  private snippet(ref: number, query: Expression, open: Words | null): Snippet | null {
    const { more = '', language } = this.entries[ref]!;
    const read = readText(more);
    const matches = [...wordsIn(query)].flatMap((words) => placesOf(words, read, language, words === open));
    matches.sort((a, b) => a.from - b.from || b.to - a.to);
    const first = matches[0];
    if (!first) return null;
    // Whole words, so that no letter is cut in its middle.
    const start = wordsOf(more.slice(0, first.from)).at(-snippetBefore)?.from ?? 0;
    const end = wordsOf(more.slice(first.to)).at(snippetAfter)?.from;
    const to = end === undefined ? more.length : first.to + end;
    const lead = start > 0 ? '…' : '';
    return {
      words: lead + more.slice(start, to).replace(/\s/gu, ' ') + (to < more.length ? '…' : ''),
      matches: matches
        .filter((match, at) => match.to <= to && match.from >= (matches[at - 1]?.to ?? 0))
        .map((word) => ({ from: word.from - start + lead.length, to: word.to - start + lead.length })),
    };
  }

  /** Scores by entry; null for what says nothing about names. */
  private scores(expression: Expression, anyWord: boolean, open: Words | null): Scores | null {
    if (expression.kind === 'words') {
      const each = expression.terms.map((term) => this.termScores(term, expression === open));
      const all = each.reduce(both);
      return expression.terms.length > 1 ? this.standing(expression, all, expression === open) : all;
    }
    if (expression.kind !== 'group' && expression.kind !== 'either') return null;
    const parts: readonly Clause[] = expression.kind === 'group' ? expression.clauses : expression.options;
    const kept: Scores[] = [];
    const dropped: Scores[] = [];
    for (const part of parts) {
      const scores = this.scores(part.expression, anyWord, open);
      if (scores) (part.presence === 'prohibited' ? dropped : kept).push(scores);
    }
    if (kept.length === 0) return null;
    const result = kept.reduce(anyWord || expression.kind === 'either' ? either : both);
    return new Map([...result].filter(([ref]) => !dropped.some((scores) => scores.has(ref))));
  }

  private termScores(term: Term, open: boolean): Scores {
    const results = this.index.query((query) => {
      const options = { fields: ['form'], usePipeline: false };
      switch (term.kind) {
        case 'inflected':
          query.term(term.key, options);
          if (open) query.term(`${term.key}*`, options);
          for (const stemmer of this.stemmers) {
            query.term(stemmer.stem(term.exact), { fields: ['stem'], usePipeline: false });
          }
          return;
        case 'form':
        case 'exact':
          return query.term(term.key, options);
        case 'fuzzy':
          return query.term(term.key, { ...options, editDistance: term.edits });
        case 'pattern':
          return query.term(term.pieces.join('*'), options);
      }
    });
    return new Map(results.map(({ ref, score }) => [Number(ref), score]));
  }

  /** Leaves the entries in which the terms follow each other, or are near each other. */
  private standing(words: Words, scores: Scores, open: boolean): Scores {
    return new Map(
      [...scores].filter(([ref]) => {
        const entry = this.entries[ref]!;
        return placesOf(words, readText(wholeText(entry)), entry.language, open).length > 0;
      }),
    );
  }
}

/** Where words of the query stand in a text. If the query is still `open`, its last word is also the beginning of one. */
function placesOf(
  { terms, near }: Words,
  { words, forms, steps }: ReadText,
  language: string | null | undefined,
  open: boolean,
): Range[] {
  const { stem } = stemmerFor(language ?? 'en');
  const fits = ({ key, exact }: Form, term: Term, begun: boolean): boolean => {
    switch (term.kind) {
      case 'inflected':
        return key === term.key || (begun && key.startsWith(term.key)) || stem(exact) === stem(term.exact);
      case 'form':
      case 'exact':
        return key === term.key;
      case 'pattern':
        return matchesPieces(key, term.pieces);
      case 'fuzzy':
        return isWithin(term.edits, term.key, key);
    }
  };
  const spansAt = (place: number, at: number): number[] =>
    (forms[place] ?? [])
      .filter((form) => fits(form, terms[at]!, open && at === terms.length - 1))
      .map(({ count }) => count);
  const step = (place: number): number => steps[place]!;
  return standing({ words: words.length, terms: terms.length, near, spansAt, step }).map(([from, to]) => ({
    from: words[from]!.from,
    to: words[to - 1]!.to,
  }));
}

/** What lunr takes for so many edits. */
function isWithin(edits: number, word: string, other: string): boolean {
  if (Math.abs(word.length - other.length) > edits) return false;
  return tokenSets.fromFuzzyString(word, edits).intersect(tokenSets.fromString(other)).toArray().length > 0;
}

/** Its types take these for methods of a set. */
const tokenSets = lunr.TokenSet as unknown as {
  fromFuzzyString(word: string, edits: number): lunr.TokenSet;
  fromString(word: string): lunr.TokenSet;
};

/** Words of a note shown before and after the first that was sought. */
const snippetBefore = 6;
const snippetAfter = 14;

function wholeText({ text, more }: Named): string {
  return more === undefined ? text : `${text}\n${more}`;
}

type Scores = ReadonlyMap<number, number>;

function both(a: Scores, b: Scores): Scores {
  return new Map([...a].filter(([ref]) => b.has(ref)).map(([ref, score]) => [ref, score + b.get(ref)!]));
}

function either(a: Scores, b: Scores): Scores {
  const sum = new Map(a);
  for (const [ref, score] of b) sum.set(ref, (sum.get(ref) ?? 0) + score);
  return sum;
}

function* wordsIn(expression: Expression): Generator<Words> {
  if (expression.kind === 'words') yield expression;
  if (expression.kind !== 'group' && expression.kind !== 'either') return;
  for (const part of expression.kind === 'group' ? expression.clauses : expression.options) {
    if (part.presence !== 'prohibited') yield* wordsIn(part.expression);
  }
}
