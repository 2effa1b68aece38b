import { expect, test } from 'vitest';
import { isWorthSending } from '../../src/renderer/store/worth-sending.ts';

test('an act is sent around where it is small, or touches a small part of a large project', () => {
  expect(isWorthSending(5000, 5000)).toBe(true);
  // Ten thousand marks, re-tagged among hundred thousand, in a project that holds nothing else, and while it is taken in.
  expect(isWorthSending(10_000, 110_000)).toBe(true);
  expect(isWorthSending(10_000, 10_300)).toBe(false);
  expect(isWorthSending(100_000, 0)).toBe(false);
});
