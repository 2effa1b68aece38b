import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cleanName } from '../../src/core/model/clean-name.ts';

describe('a name that is made', () => {
  test.each([
    ['Donau\u00ADdampf\u00ADschiff', 'Donaudampfschiff'],
    ['zero\u200Bwidth\u2060 and\uFEFF more\u200E', 'zerowidth and more'],
    ['\u202BRight to left\u202C', 'Right to left'],
    ['Latin\u200Dletters\u200C', 'Latinletters'],
    [' two\n\tlines \u00A0 ', 'two lines'],
    ['cafe\u0301', 'café'],
    ['a\u034Fb', 'ab'],
  ])('loses what cannot be seen and says nothing: %j', (name, kept) => {
    expect(cleanName(name)).toBe(kept);
  });

  test.each([
    'می\u200Cخواهم', // Persian: “I want”
    'क्\u200Dष', // a half form in Devanagari
    'ශ්\u200Dරී', // Sri, in Sinhala
    '👩\u200D🚀', // one picture of two
    '👩🏽\u200D🌾',
    '❤\uFE0F',
    '🏴\u{E0067}\u{E0062}\u{E0073}\u{E0063}\u{E0074}\u{E007F}', // the flag of Scotland
    'תקון',
    '24/7',
  ])('keeps what makes another word or picture: %s', (name) => {
    expect(cleanName(name)).toBe(name.normalize('NFC'));
  });

  test('is not changed by cleaning it again', () => {
    const letters = fc.constantFrom(
      '\u200D',
      '\u200C',
      '\u00AD',
      '\uFE0F',
      ' ',
      '\n',
      'a',
      'é',
      'e\u0301',
      'م',
      'क',
      '👩',
      '🚀',
    );
    fc.assert(
      fc.property(fc.string({ unit: letters }), (name) => {
        expect(cleanName(cleanName(name))).toBe(cleanName(name));
      }),
    );
  });
});
