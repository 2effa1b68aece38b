import { expect, test } from 'vitest';
import type { Tag } from '../../src/core/model/records.ts';
import { isShownMark, shownTags } from '../../src/renderer/session/only-tags.ts';

const tag = (id: string, parentId: string | null = null): Tag => ({
  ...{ id, name: id, parentId, colour: 'blue' },
  description: '',
  order: 0,
});
const tags = new Map(
  [tag('помощь'), tag('еда', 'помощь'), tag('зерно', 'еда'), tag('море')].map((one) => [one.id, one]),
);

test('with a tag the marks of those below it are shown', () => {
  expect(shownTags(tags, ['помощь'])).toEqual(new Set(['помощь', 'еда', 'зерно']));
  expect(shownTags(tags, ['зерно', 'море'])).toEqual(new Set(['зерно', 'море']));
});

test('all marks are shown where no tag is asked for, or only such as are gone', () => {
  expect(shownTags(tags, [])).toBeNull();
  expect(shownTags(tags, ['gone'])).toBeNull();
  expect(isShownMark({ id: 'a', tagIds: [] }, null)).toBe(true);
});

test('a mark is shown if it carries such a tag, or is chosen', () => {
  const only = shownTags(tags, ['еда']);
  const shown = (id: string, tagIds: readonly string[]) => isShownMark({ id, tagIds }, only, ['chosen']);
  expect([shown('a', ['море', 'зерно']), shown('b', ['море']), shown('c', []), shown('chosen', [])]).toEqual([
    true,
    false,
    false,
    true,
  ]);
});
