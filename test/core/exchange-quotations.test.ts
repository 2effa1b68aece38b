import { parse } from 'papaparse';
import { expect, test } from 'vitest';
import { quotationsFormats } from '../../src/core/exchange/quotations-formats.ts';
import type { QuotationsTable, SavedQuotation } from '../../src/core/exchange/quotations-table.ts';
import type { Document } from '../../src/core/model/records.ts';
import { writtenAs } from './table-written.ts';

const said: SavedQuotation = {
  family: 1,
  name: 'Порт открыт',
  document: { id: 'd', attributes: {}, language: null } as unknown as Document,
  source: { outlet: 'Порт', date: '2031-05-06', version: 2, passage: 3 },
  form: [[{ kind: 'same', words: 'We will open it' }]],
  direct: true,
  verb: 'said',
  speaker: 'Ada Brandt',
  pronoun: null,
  inferred: false,
  chain: [
    { name: 'Yonhap', near: false },
    { name: 'Агентство (КЦТАК)', near: false },
    { name: 'KCNA', near: true },
  ],
  from: 12,
};
const table: QuotationsTable = {
  title: 'Quotations',
  how: 'For you to judge.',
  about: [],
  rows: [said, { ...said, chain: [] }],
};
const written = (id: string) => writtenAs(quotationsFormats, id, table);

test('as CSV who is named elsewhere in the text is told apart from who is named with the words', async () => {
  const { data } = parse<string[]>((await written('csv')).replace('\ufeff', ''), { skipEmptyLines: true });
  const column = data[0]!.indexOf('by way of');
  expect(data.slice(1).map((row) => row[column])).toEqual([
    'Yonhap (elsewhere) › Агентство (КЦТАК) (elsewhere) › KCNA',
    '',
  ]);
});

test('as a page who is named elsewhere stands in brackets', async () => {
  expect(await written('html')).toContain('(Yonhap) › (Агентство (КЦТАК)) › KCNA');
});

test('say of each quotation its document, date, outlet, version and passage', async () => {
  const { data } = parse<string[]>((await written('csv')).replace('\ufeff', ''), { skipEmptyLines: true });
  const facts = ['outlet', 'date', 'version', 'passage', 'place', 'document id'].map((name) => {
    return data[1]![data[0]!.indexOf(name)];
  });
  expect(facts).toEqual(['Порт', '2031-05-06', '2', '3', '12', 'd']);
  expect(await written('html')).toContain('<span class="facts">Порт, 2031-05-06, passage 3, version 2</span>');
});
