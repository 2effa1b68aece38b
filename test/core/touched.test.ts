import { describe, expect, test } from 'vitest';
import { added, removed, sequence, updated } from '../../src/core/model/diff.ts';
import type { Annotation, Note } from '../../src/core/model/records.ts';
import { touchedBy, touchedTogether } from '../../src/core/model/touched.ts';
import { annotation, sample, tag } from './search-corpus.ts';

const harbour = sample('a', ['Гавань открыта с утра.']);
const quay = sample('b', ['The quay is closed.']);
const mark = annotation('m', harbour, 0, 6, ['t', 'u']);

function change(part: Partial<Annotation>) {
  return updated('annotations', mark, { ...mark, ...part });
}

describe('what an act was about', () => {
  test('is the document and the words of a mark, and its tags', () => {
    expect(touchedBy(added('annotations', mark))).toEqual({
      documents: ['a'],
      tags: ['t', 'u'],
      mark: { id: 'm', documentId: 'a', words: 'Гавань' },
      fields: [],
      columns: new Map(),
    });
  });

  test('is of a mark that was removed what it was', () => {
    expect(touchedBy(removed('annotations', mark))).toEqual(touchedBy(added('annotations', mark)));
  });

  test.each([
    ['put on', ['t', 'u', 'v'], ['v']],
    ['taken off', ['t'], ['u']],
    ['put in place of another', ['t', 'v'], ['u', 'v']],
  ])('is only the tag that was %s', (_, tagIds, touched) => {
    expect(touchedBy(change({ tagIds })).tags).toEqual(touched);
  });

  test('is no tag where only the note of a mark was written', () => {
    expect(touchedBy(change({ note: 'Сравнить с причалом.' }))).toMatchObject({ documents: ['a'], tags: [] });
  });

  test('is each fact of a document that became another, with what it was', () => {
    const { record } = quay;
    const guess = (value: string) => ({ value, origin: { kind: 'person' as const } });
    const before = { ...record, attributes: { outlet: guess('UPI'), place: guess('Vell') } };
    const after = { ...record, title: guess('The quay'), attributes: { outlet: guess('AP'), date: guess('1851-05') } };
    const { documents, fields } = touchedBy(updated('documents', before, after));
    expect(documents).toEqual(['b']);
    expect(fields).toEqual([
      { documentId: 'b', field: 'title', before: record.title.value, after: 'The quay' },
      { documentId: 'b', field: 'outlet', before: 'UPI', after: 'AP' },
      { documentId: 'b', field: 'place', before: 'Vell', after: null },
      { documentId: 'b', field: 'date', before: null, after: '1851-05' },
    ]);
  });

  test('is what a note is about, and the tag above a new tag', () => {
    const note: Note = {
      ...{ id: 'n', title: '', body: '', about: { kind: 'document', id: 'b' } },
      ...{ author: '', created: '2026-01-01T00:00:00Z', changed: '2026-01-01T00:00:00Z' },
    };
    const both = sequence(added('notes', note), added('tags', tag('below', 'Food', 'above')));
    expect(touchedBy(both)).toMatchObject({ documents: ['b'], tags: ['below', 'above'] });
  });

  test('is told once of an act of several Changes', () => {
    const other = annotation('o', quay, 4, 8, ['t']);
    const steps = [added('annotations', other), added('annotations', mark)].map(touchedBy);
    expect(touchedTogether(steps)).toMatchObject({
      documents: ['b', 'a'],
      tags: ['t', 'u'],
      mark: { words: 'quay' },
    });
    expect(touchedTogether([])).toEqual({ documents: [], tags: [], mark: null, fields: [], columns: new Map() });
  });
});
