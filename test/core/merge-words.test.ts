import { describe, expect, test } from 'vitest';
import { mergeWords } from '../../src/core/text/merge-words.ts';

describe('two changes of the same words', () => {
  const base = 'The harbour was shut. Никто не спросил рыбаков. 港口已關閉。';
  test('are both in what comes of them, where they are apart', () => {
    const mine = 'The old harbour was shut. Никто не спросил рыбаков. 港口已關閉。';
    const theirs = 'The harbour was shut. Никто не спросил рыбаков. 港口今天已關閉。';
    const both = 'The old harbour was shut. Никто не спросил рыбаков. 港口今天已關閉。';
    expect([mergeWords(base, mine, theirs), mergeWords(base, theirs, mine)]).toEqual([both, both]);
  });
  test('are none where they meet, at one place or in one word', () => {
    expect(mergeWords(base, `${base} First.`, `${base} Second.`)).toBeNull();
    expect(mergeWords('harbour', 'harbours', 'Harbour')).toBeNull();
    expect(mergeWords('', 'Mine', 'Theirs')).toBeNull();
    expect(mergeWords('Long and long', 'Short', 'Long and very long')).toBeNull();
  });
  test('are one where both did the same, or one did nothing', () => {
    expect(mergeWords(base, 'x', 'x')).toBe('x');
    expect(mergeWords(base, 'x', base)).toBe('x');
    expect(mergeWords(base, base, 'x')).toBe('x');
  });
  test('leave what stands between them as it is, repeated words included', () => {
    expect(mergeWords('a b a b a b', 'a b a b', 'a b a b a b c')).toBeNull();
    expect(mergeWords('one two three four', 'two three four', 'one two three')).toBe('two three');
  });
});
