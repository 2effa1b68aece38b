import { expect, test } from 'vitest';
import { isValid } from '../../src/core/attributes/values.ts';
import { settledValue } from '../../src/core/ingest/settle-columns.ts';
import type { AttributeDefinition } from '../../src/core/model/records.ts';

const column = (type: AttributeDefinition['type'], choices: readonly string[] = []): AttributeDefinition => ({
  ...{ id: 'c', name: 'Тон', type, choices, order: 0 },
});
const settled = (of: AttributeDefinition, value: string) =>
  settledValue(of, { value, origin: { kind: 'file', field: 'тон' } }, []);

test('what a file says goes into a column as the values of that column are stored', () => {
  const told = [
    [column('number'), '1,5', '1.5'],
    [column('date'), '30 June 2025', '2025-06-30'],
    [column('yes-no'), 'Yes', 'yes'],
    [column('choice', ['тихо', 'громко']), 'ТИХО', 'тихо'],
    [column('text'), '1,5', '1,5'],
  ] as const;
  for (const [of, written, stored] of told) {
    expect([of.type, settled(of, written).value]).toEqual([of.type, stored]);
    expect(isValid(of, stored)).toBe(true);
  }
});

test('what is no value of the column stays as it is written, and where it stood is known', () => {
  const guess = settled(column('date'), 'some day in spring');
  expect(guess).toEqual({ value: 'some day in spring', origin: { kind: 'file', field: 'тон' } });
});
