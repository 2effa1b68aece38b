import type { Range } from '../../model/records.ts';
import { compileRegex } from '../language/regex.ts';
import type { Expression, Group, Words } from '../language/query.ts';
import { exactWord, foldWord } from '../../text/fold.ts';
import { wordsOf } from '../../text/words.ts';
import type { Resolved } from './dictionary.ts';
import { keyNumber } from './dictionary.ts';
import type { Evaluation } from './evaluate.ts';
import { resolve } from './evaluate.ts';
import { nearStarts } from './row.ts';

/** Where in a passage the query's words stand: ranges of the passage's text, ascending, joined where they overlap. */
export function marksIn(evaluation: Evaluation, query: Group, passage: string): Range[] {
  const { section } = evaluation.index;
  const words = wordsOf(passage).map(({ text, from, to }) => ({
    from,
    to,
    exact: exactWord(text),
    key: keyNumber(section, foldWord(text) || exactWord(text)),
  }));
  const marks: Range[] = [];
  const isAt = (place: number, { keys, forms }: Resolved): boolean => {
    const word = words[place];
    const at = word === undefined ? -1 : placeOf(keys, word.key);
    return at >= 0 && (forms[at] === null || forms[at]!.has(word!.exact));
  };
  const mark = (place: number): void => {
    const { from, to } = words[place]!;
    marks.push({ from, to });
  };
  const markWords = (expression: Words): void => {
    const terms = resolve(evaluation, expression);
    if (expression.near !== null) {
      const { near } = expression;
      const places = terms.map((term) => words.flatMap((_, place) => (isAt(place, term) ? [place] : [])));
      for (const start of nearStarts(places, near)) {
        for (const place of places.flat()) if (place >= start && place <= start + near) mark(place);
      }
      return;
    }
    for (let start = 0; start + terms.length <= words.length; start++) {
      if (!terms.every((term, at) => isAt(start + at, term))) continue;
      if (terms.length === 1) mark(start);
      else marks.push({ from: words[start]!.from, to: words[start + terms.length - 1]!.to });
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
