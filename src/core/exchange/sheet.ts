import type { Sheet } from './workbook.ts';

/** The width, in digits, of a column of numbers or days. */
export const narrow = 12;
/** The width, in digits, of a column of names, and of one that nothing is known of. */
export const middle = 24;
const wide = 60;

/** Columns that hold more, or less, than a name. */
const widths: ReadonlyMap<string, number> = new Map([
  ...[
    ...[
      'quotation',
      'words',
      'sentence',
      'passage text',
      'note',
      'notes',
      'description',
      'definition',
      'text',
      'words now',
    ],
    ...['remark', 'when to use', 'when not to use', 'example', 'claim', 'passages', 'what', 'left', 'right', 'why'],
  ].map((title) => [title, wide] as const),
  ...['linked', 'linked with', 'document', 'path', 'tag', 'tags', 'title', 'about'].map(
    (title) => [title, middle] as const,
  ),
  ...['date', 'outlet', 'language', 'version', 'passage', 'page', 'from', 'to', 'row', 'family', 'number'].map(
    (title) => [title, narrow] as const,
  ),
]);

/** A sheet whose columns are as wide as what they hold wants, as far as their titles say what that is. */
export function sheetOf(name: string, titles: readonly string[], rows: Sheet['rows'], otherwise = narrow): Sheet {
  return {
    name: sheetName(name),
    columns: titles.map((title) => ({ title, width: widths.get(title) ?? otherwise })),
    rows,
  };
}

/** A name that a sheet may have: at most 31 characters, none of `\ / ? * [ ] :`, no apostrophe at its ends, and not History, which Excel keeps for itself. */
function sheetName(title: string): string {
  const plain = title
    .replace(/[\\/?*[\]:]/gu, ' ')
    .replace(/^[\s']+|[\s']+$/gu, '')
    .slice(0, 31);
  if (plain === '') return 'Table';
  return /^history$/iu.test(plain) ? `${plain} (table)` : plain;
}
