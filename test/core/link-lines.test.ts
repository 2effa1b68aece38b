import { expect, test } from 'vitest';
import { withLinkLines } from '../../src/core/exchange/link-lines.ts';
import { maskOf } from '../../src/core/exchange/mask.ts';
import { pseudonymsIn } from '../../src/core/exchange/pseudonyms.ts';
import type { Evidence } from '../../src/core/exchange/evidence.ts';
import type { Annotation, Link, LinkEnd } from '../../src/core/model/records.ts';

const mark = (id: string, note: string) => ({ id, note }) as Annotation;
const link = (id: string, from: LinkEnd, to: LinkEnd, relationId: string | null, note = '') =>
  ({ id, from, to, relationId, note }) as Link;
const evidenceOf = (marks: readonly Annotation[]) =>
  ({
    quotations: marks.map((one) => ({ annotation: one, marks: [one], notes: one.note === '' ? [] : [one.note] })),
  }) as unknown as Evidence;
const a: LinkEnd = { kind: 'annotation', id: 'a' };
const b: LinkEnd = { kind: 'annotation', id: 'b' };

test('a report says below the note of a mark what it is linked with, as it is called from there', () => {
  const names: Record<string, string> = { a: '“пришёл утром”, Паром', b: '“came at dawn”, *The ferry*' };
  const links = [link('1', a, b, 'explains', 'siehe\nS. 4'), link('2', b, { kind: 'note', id: 'gone' }, null)];
  const relations = new Map([['explains', { id: 'explains', name: 'explains', reverse: 'is explained by' }]]);
  const marks = [mark('a', 'Ein Wort.'), mark('b', ''), mark('c', '橋')];
  const evidence = evidenceOf(marks);
  const nameOf = ({ id }: LinkEnd) => names[id] ?? null;
  const said = withLinkLines(evidence, { links, relations, nameOf }, null);
  expect(said.quotations.map(({ notes }) => notes)).toEqual([
    ['Ein Wort.\n\n- → explains: “came at dawn”, \\*The ferry\\* (siehe S. 4)'],
    ['- ← is explained by: “пришёл утром”, Паром (siehe S. 4)'],
    ['橋'],
  ]);
  expect(said.quotations.map(({ annotation }) => annotation!.note)).toEqual(
    said.quotations.map(({ notes }) => notes[0]),
  );
  expect(said.quotations[2]).toBe(evidence.quotations[2]);
  expect(withLinkLines(evidence, { links: [], relations, nameOf }, null)).toBe(evidence);
});

test('names are replaced before signs are put into them, and once', () => {
  const names: Record<string, string> = { b: 'Interview (Anna) with J. Martin, Ben' };
  const relations = new Map([['by', { id: 'by', name: 'told by J. Martin', reverse: '' }]]);
  const links = [link('1', a, b, 'by', 'Ask Anna, see [[Ben]](tag:Ben).')];
  const mask = maskOf(pseudonymsIn('J. Martin = Person [1]\nAnna = Ben\nBen = Anna'));
  const { quotations } = withLinkLines(
    evidenceOf([mark('a', '')]),
    { links, relations, nameOf: ({ id }) => mask(names[id]!) },
    mask,
  );
  expect(quotations[0]!.notes).toEqual([
    '- → told by Person \\[1\\]: Interview \\(Ben\\) with Person \\[1\\], Anna (Ask Ben, see [[Anna]](tag:Ben).)',
  ]);
});
