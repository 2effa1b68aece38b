import { readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import type { ReadingWay } from '../../src/core/decode/format.ts';
import { openFile } from '../../src/core/decode/open.ts';
import { columnPrefix } from '../../src/core/model/column-keys.ts';

const utf8 = (text: string) => new TextEncoder().encode(text);
const story = 'Мост рухнул на рассвете, и никто из тех, кто шёл по нему в то утро, не вернулся в деревню. ';
const chronicle = 'انهار الجسر عند الفجر، ولم يعد أحد ممن عبروه في ذلك الصباح إلى القرية، كما قال الشهود. ';
const report =
  '橋は夜明けに崩れ、その朝渡った人は誰も村に戻らなかったと、目撃者は警察に語った。当局は原因を調べている。';
const plain = 'The bridge gave way at dawn, and nobody who crossed it that morning came back to the village. ';

async function read(path: string, bytes: Uint8Array<ArrayBuffer>, way: ReadingWay | null = null) {
  const parts = await openFile(path, bytes, { ruleFor: () => way });
  const texts = parts.flatMap(({ name, opened, bytes: own, holder }) =>
    opened.kind === 'text' ? [{ name, own, holder, ...opened.text }] : [],
  );
  const others = parts.flatMap(({ name, opened }) =>
    opened.kind === 'text'
      ? []
      : [`${name} ${opened.kind === 'failed' ? opened.problem.detail! : opened.reason}`.trim()],
  );
  return { texts, others, reading: texts[0]?.reading };
}

/** What a text says of itself, without where. */
const said = ({ found }: Awaited<ReturnType<typeof read>>['texts'][number]) =>
  Object.fromEntries(Object.entries(found?.attributes ?? {}).map(([key, { value }]) => [key, value]));

const quoted = (cell: string) => `"${cell.replaceAll('"', '""')}"`;
const csvOf = (rows: readonly (readonly string[])[], sign = ',') =>
  rows.map((row) => row.map(quoted).join(sign)).join('\r\n');

describe('a table of texts', () => {
  const head = ['Überschrift', 'Datum', 'Quelle', 'Volltext', 'Ressort', 'Link'];
  const rows = [
    [
      'Мост',
      '30.06.2025',
      'Вестник',
      `${story.repeat(2)}\r\n\r\n«Вода "пришла" ночью», 👩‍👩‍👧‍👦.`,
      'Politik',
      'https://a.example/1',
    ],
    ['الجسر', '1. Juli 2025', 'الشرق', chronicle.repeat(2), 'Kultur', 'https://a.example/2'],
    ['橋', '2025-07-02', '海報', report, 'Politik', 'https://a.example/3'],
    ['Leer', '2025-07-03', 'Zeit', '', 'Sport', 'https://a.example/4'],
  ];

  test('is a document for each row: its title above its text, and what the other columns say, by their names and values', async () => {
    const { texts, others, reading } = await read('Presse.csv', utf8(csvOf([head, ...rows], ';')));
    expect(texts.map(({ text }) => text)).toEqual([
      `Мост\n\n${story.repeat(2)}\n\n«Вода "пришла" ночью», 👩‍👩‍👧‍👦.`,
      `الجسر\n\n${chronicle.repeat(2)}`,
      `橋\n\n${report}`,
    ]);
    expect(said(texts[0]!)).toEqual({
      date: '30.06.2025',
      outlet: 'Вестник',
      url: 'https://a.example/1',
      [`${columnPrefix}Ressort`]: 'Politik',
    });
    expect(texts.map(({ found }) => found?.title?.value)).toEqual(['Мост', 'الجسر', '橋']);
    expect(texts[0]!.layout?.blocks.map(({ kind }) => kind)).toEqual(['heading', 'paragraph', 'paragraph']);
    expect(others).toEqual(['row 5.json empty']);
    expect(reading).toMatchObject({ shape: head.join('\t'), rule: { as: 'documents', delimiter: ';', heading: true } });
  });

  test('is read as a person says, in whatever encoding, and each row as a file of its own gives the same', async () => {
    const { reading } = await read('a.csv', utf8(csvOf([head, ...rows])));
    if (reading?.rule.kind !== 'table') throw new Error('No table');
    const columns = reading.rule.columns.map(({ name }) => ({
      name,
      as: name === 'Ressort' ? ('title' as const) : name === 'Volltext' ? ('text' as const) : ('none' as const),
    }));
    const way = { rule: { ...reading.rule, columns }, encoding: 'utf-8' };
    const { texts } = await read('a.csv', utf8(csvOf([head, ...rows])), way);
    expect(texts.map(({ text }) => text.split('\n')[0])).toEqual(['Politik', 'Kultur', 'Politik']);
    expect(texts.map(said)).toEqual([{}, {}, {}]);
    expect(texts[0]!.encoding).toMatchObject({ label: 'utf-8', by: 'person' });
    for (const { name, own, text, found } of texts) {
      const alone = await read(name, own);
      expect(alone.texts.map((one) => [one.text, one.found])).toEqual([[text, found]]);
    }
  });

  test('keeps the names of its rows when one is put in above them, and a row is at its place by whatever rule', async () => {
    const before = await read('a.csv', utf8(csvOf([head, ...rows])));
    const after = await read(
      'a.csv',
      utf8(csvOf([head, ['Neu', '2025-07-09', 'Zeit', plain.repeat(2), '', ''], ...rows])),
    );
    expect(after.texts.map(({ name }) => name).slice(1)).toEqual(before.texts.map(({ name }) => name));
    expect(before.texts.map(({ at }) => at)).toEqual([2, 3, 4]);
    const ids = rows.map((row, at) => [`id-${at}`, ...row]);
    const named = await read('a.csv', utf8(csvOf([['id', ...head], ...ids])));
    expect(named.texts.map(({ name }) => name)).toEqual(['id-0.json', 'id-1.json', 'id-2.json']);
  });

  test('that holds only short values is one document, drawn as the table that it is', async () => {
    const values = [['town', 'people'], ...Array.from({ length: 300 }, (_, at) => [`Dorf ${at}`, String(at * 7)])];
    const { texts, reading } = await read('census.csv', utf8(csvOf(values)));
    expect(texts.map(({ text }) => text)).toEqual([values.map((row) => row.join('\t')).join('\n')]);
    expect(texts[0]!.layout?.blocks.every(({ kind }) => kind === 'row')).toBe(true);
    expect(reading?.rule).toMatchObject({ kind: 'table', as: 'table' });
  });

  test('without a heading is seen to have none, and tabs are told from commas in the words', async () => {
    const bare = [1, 2, 3].map((at) => [`2025-06-0${at}`, `${plain}One, two, three; and four. ${at}`]);
    const { texts, reading } = await read('a.tsv', utf8(bare.map((row) => row.join('\t')).join('\n')));
    expect(reading?.rule).toMatchObject({ heading: false, delimiter: '\t' });
    expect(texts.map(({ text }) => text)).toEqual(bare.map(([, words]) => words));
  });

  test('in which a quotation mark is never closed loses no row to it', async () => {
    const { texts } = await read('a.csv', utf8(`id,text\n1,"${plain}\n2,${plain.replaceAll(',', ' ')}\n`));
    expect(texts.length).toBe(2);
  });

  test('that this program exported is told as such', async () => {
    const own = [
      ['quotation', 'tag', 'note', 'document', 'passage', 'annotation id'],
      [plain, 'a', '', 'b', '1', 'x'],
    ];
    expect((await read('a.csv', utf8(csvOf(own)))).others).toEqual(['own-quotations']);
    const codebook = [
      ['tag', 'colour', 'definition', 'when to use'],
      ['Aid', 'red', plain, ''],
    ];
    expect((await read('a.csv', utf8(csvOf(codebook)))).others).toEqual(['own-codebook']);
    expect((await read('a.json', utf8('{"format":"lectern-evidence","documents":[]}'))).others).toEqual([
      'own-quotations',
    ]);
  });

  test('of more rows than anybody reads is refused with a word, and nothing of it is taken', async () => {
    const many = `text\n${Array.from({ length: 50_001 }, (_, at) => `${plain.replaceAll(',', '')}${at}`).join('\n')}`;
    expect(await read('a.csv', utf8(many))).toMatchObject({ texts: [], others: ['too-many-rows'] });
  });
});

test('twenty thousand columns of one name are told apart by numbers, each looked for once', async () => {
  const wide = `${Array.from({ length: 20_000 }, () => 'a').join(',')}\n1`;
  const { reading } = await read('a.csv', utf8(wide), {
    encoding: null,
    rule: { kind: 'table', as: 'table', delimiter: ',', heading: true, sheets: [], columns: [] },
  });
  const names = reading?.choices?.columns.map(({ name }) => name);
  expect([names?.length, names?.[1], names?.at(-1)]).toEqual([20_000, 'a (2)', 'a (20000)']);
});

describe('records', () => {
  test('of a list are a document each; what stands inside of one is a column with a path, and a list in an object is found', async () => {
    const posts = [
      { id: 7, user: { name: 'Ада', verified: true }, text: story, tags: ['мост', 'река'], likes: null },
      { id: 8, user: { name: 'Kim' }, text: report, tags: [], extra: [{ a: 1 }] },
    ];
    for (const value of [posts, { meta: { count: 2 }, posts }, { '7': posts[0], '8': posts[1] }]) {
      const { texts } = await read('a.json', utf8(JSON.stringify(value)));
      expect(texts.map(({ text }) => text)).toEqual([story, report]);
      expect(said(texts[0]!)).toMatchObject({ author: 'Ада', [`${columnPrefix}tags`]: 'мост; река' });
    }
    const lines = posts.map((one) => JSON.stringify(one)).join('\n');
    expect((await read('a.jsonl', utf8(lines))).texts.map(({ name }) => name)).toEqual(['7.json', '8.json']);
  });

  test('that are broken, nested without end or no records at all are told, each with a word', async () => {
    const whys = async (name: string, words: string) => (await read(name, utf8(words))).others;
    expect(await whys('a.json', '{"a": [1, 2')).toEqual(['broken-json']);
    expect(await whys('a.json', '3')).toEqual(['no-table']);
    expect(await whys('a.jsonl', '{"a":1}\n{"a":')).toEqual(['broken-json']);
    const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`;
    expect((await read('a.json', utf8(deep))).texts.length).toBeLessThanOrEqual(1);
    const nested = `${'{"a":'.repeat(3000)}1${'}'.repeat(3000)}`;
    expect((await read('a.json', utf8(nested))).texts.length).toBeLessThanOrEqual(1);
  });
});

describe('a workbook', () => {
  const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
  const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const packed = 'http://schemas.openxmlformats.org/package/2006/relationships';
  const relation = (id: string, type: string, target: string) =>
    `<Relationship Id="${id}" Type="${relations}/${type}" Target="${target}"/>`;
  const sheet = (rows: string) => `<worksheet xmlns="${main}"><sheetData>${rows}</sheetData></worksheet>`;

  function workbook(more: Readonly<Record<string, string>>, sheets = '<sheet name="Лист 1" sheetId="1" r:id="r1"/>') {
    const parts = {
      '_rels/.rels': `<Relationships xmlns="${packed}">${relation('m', 'officeDocument', 'xl/workbook.xml')}</Relationships>`,
      'xl/workbook.xml': `<workbook xmlns="${main}" xmlns:r="${relations}"><sheets>${sheets}</sheets></workbook>`,
      'xl/_rels/workbook.xml.rels': `<Relationships xmlns="${packed}">${relation('r1', 'worksheet', 'worksheets/sheet1.xml')}${relation('r2', 'worksheet', '/xl/worksheets/sheet2.xml')}${relation('s', 'sharedStrings', 'sharedStrings.xml')}${relation('t', 'styles', 'styles.xml')}</Relationships>`,
      'xl/styles.xml': `<styleSheet xmlns="${main}"><numFmts><numFmt numFmtId="164" formatCode="dd\\.mm\\.yyyy"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="164"/><xf numFmtId="22"/></cellXfs></styleSheet>`,
      'xl/sharedStrings.xml': `<sst xmlns="${main}"><si><t>title</t></si><si><t>date</t></si><si><t>text</t></si><si><r><t>Мост </t></r><r><t xml:space="preserve">рухнул</t></r><rPh sb="0" eb="1"><t>gelesen</t></rPh></si></sst>`,
      ...more,
    };
    return zipSync(Object.fromEntries(Object.entries(parts).map(([name, xml]) => [name, strToU8(xml)])));
  }

  const head =
    '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="s"><v>2</v></c><c r="D1" t="inlineStr"><is><t>checked</t></is></c><c r="E1" t="str"><f>A1</f><v>sum</v></c></row>';

  test('is read as Excel shows it: strings of all kinds, days by their format, yes and no, the stored values of formulas', async () => {
    const row = `<row r="4"><c r="A4" t="s"><v>3</v></c><c r="B4" s="1"><v>45838</v></c><c r="C4" t="inlineStr"><is><t>${story}_x000A_${story}</t></is></c><c r="D4" t="b"><v>1</v></c><c r="E4"><f>WEBSERVICE("http://x.example")</f><v>0.30000000000000004</v></c></row>`;
    const { texts, others } = await read('a.xlsx', workbook({ 'xl/worksheets/sheet1.xml': sheet(head + row) }));
    expect(others).toEqual([]);
    expect(texts.map((one) => [one.text, said(one)])).toEqual([
      [
        `Мост рухнул\n\n${story}\n${story}`,
        { date: '2025-06-30', [`${columnPrefix}checked`]: 'yes', [`${columnPrefix}sum`]: '0.3' },
      ],
    ]);
  });

  test('of several sheets reads those of the same columns, and names what is hidden or of others', async () => {
    const row = `<row r="2"><c r="C2" t="inlineStr"><is><t>${story}</t></is></c></row>`;
    const sheets =
      '<sheet name="2024" sheetId="1" r:id="r1"/><sheet name="Geheim" state="hidden" sheetId="2" r:id="r2"/>';
    const book = workbook(
      { 'xl/worksheets/sheet1.xml': sheet(head + row), 'xl/worksheets/sheet2.xml': sheet(head + row) },
      sheets,
    );
    const { texts, reading } = await read('a.xlsx', book);
    expect([texts.length, reading?.unread]).toEqual([1, ['Geheim']]);
    expect(reading?.choices?.sheets).toEqual([
      { name: '2024', rows: 2, hidden: false },
      { name: 'Geheim', rows: 2, hidden: true },
    ]);
    if (reading?.rule.kind !== 'table') throw new Error('No table');
    const both = { rule: { ...reading.rule, sheets: ['2024', 'Geheim'] }, encoding: null };
    expect((await read('a.xlsx', book, both)).texts.length).toBe(2);
  });

  test('that defines entities, names a cell beyond all columns, or is no workbook is told, and nothing is made of it', async () => {
    const bomb = `<!DOCTYPE x [<!ENTITY a "aaaa">]>${sheet('<row><c><v>&a;</v></c></row>')}`;
    expect((await read('a.xlsx', workbook({ 'xl/worksheets/sheet1.xml': bomb }))).others).toEqual(['entities']);
    const far = sheet(`<row r="1"><c r="ZZZ1"><v>1</v></c><c r="A1" t="inlineStr"><is><t>${plain}</t></is></c></row>`);
    expect((await read('a.xlsx', workbook({ 'xl/worksheets/sheet1.xml': far }))).texts.length).toBeLessThanOrEqual(1);
    expect((await read('a.xlsx', utf8('PK no zip'))).others).toEqual(['another-format']);
  });
});

test('a workbook of OpenDocument is read by what stands in its cells, each as often as it is said to, without remarks and hidden sheets', async () => {
  const oasis = 'urn:oasis:names:tc:opendocument:xmlns';
  const names = ['office', 'text', 'table', 'style'].map((one) => `xmlns:${one}="${oasis}:${one}:1.0"`).join(' ');
  const cell = (words: string, more = '') => `<table:table-cell ${more}><text:p>${words}</text:p></table:table-cell>`;
  const head = `<table:table-row>${['headline', 'date', 'text', 'votes'].map((one) => cell(one)).join('')}</table:table-row>`;
  const remark = '<office:annotation><text:p>Nur am Rand</text:p></office:annotation>';
  const row = `<table:table-row table:number-rows-repeated="2">${cell('Мост')}${cell('30.06.25', 'office:value-type="date" office:date-value="2025-06-30"')}<table:table-cell>${remark}<text:p>${story}</text:p><text:p>Второй<text:s text:c="2"/>абзац</text:p></table:table-cell>${cell('1 200', 'office:value-type="float" office:value="1200"')}<table:table-cell table:number-columns-repeated="16380"/></table:table-row><table:table-row table:number-rows-repeated="1048570"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>`;
  const styles =
    '<office:automatic-styles><style:style style:name="h"><style:table-properties table:display="false"/></style:style></office:automatic-styles>';
  const xml = `<office:document-content ${names}>${styles}<office:body><office:spreadsheet><table:table table:name="Лист">${head}${row}</table:table><table:table table:name="Geheim" table:style-name="h">${head}${row}</table:table></office:spreadsheet></office:body></office:document-content>`;
  const { texts, reading } = await read('a.ods', zipSync({ 'content.xml': strToU8(xml) }));
  expect(texts.map((one) => [one.name, one.text, said(one)])).toEqual(
    ['Мост.json', 'Мост (2).json'].map((name) => [
      name,
      `Мост\n\n${story}\nВторой  абзац`,
      { date: '2025-06-30', [`${columnPrefix}votes`]: '1200' },
    ]),
  );
  expect(reading?.unread).toEqual(['Geheim']);
});

test('a table reads the same as text and in the workbooks that LibreOffice made of it, but for how yes and no are written', async () => {
  const folder = path.resolve(import.meta.dirname, '../fixtures/tables');
  const [csv, ...books] = await Promise.all(
    ['bridge.csv', 'bridge.xlsx', 'bridge.ods'].map(async (name) => {
      const { texts } = await read(name, new Uint8Array(readFileSync(path.join(folder, name))));
      return texts.map((one) => [one.name, one.text, { ...said(one), [`${columnPrefix}ok`]: '' }]);
    }),
  );
  expect(csv!.length).toBe(2);
  for (const book of books) expect(book).toEqual(csv);
});

describe('whatever stands in cells', () => {
  const cell = fc
    .array(
      fc.constantFrom(
        'Мост',
        '橋',
        'انهار',
        '👩‍👩‍👧‍👦',
        '"',
        ',',
        ';',
        '\t',
        '\n',
        ' ',
        "'",
        '=SUM(A1)',
        'e\u0301',
        '|',
        '\u202e',
      ),
      {
        maxLength: 8,
      },
    )
    .map((pieces) => pieces.join(''));

  test('comes back from rows written as CSV', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 8 }),
        fc.constantFrom(',', ';', '\t', '|'),
        async (cells, sign) => {
          const rows = cells.map(([one, other], at) => [`n${at}`, `${plain}${one}`, other]);
          const bytes = utf8(csvOf([['key', 'text', 'note'], ...rows], sign));
          const { texts } = await read('a.csv', bytes, {
            encoding: null,
            rule: {
              kind: 'table',
              as: 'documents',
              delimiter: sign,
              heading: true,
              sheets: [],
              columns: [
                { name: 'key', as: 'key' },
                { name: 'text', as: 'text' },
                { name: 'note', as: 'attribute' },
              ],
            },
          });
          expect(texts.map((one) => [one.text, said(one)[`${columnPrefix}note`] ?? ''])).toEqual(
            rows.map(([, text, note]) => [text, note!.trim()]),
          );
        },
      ),
      { numRuns: 150 },
    );
  });

  test('never throws, and every text of it reads again from its own bytes', async () => {
    const noise = fc.oneof(
      fc.uint8Array({ maxLength: 300 }).map((bytes) => new Uint8Array(bytes)),
      fc
        .array(fc.oneof(cell, fc.constantFrom('{', '}', '[', ']', ':', '"a"', '1', 'null', plain)), { maxLength: 30 })
        .map((all) => utf8(all.join(''))),
      fc.json().map(utf8),
    );
    await fc.assert(
      fc.asyncProperty(noise, fc.constantFrom('a.csv', 'a.tsv', 'a.json', 'a.jsonl', 'a.xlsx'), async (bytes, name) => {
        const { texts } = await read(name, bytes);
        for (const { name: part, own, text } of texts) {
          if (part === '') continue;
          const again = await read(part, own);
          expect(again.texts.map((one) => one.text)).toEqual([text]);
        }
      }),
      { numRuns: 400 },
    );
  });
});
