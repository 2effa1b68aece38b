import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Annotation, Colour, Tag } from '../../src/core/model/records.ts';
import { annotationOf, highlightIds, HighlightMaker } from '../../src/renderer/session/highlights-of.ts';
import { readingWords } from '../../src/renderer/words/reading.ts';

const tag = (id: string, name: string, colour: Colour, parentId: string | null = null): Tag => ({
  ...{ id, name, colour, parentId },
  description: '',
  order: 0,
});
const mark = (id: string, tagIds: readonly string[], note = ''): Annotation =>
  ({ id, documentId: 'd', from: 10, to: 15, tagIds, note }) as unknown as Annotation;
const tree = (...tags: readonly Tag[]) => new Map(tags.map((one) => [one.id, one]));

const tags = tree(tag('t1', 'Помощь', 'teal'), tag('t2', 'Еда', 'blue', 't1'), tag('t3', '谷物', 'orange'));

test('an annotation shows the colours of all its tags, each with its name', () => {
  const drawn = new HighlightMaker().highlightsOf([mark('a', ['t3', 't2'])], tags, 1);
  expect(drawn.map(({ from, to, colour, labels }) => [from, to, colour, labels])).toEqual([
    [10, 15, 'orange', ['谷物']],
    [10, 15, 'blue', ['Еда']],
  ]);
});

test('whichever of its colours is clicked, it is the annotation that is meant, and all of them are chosen with it', () => {
  const marks = [mark('a', ['t1', 't2', 't3']), mark('b', []), mark('c', ['t2'])];
  for (const one of marks) {
    const ids = new HighlightMaker().highlightsOf([one], tags, 1).map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(new Set(ids.map(annotationOf))).toEqual(new Set([one.id]));
    expect(highlightIds([one])).toEqual(new Set(ids));
  }
});

test('what has no tag, or only tags that are gone, is drawn still', () => {
  const drawn = new HighlightMaker().highlightsOf([mark('a', ['gone']), mark('b', [], 'см. письмо')], tags, 1);
  expect(drawn.map(({ id, colour, labels }) => [id, colour, labels])).toEqual([
    ['a', 'yellow', []],
    ['b', 'yellow', [readingWords.onlyNote]],
  ]);
});

test('a tag that is coloured or named anew is drawn so; as long as the tags stay, nothing is made again', () => {
  const maker = new HighlightMaker();
  const marks = [mark('a', ['t3'])];
  const before = maker.highlightsOf(marks, tags, 1);
  expect(maker.highlightsOf(marks, tags, 1)[0]).toBe(before[0]);
  const [after] = maker.highlightsOf(marks, tree(tag('t3', '穀物', 'green')), 2);
  expect(after).toMatchObject({ id: 'a', colour: 'green', labels: ['穀物'] });
});

test('where only some tags are shown, a mark is drawn in their colours alone, and a chosen one that has none of them in all of its own', () => {
  const maker = new HighlightMaker();
  const marks = [mark('a', ['t3', 't2']), mark('b', ['t3'])];
  const drawn = (only: ReadonlySet<string> | null) =>
    maker.highlightsOf(marks, tags, 1, only).map(({ id, labels }) => [id, labels]);
  expect(drawn(new Set(['t2']))).toEqual([
    ['a 1', ['Еда']],
    ['b', ['谷物']],
  ]);
  expect(drawn(null)).toEqual([
    ['a', ['谷物']],
    ['a 1', ['Еда']],
    ['b', ['谷物']],
  ]);
});

test('whatever marks come, go and change, what is drawn is what would be drawn of all of them anew', () => {
  const pool = Array.from({ length: 12 }, (_, at) => [
    mark(`m${at}`, ['t1', 't2', 't3'].slice(at % 4)),
    mark(`m${at}`, ['t3', 't1'].slice(at % 3), 'ملاحظة'),
  ]);
  const choice = fc.array(fc.nat({ max: 2 }), { minLength: pool.length, maxLength: pool.length });
  fc.assert(
    fc.property(fc.array(choice, { minLength: 2, maxLength: 6 }), (states) => {
      const maker = new HighlightMaker();
      for (const state of states) {
        const marks = state.flatMap((which, at) => pool[at]![which] ?? []);
        expect(maker.highlightsOf(marks, tags, 1)).toEqual(new HighlightMaker().highlightsOf(marks, tags, 1));
      }
    }),
  );
});

test('a mark that comes among many leaves what is drawn of the others as it is', () => {
  const maker = new HighlightMaker();
  const marks = [mark('a', ['t1', 't2']), mark('b', ['t3']), mark('c', [])];
  const before = maker.highlightsOf(marks, tags, 1);
  const after = maker.highlightsOf([marks[0]!, mark('new', ['t2']), ...marks.slice(1)], tags, 1);
  expect([after[0], after[1], after[3], after[4]].map((one, at) => one === before[at])).toEqual([
    true,
    true,
    true,
    true,
  ]);
  expect(after[2]?.id).toBe('new');
});
