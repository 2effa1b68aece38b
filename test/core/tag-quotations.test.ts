import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  countValues,
  filterQuotations,
  groupQuotations,
  ownTags,
  quotationsOfTag,
} from '../../src/core/analysis/tag-quotations.ts';
import type { Looked } from '../../src/core/analysis/tag-quotations.ts';
import type { Annotation, Document, Tag } from '../../src/core/model/records.ts';
import { tagCounts } from '../../src/core/model/tag-counts.ts';
import { TagTree } from '../../src/core/model/tag-tree.ts';
import { divide } from '../../src/core/passages/divide.ts';
import { around } from '../../src/core/text/around.ts';

function tagOf(id: string, parentId: string | null = null): [string, Tag] {
  return [id, { id, name: id, parentId, colour: 'blue', description: '', order: 0 }];
}

function documentOf(id: string, outlet?: string): [string, Document] {
  const attributes = outlet === undefined ? {} : { outlet: { value: outlet, origin: { kind: 'person' } } };
  return [id, { id, attributes, versions: [{ number: 1 }] } as unknown as Document];
}

/** `Aid@d1:5-9`: an annotation with that tag in that document. */
function marks(...written: readonly string[]): readonly Annotation[] {
  return written.map((one, at) => {
    const [, tags, documentId, from, to, author = ''] = /^(\S*)@(\w+):(\d+)-(\d+)(?: by (.*))?$/u.exec(one)!;
    const tagIds = tags === '' ? [] : tags!.split('+');
    const place = { documentId, version: 1, from: Number(from), to: Number(to), anchor: { kind: 'exact' } };
    return { id: `m${at}`, tagIds, author, ...place } as unknown as Annotation;
  });
}

const tags = new Map([tagOf('Aid'), tagOf('Food', 'Aid'), tagOf('Water', 'Aid'), tagOf('Doubt')]);
const documents = new Map([documentOf('harbour', 'Meridian'), documentOf('letters', 'Часы'), documentOf('silent')]);
const places = new Map([...documents.keys()].map((id, at) => [id, at]));
const idsOf = (quotations: readonly Annotation[]) => quotations.map(({ id }) => id).join(' ');

describe('the quotations of a tag', () => {
  const all = marks(
    'Aid@letters:20-30 by Ana',
    'Food+Water@harbour:40-50 by Ana',
    'Doubt@harbour:0-9',
    'Aid+Food+Doubt@harbour:0-9 by Олег',
    'Food@gone:3-9',
    'Water@silent:1-2',
  );
  const own = ownTags(new TagTree(tags), 'Aid', true);
  const looked: Looked = { documents, own };
  const quotations = quotationsOfTag(all, own, places);

  test('stand document by document, in text order, each once however many of the tags it carries', () => {
    expect(idsOf(quotations)).toBe('m3 m1 m0 m5 m4');
    expect(idsOf(quotationsOfTag(all, ownTags(new TagTree(tags), 'Aid', false), places))).toBe('m3 m0');
  });

  test('are grouped by what their documents say of themselves, those that say nothing last', () => {
    const groups = groupQuotations(quotations, 'attribute outlet', looked, (a, b) => (a < b ? -1 : 1));
    expect(groups.map(({ value, quotations: of }) => `${value}: ${idsOf(of)}`)).toEqual([
      'Meridian: m3 m1',
      'Часы: m0',
      ': m5 m4',
    ]);
  });

  test('are grouped by person and by the tags that they carry beside', () => {
    const named = (a: string, b: string) => (a < b ? -1 : 1);
    const groups = (facet: 'person' | 'tag') =>
      groupQuotations(quotations, facet, looked, named).map(({ value, quotations: of }) => `${value}: ${idsOf(of)}`);
    expect(groups('person')).toEqual(['Ana: m1 m0', 'Олег: m3', ': m5 m4']);
    expect(groups('tag')).toEqual(['Doubt: m3', ': m1 m0 m5 m4']);
  });

  test('are counted by value together with those of another tag, one that carries both once', () => {
    const named = (a: string, b: string) => (a < b ? -1 : 1);
    const doubt = ownTags(new TagTree(tags), 'Doubt', true);
    const sides = [
      { all: quotations, looked },
      { all: quotationsOfTag(all, doubt, places), looked: { documents, own: doubt } },
    ];
    const counted = (facet: 'attribute outlet' | 'tag', of = sides) =>
      countValues(of, facet, named).map(({ value, count }) => `${value}: ${count}`);
    expect(counted('attribute outlet')).toEqual(['Meridian: 3', 'Часы: 1', ': 2']);
    // What is another tag on one side is the tag itself on the other.
    expect(counted('tag')).toEqual(['Aid: 1', 'Doubt: 1', 'Food: 1', ': 5']);
    expect(counted('tag', sides.slice(0, 1))).toEqual(['Doubt: 1', ': 4']);
  });

  test('are filtered by several values at once', () => {
    const outlet = { facet: 'attribute outlet', value: 'Meridian' } as const;
    expect(idsOf(filterQuotations(quotations, [outlet], looked))).toBe('m3 m1');
    expect(idsOf(filterQuotations(quotations, [outlet, { facet: 'person', value: 'Ana' }], looked))).toBe('m1');
    expect(idsOf(filterQuotations(quotations, [{ facet: 'tag', value: '' }], looked))).toBe('m1 m0 m5 m4');
  });
});

