import { expect, test } from 'vitest';
import { keyOfTaken, takenIn } from '../../src/core/ingest/taken-in.ts';
import type { Annotation } from '../../src/core/model/records.ts';

const written = { from: 5, to: 11, note: 'рухнул' };
const made = { ...written, id: 'a', documentId: 'd', version: 1, tagIds: ['беда', 'мост'] } as unknown as Annotation;
const changes = [{ diff: { annotations: { a: [null, made] } } }] as const;
const has = (standing: readonly Annotation[], version = 1) => takenIn('d', version, standing, changes);

test('a mark that was taken in is known, whatever a person did with its tags and its note since', () => {
  const others = [made, { ...made, tagIds: ['x'] }, { ...made, tagIds: [], note: 'mine' }];
  for (const one of others) expect(has([one]).has(keyOfTaken(written, 2))).toBe(true);
});

test('a mark that was taken in and removed does not come again', () => {
  expect(has([]).has(keyOfTaken(written, 2))).toBe(true);
  expect(takenIn('d', 1, [], []).has(keyOfTaken(written, 2))).toBe(false);
  expect(takenIn('other', 1, [], changes).size).toBe(0);
});

test('a mark that went along to a newer version is known where it stands there', () => {
  const moved = { ...made, version: 2, from: 15, to: 21 };
  const taken = has([moved], 2);
  expect([taken.has(keyOfTaken({ ...written, from: 15, to: 21 }, 2)), taken.has(keyOfTaken(written, 2))]).toEqual([
    true,
    false,
  ]);
});
