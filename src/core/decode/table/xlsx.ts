import { formatNames } from '../format-names.ts';
import type { Format } from '../format.ts';
import { inPackage } from '../office/package.ts';
import { readTable } from './read-table.ts';
import { readWorkbook } from './read-workbook.ts';

/** Workbooks as Excel writes them since 2007 (ECMA-376). Formulas are read by the values that were stored with them. */
export const xlsx: Format = {
  ...formatNames.xlsx,
  decoder: 'xlsx-1',
  packed: true,
  decode: (bytes, by, { ruleFor }) =>
    inPackage(bytes, (parts) => {
      const sheets = readWorkbook(parts, by);
      if (!sheets.ok) return sheets;
      const encoding = { label: 'utf-8', by: 'declared', confidence: 1, replacements: 0 } as const;
      const file = { sheets: sheets.value, encoding, delimiter: null };
      return readTable(file, by, (shape) => ruleFor?.({ name: '', format: 'xlsx', shape }) ?? null);
    }),
};
