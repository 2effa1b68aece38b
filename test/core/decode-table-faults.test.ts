import { strToU8, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import type { ReadingWay } from '../../src/core/decode/format.ts';
import { openFile } from '../../src/core/decode/open.ts';
import { hasHeading } from '../../src/core/decode/table/guess-rule.ts';
import { readOpenSheets } from '../../src/core/decode/table/read-open-sheets.ts';
import { columnPrefix } from '../../src/core/model/column-keys.ts';

const utf8 = (text: string) => new TextEncoder().encode(text);
const story = 'Мост рухнул на рассвете, и никто из тех, кто шёл по нему в то утро, не вернулся в деревню. ';
const plain = 'The bridge gave way at dawn and nobody who crossed it that morning came back to the village. ';

async function read(path: string, words: string | Uint8Array<ArrayBuffer>, way: ReadingWay | null = null) {
  const bytes = typeof words === 'string' ? utf8(words) : words;
  const parts = await openFile(path, bytes, { ruleFor: () => way });
  const texts = parts.flatMap(({ name, opened }) => (opened.kind === 'text' ? [{ name, ...opened.text }] : []));
  const reading = texts[0]?.reading;
  return { texts: texts.map(({ text }) => text), names: texts.map(({ name }) => name), all: texts, reading };
}

function ruleOf({ reading }: Awaited<ReturnType<typeof read>>) {
  if (reading?.rule.kind !== 'table') throw new Error('No table');
  return reading.rule;
}

const valuesOf = (one: Awaited<ReturnType<typeof read>>, at: number) =>
  Object.fromEntries(Object.entries(one.all[at]?.found?.attributes ?? {}).map(([key, { value }]) => [key, value]));

describe('a record of JSON', () => {
  test('with prose of its own is the row, whatever lists stand in it', async () => {
    const article = { headline: 'Порт', body: story.repeat(3) };
    for (const beside of [
      { tags: [{ name: 'port' }, { name: 'city' }] },
      { authors: [{ name: 'Ада' }, { name: 'Kim' }] },
      { meta: { tags: [{ name: 'port' }, { name: 'city' }] }, source: { id: 3 } },
      { comments: [{ text: plain.repeat(30) }, { text: plain }] },
    ]) {
      const { texts } = await read('a.json', JSON.stringify({ ...article, ...beside }));
      expect(texts.length).toBe(1);
      expect(texts[0]).toContain(story.trim());
    }
  });

  test('that only holds lists tells what stands beside them', async () => {
    const posts = [{ text: plain }, { text: story }];
    const { texts, reading } = await read(
      'a.json',
      JSON.stringify({ note: 'of a harbour', posts, count: 2, of: { me: 'Kim' } }),
    );
    expect(texts).toEqual([plain, story]);
    expect(reading?.unread).toEqual(['note', 'of']);
  });

  test('keeps its paragraphs apart, as it keeps values beside each other', async () => {
    const value = [{ text: [plain, 'He said: no.'], tags: ['a', 'b'] }];
    const one = await read('a.json', JSON.stringify(value));
    expect(one.texts).toEqual([`${plain}\n\nHe said: no.`]);
    expect(valuesOf(one, 0)[`${columnPrefix}tags`]).toBe('a; b');
  });

  test('keeps two values whose names come out the same, and names the columns that are too many', async () => {
    const same = await read('a.json', `[{"text":${JSON.stringify(plain)},"a.b":"one","a":{"b":"two"}}]`);
    expect(Object.values(valuesOf(same, 0))).toEqual(['one', 'two']);
    const wide = Object.fromEntries(Array.from({ length: 510 }, (_, at) => [`c${at}`, `v${at}`]));
    const { reading } = await read('b.json', JSON.stringify([{ text: plain, ...wide }]));
    expect(reading?.unread).toHaveLength(11);
  });

  test('keeps numbers as they are written, also those that no program can count with', async () => {
    const words = (at: number) => JSON.stringify(`${plain}"1234567890123456781" \\ ${at}`);
    const file = `[{"id":1234567890123456781,"n":1.10,"text":${words(1)}},{"id":1234567890123456782,"n":2,"text":${words(2)}}]`;
    const one = await read('a.json', file);
    expect(one.names).toEqual(['1234567890123456781.json', '1234567890123456782.json']);
    expect(valuesOf(one, 0)[`${columnPrefix}n`]).toBe('1.10');
    expect(one.texts[1]).toBe(`${plain}"1234567890123456781" \\ 2`);
  });
});

describe('a quotation mark in a table', () => {
  test('that is part of the words stays, and swallows no row', async () => {
    const rows = ['1\t"We will win," he said.', '2\t"Never', '3\tAnd again', '4\tshe said "no"'];
    const { texts } = await read('a.tsv', `id\tquote\n${rows.join('\n')}\n`);
    expect(texts).toEqual([['id\tquote', ...rows].join('\n')]);
    const { texts: three } = await read(
      'a.csv',
      'id,word,town\n1,"Never,Oslo\n2,yes,Rome\n3,"so, so",Kyiv\n4,"a ""b""\nc",Bonn\n',
    );
    expect(three).toEqual(['id\tword\ttown\n1\t"Never\tOslo\n2\tyes\tRome\n3\tso, so\tKyiv\n4\ta "b" c\tBonn']);
  });

  test('opens a cell behind a blank where the heading has blanks, too', async () => {
    const { texts } = await read('a.csv', 'id, town, word\n1, "One, two", "b"\n2, Oslo, c\n');
    expect(texts).toEqual(['id\ttown\tword\n1\tOne, two\tb\n2\tOslo\tc']);
  });
});

describe('the sign between cells', () => {
  test('that a file names in its first line is no row of it', async () => {
    const { texts, reading } = await read('a.csv', `sep=;\r\nid;text\r\n1;${plain}\r\n2;${story}\r\n`);
    expect(texts).toEqual([plain, story]);
    expect(reading?.shape).toBe('id\ttext');
  });

  test('follows the file when that is saved with another one', async () => {
    const rows = (sign: string) =>
      `id${sign}body${sign}town\n1${sign}${plain}${sign}Oslo\n2${sign}${plain}2${sign}Rome\n`;
    const before = await read('a.csv', rows(','));
    for (const sign of [';', '\t', '|']) {
      const after = await read('a.csv', rows(sign), { rule: ruleOf(before), encoding: null });
      expect(after.texts).toEqual(before.texts);
      expect(ruleOf(after)).toEqual({ ...ruleOf(before), delimiter: sign });
    }
  });

  test('is the one that a person picked, as long as it parts the columns that were picked with it', async () => {
    const file = `a|b,c,d\n1|2,3,${plain}\n2|4,5,${plain}\n`;
    const rule = { ...ruleOf(await read('a.csv', file)), delimiter: '|', columns: [] };
    const picked = ruleOf(await read('a.csv', file, { rule, encoding: null }));
    expect(picked).toMatchObject({ delimiter: '|', columns: [{ name: 'a' }, { name: 'b,c,d' }] });
    expect(ruleOf(await read('a.csv', file, { rule: picked, encoding: null }))).toEqual(picked);
  });
});

describe('the heading of a table', () => {
  const rows = (...all: readonly (readonly string[])[]) => all.map((cells, at) => ({ number: at + 1, cells }));

  test('may be questions, come twice and be long, where other things stand below', () => {
    const asked = 'How did the flood change the way in which you and your neighbours speak with each other today?';
    const answers = rows(
      ['Timestamp', asked, 'Comments', 'Comments', 'Please describe your experience.'],
      ['2025/06/01 10:00:00', 'We did not.', 'a', 'b', 'c'],
      ['2025/06/02 10:00:00', 'Less than before.', 'c', '', 'd'],
    );
    expect(hasHeading(answers)).toBe(true);
    expect(hasHeading(rows(['Wie heißt du?', 'Und warum?'], ['Anna', 'Darum'], ['Bert', 'Weil']))).toBe(true);
  });

  test('is none where its words are of the kind of those below', () => {
    expect(hasHeading(rows(['Anna', 'Oslo', 'Cold'], ['Bert', 'Rome', plain], ['Eva', 'Oslo', plain]))).toBe(false);
    expect(hasHeading(rows([`Why? ${plain}`, 'Really?'], ['Who?', 'When?'], ['Where?', 'What?']))).toBe(false);
    expect(hasHeading(rows(['2025-06-01', 'Is it?'], ['2025-06-02', 'It is.'], ['2025-06-03', 'No.']))).toBe(false);
    expect(hasHeading(rows(['Person', 'Ort'], ['Anna', 'Oslo'], ['Eva', 'Oslo']))).toBe(true);
  });

  test('is what a file is known by: a table without one is like no other', async () => {
    const { reading } = await read('a.tsv', `2025-06-01\t${plain}\t1\n2025-06-02\t${plain}\t2\n`);
    expect(reading).toMatchObject({ shape: '', rule: { heading: false } });
  });
});

test('A key that comes twice names neither of its rows, and all others keep theirs', async () => {
  const row = (id: string, title: string) => `${id},${title},${plain}${title}`;
  const file = (last: string) => ['id,title,text', row('1', 'Letter'), row('2', 'Will'), row(last, 'Diary')].join('\n');
  const before = await read('a.csv', file('3'));
  expect(before.names).toEqual(['1.json', '2.json', '3.json']);
  const { names } = await read('a.csv', file('1'), { rule: ruleOf(before), encoding: null });
  expect(names).toEqual(['Letter.json', '2.json', 'Diary.json']);
});

describe('a workbook', () => {
  const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
  const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const packed = 'http://schemas.openxmlformats.org/package/2006/relationships';
  const relation = (id: string, type: string, target: string) =>
    `<Relationship Id="${id}" Type="${relations}/${type}" Target="${target}"/>`;
  const workbook = (rows: string) =>
    zipSync({
      '_rels/.rels': strToU8(
        `<Relationships xmlns="${packed}">${relation('m', 'officeDocument', 'xl/workbook.xml')}</Relationships>`,
      ),
      'xl/workbook.xml': strToU8(
        `<workbook xmlns="${main}" xmlns:r="${relations}"><sheets><sheet name="A" sheetId="1" r:id="r1"/></sheets></workbook>`,
      ),
      'xl/_rels/workbook.xml.rels': strToU8(
        `<Relationships xmlns="${packed}">${relation('r1', 'worksheet', 'worksheets/sheet1.xml')}${relation('t', 'styles', 'styles.xml')}</Relationships>`,
      ),
      'xl/styles.xml': strToU8(
        `<styleSheet xmlns="${main}"><numFmts><numFmt numFmtId="164" formatCode="[h]:mm"/><numFmt numFmtId="165" formatCode="hh:mm:ss"/><numFmt numFmtId="166" formatCode="[Red]0.0"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="22"/><xf numFmtId="46"/><xf numFmtId="166"/></cellXfs></styleSheet>`,
      ),
      'xl/worksheets/sheet1.xml': strToU8(`<worksheet xmlns="${main}"><sheetData>${rows}</sheetData></worksheet>`),
    });
  const word = (words: string) => `<c t="inlineStr"><is><t>${words}</t></is></c>`;
  const number = (style: number, value: number) => `<c s="${style}"><v>${value}</v></c>`;

  test('whose cells do not say where they stand keeps the empty ones', async () => {
    const rows = `<row>${word('a')}${word('b')}${word('c')}</row><row>${word('1')}<c/>${word('3')}</row><row><c/><c/>${word('4')}</row>`;
    const { texts } = await read('a.xlsx', workbook(rows));
    expect(texts).toEqual(['a\tb\tc\n1\t\t3\n\t\t4']);
  });

  test('keeps the seconds of its times, and how long something lasted', async () => {
    const half = 12.5 / 24;
    const second = 1 / 86_400;
    const times = [number(2, half), number(2, half + 14 * second), number(3, 45838 + half + 14 * second)];
    const lengths = [number(1, 1.5), number(4, 1.5 + 5 * second), number(5, 1.5)];
    const { texts } = await read('a.xlsx', workbook(`<row>${[...times, ...lengths].join('')}</row>`));
    expect(texts).toEqual(['12:30\t12:30:14\t2025-06-30 12:30:14\t36:00\t36:00:05\t1.5']);
  });

  test('of OpenDocument makes no cells of blanks that are only formatted', () => {
    const names =
      'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"';
    const cell = (words: string) => `<table:table-cell><text:p>${words}</text:p></table:table-cell>`;
    const blank = (many: number) => `<table:table-cell table:number-columns-repeated="${many}"/>`;
    const row = (cells: string) => `<table:table-row>${cells}</table:table-row>`;
    const rows = Array.from({ length: 3000 }, () => row(cell('a') + blank(2) + cell('b') + blank(16_380))).join('');
    const sheets = readOpenSheets(
      utf8(
        `<office:document-content ${names}><table:table table:name="A">${rows}${row(blank(20_000) + cell('far'))}</table:table></office:document-content>`,
      ),
      () => undefined,
    );
    expect(sheets?.[0]?.rows.length).toBe(3000);
    expect(sheets?.[0]?.rows[2999]?.cells).toEqual(['a', '', '', 'b']);
  });
});

describe('what is told of a table', () => {
  test('is the row of its heading, its equal rows and the lines of quotation marks that are closed nowhere', async () => {
    const rows = [
      'date,text',
      `2020-01-01,${plain}`,
      `2020-01-02,${story}`,
      `2020-01-01,${plain}`,
      `2020-01-01,${plain}`,
    ];
    const sound = await read('a.csv', rows.join('\n'));
    expect(sound.reading?.told).toEqual({ heading: 1, equalRows: 2, openQuotes: [] });
    const open = [...rows.slice(0, 2), `2020-01-03,"${story}`, ...rows.slice(2)].join('\r\n');
    expect((await read('a.csv', open)).reading?.told).toEqual({ heading: 1, equalRows: 2, openQuotes: [3] });
    expect((await read('a.csv', `sep=,\n${open}`)).reading?.told?.openQuotes).toEqual([4]);
  });

  test('says that no row names the columns, and nothing of a heading where names stand apart from rows', async () => {
    const rows = [`2020-01-01,${story}`, `2020-01-02,${plain}`].join('\n');
    expect((await read('a.csv', rows)).reading?.told?.heading).toBe(null);
    const json = await read('a.json', JSON.stringify([{ text: plain }, { text: story }, { text: plain }]));
    expect(json.reading?.told).toEqual({ equalRows: 1, openQuotes: [] });
  });
});
