import fc from 'fast-check';
import { expect, test } from 'vitest';
import { givenNames, isNamedProject, tidyName } from '../../src/core/ports/file-names.ts';

const letters = fc.constantFrom('e', '\u0301', 'é', '\u0323', 'ê', '가', 'ᄀ', 'ᅡ', 'Å', 'Å', 'a', '.txt');
const names = fc.uniqueArray(fc.array(letters, { minLength: 1, maxLength: 4 }).map((some) => some.join('')));

test('every name is given once, in composed form unless it has a twin, and in the same form in any order', () => {
  fc.assert(
    fc.property(
      names.chain((some) => fc.tuple(fc.constant(some), fc.shuffledSubarray(some, { minLength: some.length }))),
      ([some, shuffled]) => {
        const given = givenNames(some);
        expect(given.map(({ raw }) => raw).sort()).toEqual([...some].sort());
        expect(new Set(given.map((name) => name.given)).size).toBe(some.length);
        for (const name of given) {
          const twins = some.filter((raw) => raw.normalize('NFC') === name.raw.normalize('NFC'));
          if (twins.length === 1) expect(name.given).toBe(name.raw.normalize('NFC'));
          else expect([name.raw, name.raw.normalize('NFC')]).toContain(name.given);
        }
        expect(givenNames(shuffled)).toEqual(given);
      },
    ),
  );
});

test('a suggested name is a name and no place, and keeps its beginning and its ending when it is too long', () => {
  expect(
    ['../../etc/passwd', 'C:\\Users\\x', '..', ' . ', 'a\0b\n.md', 'Зерно: «хлеб»?.lectern'].map(tidyName),
  ).toEqual(['etc passwd', 'C Users x', 'untitled', 'untitled', 'a b.md', 'Зерно  «хлеб».lectern']);
  expect(['con.v2.md', 'Invoice \u202etxt.exe', 'a\ud83d.md'].map(tidyName)).toEqual([
    '_con.v2.md',
    'Invoice  txt.exe',
    'a.md',
  ]);
  const long = `${'長い名前'.repeat(60)}.lectern`;
  expect(tidyName(long)).toBe(`${'長い名前'.repeat(60).slice(0, 77)}.lectern`);
  expect(tidyName(`${'Harbour '.repeat(60)}.md`)).toBe(`${'Harbour '.repeat(60).slice(0, 100).trimEnd()}.md`);
});

test('a suggested name fits into the 255 bytes of a file system in any script, and ends with a whole character', () => {
  const family = '👨‍👩‍👧‍👦';
  const bytes = (name: string) => new TextEncoder().encode(name).length;
  for (const character of ['会', 'Ж', 'é', 'e\u0301', 'क्षि', '𝔘', family, 'x']) {
    const name = tidyName(`${character.repeat(200)}.md`);
    expect(bytes(name)).toBeLessThanOrEqual(255);
    expect(name).toBe(`${character.repeat(name.split(character).length - 1)}.md`);
    expect(name.length).toBeGreaterThan(75);
  }
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 400 }), (name) => {
      expect(bytes(tidyName(name))).toBeLessThanOrEqual(255);
      expect(tidyName(name)).not.toBe('');
    }),
  );
  expect(tidyName(`e${'\u0301'.repeat(500)}.md`)).toBe('untitled.md');
});

test('a project is told by the ending of its name, in any case', () => {
  expect(['Проба.lectern', 'A.LECTERN', '.lectern'].filter((name) => !isNamedProject(name))).toEqual([]);
  expect(['a.lectern.txt', 'lectern', 'a.lecter'].filter(isNamedProject)).toEqual([]);
});
