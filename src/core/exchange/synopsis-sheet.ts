import type { Cell } from './comma-separated.ts';
import { sourceInWords } from './quoted-source.ts';
import type { SavedTable } from './saved-table.ts';
import type { SynopsisTable, SynopsisTableCell } from './synopsis-table.ts';
import { wordsOfCell } from './synopsis-table.ts';

/** Accounts side by side: a row for each row, a column for each account; behind them where the words of each begin. */
export function synopsisSheet({ title, about, accounts, rows }: SynopsisTable): SavedTable {
  const names = columnsOf(accounts.map(({ name }) => name));
  const places = columnsOf(names.map((name) => `where in ${name}`));
  const header = ['row', ...names, 'likeness', 'only in', 'kind', 'by hand', ...places];
  return {
    title,
    about,
    header,
    rows: rows.map(({ number, likeness, byHand, cells }): Cell[] => {
      const has = cells.flatMap(({ sentences }, at) => (sentences.length > 0 ? [names[at]!] : []));
      const where = cells.map(({ source }) => source && sourceInWords(source));
      const only = has.length === 1 ? has[0] : null;
      return [number, ...cells.map(wordsOfCell), likeness, only, kindsOf(cells), byHand.join('; '), ...where];
    }),
  };
}

/** What stands in a row beside what is told: bylines, days, captions. */
function kindsOf(cells: readonly SynopsisTableCell[]): string {
  return [...new Set(cells.flatMap(({ roles = [] }) => roles.filter((role) => role !== null)))].join('; ');
}

/** Names of columns, each another one. */
function columnsOf(names: readonly string[]): readonly string[] {
  const taken = new Set(['row', 'likeness', 'only in', 'kind', 'by hand']);
  return names.map((name) => {
    let free = name;
    for (let next = 2; taken.has(free.toLowerCase()); next += 1) free = `${name} (${next})`;
    taken.add(free.toLowerCase());
    return free;
  });
}
