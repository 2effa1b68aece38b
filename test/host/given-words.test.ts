import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, test } from 'vitest';
import { placesIn, placesOf } from '../../src/main/given-words.ts';

const here = path.resolve('/home/ада');
const letter = path.join(here, 'письмо.txt');

describe('the words of a command line', () => {
  test('name places, but for the program itself and for options, wherever those stand', () => {
    const unpacked = (...line: string[]) => placesIn(['electron', ...line], here, false);
    expect(unpacked('.', 'письмо.txt')).toEqual([letter]);
    expect(unpacked('--no-sandbox', '--user-data-dir=/tmp/x', '.', '--safe-mode', 'письмо.txt')).toEqual([letter]);
    expect(unpacked('.', '')).toEqual([]);
    expect(unpacked('.', pathToFileURL(letter).href)).toEqual([letter]);
    expect(placesIn(['/opt/lectern', '--ozone-platform=wayland', letter], here, true)).toEqual([letter]);
  });

  test('of a second start are those that it handed over, and none of anything else', () => {
    expect(placesOf({ places: [letter, 7] })).toEqual([letter]);
    for (const odd of [null, undefined, 'x', { places: letter }, []]) expect(placesOf(odd)).toEqual([]);
  });
});
