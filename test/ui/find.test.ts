import { describe, expect, test } from 'vitest';
import { find } from '../../src/renderer/text/reader/find.ts';

const all = (text: string, words: string, how: { matchCase?: boolean; wholeWords?: boolean } = {}): string =>
  find(text, { words, matchCase: false, wholeWords: false, ...how }, 100)
    .ranges.map(({ from, to }) => text.slice(from, to))
    .join(' | ')
    .replaceAll('\n', '⏎');

const lecture =
  'Lecture on quotients\n\nThe diﬀerence matters to the eﬃcient oﬃce. We don’t know why O’Brien’s men left.\n\n' +
  'A dif\u00ADfer\u00ADence again, and a cafe\u0301 owner. הוא אמר תִּקּוּן. Łódź, ĳsje, und die STRAẞE.';

describe('finding in the open text', () => {
  test.each([
    ["don't", 'don’t'],
    ['don’t', 'don’t'],
    ["O'Brien", 'O’Brien'],
    ['difference', 'diﬀerence | dif\u00ADfer\u00ADence'],
    ['efficient', 'eﬃcient'],
    ['office', 'oﬃce'],
    ['café', 'cafe\u0301'],
    ['cafe', 'cafe\u0301'],
    ['תקון', 'תִּקּוּן'],
    ['lodz', 'Łódź'],
    ['ijsje', 'ĳsje'],
    ['strasse', 'STRAẞE'],
    ['if', 'iﬀ | if\u00AD'],
    ['the efficient', 'the eﬃcient'],
    ['nothing of it', ''],
  ])('finds %s however it is written', (words, expected) => {
    expect(all(lecture, words)).toBe(expected);
  });

  test.each([
    ['captions', 'cap-⏎tions'],
    ['well-known', 'well-⏎known'],
    ['wellknown', 'well-⏎known'],
    ['known', 'known'],
    ['photo captions for', 'photo cap-⏎tions for'],
    ['14000', '14,000 | 14\u202F000 | 14.000 | ١٤٠٠٠'],
    ['14,000', '14,000 | 14\u202F000 | 14.000 | ١٤٠٠٠'],
    ['0125', ''],
    ['a (b)', 'a (b)'],
    ['"so"', '“so”'],
    ['😊', '😊'],
  ])('finds %s over line ends and in groups of digits', (words, expected) => {
    const text =
      'photo cap-\ntions for well-\nknown: 14,000, 14\u202F000, 14.000, ١٤٠٠٠; 0.125 a (b) and “so” 😊 Baden-\nWürttemberg';
    expect(all(text, words)).toBe(expected);
  });

  test('minds case and whole words when it is asked to', () => {
    expect(all('Ärger ärger Ärgernis', 'Arger', { matchCase: true })).toBe('Ärger | Ärger');
    expect(all('Ärger ärger Ärgernis', 'arger', { wholeWords: true })).toBe('Ärger | ärger');
    expect(all('Ärger ärger Ärgernis', 'arger', { matchCase: true })).toBe('ärger');
  });
});
