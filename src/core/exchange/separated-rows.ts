/** The signs that spreadsheets put between cells. */
const separators = [',', ';', '\t'] as const;

/**
 * The rows of a table that a spreadsheet wrote: cells between commas, semicolons or tabs, whichever stands most often in
 * its first line, in quotation marks where they hold such a sign or a line break (RFC 4180). Empty rows are left out. An
 * apostrophe that was put before what looked like a formula is taken away.
 */
export function separatedRows(text: string): readonly (readonly string[])[] {
  const plain = text.replace(/^\ufeff/u, '');
  const separator = separatorOf(plain);
  const rows: string[][] = [];
  let row: string[] = [];
  for (let at = 0; at <= plain.length;) {
    const { cell, end } = readCell(plain, at, separator);
    row.push(withoutApostrophe(cell));
    const ends = end >= plain.length || plain[end] !== separator;
    at = plain.startsWith('\r\n', end) ? end + 2 : end + 1;
    if (!ends) continue;
    if (row.some((one) => one !== '')) rows.push(row);
    row = [];
  }
  return rows;
}

function separatorOf(text: string): string {
  const [first = ''] = text.replace(/"[^"]*"/gu, '').split(/[\r\n]/u, 1);
  const counted = separators.map((sign) => ({ sign, count: first.split(sign).length }));
  return counted.reduce((most, one) => (one.count > most.count ? one : most)).sign;
}

/** A cell and where it ends: at the sign behind it, or at the text's end. */
function readCell(text: string, from: number, separator: string): { readonly cell: string; readonly end: number } {
  let cell = '';
  let at = from;
  if (text[at] === '"') {
    for (at++; at < text.length; at++) {
      if (text[at] !== '"') cell += text[at];
      else if (text[at + 1] === '"') cell += text[at++];
      else break;
    }
    at++;
  }
  const rest = at;
  while (at < text.length && text[at] !== separator && text[at] !== '\n' && text[at] !== '\r') at++;
  return { cell: cell + text.slice(rest, at), end: at };
}

/** See `toCommaSeparated`, which puts it there. */
function withoutApostrophe(cell: string): string {
  return /^'+[\s\p{C}]*[=+\-@\uff1d\uff0b\uff0d\uff20\ufe66\ufe62\ufe63\ufe6b\u207a\u207c\u2212]/u.test(cell) ||
    /^'+[\t\r\n]/u.test(cell)
    ? cell.slice(1)
    : cell;
}
