import { strFromU8, unzipSync } from 'fflate';
import { parse } from 'papaparse';
import readXlsxFile from 'read-excel-file/node';
import { expect, test } from 'vitest';
import type { Cell } from '../../src/core/exchange/comma-separated.ts';
import { attributeCell, momentCell } from '../../src/core/exchange/comma-separated.ts';
import { countsTable } from '../../src/core/exchange/counts-sheet.ts';
import type { SavedTable } from '../../src/core/exchange/saved-table.ts';
import { sheetFormats } from '../../src/core/exchange/table-format.ts';
import { readWorkbook } from '../../src/core/decode/table/read-workbook.ts';
import { must } from '../../src/core/model/result.ts';
import { asCsv } from './table-written.ts';

// Every table leaves in two forms that follow from one value. Read back by a program that is not ours.

const table = (header: readonly string[], rows: readonly (readonly Cell[])[], title = 'Documents'): SavedTable => ({
  title,
  header,
  rows,
  about: [{ label: 'filter', words: 'Find: гавань' }],
});

async function workbook(of: SavedTable): Promise<Buffer> {
  const pieces: Uint8Array[] = [];
  const written = sheetFormats.find(({ id }) => id === 'xlsx')!.write(of);
  if (typeof written !== 'string') for await (const piece of written) pieces.push(piece);
  return Buffer.concat(pieces);
}

async function sheets(of: SavedTable): Promise<Record<string, readonly (readonly unknown[])[]>> {
  const read = await readXlsxFile(await workbook(of), { trim: false });
  return Object.fromEntries(read.map(({ sheet, data }) => [sheet, data]));
}

const header = ['title', 'date', 'words', 'seen'];
const rows: readonly (readonly Cell[])[] = [
  ['Пожар на пароме', { date: '2031-05-06' }, 214, momentCell('2031-05-07T04:44:00Z', 'Asia/Seoul')],
  ['=1+1', { date: '2031-05' }, null, null],
  ['حريق على متن العبّارة', { date: '2031-05-06T06:44+09:00' }, -3, null],
  ['The Titanic', { date: '1899-12-31' }, 0.25, null],
  ['No such day', { date: '2031-02-30' }, undefined, null],
];

test('a workbook has numbers as numbers, whole days and moments as dates, and all else as the words that they are', async () => {
  const { Documents: read } = await sheets(table(header, rows));
  expect(read).toEqual([
    header,
    ['Пожар на пароме', new Date('2031-05-06T00:00:00Z'), 214, new Date('2031-05-07T13:44:00Z')],
    ['=1+1', '2031-05', null, null],
    ['حريق على متن العبّارة', '2031-05-06T06:44+09:00', -3, null],
    ['The Titanic', '1899-12-31', 0.25, null],
    ['No such day', '2031-02-30', null, null],
  ]);
});

test('counts by a date say it beside its words: a whole day as a date, what is less exact as records hold it', async () => {
  const counted = countsTable(['by', 'value'], 'quotations', [
    { words: ['Document', 'Пожар на пароме'], count: 9 },
    { words: ['Date', '6 May 2031'], date: '2031-05-06', count: 4 },
    { words: ['Date', 'May 2031'], date: '2031-05', count: 3 },
    { words: ['Date', 'no date'], date: '', count: 2 },
  ]);
  expect(Object.values(await sheets({ ...counted, title: 'Counts', about: [] }))[0]).toEqual([
    ['by', 'value', 'date (EDTF)', 'quotations'],
    ['Document', 'Пожар на пароме', null, 9],
    ['Date', '6 May 2031', new Date('2031-05-06T00:00:00Z'), 4],
    ['Date', 'May 2031', '2031-05', 3],
    ['Date', 'no date', null, 2],
  ]);
  const plain = countsTable(['tag'], 'passages', [{ words: ['火灾'], count: 1 }]);
  expect(plain).toEqual({ header: ['tag', 'passages'], rows: [['火灾', 1]] });
});

