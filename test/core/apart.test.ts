import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { areApart, reachOf } from '../../src/core/model/apart.ts';
import { added, edits, removed, reverse, sameValue, updated } from '../../src/core/model/diff.ts';
import type { Diff } from '../../src/core/model/diff.ts';
import type { Annotation, Document, Note, Tag } from '../../src/core/model/records.ts';

// What may be passed over by undo: checked against doing it.

const tag = (id: string, parentId: string | null = null, name = id): Tag => ({
  ...{ id, name, parentId, colour: 'blue', description: '', order: 0 },
});
const document = (id: string, path: string, versions = 1): Document => ({
  ...{ id, path, importId: 'i', attributes: {}, language: null, title: { value: path, origin: { kind: 'path' } } },
  versions: Array.from({ length: versions }, (_, at) => ({
    ...{ number: at + 1, textId: `${id}${at}`, bytes: 1, length: 1, byteHash: '', textHash: '', passages: 1 },
    ...{ imported: '', encoding: { label: 'utf-8', by: 'valid-utf-8', confidence: 1, replacements: 0 } },
  })),
});
const annotation = (id: string, documentId: string, tagIds: readonly string[] = []): Annotation => ({
  ...{ id, documentId, version: 1, from: 0, to: 1, quotation: { exact: 'й', prefix: '', suffix: '' }, tagIds },
  ...{ note: '', author: '', created: '', changed: '', anchor: { kind: 'exact' } },
});
const note = (id: string, documentId: string): Note => ({
  ...{ id, title: '', body: '', about: { kind: 'document', id: documentId }, author: '', created: '', changed: '' },
});
const apart = (a: Diff, b: Diff) => {
  const [there, back] = [areApart(reachOf([a]), reachOf([b])), areApart(reachOf([b]), reachOf([a]))];
  expect(there).toBe(back);
  return there;
};

const ferry = document('d', 'паром.txt');
const newVersion = updated('documents', ferry, document('d', 'паром.txt', 2));

describe('two acts are apart', () => {
  test('if they are about other records', () => {
    expect(apart(added('tags', tag('t')), added('documents', ferry))).toBe(true);
    expect(apart(added('annotations', annotation('a', 'e')), newVersion)).toBe(true);
    expect(apart(added('notes', note('n', 'd')), newVersion)).toBe(true);
    expect(apart(added('tags', tag('t', 'above')), added('tags', tag('u', 'above')))).toBe(true);
  });

  test('but not if one changes what the other changes, marks, needs, or puts in its place', () => {
    expect(apart(updated('documents', ferry, { ...ferry, language: 'ru' }), newVersion)).toBe(false);
    expect(apart(added('annotations', annotation('a', 'd')), newVersion)).toBe(false);
    expect(apart(added('documents', ferry), added('notes', note('n', 'd')))).toBe(false);
    expect(apart(added('tags', tag('t')), added('annotations', annotation('a', 'e', ['t'])))).toBe(false);
    expect(apart(added('tags', tag('t')), added('tags', tag('u', 't')))).toBe(false);
    expect(apart(removed('documents', ferry), added('documents', document('e', 'паром.txt')))).toBe(false);
  });

  test('only if the earlier one can be taken back from under the later one, and nothing misses anything then', () => {
    const ids = fc.constantFrom('a', 'b', 'c', 'd');
    const step = fc.record({
      id: ids,
      parent: fc.option(ids),
      name: fc.constantFrom('Зерно', '谷物'),
      remove: fc.boolean(),
    });
    let passed = 0;
    fc.assert(
      fc.property(fc.array(step, { maxLength: 6 }), step, step, (before, one, other) => {
        const state = new Map<string, Tag>();
        for (const next of before) act(state, next);
        const [earlier, later] = [act(state, one), act(state, other)];
        if (!earlier || !later || !apart(earlier, later)) return;
        const now = new Map(state);
        passed += 1;
        expect(apply(now, reverse(earlier))).toBe(true);
        expect([...now.values()].every(({ parentId }) => parentId === null || now.has(parentId))).toBe(true);
        expect(apply(now, earlier)).toBe(true);
        expect(sameValue(Object.fromEntries(now), Object.fromEntries(state))).toBe(true);
      }),
      { numRuns: 2000 },
    );
    expect(passed).toBeGreaterThan(100);
  });
});

interface Step {
  readonly id: string;
  readonly parent: string | null;
  readonly name: string;
  readonly remove: boolean;
}

/** Does what makes sense of a step, and returns it; null if nothing does. */
function act(state: Map<string, Tag>, { id, parent, name, remove }: Step): Diff | null {
  const there = state.get(id);
  const parentId = parent !== null && parent !== id && state.has(parent) ? parent : null;
  if (remove && [...state.values()].some((one) => one.parentId === id)) return null;
  const after = tag(id, parentId, name);
  const diff = !there ? added('tags', after) : remove ? removed('tags', there) : updated('tags', there, after);
  apply(state, diff);
  return diff;
}

/** False if a record is not as the Diff expects. */
function apply(state: Map<string, Tag>, diff: Diff): boolean {
  for (const [, id, [before, after]] of edits(diff)) {
    if (!sameValue(state.get(id) ?? null, before)) return false;
    if (after) state.set(id, after as Tag);
    else state.delete(id);
  }
  return true;
}
