import { expect, test } from 'vitest';
import { datelineLength, isDateline } from '../../src/core/compare/datelines.ts';
import { isMonthWord } from '../../src/core/text/month-words.ts';

const begins = (line: string) => line.slice(0, datelineLength(line));

test.each([
  ['SEOUL, June 30 (UPI) -- The visit began.', 'SEOUL, June 30 (UPI) --'],
  ['Lisbon, 4 de maio — O conselho reuniu.', 'Lisbon, 4 de maio —'],
  ['МОСКВА, 30 июня. /ТАСС/. Визит начался.', 'МОСКВА, 30 июня. /ТАСС/'],
  ['Berlin (dpa) – Die Stadt schwieg.', 'Berlin (dpa) –'],
  ['Warszawa, 3 maja 2031 – „Widzieliśmy dym”, powiedziała.', 'Warszawa, 3 maja 2031 –'],
  ['新华社北京6月30日电 代表团抵达。', '新华社北京6月30日电'],
])('a dateline is found before the first words: %s', (line, dateline) => {
  expect(begins(line)).toBe(dateline);
});

test.each([
  'Ada Brandt, May 4 — the day of the fire — is what the town remembers.',
  'Operation Dawn, May 4 – the fire – was over.',
  'Ada Brandt, aged 45 — The town knows her — was there.',
  'The treaty, article 12 — Parliament had struck it out — came back.',
  'Hall, room 12 (UPI) -- The meeting began.',
])('what only looks like one is none: %s', (line) => {
  expect(begins(line)).toBe('');
});

test('a line with a number and no month is no dateline of its own', () => {
  expect(isDateline('SEOUL, June 30 (UPI)')).toBe(true);
  expect(isDateline('Palace, room 30')).toBe(false);
});

test('a month is one by its whole name or its short form, not by its first letters', () => {
  const months = ['June', 'JUN.', 'Sept.', 'März', 'août', 'févr.', 'junho', 'июня', 'ИЮН', 'травня', 'października'];
  expect(months.filter((word) => !isMonthWord(word))).toEqual([]);
  const others = ['Decision', 'Marathon', 'Settlement', 'Octopus', 'Mayor', 'Апрельский', 'article', 'aged', 'ma'];
  expect(others.filter(isMonthWord)).toEqual([]);
});
