import { readXml } from '../../container/xml.ts';
import { prefixes } from '../office/open-document-names.ts';
import type { Row, Sheet } from './sheet.ts';

/** Cells of all sheets; one that is written once may stand for thousands. */
const mostCells = 10_000_000;
const mostRepeated = 16_384;

/** The sheets of an OpenDocument workbook; null if there are too many cells. Cells that are only formatted hold nothing. */
export function readOpenSheets(content: Uint8Array<ArrayBuffer>, step: () => void): readonly Sheet[] | null {
  const sheets: { name: string; hidden: boolean; rows: Row[] }[] = [];
  const hiddenStyles = new Set<string>();
  let style = '';
  /** Empty cells are held back until one follows that is not: rows of thousands are common. */
  let row = { repeated: 1, cells: [] as string[], blanks: 0 };
  let number = 0;
  let cell: { value: string | null; repeated: number } | null = null;
  let words = '';
  /** Remarks at a cell are none of what stands in it; tables in tables are. */
  let within = 0;
  let room = mostCells;
  readXml(
    content,
    prefixes,
    {
      open(name, attribute) {
        const repeated = (of: string) => Math.max(1, Number(attribute(`table:number-${of}-repeated`) ?? 1) || 1);
        if (name === 'style:style') style = attribute('style:name') ?? '';
        else if (name === 'style:table-properties' && attribute('table:display') === 'false') hiddenStyles.add(style);
        else if (name === 'office:annotation') within++;
        else if (name === 'table:table') {
          const hidden = hiddenStyles.has(attribute('table:style-name') ?? '');
          sheets.push({ name: attribute('table:name') ?? '', hidden, rows: [] });
          number = 0;
        } else if (name === 'table:table-row') row = { repeated: repeated('rows'), cells: [], blanks: 0 };
        else if (name === 'table:table-cell' || name === 'table:covered-table-cell') {
          cell = { value: valueOf(attribute), repeated: repeated('columns') };
          words = '';
        } else if (name === 'text:p' && words !== '' && within === 0) words += '\n';
        else if (name === 'text:line-break' && within === 0) words += '\n';
        else if (name === 'text:tab' && within === 0) words += '\t';
        else if (name === 'text:s' && within === 0)
          words += ' '.repeat(Math.min(1000, Number(attribute('text:c') ?? 1) || 1));
      },
      close(name) {
        if (name === 'office:annotation') within--;
        else if ((name === 'table:table-cell' || name === 'table:covered-table-cell') && cell) {
          const value = cell.value ?? words;
          const many = Math.min(cell.repeated, mostRepeated);
          room -= value === '' ? 1 : many + row.blanks;
          if (value === '') row.blanks += many;
          else if (room >= 0 && row.cells.length + row.blanks < mostRepeated) {
            for (; row.blanks > 0; row.blanks--) row.cells.push('');
            for (let at = 0; at < many; at++) row.cells.push(value);
          }
          cell = null;
        } else if (name === 'table:table-row') {
          const many = row.cells.length === 0 ? 0 : row.repeated;
          room -= row.cells.length * many;
          if (room >= 0)
            for (let at = 0; at < many; at++) sheets.at(-1)?.rows.push({ number: number + at + 1, cells: row.cells });
          number += row.repeated;
        }
      },
      text: (said) => {
        if (cell !== null && within === 0) words += said;
      },
    },
    step,
  );
  return room < 0 ? null : sheets;
}

/** Numbers, days, yes and no are written beside what is shown of them; null: what is shown is all. */
function valueOf(attribute: (name: string) => string | null): string | null {
  switch (attribute('office:value-type')) {
    case 'float':
    case 'percentage':
    case 'currency':
      return attribute('office:value');
    case 'date':
      return (attribute('office:date-value') ?? '').replace(/T00:00:00(?:\.0+)?$/u, '').replace('T', ' ') || null;
    case 'boolean':
      return attribute('office:boolean-value') === 'true' ? 'yes' : 'no';
    default:
      return null;
  }
}
