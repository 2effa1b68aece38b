import { parse } from 'papaparse';
import readXlsxFile from 'read-excel-file/node';
import { describe, expect, test } from 'vitest';
import type { CountedQuotations } from '../../src/core/exchange/counted-as.ts';
import { keyOfQuotation } from '../../src/core/exchange/counted-as.ts';
import { toCsv } from '../../src/core/exchange/csv.ts';
import { chooseEvidence } from '../../src/core/exchange/evidence.ts';
import { exporters } from '../../src/core/exchange/formats.ts';
import { toJson } from '../../src/core/exchange/json.ts';
import { toMarkdown } from '../../src/core/exchange/markdown.ts';
import { workbookFormat } from '../../src/core/exchange/xlsx.ts';
import { placing, sampleMaterial, whole } from './exchange-material.ts';

// What the quotations of an export count as, where what is shared counts once, or whom the texts name.

const options = { arrange: 'document', title: 'Ferry', exported: '2026-11-21T23:00:00.000Z', zone: 'UTC' } as const;
const marks = sampleMaterial.annotations.filter(({ tagIds }) => tagIds.length > 0).slice(0, 3);
const [one, same, other] = marks;
const tagged = { tagIds: one!.tagIds };
const annotations = [one!, { ...same!, ...tagged }, { ...other!, ...tagged }];

const once: CountedQuotations = {
  by: 'families',
  passages: 2,
  documents: 1,
  units: new Map([
    [one!.id, 1],
    [same!.id, 1],
    [other!.id, 2],
  ]),
  elsewhere: 1,
  uncovered: 0,
};
const named: CountedQuotations = {
  by: 'origins',
  least: 1,
  most: 3,
  unnamed: 2,
  names: new Map([[one!.documentId, 'KCNA | Yonhap?']]),
  elsewhere: 0,
  uncovered: 1,
};

const evidenceOf = (counted: CountedQuotations | null) =>
  chooseEvidence({ ...sampleMaterial, annotations, counted }, { kind: 'project' });

async function sheetsOf(counted: CountedQuotations | null) {
  const evidence = evidenceOf(counted);
  const bytes: Uint8Array[] = [];
  for await (const piece of workbookFormat.write(evidence, options, placing(evidence))) bytes.push(piece);
  const sheets = await readXlsxFile(Buffer.concat(bytes), { trim: false });
  const rowsOf = (data: readonly (readonly unknown[])[]) =>
    data.slice(1).map((row) => Object.fromEntries(data[0]!.map((title, at) => [String(title), row[at] ?? null])));
  return Object.fromEntries(sheets.map(({ sheet, data }) => [sheet, rowsOf(data)]));
}

const saidOnce =
  'Counted once, these are 2 passages in 1 documents: copies count as one document, and quotations of one number in ' +
  '“counts as” are the same part of a passage that several documents share, or of copies. Not counted, because they ' +
  'are lost or stand in an older version: 1.';

describe('quotations of which those count as one that are shared', () => {
  test('have their number in the table, which says in a column of the first row what it means, and has only rows of quotations', async () => {
    const evidence = evidenceOf(once);
    const lines = (await whole(toCsv(evidence, placing(evidence), 'UTC'))).trimEnd().split('\r\n');
    const { data } = parse<Record<string, string>>(lines.join('\r\n').replace('\ufeff', ''), { header: true });
    expect(data.map((row) => row['remark'])).toEqual([saidOnce, ...data.slice(1).map(() => '')]);
    expect(data.every((row) => row['document id'] !== '')).toBe(true);
    expect(lines[0]).toMatch(/,remark,counts as$/u);
    const numbers = new Map(
      evidence.quotations.map(({ annotation }) => [
        annotation!.id,
        lines
          .find((line) => line.includes(annotation!.id))!
          .split(',')
          .at(-1),
      ]),
    );
    expect(numbers).toEqual(new Map([...once.units].map(([id, unit]) => [id, String(unit)])));
  });

  test('are counted so for each tag in a workbook, beside the plain count', async () => {
    const sheets = await sheetsOf(once);
    const counts = sheets['Tags']!.filter((row) => row['tag id'] === one!.tagIds[0]).map((row) => [
      row['quotations'],
      row['counted once'],
      row['with tags below'],
      row['with tags below, counted once'],
    ]);
    expect(counts).toEqual([[3, 2, 3, 2]]);
    expect(sheets['About']!.find((row) => row['about'] === 'counted by')).toMatchObject({ text: saidOnce });
  });

  test('say it in notes for people', async () => {
    const evidence = evidenceOf(once);
    const notes = await whole(toMarkdown(evidence, options, placing(evidence)));
    expect(notes).toContain('\ncounted by: families\n');
    expect(notes).toContain(`**${saidOnce}**`);
    expect([...notes.matchAll(/^- Counts as: (\d+)$/gmu)].map(([, unit]) => unit).toSorted()).toEqual(['1', '1', '2']);
  });
});

