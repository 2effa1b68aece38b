import { harmless } from './comma-separated.ts';
import { withoutApostrophe } from '../text/separated-rows.ts';

// Cells as spreadsheets put them on the clipboard: tabs between them, a line for each row, in quotation marks what holds
// such a sign itself.

/** Rows of cells of what was copied. Unlike in a file, empty rows count, and commas are part of the words. */
export function readCopied(text: string): readonly (readonly string[])[] {
  const plain = text.replace(/\r\n?/gu, '\n').replace(/\n$/u, '');
  const rows: string[][] = [[]];
  const inMarks = /"((?:[^"]|"")*)"(?=[\t\n]|$)/uy;
  const bare = /[^\t\n]*/uy;
  for (let at = 0; at <= plain.length;) {
    inMarks.lastIndex = bare.lastIndex = at;
    const quoted = plain[at] === '"' ? inMarks.exec(plain) : null;
    const cell = quoted ? quoted[1]!.replaceAll('""', '"') : bare.exec(plain)![0];
    rows.at(-1)!.push(withoutApostrophe(cell));
    at += quoted ? quoted[0].length : cell.length;
    if (plain[at] === '\n') rows.push([]);
    at++;
  }
  return rows;
}

/** The same the other way; what a spreadsheet could take for a formula gets an apostrophe in front. */
export function writeCopied(rows: readonly (readonly string[])[]): string {
  return rows.map((row) => row.map(cellOf).join('\t')).join('\r\n');
}

function cellOf(words: string): string {
  const cell = harmless(words);
  return /[\t\r\n]|^"/u.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
