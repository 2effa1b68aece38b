import type { Range } from '../../model/records.ts';
import { compileRegex } from '../language/regex.ts';
import type { Expression, Group, Words } from '../language/query.ts';
import { exactWord, foldWord } from '../../text/fold.ts';
import { readingsOf, stepsOf } from '../../text/readings.ts';
import { wordsOf } from '../../text/words.ts';
import type { Resolved } from './dictionary.ts';
import { keyNumber } from './dictionary.ts';
import type { Evaluation } from './evaluate.ts';
import { resolve } from './evaluate.ts';
import { standing } from './standing.ts';

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
  const read = readingsOf(passage, written);
  const readings = new Map(
    read.map(({ first, count, key, exact }) => [first, { count, exact, key: keyNumber(section, key) }]),
  );
  const marks: Range[] = [];
  const fits = (word: { readonly key: number; readonly exact: string } | undefined, { keys, forms }: Resolved) => {
    const at = word === undefined ? -1 : placeOf(keys, word.key);
    return at >= 0 && (forms[at] === null || forms[at]!.has(word!.exact));
  };
  const steps = stepsOf(words.length, read);
  const markWords = (expression: Words): void => {
    const terms = resolve(evaluation, expression);
    const spansAt = (place: number, at: number): number[] => {
      const reading = readings.get(place);
      const term = terms[at]!;
      return [...(fits(words[place], term) ? [1] : []), ...(reading && fits(reading, term) ? [reading.count] : [])];
    };
    const { near } = expression;
    const step = (place: number): number => steps[place]!;
    for (const [from, to] of standing({ words: words.length, terms: terms.length, near, spansAt, step })) {
      marks.push({ from: words[from]!.from, to: words[to - 1]!.to });
    }
  };
  for (const expression of wanted(query)) {
    if (expression.kind === 'words') markWords(expression);
    if (expression.kind !== 'regex') continue;
    const regex = compileRegex(expression.source, expression.flags);
    for (const match of evaluation.patience.look(expression, passage.length, () => [...passage.matchAll(regex)])) {
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
