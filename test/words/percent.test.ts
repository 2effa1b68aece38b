import { expect, test } from 'vitest';
import { percentInWords } from '../../src/renderer/words/in-words.ts';

test('a share is never rounded to nothing or to all', () => {
  const percent = (value: number) => new Intl.NumberFormat(undefined, { style: 'percent' }).format(value);
  expect([0, 16 / 5080, 0.01, 0.5, 0.994, 1].map(percentInWords)).toEqual([
    percent(0),
    `under ${percent(0.01)}`,
    percent(0.01),
    percent(0.5),
    `over ${percent(0.99)}`,
    percent(1),
  ]);
});
