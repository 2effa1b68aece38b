import { expect, test } from 'vitest';
import { readOtherwiseWords } from '../../src/renderer/words/read-otherwise.ts';

test('what is told of a table is a sentence for each thing, and nothing where there is nothing to tell', () => {
  const { told } = readOtherwiseWords;
  expect(told({ equalRows: 0, openQuotes: [] })).toBe('');
  expect(told({ heading: null, equalRows: 1, openQuotes: [] })).toBe(
    'No row was taken as heading. 1 row is equal to one above it.',
  );
  expect(told({ heading: 3, equalRows: 0, openQuotes: [17] })).toBe(
    'Row 3 was taken as heading. A quotation mark opens a cell and is not closed in line 17: it was read as a sign of the text. Look at the rows there.',
  );
  expect(told({ equalRows: 0, openQuotes: [1, 2, 2, 3, 4, 5, 6] })).toContain(
    'in lines 1, 2, 3, 4 and 5 and more: they',
  );
});
