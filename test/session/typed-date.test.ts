import { describe, expect, test } from 'vitest';
import { dateInField, isNoDate, typedDate } from '../../src/renderer/session/typed-date.ts';

// What a field for a date shows and says. The words are of the machine's language; those that are typed are English.

const typed = (words: string) => typedDate(words, null, ['en']);

describe('a year before the first', () => {
  test('stands in a field as people write it, and is that date again when it is left untouched', () => {
    for (const value of ['-0043', '0000', '-0043-03-15', '-0479-09']) {
      const shown = dateInField(value, null, ['en']);
      expect(shown).toMatch(/B\.?C/u);
      expect(typedDate(shown, null, ['en'])).toEqual({ readable: true, says: '' });
    }
    expect(['0044', '2025-06-30', 'last Sunday', ''].map((value) => dateInField(value, null, ['en']))).toEqual([
      '0044',
      '2025-06-30',
      'last Sunday',
      '',
    ]);
  });

  test('is shown as it is stored where its words would be read as another date', () => {
    expect(dateInField('-0043-03-15T09:02:30+01:00', null, ['en'])).toBe('-0043-03-15T09:02:30+01:00');
  });

  test('is asked for where a number with a minus may be counted in two ways', () => {
    for (const words of ['-43', '−43', '-7', ' -753 ', '-43-03-15']) {
      const { readable, says } = typed(words);
      expect([words, readable]).toEqual([words, false]);
      expect(says).toContain(`“${words.trim()}”`);
    }
    expect(typed('-43').says).toContain('43 BC');
    expect(typed('-43').says).toContain('44 BC');
    expect(typed('-0043')).toEqual({ readable: true, says: 'Understood as 44 BC.' });
  });
});

test('a year that there is not is no date, with what to write instead', () => {
  for (const words of ['0000', '0000-00-00', '0000-01-01', '-0000', '0', '00']) {
    expect([words, typed(words).readable]).toEqual([words, false]);
  }
  expect(typed('0000').says).toMatch(/no year 0.*1 BC/u);
  expect(isNoDate('0000')).toBe(false);
});

test('a date that is only nearly known is understood, shown as people write it, and that date again when it is typed so', () => {
  const shown = {
    '1850~': 'c. 1850',
    '1850?': '1850?',
    '1849/1851': '1849 – 1851',
    '185X': '1850s',
    '180X': '1800 – 1809',
    '200X': '2000s',
    '18XX': '1800 – 1899',
    '18XX~': 'c. 1800 – c. 1899',
    '17XX/1850': '1700 – 1850',
    '1849~/1851': 'c. 1849 – 1851',
  };
  for (const [stored, words] of Object.entries(shown)) {
    expect([stored, isNoDate(stored), typed(words)]).toEqual([stored, false, { readable: true, says: '' }]);
    expect(typed(stored).says).toBe(stored === words ? '' : `Understood as ${words}.`);
    expect(dateInField(stored, null, ['en'])).toBe(stored);
  }
  expect(typed('../1850').says).toBe('Understood as until 1850.');
});
