import type { Range } from '../../model/records.ts';
import { compileRegex } from '../language/regex.ts';
import type { Expression, Group, Words } from '../language/query.ts';
import { exactWord, foldWord } from '../../text/fold.ts';
import { readingsOf } from '../../text/readings.ts';
import { wordsOf } from '../../text/words.ts';
import type { Resolved } from './dictionary.ts';
import { keyNumber } from './dictionary.ts';
import type { Evaluation } from './evaluate.ts';
import { resolve } from './evaluate.ts';
import { nearStarts } from './row.ts';

/** Where in a passage the query's words stand: ranges of the passage's text, ascending, joined where they overlap. */
export function marksIn(evaluation: Evaluation, query: Group, passage: string): Range[] {
  const { section } = evaluation.index;
  const written = wordsOf(passage);
  const words = written.map(({ text, from, to }) => ({
    from,
    to,
    exact: exactWord(text),
    key: keyNumber(section, foldWord(text) || exactWord(text)),
  }));
  const readings = new Map(
    readingsOf(passage, written).map(({ first, count, key, exact }) => [
      first,
      { count, exact, key: keyNumber(section, key) },
    ]),
  );
  const marks: Range[] = [];
  const fits = (word: { readonly key: number; readonly exact: string } | undefined, { keys, forms }: Resolved) => {
    const at = word === undefined ? -1 : placeOf(keys, word.key);
    return at >= 0 && (forms[at] === null || forms[at]!.has(word!.exact));
  };
  /** How many words the term covers there; 0 if it does not stand there. */
  const spanAt = (place: number, term: Resolved): number => {
    const reading = readings.get(place);
    return reading && fits(reading, term) ? reading.count : fits(words[place], term) ? 1 : 0;
  };
  const mark = (place: number, end: number): void => {
    marks.push({ from: words[place]!.from, to: words[end - 1]!.to });
  };
  /** Behind which word the terms that begin at `place` end, at the farthest; 0 if they do not stand there. */
  const endOf = (place: number, terms: readonly Resolved[]): number => {
    const [term, ...others] = terms;
    if (term === undefined) return place;
    const reading = readings.get(place);
    const spans = [
      ...(fits(words[place], term) ? [1] : []),
      ...(reading && fits(reading, term) ? [reading.count] : []),
    ];
    return Math.max(0, ...spans.map((span) => endOf(place + span, others)));
  };
  const markWords = (expression: Words): void => {
    const terms = resolve(evaluation, expression);
    if (expression.near !== null) {
      const { near } = expression;
      const spans = terms.map((term) => words.map((_, place) => spanAt(place, term)));
      const places = spans.map((own) => own.flatMap((span, place) => (span > 0 ? [place] : [])));
      for (const start of nearStarts(places, near)) {
        for (const place of places.flat()) {
          if (place < start || place > start + near) continue;
          mark(place, place + Math.max(...spans.map((own) => own[place]!)));
        }
      }
      return;
    }
    for (let start = 0; start < words.length; start++) {
      const end = endOf(start, terms);
      if (end > 0) mark(start, end);
    }
  };
  for (const expression of wanted(query)) {
    if (expression.kind === 'words') markWords(expression);
    if (expression.kind !== 'regex') continue;
    for (const match of passage.matchAll(compileRegex(expression.source, expression.flags))) {
      if (match[0] !== '') marks.push({ from: match.index, to: match.index + match[0].length });
    }
  }
  return joined(marks);
}

/** All that is looked for, without what is prohibited. */
export function* wanted(expression: Expression): Generator<Expression> {
  if (expression.kind === 'group' || expression.kind === 'either') {
    const parts = expression.kind === 'group' ? expression.clauses : expression.options;
    for (const part of parts) if (part.presence !== 'prohibited') yield* wanted(part.expression);
  } else {
    yield expression;
  }
}

function joined(marks: Range[]): Range[] {
  const result: { from: number; to: number }[] = [];
  for (const { from, to } of marks.sort((a, b) => a.from - b.from || a.to - b.to)) {
    const last = result[result.length - 1];
    if (last && from < last.to) last.to = Math.max(last.to, to);
    else result.push({ from, to });
  }
  return result;
}

function placeOf(keys: readonly number[], key: number): number {
  let low = 0;
  let high = keys.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (keys[middle]! < key) low = middle + 1;
    else high = middle;
  }
  return keys[low] === key ? low : -1;
}
