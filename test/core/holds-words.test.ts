import { describe, expect, test } from 'vitest';
import { foldWord } from '../../src/core/text/fold.ts';
import { holdsFolded, holdsWords } from '../../src/core/text/holds-words.ts';

describe('what is typed to find lines of a list', () => {
  test('is found in any order, as parts of words, whatever the case and the accents', () => {
    const left = (typed: string, ...lines: string[]) => lines.filter(holdsWords(typed)!);
    expect(left('peche ILE', 'La pêche autour de l’île', 'La pêche', 'L’île')).toEqual(['La pêche autour de l’île']);
    expect(left('МИР', 'Договор о мире', 'О войне')).toEqual(['Договор о мире']);
    expect(left('السلام', 'عملية السَّلام', 'الحرب')).toEqual(['عملية السَّلام']);
    expect(left('平和', '平和条約', '戦争')).toEqual(['平和条約']);
  });

  test('leaves everything where only blanks stand', () => {
    expect([holdsWords(''), holdsWords(' \n '), holdsFolded('\u00a0')]).toEqual([null, null, null]);
  });

  test('is the same in what is kept folded', () => {
    const line = 'Œuvres de Voltaire, ÉDITION de 1785';
    for (const typed of ['oeuvres 1785', 'édition', 'Rousseau']) {
      expect(holdsFolded(typed)!(foldWord(line))).toBe(holdsWords(typed)!(line));
    }
  });
});
