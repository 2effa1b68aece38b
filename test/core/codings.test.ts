import { expect, test } from 'vitest';
import { addTagTo, removeTagsFrom, replaceTags } from '../../src/core/model/annotations.ts';
import { coderOf, withTagsBecome } from '../../src/core/model/codings.ts';
import { kinds } from '../../src/core/model/kinds.ts';
import type { Annotation } from '../../src/core/model/records.ts';

const mark: Annotation = {
  id: 'm',
  documentId: 'd',
  version: 1,
  from: 0,
  to: 12,
  quotation: { exact: '橋は夜明けに崩れた。', prefix: '', suffix: '' },
  tagIds: ['橋'],
  note: '',
  author: 'Ада',
  created: 'Monday',
  changed: 'Monday',
  anchor: { kind: 'exact' },
};
const ada = { author: 'Ада', time: 'Tuesday' };
const bo = { author: 'Bo', time: 'Wednesday' };
const after = (diff: ReturnType<typeof addTagTo>) => diff.annotations!['m']![1]!;

test('a tag that another person puts on a mark is theirs, and all others are of who made the mark', () => {
  const both = after(addTagTo([after(addTagTo([mark], 'утро', ada))], 'Bruch', bo));
  expect(both.taggedBy).toEqual({ Bruch: bo });
  expect(['橋', 'утро', 'Bruch'].map((id) => coderOf(both, id))).toEqual([
    { author: 'Ада', time: 'Monday' },
    { author: 'Ада', time: 'Monday' },
    bo,
  ]);
});

test('a tag that is taken off, replaced or removed leaves nothing of who put it on', () => {
  const tagged = after(addTagTo([mark], 'Bruch', bo));
  expect(after(removeTagsFrom([tagged], new Set(['Bruch']), 'now'))).toEqual({ ...mark, changed: 'now' });
  const gone = kinds.annotations.without(tagged, (_table, id) => id === 'Bruch', 'now');
  expect(gone).toEqual({ ...mark, changed: 'now' });
  const replaced = after(replaceTags([tagged], new Set(['橋']), 'Brücke', bo));
  expect(replaced).toMatchObject({ tagIds: ['Brücke', 'Bruch'], taggedBy: { Brücke: bo, Bruch: bo } });
});

test('who put a tag on has put on what it was merged into, unless that was on already', () => {
  const tagged = after(addTagTo([mark], 'Bruch', bo));
  expect(withTagsBecome(tagged, new Map([['Bruch', 'Riss']]), 'now')).toMatchObject({
    tagIds: ['橋', 'Riss'],
    taggedBy: { Riss: bo },
  });
  const into = withTagsBecome(tagged, new Map([['Bruch', '橋']]), 'now');
  expect(into).toEqual({ ...mark, changed: 'now' });
});
