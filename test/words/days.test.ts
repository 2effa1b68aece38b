import { expect, test } from 'vitest';
import { dateInWords, daysInWords } from '../../src/renderer/words/in-words.ts';

const spaces = (words: string) => words.replace(/\s+/gu, ' ');

test.each([
  ['2025-06-30T09:02', '09:02'],
  ['2025-06-30T09:02Z', '09:02 UTC'],
  ['2025-06-30T09:02:30+0000', '09:02:30 UTC'],
  ['2025-06-30T09:02+00:00', '09:02 UTC'],
  ['2025-06-30T14:00+0300', '14:00 UTC+03:00'],
  ['2025-06-30T14:00-09:30', '14:00 UTC-09:30'],
])('the time of day of %s is said with the place of its clock: %s', (date, time) => {
  const day = dateInWords('2025-06-30');
  expect(spaces(dateInWords(date))).toBe(spaces(`${day}, ${time}`));
});

test('days from one to another are said without their times, and one day once', () => {
  const day = dateInWords('2025-06-30');
  expect(daysInWords({ from: '2025-06-30T01:00+0000', to: '2025-06-30T23:00+0900' })).toBe(day);
  expect(daysInWords({ from: '2025-06-30', to: '2025-07-01T09:02Z' })).toBe(`${day} – ${dateInWords('2025-07-01')}`);
});
