import { describe, expect, test } from 'vitest';
import { typedWhen } from '../../src/renderer/session/typed-when.ts';

const valueOf = (typed: string) => {
  const read = typedWhen(typed, ['en-GB', 'ru', 'de', 'pt']);
  return read.readable ? read.value : 'no date';
};

describe('the time of an event', () => {
  test.each([
    ['2025-06-29', '2025-06-29'],
    ['1850~', '1850~'],
    ['185X', '185X'],
    ['../1850', '../1850'],
    ['2025-06-29/2025-07-01', '2025-06-29/2025-07-01'],
    ['  29 June 2025 ', '2025-06-29'],
    ['29 июня 2025', '2025-06-29'],
    ['Juni 2025', '2025-06'],
    ['junho de 2025', '2025-06'],
    ['about 1850', '1850~'],
    ['c. 1850', '1850~'],
    ['около 1850', '1850~'],
    ['um 1850', '1850~'],
    ['June 2025?', '2025-06?'],
    ['1914–1918', '1914/1918'],
    ['28 June 1914 – 11 November 1918', '1914-06-28/1918-11-11'],
    ['1850 ..', '1850/..'],
    ['1850..1860', '1850/1860'],
    ['.. 1860', '../1860'],
    ['c. 1850 – c. 1860', '1850~/1860~'],
    ['c. 1850?', '1850%'],
    ['между 1849 и 1851', 'no date'],
    ['zwischen 1849 und 1851', '1849/1851'],
    ['the 1850s', '185X'],
    ['ungefähr 1850', '1850~'],
    ['прибл. 1850', '1850~'],
    ['约1850', '1850~'],
    ['perhaps June 1850', '1850-06?'],
    ['44 BC', '-0043'],
    ['', null],
  ])('is read of “%s”', (typed, value) => expect(valueOf(typed)).toBe(value));

  test.each(['yesterday', '2025-13-01', '30 February 2025', '2025-07/2025-06', '3/4/2025', 'Никогда', '2025-21'])(
    'is not read of “%s”',
    (typed) => {
      const read = typedWhen(typed, ['en-GB', 'ru']);
      expect(read.readable).toBe(false);
      expect(read.says).toContain(`“${typed}”`);
    },
  );

  test('is said in words', () => {
    expect(typedWhen('2025-06~', ['en-GB']).says).toMatch(/^about June? .*2025$/u);
    expect(typedWhen('1914/1918', ['en-GB']).says).toBe('1914 – 1918');
  });
});