test('hits count as what they are in every format, though they go to the next passage and are written without its blank beginning', async () => {
  const text = 'The ferry sank at dawn.\n\nПаром утонул на рассвете.\n\nThe ferry sank at dawn.\n\n';
  const { documents, tags } = sampleMaterial;
  const document = {
    ...documents[0]!,
    id: 'd1',
    versions: [{ ...documents[0]!.versions[0]!, number: 1, length: text.length }],
  };
  const begins = [0, text.indexOf('Паром'), text.lastIndexOf('The ferry'), text.length];
  const hits = begins.slice(0, -1).map((from, at) => ({ documentId: 'd1', version: 1, from, to: begins[at + 1]! }));
  const units = new Map(hits.map((hit, at) => [keyOfQuotation(null, hit), at === 1 ? 7002 : 7001]));
  const counted: CountedQuotations = { by: 'families', passages: 2, documents: 1, units, elsewhere: 0, uncovered: 0 };
  const mark = { ...one!, documentId: 'd1', version: 1, from: 4, to: 9, tagIds: [tags[0]!.id] };
  const annotations = [mark, { ...mark, id: 'other', from: begins[2]!, to: begins[2]! + 5 }];
  const material = { ...sampleMaterial, documents: [document], annotations, notes: [], counted };
  const evidence = chooseEvidence(material, { kind: 'hits', query: 'ferry', hits, uncovered: 0 });
  const place = () => placing(evidence, new Map([['d1', text]]));
  for (const format of exporters) {
    const written = await whole(format.show(evidence, options, place()));
    const found = [...written.matchAll(/700[12]/gu)].map(([unit]) => unit);
    const says = !('counts' in format) && !['qdpx', 'web-annotation'].includes(format.id);
    expect([format.id, found]).toEqual([format.id, says ? ['7001', '7002', '7001'] : []]);
  }
  const bytes: Uint8Array[] = [];
  for await (const piece of workbookFormat.write(evidence, options, place())) bytes.push(piece);
  const { data } = (await readXlsxFile(Buffer.concat(bytes))).find(({ sheet }) => sheet === 'Tags')!;
  const row = data.find((cells) => cells.at(-1) === tags[0]!.id)!;
  expect([row[data[0]!.indexOf('quotations')], row[data[0]!.indexOf('counted once')]]).toEqual([2, 1]);
});

test('JSON says by what quotations count, how many they are then, and what each counts as', async () => {
  interface Read {
    readonly counted: object;
    readonly quotations: readonly { readonly id: string; readonly documentId: string; readonly countsAs?: unknown }[];
  }
  const read = async (counted: CountedQuotations | null) => {
    const evidence = evidenceOf(counted);
    return JSON.parse(await whole(toJson(evidence, options.exported, placing(evidence)))) as Read;
  };
  const shared = await read(once);
  expect(shared.counted).toEqual({
    ...{ by: 'families', said: saidOnce, passages: 2, documents: 1, elsewhere: 1, uncovered: 0 },
  });
  expect(new Map(shared.quotations.map(({ id, countsAs }) => [id, countsAs]))).toEqual(once.units);
  const origins = await read(named);
  expect(origins.counted).toMatchObject({ by: 'origins', least: 1, most: 3, unnamed: 2, uncovered: 1 });
  const names = new Set(
    origins.quotations.filter(({ documentId }) => documentId === one!.documentId).map(({ countsAs }) => countsAs),
  );
  expect([...names]).toEqual(['KCNA | Yonhap?']);
  const each = await read(null);
  expect(each.counted).toEqual({ by: 'documents' });
  expect(each.quotations.some((quotation) => 'countsAs' in quotation)).toBe(false);
});

describe('quotations that are counted by whom the texts name', () => {
  test('name them, and say the bounds', async () => {
    const evidence = evidenceOf(named);
    const notes = await whole(toMarkdown(evidence, options, placing(evidence)));
    expect(notes).toContain('At least 1, at most 3 named origins; 2 documents name nobody.');
    expect(notes).toContain('Documents whose texts could not be read, of which nothing is known: 1.');
    const ofDocument = evidence.quotations.filter(({ document }) => document.id === one!.documentId).length;
    expect(notes.match(/^- Named origins: KCNA \\?\| Yonhap\?$/gmu)).toHaveLength(ofDocument);
    const table = await whole(toCsv(evidence, placing(evidence), 'UTC'));
    expect(table.match(/,KCNA \| Yonhap\?\r\n/gu)?.length).toBeGreaterThanOrEqual(ofDocument);
  });
});

test('where each quotation counts, a table has no column for it, and the workbook says so', async () => {
  const evidence = evidenceOf(null);
  const table = await whole(toCsv(evidence, placing(evidence), 'UTC'));
  expect(table.split('\r\n')[0]).not.toMatch(/counts as|named origins/u);
  const sheets = await sheetsOf(null);
  expect(sheets['About']!.find((row) => row['about'] === 'counted by')).toMatchObject({
    text: 'Every quotation counts.',
  });
  expect(Object.keys(sheets['Tags']![0]!)).not.toContain('counted once');
});
