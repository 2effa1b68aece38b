import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { added, edits, isEmpty, noDiff, removed, reverse, sequence, updated } from '../../src/core/model/diff.ts';
import type { Tag } from '../../src/core/model/records.ts';

const tag = (id: string, name: string, order = 0): Tag => ({
  id,
  name,
  parentId: null,
  colour: 'blue',
  description: '',
  order,
});

describe('a Diff', () => {
  test('that adds is reversed by one that removes', () => {
    expect(reverse(added('tags', tag('t1', 'Помощь')))).toEqual(removed('tags', tag('t1', 'Помощь')));
  });

  test('that changes nothing is empty', () => {
    expect(updated('tags', tag('t1', 'Aid'), tag('t1', 'Aid'))).toEqual(noDiff);
    expect(isEmpty(noDiff)).toBe(true);
  });

  test('followed by another is one Diff from the first state to the last', () => {
    const [before, between, after] = [tag('t1', 'Aid'), tag('t1', 'Help'), tag('t1', '援助')];
    expect(sequence(updated('tags', before, between), updated('tags', between, after))).toEqual(
      updated('tags', before, after),
    );
  });

  test('that adds and then removes leaves nothing', () => {
    const record = tag('t1', 'Aid');
    expect(isEmpty(sequence(added('tags', record), removed('tags', record)))).toBe(true);
  });

  test('that does not follow the one before it is a bug and is thrown', () => {
    expect(() => sequence(added('tags', tag('t1', 'Aid')), removed('tags', tag('t1', 'Other')))).toThrow(/t1/);
  });

  test('and its reverse leave nothing, whatever they hold', () => {
    const names = fc.array(fc.record({ id: fc.stringMatching(/^[a-z]{1,3}$/), name: fc.string() }), { maxLength: 8 });
    fc.assert(
      fc.property(names, (rows) => {
        const unique = [...new Map(rows.map((row) => [row.id, tag(row.id, row.name)])).values()];
        const diff = added('tags', ...unique);
        expect(isEmpty(sequence(diff, reverse(diff)))).toBe(true);
        expect(reverse(reverse(diff))).toEqual(diff);
        expect([...edits(diff)]).toHaveLength(unique.length);
      }),
    );
  });
});
