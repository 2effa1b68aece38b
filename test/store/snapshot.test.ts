import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { inTextOrder } from '../../src/core/model/annotations.ts';
import { added, removed, sequence, updated } from '../../src/core/model/diff.ts';
import type { Diff } from '../../src/core/model/diff.ts';
import { signaturesIn } from '../../src/core/model/people.ts';
import type { AllRecords, Annotation, Tag } from '../../src/core/model/records.ts';
import { loadedTables, tables } from '../../src/core/model/tables.ts';
import { Snapshot } from '../../src/renderer/store/snapshot.ts';

const nothing = Object.fromEntries(tables.map((table) => [table, []])) as unknown as AllRecords;

const annotation = (id: string, documentId: string, from: number, to: number): Annotation => ({
  ...{ id, documentId, version: 1, from, to, tagIds: [], note: '', author: 'Ада' },
  ...{ created: '2026-01-01T00:00:00Z', changed: '2026-01-01T00:00:00Z', anchor: { kind: 'exact' } },
  quotation: { exact: 'мост', prefix: '', suffix: '' },
});
const tag = (id: string, name: string): Tag => ({
  id,
  name,
  parentId: null,
  colour: 'blue',
  description: '',
  order: 0,
});

/** The one and only way to the same answers: all records, looked through. */
function slowly(all: ReadonlyMap<string, Annotation>, documentId: string): Annotation[] {
  return [...all.values()].filter((one) => one.documentId === documentId).sort(inTextOrder);
}

describe('the records in memory', () => {
  const place = fc.tuple(
    fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'),
    fc.constantFrom('d1', 'd2'),
    fc.nat(9),
    fc.nat(9),
    fc.boolean(),
    fc.constantFrom('', 'Чей мост?'),
  );

  test('are after any Diffs what they would be if all were loaded anew, each document in text order', () => {
    fc.assert(
      fc.property(fc.array(fc.array(place, { maxLength: 5 }), { maxLength: 12 }), (steps) => {
        const snapshot = new Snapshot();
        snapshot.load(nothing);
        const all = new Map<string, Annotation>();
        for (const step of steps) {
          const diffs: Diff[] = [];
          for (const [id, documentId, from, length, goes, note] of step) {
            const before = all.get(id);
            const after = { ...annotation(id, documentId, from, from + length), note };
            if (goes && before) {
              diffs.push(removed('annotations', before));
              all.delete(id);
            } else {
              diffs.push(before ? updated('annotations', before, after) : added('annotations', after));
              all.set(id, after);
            }
          }
          snapshot.apply(diffs.reduce((whole, diff) => sequence(whole, diff), {}));
          for (const documentId of ['d1', 'd2', 'd3']) {
            expect(snapshot.annotationsOf(documentId)).toEqual(slowly(all, documentId));
          }
          expect(new Map(snapshot.rows('annotations'))).toEqual(all);
          expect(new Map(snapshot.noted)).toEqual(new Map([...all].filter(([, { note }]) => note !== '')));
        }
        const anew = new Snapshot();
        anew.load({ ...nothing, annotations: [...all.values()].toReversed() });
        expect(new Map(anew.noted)).toEqual(new Map(snapshot.noted));
        for (const documentId of ['d1', 'd2']) {
          expect(anew.annotationsOf(documentId)).toEqual(snapshot.annotationsOf(documentId));
        }
      }),
    );
  });

  test('say which table changed, and hand out the same list of a document in which nothing did', () => {
    const snapshot = new Snapshot();
    snapshot.load({ ...nothing, annotations: [annotation('a', 'd1', 0, 4), annotation('b', 'd2', 0, 4)] });
    const versions = () => loadedTables.map((table) => snapshot.version(table));
    const [before, first, second] = [versions(), snapshot.annotationsOf('d1'), snapshot.annotationsOf('d2')];
    snapshot.apply(added('annotations', annotation('c', 'd2', 2, 3)));
    expect(snapshot.annotationsOf('d1')).toBe(first);
    expect(snapshot.annotationsOf('d2')).not.toBe(second);
    expect(second.map(({ id }) => id)).toEqual(['b']);
    const changed = loadedTables.filter((_, at) => versions()[at] !== before[at]);
    expect(changed).toEqual(['annotations']);
    snapshot.apply(added('tags', tag('t', 'Мосты')));
    expect(snapshot.rows('tags').get('t')?.name).toBe('Мосты');
  });

  test('forget all that was there when they are loaded again', () => {
    const snapshot = new Snapshot();
    snapshot.load({ ...nothing, tags: [tag('t', 'Мосты')], annotations: [annotation('a', 'd1', 0, 4)] });
    snapshot.load({ ...nothing, tags: [tag('u', 'Паромы')] });
    expect([...snapshot.rows('tags').keys()]).toEqual(['u']);
    expect(snapshot.annotationsOf('d1')).toEqual([]);
    expect(snapshot.rows('annotations').size).toBe(0);
  });
});

test('who signs something in them is what looking at all of them would tell, whoever comes and goes', () => {
  const author = fc.constantFrom('Ада', 'Mei', 'نور', '');
  const state = fc.array(fc.tuple(fc.constantFrom<string>('a', 'b', 'c', 'd'), author, fc.option(author)), {
    maxLength: 4,
  });
  fc.assert(
    fc.property(fc.array(state, { minLength: 2, maxLength: 6 }), (states) => {
      const snapshot = new Snapshot();
      snapshot.load(nothing);
      let before = new Map<string, Annotation>();
      for (const signed of states) {
        const now = new Map(
          signed.map(([id, who, other]) => {
            const taggedBy =
              other === null ? {} : { taggedBy: { aid: { author: other, time: '2026-01-01T00:00:00Z' } } };
            return [id, { ...annotation(id, 'd1', 0, 4), author: who, ...taggedBy }] as const;
          }),
        );
        const known = snapshot.signatures();
        const diffs = [...new Set([...before.keys(), ...now.keys()])].map((id): Diff => {
          const [old, next] = [before.get(id), now.get(id)];
          if (!old) return added('annotations', next!);
          return next ? updated('annotations', old, next) : removed('annotations', old);
        });
        snapshot.apply(diffs.reduce((whole, diff) => sequence(whole, diff), {}));
        before = now;
        expect(snapshot.signatures()).toEqual(signaturesIn(snapshot));
        // The same object tells that nobody came or went.
        if (diffs.every((diff) => Object.keys(diff).length === 0)) expect(snapshot.signatures()).toBe(known);
      }
    }),
  );
});
