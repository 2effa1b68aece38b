import { readXml } from '../../container/xml.ts';
import { fail, ok } from '../../model/result.ts';
import type { Result } from '../../model/result.ts';
import type { Abilities } from '../format.ts';
import { nameIn } from '../office/package.ts';
import type { Package } from '../office/package.ts';
import type { Row, Sheet } from './sheet.ts';

const prefixes = {
  'http://schemas.openxmlformats.org/spreadsheetml/2006/main': 's',
  'http://purl.oclc.org/ooxml/spreadsheetml/main': 's',
  'http://schemas.openxmlformats.org/officeDocument/2006/relationships': 'r',
  'http://purl.oclc.org/ooxml/officeDocument/relationships': 'r',
  'http://schemas.openxmlformats.org/package/2006/relationships': 'p',
};

/** Cells of a workbook in all: more would fill the memory. */
const mostCells = 10_000_000;
/** Columns that Excel has. */
const mostColumns = 16_384;

/** The sheets of a workbook, in their order. Fails with a word of `why-unread.ts`. */
export function readWorkbook(parts: Package, { step }: Abilities): Result<readonly Sheet[]> {
  const main = targetsOf(parts, '_rels/.rels', '').find(({ type }) => type.endsWith('/officeDocument'))?.name;
  const book = parts.part(main ?? 'xl/workbook.xml');
  if (!book) return fail('unreadable', '', 'another-format');
  const folder = folderOf(main ?? 'xl/workbook.xml');
  const listed: { name: string; hidden: boolean; id: string }[] = [];
  let from1904 = false;
  readXml(book, prefixes, {
    open(name, attribute) {
      if (name === 's:workbookPr') from1904 = /^(?:1|true)$/u.test(attribute('date1904') ?? '');
      if (name !== 's:sheet') return;
      const hidden = /hidden/iu.test(attribute('state') ?? '');
      listed.push({ name: attribute('name') ?? '', hidden, id: attribute('r:id') ?? '' });
    },
    close: () => undefined,
    text: () => undefined,
  });
  const targets = targetsOf(parts, relationsOf(main ?? 'xl/workbook.xml'), folder);
  const named = (type: string) => targets.find((one) => one.type.endsWith(type))?.name ?? '';
  const strings = sharedStrings(parts.part(named('/sharedStrings')), step);
  const dates = dateStyles(parts.part(named('/styles')));
  const room = { cells: mostCells };
  const sheets: Sheet[] = [];
  for (const { name, hidden, id } of listed) {
    const target = targets.find((one) => one.id === id);
    // Sheets of charts and of dialogs hold no cells.
    if (!target?.type.endsWith('/worksheet')) continue;
    const bytes = parts.part(target.name);
    if (!bytes) continue;
    const rows = rowsOf(bytes, { strings, dates, from1904 }, room, step);
    if (rows === null) return fail('unreadable', '', 'too-many-rows');
    sheets.push({ name, hidden, rows });
  }
  return ok(sheets);
}

interface Target {
  readonly id: string;
  readonly type: string;
  readonly name: string;
}

function targetsOf(parts: Package, relations: string, folder: string): readonly Target[] {
  const bytes = parts.part(relations);
  const targets: Target[] = [];
  if (!bytes) return targets;
  readXml(bytes, prefixes, {
    open(name, attribute) {
      if (name !== 'p:Relationship' || attribute('TargetMode') === 'External') return;
      const target = nameIn(folder, attribute('Target') ?? '');
      if (target !== null) targets.push({ id: attribute('Id') ?? '', type: attribute('Type') ?? '', name: target });
    },
    close: () => undefined,
    text: () => undefined,
  });
  return targets;
}

function folderOf(name: string): string {
  return name.slice(0, Math.max(0, name.lastIndexOf('/')));
}

function relationsOf(name: string): string {
  const folder = folderOf(name);
  return `${folder === '' ? '' : `${folder}/`}_rels/${name.slice(name.lastIndexOf('/') + 1)}.rels`;
}

/** The strings that cells name by number; how a word is spoken, as Japanese ones have it, is no part of it. */
function sharedStrings(bytes: Uint8Array<ArrayBuffer> | null, step: () => void): readonly string[] {
  const strings: string[] = [];
  if (!bytes) return strings;
  let words = '';
  let reads = false;
  let spoken = 0;
  readXml(
    bytes,
    prefixes,
    {
      open(name) {
        if (name === 's:si') words = '';
        else if (name === 's:rPh') spoken++;
        else if (name === 's:t') reads = spoken === 0;
      },
      close(name) {
        if (name === 's:si') strings.push(withEscapes(words));
        else if (name === 's:rPh') spoken--;
        else if (name === 's:t') reads = false;
      },
      text: (said) => {
        if (reads) words += said;
      },
    },
    step,
  );
  return strings;
}

