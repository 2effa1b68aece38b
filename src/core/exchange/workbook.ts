import { pulled } from '../container/pulled.ts';
import { zipTo } from '../container/zip-writer.ts';
import type { Cell } from './comma-separated.ts';
import { escapeXml, unsayable } from './xml-text.ts';

// A workbook as Office Open XML (ECMA-376): a ZIP of a few XML files. It is written here because it has to be a stream:
// libraries that write one hold all of it in memory. Nothing is a formula; every text is a text.

/** One sheet. Every row has as many cells as there are columns. */
export interface Sheet {
  /** At most 31 characters, none of `\ / ? * [ ] :`; no two sheets have one. */
  readonly name: string;
  readonly columns: readonly Column[];
  readonly rows: Iterable<readonly Cell[]> | AsyncIterable<readonly Cell[]>;
}

/** A column's title and its width in digits. */
export interface Column {
  readonly title: string;
  readonly width: number;
}

/** UTF-16 code units that a cell can hold. */
export const longestCell = 32_767;

/** Rows that a sheet can hold, with the one of the titles. */
const rowsOfSheet = 1_048_576;

/**
 * The bytes of a workbook (`*.xlsx`), one sheet after the other. The titles stay where they are and can be filtered by. A
 * sheet with more rows than fit goes on in another, `name (2)`. A text that does not fit into a cell is cut and says so.
 */
export function writeWorkbook(
  sheets: readonly Sheet[],
  rowsAtMost = rowsOfSheet,
): AsyncGenerator<Uint8Array<ArrayBuffer>, void> {
  return pulled(async (put) => {
    const zip = zipTo(put);
    const names: string[] = [];
    for (const sheet of sheets) {
      const rows = new Rows(sheet.rows);
      for (let part = 1; part === 1 || (await rows.more()); part += 1) {
        names.push(part === 1 ? sheet.name : `${sheet.name} (${part})`);
        await zip.add(`xl/worksheets/sheet${names.length}.xml`, sheetXml(sheet.columns, rows, rowsAtMost - 1));
      }
    }
    for (const [name, xml] of frame(names)) await zip.add(name, [new TextEncoder().encode(xml)]);
    await zip.end();
  });
}

/** Rows that can be asked whether there is one more. */
class Rows {
  readonly #rows: AsyncIterator<readonly Cell[]> | Iterator<readonly Cell[]>;
  #next: Promise<IteratorResult<readonly Cell[]>> | null = null;

  constructor(rows: Sheet['rows']) {
    this.#rows = Symbol.asyncIterator in rows ? rows[Symbol.asyncIterator]() : rows[Symbol.iterator]();
  }

