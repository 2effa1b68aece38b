import { expect, test } from 'vitest';
import { readEdtf } from '../../src/core/text/date-span.ts';
import { spanInWords } from '../../src/renderer/words/timeline.ts';

test('whole years are said as years, without days that nobody names', () => {
  const shown = (written: string) => spanInWords(readEdtf(written));
  expect(shown('2025/2027')).toBe('2025 – 2027');
  expect(shown('2025')).toBe('2025');
  expect(shown('2025-06-30/2025-07-02')).toBe('Jun 30, 2025 – Jul 2, 2025');
});