/** Signs that XML cannot hold are written so. */
function withEscapes(words: string): string {
  if (!words.includes('_x')) return words;
  return words.replace(/_x([\da-f]{4})_/giu, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
}

/** What the numbers of cells of a style are. */
type Numbers = 'plain' | 'days' | 'lasting';

/** Of each style of cells, what its numbers are. */
function dateStyles(bytes: Uint8Array<ArrayBuffer> | null): readonly Numbers[] {
  const own = new Map<number, string>();
  const styles: Numbers[] = [];
  if (!bytes) return styles;
  let within = false;
  readXml(bytes, prefixes, {
    open(name, attribute) {
      if (name === 's:numFmt') own.set(Number(attribute('numFmtId')), attribute('formatCode') ?? '');
      else if (name === 's:cellXfs') within = true;
      else if (name === 's:xf' && within) styles.push(numbersOf(Number(attribute('numFmtId') ?? 0), own));
    },
    close(name) {
      if (name === 's:cellXfs') within = false;
    },
    text: () => undefined,
  });
  return styles;
}

function numbersOf(id: number, own: ReadonlyMap<number, string>): Numbers {
  const code = own.get(id);
  if (code === undefined && id === 46) return 'lasting';
  if (code === undefined)
    return (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 50 && id <= 58) ? 'days' : 'plain';
  const [first = ''] = code.replace(/"[^"]*"|\\.|_./gu, '').split(';');
  // `[h]:mm` counts on behind a day: how long something lasted.
  if (/\[(?:h+|m+|s+)\]/iu.test(first)) return 'lasting';
  return /[ymdh]|ss/iu.test(first.replace(/\[(?![hms]+\])[^\]]*\]/giu, '').replace(/general/iu, '')) ? 'days' : 'plain';
}

interface Meaning {
  readonly strings: readonly string[];
  readonly dates: readonly Numbers[];
  readonly from1904: boolean;
}

/** The rows of a sheet; null if there are too many cells. */
function rowsOf(
  bytes: Uint8Array<ArrayBuffer>,
  meaning: Meaning,
  room: { cells: number },
  step: () => void,
): readonly Row[] | null {
  const rows: { number: number; cells: string[] }[] = [];
  let row = { number: 0, cells: [] as string[] };
  let cell = { at: 0, type: '', style: 0 };
  /** Where a cell stands that does not say where: behind the one before, also if that is empty. */
  let next = 0;
  let value = '';
  let reads = false;
  let spoken = 0;
  readXml(
    bytes,
    prefixes,
    {
      open(name, attribute) {
        if (name === 's:row') {
          row = { number: Number(attribute('r') ?? row.number + 1) || row.number + 1, cells: [] };
          next = 0;
        } else if (name === 's:c') {
          const named = columnOf(attribute('r'));
          cell = { at: named ?? next, type: attribute('t') ?? 'n', style: Number(attribute('s') ?? 0) };
          next = cell.at + 1;
          value = '';
        } else if (name === 's:rPh') spoken++;
        else if (name === 's:v' || (name === 's:t' && spoken === 0)) reads = true;
      },
      close(name) {
        if (name === 's:v' || name === 's:t') reads = false;
        else if (name === 's:rPh') spoken--;
        else if (name === 's:c' && value !== '' && cell.at < mostColumns) {
          room.cells -= Math.max(1, cell.at + 1 - row.cells.length);
          if (room.cells < 0) return;
          while (row.cells.length < cell.at) row.cells.push('');
          row.cells[cell.at] = meant(value, cell, meaning);
        } else if (name === 's:row' && row.cells.length > 0 && room.cells >= 0) rows.push(row);
      },
      text: (said) => {
        if (reads) value += said;
      },
    },
    step,
  );
  return room.cells < 0 ? null : rows;
}

/** `AB12` is the column 27; null for a cell without a name. */
function columnOf(name: string | null): number | null {
  const letters = /^([A-Z]{1,3})\d+$/u.exec(name ?? '')?.[1];
  if (letters === undefined) return null;
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

function meant(
  value: string,
  { type, style }: { readonly type: string; readonly style: number },
  { strings, dates, from1904 }: Meaning,
): string {
  switch (type) {
    case 's':
      return strings[Number(value)] ?? '';
    case 'b':
      return value.trim() === '1' ? 'yes' : 'no';
    case 'str':
    case 'inlineStr':
      return withEscapes(value);
    case 'd':
      return value.replace(/T00:00(?::00(?:\.0+)?)?Z?$/u, '').replace('T', ' ');
    case 'e':
      // What a formula could not work out is no value.
      return '';
    default:
      if (dates[style] === 'days') return dayOf(Number(value), from1904);
      return dates[style] === 'lasting' ? lasting(Number(value)) : numberOf(value);
  }
}

/** As it would be typed: Excel writes `0.1` as `0.10000000000000001`. */
function numberOf(value: string): string {
  const number = Number(value);
  return Number.isFinite(number) ? String(Number(number.toPrecision(15))) : value;
}

/** Days since the end of 1899, in which Excel counts a 29 February 1900 that there was not; or since 1904. */
function dayOf(serial: number, from1904: boolean): string {
  if (!Number.isFinite(serial) || serial < 0 || serial > 2_958_466) return String(serial);
  const days = from1904 ? serial + 1462 : serial < 60 ? serial + 1 : serial;
  const moment = new Date(Math.round((days - 25_569) * 86_400) * 1000).toISOString();
  const [day, time] = [moment.slice(0, 10), moment.slice(11, 19)];
  const clock = time.endsWith(':00') ? time.slice(0, 5) : time;
  // A time of day alone.
  if (serial < 1) return clock;
  return clock === '00:00' ? day : `${day} ${clock}`;
}

/** Hours, minutes, and seconds where there are any, of a number of days. */
function lasting(days: number): string {
  if (!Number.isFinite(days) || days < 0) return String(days);
  const seconds = Math.round(days * 86_400);
  const two = (number: number) => String(number).padStart(2, '0');
  const short = `${Math.floor(seconds / 3600)}:${two(Math.floor(seconds / 60) % 60)}`;
  return seconds % 60 === 0 ? short : `${short}:${two(seconds % 60)}`;
}
