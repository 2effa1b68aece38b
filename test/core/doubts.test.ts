import fc from 'fast-check';
import { expect, test } from 'vitest';
import { countInDoubt, inDoubt } from '../../src/core/model/doubts.ts';
import type { AnchorState, Annotation, Document } from '../../src/core/model/records.ts';

// Which annotations a person is to look at since their text changed.

const anchors: readonly AnchorState[] = [
  { kind: 'exact' },
  { kind: 'moved' },
  { kind: 'approximate', score: 0.8 },
  { kind: 'lost' },
];

const document = (id: string, versions: number) =>
  ({ id, versions: Array.from({ length: versions }, (_, at) => ({ number: at + 1 })) }) as unknown as Document;

const annotation = fc
  .record({
    documentId: fc.constantFrom('a', 'b', 'gone'),
    version: fc.integer({ min: 1, max: 3 }),
    anchor: fc.constantFrom(...anchors),
    to: fc.constantFrom(4, 9),
  })
  .map((made) => ({ from: 4, ...made }) as unknown as Annotation);

test('are counted as they are listed, but for those that were set aside, in any order of their documents', () => {
  fc.assert(
    fc.property(fc.array(annotation, { maxLength: 40 }), fc.tuple(fc.nat(2), fc.nat(2)), (all, [more, others]) => {
      const documents = new Map([document('a', 1 + more), document('b', 1 + others)].map((one) => [one.id, one]));
      const { changed, lost } = inDoubt(all, documents);
      expect(countInDoubt(all, documents)).toBe(changed.length + lost.length);
    }),
  );
});
