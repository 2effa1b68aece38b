import { describe, expect, test } from 'vitest';
import { isEmpty, reverse, sequence } from '../../src/core/model/diff.ts';
import { joinOverlaps, joinUnderTags, overlapCounts, overlapsOf } from '../../src/core/model/overlaps.ts';
import type { Annotation, Note } from '../../src/core/model/records.ts';

const text = 'Хлеб и соль стояли на столе у окна.';
const time = '2026-01-01T00:00:00.000Z';
const making = { id: 'new', author: 'me', time: '2026-11-28T12:00:00.000Z' };

function mark(words: string, tagIds: readonly string[], more: Partial<Annotation> = {}): Annotation {
  const from = text.indexOf(words);
  const to = from + words.length;
  const quotation = { exact: words, prefix: text.slice(Math.max(0, from - 32), from), suffix: text.slice(to, to + 32) };
  return {
    id: words,
    documentId: 'd',
    version: 1,
    from,
    to,
    quotation,
    tagIds,
    note: '',
    author: '',
    created: time,
    changed: time,
    anchor: { kind: 'exact' },
    ...more,
  };
}
const chains = (...marks: Annotation[]) => overlapsOf(marks, 't').map((chain) => chain.map(({ id }) => id));

describe('marks with one tag that overlap', () => {
  test('are found in chains, not where they only touch, nor of two persons or of another tag', () => {
    expect(chains(mark('Хлеб и', ['t']), mark('и соль стояли', ['t']), mark('стояли на', ['t']))).toHaveLength(1);
    expect(chains(mark('Хлеб ', ['t']), mark('и соль', ['t']))).toEqual([]);
    expect(chains(mark('Хлеб и', ['t']), mark('и соль', ['t'], { author: 'Ana' }))).toEqual([]);
    expect(chains(mark('Хлеб и', ['t']), mark('и соль', ['u']))).toEqual([]);
    expect(chains(mark('Хлеб и', ['t']), mark('и соль', ['t'], { anchor: { kind: 'lost' } }))).toEqual([]);
  });

  test('are counted for all tags at once as for each', () => {
    const marks = [
      mark('Хлеб и', ['t', 'u']),
      mark('и соль', ['t']),
      mark('соль стояли', ['u']),
      mark('стояли на', ['u', 'v']),
      mark('столе', ['v']),
    ];
    const each = ['t', 'u', 'v'].map((id) => [id, overlapsOf(marks, id).flat().length] as const);
    expect([...overlapCounts(marks)].sort()).toEqual(each.filter(([, count]) => count > 0));
    expect(each).toEqual([
      ['t', 2],
      ['u', 2],
      ['v', 0],
    ]);
  });

  test('become one with the words of all, their notes and pages, and can be taken apart again', () => {
    const chain = [
      mark('Хлеб и соль', ['t'], { note: 'A' }),
      mark('соль', ['t'], { note: 'B' }),
      mark('соль стояли', ['t', 'u']),
    ];
    const page: Note = {
      id: 'n',
      title: '',
      body: '',
      about: { kind: 'annotation', id: 'соль' },
      author: '',
      created: time,
      changed: time,
    };
    const diff = joinOverlaps(chain, 't', [page], making);
    const after = Object.fromEntries(Object.entries(diff.annotations!).map(([id, [, one]]) => [id, one]));
    const whole = mark('Хлеб и соль стояли', ['t']);
    expect(after['Хлеб и соль']).toEqual({ ...whole, id: 'Хлеб и соль', note: 'A\n\nB', changed: making.time });
    expect(after['соль']).toBeNull();
    expect(after['соль стояли']).toMatchObject({ tagIds: ['u'], changed: making.time });
    expect(diff.notes!['n']![1]!.about).toEqual({ kind: 'annotation', id: 'Хлеб и соль' });
    expect(isEmpty(sequence(diff, reverse(diff)))).toBe(true);
  });

  test('that share two tags are joined under both in one Diff, which can be taken back', () => {
    const marks = [mark('Хлеб и', ['t', 'u']), mark('и соль', ['u', 't'])];
    const overlaps = ['t', 'u'].map((tagId) => ({ tagId, chains: overlapsOf(marks, tagId) }));
    const diff = joinUnderTags(overlaps, { notes: [], links: [] }, () => making);
    const after = Object.values(diff.annotations!).flatMap(([, one]) =>
      one ? [[one.quotation.exact, one.tagIds]] : [],
    );
    expect(after).toEqual([
      ['Хлеб и соль', ['u']],
      ['Хлеб и соль', ['t']],
    ]);
    const before = Object.values(diff.annotations!).flatMap(([one]) => (one ? [one] : []));
    expect(before).toEqual(marks);
    expect(isEmpty(sequence(diff, reverse(diff)))).toBe(true);
  });

  test('become a new one where all carry other tags, too', () => {
    const diff = joinOverlaps([mark('Хлеб и', ['t', 'u']), mark('и соль', ['v', 't'])], 't', [], making);
    const after = Object.values(diff.annotations!).map(([, one]) => [one!.quotation.exact, one!.tagIds]);
    expect(after).toEqual([
      ['Хлеб и', ['u']],
      ['и соль', ['v']],
      ['Хлеб и соль', ['t']],
    ]);
  });
});
