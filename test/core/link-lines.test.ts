import { expect, test } from 'vitest';
import { withLinkLines } from '../../src/core/exchange/link-lines.ts';
import type { Annotation, Link, LinkEnd } from '../../src/core/model/records.ts';

const mark = (id: string, note: string) => ({ id, note }) as Annotation;
const link = (id: string, from: LinkEnd, to: LinkEnd, relationId: string | null, note = '') =>
  ({ id, from, to, relationId, note }) as Link;
const a: LinkEnd = { kind: 'annotation', id: 'a' };
const b: LinkEnd = { kind: 'annotation', id: 'b' };

test('a report says below the note of a mark what it is linked with, as it is called from there', () => {
  const names: Record<string, string> = { a: '“пришёл утром”, Паром', b: '“came at dawn”, *The ferry*' };
  const links = [link('1', a, b, 'explains', 'siehe\nS. 4'), link('2', b, { kind: 'note', id: 'gone' }, null)];
  const relations = new Map([['explains', { id: 'explains', name: 'explains', reverse: 'is explained by' }]]);
  const marks = [mark('a', 'Ein Wort.'), mark('b', ''), mark('c', '橋')];
  const said = withLinkLines(marks, { links, relations, nameOf: ({ id }) => names[id] ?? null });
  expect(said.map(({ note }) => note)).toEqual([
    'Ein Wort.\n\n- → explains: “came at dawn”, \\*The ferry\\* (siehe S. 4)',
    '- ← is explained by: “пришёл утром”, Паром (siehe S. 4)',
    '橋',
  ]);
  expect(said[2]).toBe(marks[2]);
  expect(withLinkLines(marks, { links: [], relations, nameOf: () => null })).toBe(marks);
});
