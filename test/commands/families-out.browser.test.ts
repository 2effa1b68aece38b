import Papa from 'papaparse';
import { afterEach, expect, test } from 'vitest';
import { currentVersion } from '../../src/core/model/records.ts';
import { must } from '../../src/core/model/result.ts';
import { deleteDocuments } from '../../src/renderer/commands/change-documents.ts';
import { saveFamilies } from '../../src/renderer/commands/export-families.ts';
import { clearDesks, documentAt, importFolder, makeDesk, removeTexts } from './desk.ts';
import type { TestDesk } from './desk.ts';
import { csvFile } from './csv-file.ts';

// What documents share, as a table that leaves the program.

afterEach(clearDesks);

const taken =
  'паром, на борту которого находились двести четырнадцать человек, был остановлен вечером в двух милях от города из-за пожара';
const folder = {
  'порт.txt': `Пожар\n\nВ порту сообщили: ${taken}.\n`,
  'вести.txt': `Ночь\n\nПо словам очевидцев, ${taken}; паники не было.\n`,
};
const filter = {
  documentIds: null,
  kinds: ['narrative', 'quotation', 'caption'],
  fewestWords: 12,
  days: 30,
  betweenOutlets: true,
} as const;

async function open(): Promise<TestDesk> {
  const desk = await makeDesk();
  await importFolder(desk, folder);
  return desk;
}

test('each place has a row with its very words, beside what is known of its document', async () => {
  const desk = await open();
  const { where } = must(await saveFamilies(desk, filter, csvFile('shared.csv')))!;
  const csv = new TextDecoder().decode(desk.host.saved.get(where));
  const { data } = Papa.parse<Record<string, string>>(csv, { header: true, newline: '\r\n', skipEmptyLines: true });
  expect(data.map((row) => [row['shared passage'], row['documents'], row['text'], row['document id']]).sort()).toEqual(
    Object.keys(folder)
      .map((path) => ['1', '2', taken, documentAt(desk, path).id])
      .sort(),
  );
  for (const row of data) {
    const text = folder[row['path'] as keyof typeof folder];
    expect(text.slice(Number(row['from']), Number(row['to']))).toBe(taken);
  }
});

test('what is cancelled writes nothing over what was there', async () => {
  const desk = await open();
  const stop = new AbortController();
  stop.abort();
  expect(await saveFamilies(desk, filter, csvFile('shared.csv'), undefined, stop.signal)).toMatchObject({
    error: { code: 'cancelled' },
  });
  expect(desk.host.saved.size).toBe(0);
});

test('nothing is saved of an answer about texts that are gone meanwhile', async () => {
  const desk = await open();
  const answered = await desk.comparer.families({ ...filter, offset: 0, limit: 9 }, 'before');
  await deleteDocuments(desk, [documentAt(desk, 'вести.txt').id]);
  const late = { ...desk.comparer, families: () => Promise.resolve(answered) };
  expect(await saveFamilies({ ...desk, comparer: late }, filter, csvFile('shared.csv'))).toMatchObject({
    error: { code: 'changed-elsewhere' },
  });
  expect(desk.host.saved.size).toBe(0);
});

test('a text that could not be read is named in a column of the first row, which says that the table is not complete', async () => {
  const desk = await makeDesk();
  await importFolder(desk, { ...folder, 'третий.txt': `Утро\n\nПишут, что ${taken}.\n` });
  await removeTexts(desk, [currentVersion(documentAt(desk, 'третий.txt')).textId]);
  const { where, missing } = must(await saveFamilies(desk, filter, csvFile('shared.csv')))!;
  expect(missing).toEqual([documentAt(desk, 'третий.txt').id]);
  const csv = new TextDecoder().decode(desk.host.saved.get(where));
  const { data } = Papa.parse<Record<string, string>>(csv, { header: true, newline: '\r\n', skipEmptyLines: true });
  expect(data.map((row) => row['remark'])).toEqual([
    'Not complete: 1 document is not compared, because its text could not be read: третий.txt',
    ...data.slice(1).map(() => ''),
  ]);
  expect(data.map((row) => row['path']).sort()).toEqual(Object.keys(folder).sort());
});
