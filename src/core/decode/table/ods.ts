import { fail } from '../../model/result.ts';
import { formatNames } from '../format-names.ts';
import type { Format } from '../format.ts';
import { plainEncoding } from '../office/page-edges.ts';
import { isLocked } from '../office/read-open-document.ts';
import { inPackage } from '../office/package.ts';
import { readOpenSheets } from './read-open-sheets.ts';
import { readTable } from './read-table.ts';

/** Workbooks as LibreOffice writes them (OpenDocument). Formulas are read by the values that were stored with them. */
export const ods: Format = {
  ...formatNames.ods,
  decoder: 'ods-1',
  packed: true,
  decode: (bytes, by, { ruleFor }) =>
    inPackage(bytes, (parts) => {
      if (isLocked(parts)) return fail('unreadable', '', 'password');
      const content = parts.part('content.xml');
      const sheets = content === null ? null : readOpenSheets(content, by.step);
      if (content === null) return fail('unreadable', '', 'another-format');
      if (sheets === null) return fail('unreadable', '', 'too-many-rows');
      const file = { sheets, encoding: plainEncoding(''), delimiter: null };
      return readTable(file, by, (shape) => ruleFor?.({ name: '', format: 'ods', shape }) ?? null);
    }),
};