test('a CSV of the same table has the same words, with dates as records hold them and nothing that a spreadsheet would run', async () => {
  const { data } = parse<string[]>((await asCsv(table(header, rows))).replace('\ufeff', ''), { skipEmptyLines: true });
  expect(data).toEqual([
    header,
    ['Пожар на пароме', '2031-05-06', '214', '2031-05-07T13:44:00+09:00'],
    ["'=1+1", '2031-05', '', ''],
    ['حريق على متن العبّارة', '2031-05-06T06:44+09:00', '-3', ''],
    ['The Titanic', '1899-12-31', '0.25', ''],
    ['No such day', '2031-02-30', '', ''],
  ]);
});

test('a workbook says on a sheet of its own which filter was on', async () => {
  const { About: read } = await sheets(table(header, rows));
  expect(read).toEqual([
    ['about', 'text'],
    ['filter', 'Find: гавань'],
  ]);
});

test('a table that is taken in again from a workbook has the days that it was saved with', async () => {
  const days = ['1900-03-01', '1999-12-31', '2000-02-29', '2031-05-06', '9999-12-31'];
  const bytes = await workbook(
    table(
      ['date'],
      days.map((date) => [{ date }]),
    ),
  );
  const files = unzipSync(bytes);
  const parts = { part: (name: string) => files[name] ?? null } as unknown as Parameters<typeof readWorkbook>[0];
  const read = must(readWorkbook(parts, { step: () => undefined } as unknown as Parameters<typeof readWorkbook>[1]));
  expect(read[0]!.rows.map(({ cells }) => cells)).toEqual([['date'], ...days.map((day) => [day])]);
});

test('a cell leads to an address of the web, and to nothing else', async () => {
  const links = ['https://lantern.example/a?b=1&c=2', 'javascript:alert(1)', 'file:///etc/passwd', '=HYPERLINK("x")'];
  const files = unzipSync(
    await workbook(
      table(
        ['url'],
        links.map((link) => [{ link }]),
      ),
    ),
  );
  const leads = strFromU8(files['xl/worksheets/_rels/sheet1.xml.rels']!);
  expect([...leads.matchAll(/Target="([^"]*)"/gu)].map(([, to]) => to)).toEqual([
    'https://lantern.example/a?b=1&amp;c=2',
  ]);
  const sheet = strFromU8(files['xl/worksheets/sheet1.xml']!);
  expect([...sheet.matchAll(/<hyperlink ref="(\w+)"/gu)].map(([, at]) => at)).toEqual(['A2']);
  expect(sheet).not.toContain('<f>');
});

test('what a document has of an attribute is a number, a date or an address, where its column is one', () => {
  const of = (id: string, type: 'text' | 'number' | 'date', value: string) =>
    attributeCell(
      { attributes: { [id]: { value, origin: { kind: 'person' } } } } as unknown as Parameters<typeof attributeCell>[0],
      { id, name: id, type } as Parameters<typeof attributeCell>[1],
    );
  expect([
    of('pages', 'number', '12.5'),
    of('pages', 'number', '12345678901234567890'),
    of('date', 'date', '1850~'),
    of('url', 'text', 'https://lantern.example'),
    of('outlet', 'text', '007'),
  ]).toEqual([12.5, '12345678901234567890', { date: '1850~' }, { link: 'https://lantern.example' }, '007']);
});

test('a sheet may be called whatever its table is, also what Excel keeps for itself', async () => {
  const names = ['History', "'Who / what: [a]?'", 'Очень длинное название таблицы, которого не вместит лист', ''];
  const read = await Promise.all(names.map((name) => sheets(table(['a'], [['b']], name))));
  expect(read.map((one) => Object.keys(one)[0])).toEqual([
    'History (table)',
    'Who   what   a',
    'Очень длинное название таблицы,',
    'Table',
  ]);
});