  async more(): Promise<boolean> {
    return (await this.#ahead()).done !== true;
  }

  /** Null after the last. */
  async take(): Promise<readonly Cell[] | null> {
    const { done, value } = await this.#ahead();
    if (done === true) return null;
    this.#next = null;
    return value;
  }

  #ahead(): Promise<IteratorResult<readonly Cell[]>> {
    return (this.#next ??= Promise.resolve(this.#rows.next()));
  }
}

const xmlHead = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packageRelations = 'http://schemas.openxmlformats.org/package/2006/relationships';
const contentTypes = 'http://schemas.openxmlformats.org/package/2006/content-types';
const spreadsheet = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/** About how many characters of a sheet are packed at once. */
const atOnce = 256 * 1024;

async function* sheetXml(
  columns: readonly Column[],
  rows: Rows,
  count: number,
): AsyncGenerator<Uint8Array<ArrayBuffer>, void> {
  const encoder = new TextEncoder();
  const last = letters(columns.length);
  const widths = columns.map(
    ({ width }, at) => `<col min="${at + 1}" max="${at + 1}" width="${width}" customWidth="1"/>`,
  );
  let waiting =
    `${xmlHead}<worksheet xmlns="${main}"><sheetViews><sheetView workbookViewId="0">` +
    `<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>` +
    `<cols>${widths.join('')}</cols><sheetData>${rowXml(
      columns.map(({ title }) => title),
      1,
      styles.title,
    )}`;
  let at = 1;
  for (let row = await rows.take(); row !== null; row = at <= count ? await rows.take() : null) {
    if (row.length !== columns.length) throw new Error(`A row of ${row.length} cells under ${columns.length} columns`);
    at += 1;
    waiting += rowXml(row, at, styles.text);
    if (waiting.length < atOnce) continue;
    yield encoder.encode(waiting);
    waiting = '';
  }
  yield encoder.encode(`${waiting}</sheetData><autoFilter ref="A1:${last}${at}"/></worksheet>`);
}

function rowXml(cells: readonly Cell[], row: number, style: number): string {
  const written = cells.map((cell, at) => cellXml(cell, `${letters(at + 1)}${row}`, style));
  return `<row r="${row}">${written.join('')}</row>`;
}

function cellXml(cell: Cell, place: string, style: number): string {
  if (cell === null || cell === undefined || cell === '') return '';
  if (typeof cell === 'number') return `<c r="${place}" s="${style}"><v>${cell}</v></c>`;
  return `<c r="${place}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${textXml(fitting(cell))}</t></is></c>`;
}

/** A text that is too long for a cell ends with a word on how much was left out. */
function fitting(text: string): string {
  if (text.length <= longestCell) return text;
  const room = longestCell - 100;
  const end = /[\ud800-\udbff]/.test(text[room - 1]!) ? room - 1 : room;
  return `${text.slice(0, end)}… [a cell of a spreadsheet holds no more; ${text.length - end} characters are left out]`;
}

/**
 * What XML cannot say stands as `_xHHHH_` (ECMA-376, ST_Xstring), which every spreadsheet reads back; what only looks like
 * that gets its first sign written so. A carriage return would become a line feed.
 */
function textXml(text: string): string {
  return escapeXml(
    text
      .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
      .replace(unsayable, (sign) => `_x${sign.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`),
  );
}

/** `A` for 1, `AA` for 27. */
function letters(column: number): string {
  let [left, name] = [column, ''];
  for (; left > 0; left = Math.floor((left - 1) / 26)) name = String.fromCharCode(65 + ((left - 1) % 26)) + name;
  return name;
}

/** Which of the two cell styles below. */
const styles = { text: 0, title: 1 } as const;

const stylesXml =
  `${xmlHead}<styleSheet xmlns="${main}"><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font>` +
  `<font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill>` +
  `<fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/>` +
  `</border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>` +
  `<cellXfs count="2"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0" applyAlignment="1">` +
  `<alignment vertical="top" wrapText="1"/></xf><xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/>` +
  `</cellXfs></styleSheet>`;

/** The files around the sheets. */
function frame(names: readonly string[]): readonly (readonly [string, string])[] {
  const numbers = names.map((_, at) => at + 1);
  const sheets = names.map((name, at) => `<sheet name="${textXml(name)}" sheetId="${at + 1}" r:id="rId${at + 1}"/>`);
  const related = (id: number, kind: string, target: string): string =>
    `<Relationship Id="rId${id}" Type="${relations}/${kind}" Target="${target}"/>`;
  const types = numbers.map(
    (number) => `<Override PartName="/xl/worksheets/sheet${number}.xml" ContentType="${spreadsheet}.worksheet+xml"/>`,
  );
  return [
    ['xl/styles.xml', stylesXml],
    [
      'xl/workbook.xml',
      `${xmlHead}<workbook xmlns="${main}" xmlns:r="${relations}"><sheets>${sheets.join('')}</sheets></workbook>`,
    ],
    [
      'xl/_rels/workbook.xml.rels',
      `${xmlHead}<Relationships xmlns="${packageRelations}">${numbers
        .map((number) => related(number, 'worksheet', `worksheets/sheet${number}.xml`))
        .join('')}${related(names.length + 1, 'styles', 'styles.xml')}</Relationships>`,
    ],
    [
      '_rels/.rels',
      `${xmlHead}<Relationships xmlns="${packageRelations}">${related(1, 'officeDocument', 'xl/workbook.xml')}</Relationships>`,
    ],
    [
      '[Content_Types].xml',
      `${xmlHead}<Types xmlns="${contentTypes}"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
        `<Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${spreadsheet}.sheet.main+xml"/>` +
        `<Override PartName="/xl/styles.xml" ContentType="${spreadsheet}.styles+xml"/>${types.join('')}</Types>`,
    ],
  ];
}
