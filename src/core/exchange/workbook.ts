import { widthOf } from '../text/fit-words.ts';
import { pulled } from '../container/pulled.ts';
import { zipTo } from '../container/zip-writer.ts';
import type { Cell, DateCell } from './comma-separated.ts';
import { cellWords } from './comma-separated.ts';
import { escapeXml, unsayable } from './xml-text.ts';

// A workbook as Office Open XML (ECMA-376): a ZIP of a few XML files. It is written here because it has to be a stream:
// libraries that write one hold all of it in memory. Nothing is a formula; every text is a text, a whole day a date.

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
        const links: LinkAt[] = [];
        const file = `sheet${names.length}.xml`;
        await zip.add(`xl/worksheets/${file}`, sheetXml(sheet.columns, rows, rowsAtMost - 1, links));
        if (links.length === 0) continue;
        await zip.add(`xl/worksheets/_rels/${file}.rels`, [new TextEncoder().encode(linksXml(links))]);
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
  links: LinkAt[],
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
    waiting += rowXml(row, at, styles.text, links, heightOf(row, columns));
    if (waiting.length < atOnce) continue;
    yield encoder.encode(waiting);
    waiting = '';
  }
  waiting += `</sheetData><autoFilter ref="A1:${last}${at}"/>`;
  if (links.length > 0) {
    const places = links.map(({ place }, link) => `<hyperlink ref="${place}" r:id="rId${link + 1}"/>`);
    waiting += `<hyperlinks xmlns:r="${relations}">${places.join('')}</hyperlinks>`;
  }
  yield encoder.encode(`${waiting}</worksheet>`);
}

function rowXml(cells: readonly Cell[], row: number, style: number, links: LinkAt[] = [], height = 0): string {
  const written = cells.map((cell, at) => cellXml(cell, `${letters(at + 1)}${row}`, style, links));
  return `<row r="${row}"${height > 0 ? ` ht="${height}"` : ''}>${written.join('')}</row>`;
}

/** Points of a line of Calibri 11, and the highest row that there is. */
const lineHeight = 15;
const highest = 409;
/** Share of the size of the letters that a figure is wide, which is what columns are measured in. */
const figure = 0.575;

/**
 * Points that a row needs about, so that no words lie over others: LibreOffice leaves a row as high as one line if nothing
 * is said. 0 where one line is enough.
 */
function heightOf(cells: readonly Cell[], columns: readonly Column[]): number {
  let lines = 1;
  for (const [at, cell] of cells.entries()) {
    const words = typeof cell === 'string' ? cell : '';
    const { width } = columns[at]!;
    // No letter is twice as wide as a figure.
    if (words.length * 2 <= width && !words.includes('\n')) continue;
    let own = 0;
    for (const line of words.slice(0, (width * highest) / lineHeight).split('\n'))
      own += Math.max(1, Math.ceil(widthOf(line, 1) / (width * figure)));
    lines = Math.max(lines, own);
  }
  return lines === 1 ? 0 : Math.min(highest, lines * lineHeight);
}

function cellXml(cell: Cell, place: string, style: number, links: LinkAt[]): string {
  const words = cellWords(cell);
  if (words === '') return '';
  if (typeof cell === 'number') return `<c r="${place}" s="${style}"><v>${cell}</v></c>`;
  const day = typeof cell === 'object' && cell !== null && 'date' in cell ? serialOf(cell) : null;
  if (day !== null) return `<c r="${place}" s="${styles[day.as]}"><v>${day.serial}</v></c>`;
  const leads = typeof cell === 'object' && cell !== null && 'link' in cell && leadsOut(words, links);
  if (leads) links.push({ place, to: words });
  return `<c r="${place}" s="${leads ? styles.link : style}" t="inlineStr"><is><t xml:space="preserve">${textXml(fitting(words))}</t></is></c>`;
}

/** A cell that leads to an address. */
interface LinkAt {
  readonly place: string;
  readonly to: string;
}

/** Excel repairs a sheet with more links, or with a longer address. */
const mostLinks = 65_530;
const longestAddress = 2_079;

function leadsOut(address: string, { length }: readonly LinkAt[]): boolean {
  return length < mostLinks && address.length <= longestAddress && /^https?:\/\/[^\s"<>]+$/iu.test(address);
}

function linksXml(links: readonly LinkAt[]): string {
  const related = links.map(
    ({ to }, at) =>
      `<Relationship Id="rId${at + 1}" Type="${relations}/hyperlink" Target="${escapeXml(to)}" TargetMode="External"/>`,
  );
  return `${xmlHead}<Relationships xmlns="${packageRelations}">${related.join('')}</Relationships>`;
}

/**
 * A whole day, or a moment by the clock, in days since the end of 1899. Null of what a spreadsheet has no such number for: half
 * known, with a zone of its own, or before March 1900, since Excel counts a 29 February in that year.
 */
function serialOf({ date, clock }: DateCell): { readonly serial: number; readonly as: 'day' | 'moment' } | null {
  const [, day, time] = /^(\d{4}-\d\d-\d\d)(?:T(\d\d:\d\d(?::\d\d)?)(?:Z|[+-]\d\d:?\d\d)?)?$/u.exec(date) ?? [];
  if (day === undefined || (time !== undefined && !clock) || day < '1900-03-01') return null;
  const milliseconds = Date.parse(`${day}T${time ?? '00:00'}Z`);
  // There is no 30 February.
  if (Number.isNaN(milliseconds) || new Date(milliseconds).toISOString().slice(0, 10) !== day) return null;
  return { serial: milliseconds / 86_400_000 + 25_569, as: time === undefined ? 'day' : 'moment' };
}

/** Whether a cell cannot hold it whole. */
export function isCut(cell: Cell): cell is string {
  return typeof cell === 'string' && cell.length > longestCell;
}

/** A text that is too long for a cell ends with a word on how much was left out. */
function fitting(text: string): string {
  if (!isCut(text)) return text;
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

/** Which of the cell styles below. */
const styles = { text: 0, title: 1, day: 2, moment: 3, link: 4 } as const;

const top = 'applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf>';

const stylesXml =
  `${xmlHead}<styleSheet xmlns="${main}"><numFmts count="2"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/>` +
  `<numFmt numFmtId="165" formatCode="yyyy\\-mm\\-dd\\ hh:mm:ss"/></numFmts>` +
  `<fonts count="3"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font>` +
  `<font><u/><sz val="11"/><color rgb="FF0563C1"/><name val="Calibri"/></font></fonts>` +
  `<fills count="2"><fill><patternFill patternType="none"/></fill>` +
  `<fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/>` +
  `</border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>` +
  `<cellXfs count="5"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0" ${top}` +
  `<xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/>` +
  `<xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" ${top}` +
  `<xf numFmtId="165" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" ${top}` +
  `<xf numFmtId="0" fontId="2" fillId="0" borderId="0" xfId="0" applyFont="1" ${top}</cellXfs></styleSheet>`;

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
