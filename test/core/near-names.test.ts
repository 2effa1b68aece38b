import { describe, expect, test } from 'vitest';
import { foldWord } from '../../src/core/text/fold.ts';
import { nearTo } from '../../src/core/text/near-names.ts';

/** The names that can be meant, the nearest first. */
function found(typed: string, ...names: string[]): string[] {
  const near = nearTo(typed);
  return names
    .flatMap((name) => {
      const far = near(foldWord(name));
      return far === null ? [] : [{ name, far }];
    })
    .sort((a, b) => a.far - b.far)
    .map(({ name }) => name);
}

describe('a name that is looked for by what is typed', () => {
  test('is found whatever case and marks it has, in every script', () => {
    expect(found('cafe', 'Café')).toEqual(['Café']);
    expect(found('ГАВАНЬ', 'Гавань')).toEqual(['Гавань']);
    expect(found('λιμανι', 'Λιμάνι')).toEqual(['Λιμάνι']);
    expect(found('إغاثة', 'الإغاثة الغذائية')).toEqual(['الإغاثة الغذائية']);
    expect(found('ｆｏｏｄ', 'Food')).toEqual(['Food']);
  });
  test('comes before those that only hold it, begin so, or are abbreviated so', () => {
    const names = ['Old port', 'Porters', 'Support', 'Port', 'People of regattas', 'Rain'];
    expect(found('port', ...names)).toEqual(['Port', 'Porters', 'Old port', 'Support', 'People of regattas']);
    expect(found('por', 'Piers of Rostock', 'Export', 'Port')).toEqual(['Port', 'Export', 'Piers of Rostock']);
  });
  test('is found by the beginnings of its words in any order', () => {
    expect(found('ad wash', 'First inaugural address of Washington')).toHaveLength(1);
    expect(found('помощь прод', 'Продовольственная помощь')).toHaveLength(1);
    expect(found('wash xx', 'First inaugural address of Washington')).toEqual([]);
  });
  test('is found by initials and by letters left out, the fewest leaps first', () => {
    expect(found('fa', 'Faint', 'Food aid')).toEqual(['Faint', 'Food aid']);
    expect(found('hmnt', 'Humanitarian corridor')).toEqual(['Humanitarian corridor']);
    expect(found('пп', 'Продовольственная помощь')).toEqual(['Продовольственная помощь']);
    expect(found('北出', '北京出口')).toEqual(['北京出口']);
    expect(found('สท', 'สถานทูต')).toEqual(['สถานทูต']);
    expect(found('fdaid', 'Feed all idle deer', 'Food aid')).toEqual(['Food aid', 'Feed all idle deer']);
    expect(found('hc', 'Hectic', 'Humanitarian corridor')).toEqual(['Humanitarian corridor', 'Hectic']);
  });
  test('is not meant by letters that begin none of its words, or by one letter that it lacks', () => {
    expect(found('stk', 'Piers of Rostock')).toEqual([]);
    expect(found('tuo', 'Outlook')).toEqual([]);
    expect(found('z', 'Food aid')).toEqual([]);
  });
  test('is every one where nothing is typed', () => {
    expect(found('  ', 'Food aid', 'Гавань')).toEqual(['Food aid', 'Гавань']);
  });
});

describe('an abbreviation', () => {
  test('is found wherever the obvious search finds one', () => {
    const names = ['ab ba', 'aab bab', 'b a.b', 'abab aa', 'ba-ab b'];
    const typed = ['aa', 'ab', 'bb', 'aba', 'bab', 'aabb', 'baab', 'bbb'];
    for (const name of names) {
      for (const one of typed) expect([name, one, nearTo(one)(name) !== null]).toEqual([name, one, obvious(one, name)]);
    }
  });
});

/** Tries every way to take the letters out of the name: held as it is, or begun at a word and gone on with. */
function obvious(typed: string, name: string): boolean {
  const start = (at: number) => /[ab]/u.test(name[at]!) && (at === 0 || !/[ab]/u.test(name[at - 1]!));
  const goesOn = (letters: string, last: number): boolean =>
    letters === '' ||
    [...name].some((letter, at) => {
      if (at <= last || letter !== letters[0]) return false;
      const sameWord = [...name.slice(last + 1, at)].every((between) => /[ab]/u.test(between));
      return (start(at) || sameWord) && goesOn(letters.slice(1), at);
    });
  return (
    name.includes(typed) ||
    [...name].some((letter, at) => letter === typed[0] && start(at) && goesOn(typed.slice(1), at))
  );
}
