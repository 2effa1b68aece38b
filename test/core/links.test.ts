import { expect, test } from 'vitest';
import { removeWithAll } from '../../src/core/model/cascade.ts';
import { isEmpty, reverse, sequence } from '../../src/core/model/diff.ts';
import { kinds } from '../../src/core/model/kinds.ts';
import {
  changeRelation,
  editLink,
  linksFollow,
  mergeRelations,
  relationNamed,
  seenFrom,
} from '../../src/core/model/links.ts';
import type { Annotation, Link, LinkEnd, Relation, Tag } from '../../src/core/model/records.ts';
import { joinUnderTags } from '../../src/core/model/overlaps.ts';
import { mergeTags } from '../../src/core/model/tags.ts';
import { rowsOf } from './rows.ts';

const end = (id: string, kind: LinkEnd['kind'] = 'annotation'): LinkEnd => ({ kind, id });
const link = (id: string, from: LinkEnd, to: LinkEnd, relationId: string | null = null): Link => ({
  id,
  from,
  to,
  relationId,
  note: '',
  author: 'Ада',
  created: 'then',
  changed: 'then',
});
const relations = new Map<string, Relation>([
  ['explains', { id: 'explains', name: 'explains', reverse: 'is explained by' }],
  ['contradicts', { id: 'contradicts', name: 'contradicts', reverse: 'contradicts' }],
  ['quotes', { id: 'quotes', name: 'quotes', reverse: '' }],
]);
const mark = (id: string, exact: string, from: number, tagIds: readonly string[]): Annotation => ({
  id,
  documentId: 'порт',
  version: 1,
  from,
  to: from + exact.length,
  quotation: { exact, prefix: '', suffix: '' },
  tagIds,
  note: '',
  author: 'Ада',
  created: 'then',
  changed: 'then',
  anchor: { kind: 'exact' },
});
const tag = (id: string): Tag => ({ id, name: id, parentId: null, colour: 'blue', description: '', order: 0 });

test('a link is called from each end as its relation says, and tells which way it goes', () => {
  const seen = (one: Link, from: string) => {
    const { way, relation, other } = seenFrom(end(from), one, relations);
    return `${way} ${relation} ${other.id}`.replace('  ', ' ');
  };
  const [a, b] = [end('a'), end('b')];
  expect(
    ['explains', 'contradicts', 'quotes', 'gone', null].map((id) => {
      const one = link('1', a, b, id);
      return [seen(one, 'a'), seen(one, 'b')];
    }),
  ).toEqual([
    ['out explains b', 'in is explained by a'],
    ['both contradicts b', 'both contradicts a'],
    ['out quotes b', 'in quotes a'],
    ['out b', 'in a'],
    ['out b', 'in a'],
  ]);
});

test('a link goes with either of its ends, loses a relation that goes, and undo brings all back', () => {
  const made = {
    annotations: [mark('a', 'Паром пришёл', 0, []), mark('b', 'утром', 13, ['время'])],
    tags: [tag('время')],
    relations: [...relations.values()],
    links: [
      link('ab', end('a'), end('b'), 'explains'),
      link('bt', end('b'), end('время', 'tag')),
      link('ta', end('время', 'tag'), end('a'), 'quotes'),
    ],
  };
  const rows = rowsOf(made);
  const gone = removeWithAll(rows, 'annotations', ['a'], 'now');
  expect(Object.keys(gone.links!)).toEqual(['ab', 'ta']);
  expect(isEmpty(sequence(gone, reverse(gone)))).toBe(true);
  expect(Object.keys(removeWithAll(rows, 'tags', ['время'], 'now').links!)).toEqual(['bt', 'ta']);
  expect(removeWithAll(rows, 'relations', ['quotes'], 'now').links).toEqual({
    ta: [made.links[2], { ...made.links[2], relationId: null, changed: 'now' }],
  });
});

test('links of marks that are joined lead to the mark that has their words, also those between two chains', () => {
  const chain = (at: number, one: string, other: string) => [
    mark(one, 'Хлеб и соль', at, ['t']),
    mark(other, 'соль стояли', at + 7, ['t']),
  ];
  const [first, second] = [chain(0, 'a', 'b'), chain(40, 'c', 'd')];
  const links = [
    link('bd', end('b'), end('d')),
    link('ab', end('a'), end('b')),
    link('bn', end('b'), end('n', 'note')),
  ];
  const making = () => ({ id: 'made', author: 'Ада', time: 'now' });
  const joined = joinUnderTags([{ tagId: 't', chains: [first, second] }], { notes: [], links }, making);
  expect(joined.links).toEqual({
    bd: [links[0], { ...links[0], from: end('a'), to: end('c'), changed: 'now' }],
    ab: [links[1], null],
    bn: [links[2], { ...links[2], from: end('a'), changed: 'now' }],
  });
  expect(isEmpty(sequence(joined, reverse(joined)))).toBe(true);
});

test('a link to a tag leads to the tag into which it was merged', () => {
  const tags = new Map([tag('Hilfe'), tag('Aid')].map((one) => [one.id, one]));
  const links = [link('1', end('a'), end('Hilfe', 'tag')), link('2', end('Hilfe', 'tag'), end('Aid', 'tag'))];
  const merged = mergeTags({ tags, annotations: [], notes: [], links }, tags.get('Hilfe')!, tags.get('Aid')!, 'now');
  expect(Object.values(merged.links!).map(([, after]) => after?.to ?? null)).toEqual([end('Aid', 'tag'), null]);
  expect(linksFollow(links, 'annotation', new Map([['Hilfe', 'x']]), 'now')).toEqual({});
});

test('what a link says is changed with its time, and nothing where it stays the same', () => {
  const one = link('1', end('a'), end('b'));
  expect(editLink(one, { note: 'Siehe S. 4' }, 'now').links!['1']![1]).toEqual({
    ...one,
    note: 'Siehe S. 4',
    changed: 'now',
  });
  expect(editLink(one, { note: '', relationId: null }, 'now')).toEqual({});
});

test('a relation is one in the list by its name, renamed for all and merged with its links', () => {
  expect(relationNamed(relations.values(), '  quotes ')?.id).toBe('quotes');
  expect(relationNamed(relations.values(), 'Quotes')).toBeUndefined();
  const quotes = relations.get('quotes')!;
  expect(changeRelation(quotes, { name: ' zitiert ', reverse: 'zitiert von' }).relations!['quotes']![1]).toEqual({
    id: 'quotes',
    name: 'zitiert',
    reverse: 'zitiert von',
  });
  const links = [link('1', end('a'), end('b'), 'quotes'), link('2', end('a'), end('b'), 'explains')];
  const merged = mergeRelations(links, quotes, relations.get('explains')!, 'now');
  expect(Object.keys(merged.links!)).toEqual(['1']);
  expect(merged.relations).toEqual({ quotes: [quotes, null] });
  const twin = { id: 'twin', name: 'explains', reverse: '' };
  expect(kinds.relations.invariant.broken([twin], new Map([...relations, ['twin', twin]]))).not.toBeNull();
});
