import { expect, test } from 'vitest';
import { claimsFormats } from '../../src/core/exchange/claims-table.ts';
import type { ClaimsTable } from '../../src/core/exchange/claims-table.ts';
import { writtenAs } from './table-written.ts';

const source = { outlet: 'Вестник', date: '2031-05-07T06:44Z', version: 1, passage: 4 };
const passage = { words: '• The two leaders\nsigned it.', document: 'Пожар на пароме', source };
const table: ClaimsTable = {
  title: 'Claims',
  how: 'As you decided.',
  about: [],
  columns: [{ name: 'Пожар на пароме', outlet: source.outlet, date: source.date }],
  rows: [
    {
      ...{ wording: 'The two signed.', by: '', note: '', when: '', whenInWords: '', eventSet: '', witnesses: '' },
      cells: [{ states: ['says'], by: '', passages: [passage], note: '', when: '', proof: '' }],
    },
  ],
};

test.each(['html', 'csv'])('the sign of a list before words is not quoted with them (%s)', async (id) => {
  const written = await writtenAs(claimsFormats, id, table);
  expect(written).toContain('The two leaders signed it.');
  expect(written).not.toContain('•');
});
