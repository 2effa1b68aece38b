import { expect, test } from 'vitest';
import { isHalfTyped } from '../../src/core/search/language/half-typed.ts';
import { parseQuery } from '../../src/core/search/language/parse.ts';
import { tagProblem } from '../../src/core/search/language/tag-named.ts';

const tags = [{ id: 'a', name: 'Aid', parentId: null, colour: 'blue', description: '', order: 0 } as const];

/** Whether the query cannot be read yet, but could be when it is written to its end. */
function isUnfinished(query: string): boolean {
  const parsed = parseQuery(query, { languages: ['en'] });
  const problem = parsed.ok ? tagProblem(parsed.tags, tags) : parsed.problem;
  return problem !== null && isHalfTyped(query, problem.to);
}

test('a filter at the end of a query is half-typed until a blank or a quotation mark ends its value', () => {
  for (const written of ['rice tag:"Help" ', 'tag:Помощь ', 'is:tagged ', 'date:2025-06 ', '(rice -tag:"Aid/Food" ']) {
    for (let at = written.indexOf(':') + 1; at < written.trim().length; at++) {
      const query = written.slice(0, at);
      const parsed = parseQuery(query, { languages: ['en'] });
      const problem = parsed.ok ? tagProblem(parsed.tags, tags) : parsed.problem;
      if (problem !== null && problem.to >= query.length) expect([query, isUnfinished(query)]).toEqual([query, true]);
    }
  }
  expect(
    ['tag:', 'tag:Hel', 'tag:"Hel', 'is:un', 'date:20', 'rice -tag:'].filter((query) => !isUnfinished(query)),
  ).toEqual([]);
});

test('what is written to its end is not, nor what is no filter', () => {
  const complete = [
    'tag:Help ',
    'tag:"Help"',
    'tag: rice',
    'tag:Help rice',
    'is:un rice',
    '"rice',
    '(rice',
    '/ri[ce/',
    '(a -) b',
  ];
  expect(complete.filter(isUnfinished)).toEqual([]);
});
