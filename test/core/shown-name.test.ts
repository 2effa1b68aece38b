import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Document } from '../../src/core/model/records.ts';
import { documentName, DocumentNames, documentNames, shownName } from '../../src/core/model/shown-name.ts';
import { sampleMaterial } from './exchange-material.ts';

const [sample] = sampleMaterial.documents;

function document(id: string, title: string, path: string, facts: Record<string, string> = {}): Document {
  const origin = { kind: 'person' } as const;
  const attributes = Object.fromEntries(Object.entries(facts).map(([key, value]) => [key, { value, origin }]));
  return { ...sample!, id, title: { value: title, origin }, path, attributes };
}

function named(...documents: Document[]): string[] {
  const names = documentNames(documents);
  return documents.map(({ id }) => names.get(id)!);
}

test('signs that turn the direction are shown and turn nothing; marks that belong to a script stay', () => {
  expect(shownName('Invoice \u202etxt.exe')).toBe('Invoice ⟨RLO⟩txt.exe');
  expect(shownName('\u2067a\u2069 \u202ab\u202c')).toBe('⟨RLI⟩a⟨PDI⟩ ⟨LRE⟩b⟨PDF⟩');
  for (const plain of ['שלום\u200f (a)', 'می\u200cخواهم', 'Ünïcode 北京']) expect(shownName(plain)).toBe(plain);
});

describe('documents of one title', () => {
  test('are told apart by their folder', () => {
    expect(
      named(document('1', 'Letter', 'may/a.txt'), document('2', 'Letter', 'june/a.txt'), document('3', 'Log', 'c.txt')),
    ).toEqual(['Letter (may)', 'Letter (june)', 'Log']);
  });

  test('are told apart by date where the folder is the same, then by outlet, then by path', () => {
    expect(named(document('1', 'A', 'x.txt', { date: '2025-06' }), document('2', 'A', 'y.txt'))).toEqual([
      'A (2025-06)',
      'A',
    ]);
    expect(
      named(document('1', 'A', 'x.txt', { outlet: 'IANS' }), document('2', 'A', 'y.txt', { outlet: 'Yonhap' })),
    ).toEqual(['A (IANS)', 'A (Yonhap)']);
    expect(named(document('1', 'A', 'x.txt'), document('2', 'A', 'y.txt'))).toEqual(['A (x.txt)', 'A (y.txt)']);
  });

  test('are numbered by age where nothing tells them apart', () => {
    expect(named(document('2', 'A', 'x.txt'), document('1', 'A', 'x.txt'))).toEqual(['A (x.txt, 2)', 'A (x.txt, 1)']);
  });

  test('are alike, too, if a title is written in another Unicode form', () => {
    expect(named(document('1', 'Café', 'x.txt'), document('2', 'Cafe\u0301', 'y.txt'))).toEqual([
      'Café (x.txt)',
      'Café (y.txt)',
    ]);
  });

  test('are told apart when one of them is named, also by its new title', () => {
    const may = document('1', 'Letter', 'may/a.txt');
    const all = [may, document('2', 'Letter', 'june/a.txt'), document('3', 'Log', 'june/c.txt')];
    expect(documentName(may, all)).toBe('Letter (may)');
    expect(documentName({ ...may, title: { ...may.title, value: 'Log' } }, all)).toBe('Log (may)');
    expect(documentName({ ...may, title: { ...may.title, value: 'Diary' } }, all)).toBe('Diary');
  });

  test('are told apart whatever their titles, folders and paths are', () => {
    const title = fc.constantFrom(
      'A',
      'A (b)',
      'A (b/x)',
      'A (b/x, 1)',
      'A (b/x, 2)',
      'A\u202e',
      'A⟨RLO⟩',
      'Ä',
      'A\u0308',
    );
    const path = fc.constantFrom('b/x', 'b/y', 'x', 'b/x, 1', 'b\u202e/x', 'b⟨RLO⟩/x');
    const facts = fc.constantFrom({}, { date: '2025' }, { date: 'b' }, { outlet: 'b/x' });
    fc.assert(
      fc.property(fc.array(fc.tuple(title, path, facts), { maxLength: 8 }), (made) => {
        const all = made.map(([title, path, facts], at) => document(`${at}`, title, path, facts));
        const names = named(...all);
        expect(new Set(names).size).toBe(all.length);
        expect(all.map((one) => documentName(one, all))).toEqual(names);
      }),
      { numRuns: 2000 },
    );
  });

  test('are called while they come and go as if all had come at once', () => {
    const title = fc.constantFrom('A', 'A (b)', 'A (b/x)', 'A (b/x, 1)', 'A\u202e', 'A⟨RLO⟩', 'Ä', 'A\u0308');
    const path = fc.constantFrom('b/x', 'b/y', 'x', 'b/x, 1');
    const facts = fc.constantFrom({}, { date: '2025' }, { outlet: 'b/x' });
    const id = fc.constantFrom('1', '2', '3', '4', '5', '6', '7');
    const step = fc.oneof(fc.tuple(id, title, path, facts), fc.tuple(id));
    fc.assert(
      fc.property(fc.array(fc.array(step, { maxLength: 4 }), { maxLength: 8 }), (batches) => {
        const kept = new DocumentNames();
        const there = new Map<string, Document>();
        for (const batch of batches) {
          for (const [id, title, path, facts] of batch) {
            if (title === undefined) there.delete(id);
            else there.set(id, document(id, title, path!, facts));
          }
          const names = kept.update(there);
          const ids = ['1', '2', '3', '4', '5', '6', '7'];
          const atOnce = documentNames(there.values());
          expect(ids.map((id) => names.get(id))).toEqual(ids.map((id) => atOnce.get(id)));
        }
      }),
      { numRuns: 2000 },
    );
  });
});