test('a tag has as many quotations as the tree says, with and without the tags below', () => {
  const tagIds = fc.uniqueArray(fc.constantFrom('Aid', 'Food', 'Water', 'Doubt'), { maxLength: 4 });
  const lists = fc.array(fc.tuple(tagIds, fc.constantFrom('harbour', 'letters', 'gone')), { maxLength: 30 });
  fc.assert(
    fc.property(lists, (list) => {
      const all = marks(...list.map(([ids, documentId], at) => `${ids.join('+')}@${documentId}:${at}-${at + 1}`));
      const counts = tagCounts(tags, all, documents);
      for (const [id, { own, all: whole }] of counts) {
        const found = (below: boolean) => quotationsOfTag(all, ownTags(new TagTree(tags), id, below), places).length;
        expect([found(false), found(true)]).toEqual([own, whole]);
      }
    }),
  );
});

describe('the sentence around a quotation', () => {
  /** The words between brackets in their sentence: `before[words]behind`. */
  function shown(marked: string, language: string | null = null): string {
    const from = marked.indexOf('[');
    const to = marked.indexOf(']') - 1;
    const text = marked.replace(/[[\]]/gu, '');
    const { before, words, behind } = around(text, { from, to }, divide(text).starts, language);
    return `${before}[${words}]${behind}`;
  }

  test('begins and ends with it, in every script', () => {
    expect(shown('Nobody came. Mr. Vell said [the harbour] was theirs. He left.')).toBe(
      'Mr. Vell said [the harbour] was theirs.',
    );
    expect(shown('Никто не пришёл. Рыбаки сказали, что [гавань] их. Потом ушли.')).toBe(
      'Рыбаки сказали, что [гавань] их.',
    );
    expect(shown('没有人来。渔民说[港口]是他们的。后来走了。')).toBe('渔民说[港口]是他们的。');
  });

  test('goes from the first to the last of several, and never into another passage', () => {
    expect(shown('One.\n\nTwo begins [here. Three] ends there. Four.\n\nFive.')).toBe(
      'Two begins [here. Three] ends there.',
    );
    expect(shown('A headline\n\n[The first] words.')).toBe('[The first] words.');
    expect(shown('The end [of it.\n\nAnd the] next. More.')).toBe('The end [of it.\n\nAnd the] next.');
  });

  test('is cut between words where it is very long', () => {
    const long = 'word '.repeat(100);
    const said = shown(`${long}[here]${' word'.repeat(100)}.`);
    expect(said).toMatch(/^… word .*word \[here\] word.* word …$/u);
    expect(said.length).toBeLessThan(830);
  });

  test('keeps the marked words whole, wherever they stand', () => {
    const text = 'Хлеб и соль. 🙂 Nobody had set them there; «он» ушёл.\n\n- item one\n- item two\n\nEnd';
    fc.assert(
      fc.property(fc.nat(text.length), fc.nat(text.length), (a, b) => {
        const range = { from: Math.min(a, b), to: Math.max(a, b) };
        const { before, words, behind } = around(text, range, divide(text).starts, null);
        expect(words).toBe(text.slice(range.from, range.to));
        expect(text.slice(range.from - before.length, range.to + behind.length)).toBe(before + words + behind);
      }),
    );
  });
});
