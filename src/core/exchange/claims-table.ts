import { inOneLine } from '../model/one-line.ts';
import type { Cell } from './comma-separated.ts';
import { dateCell } from './comma-separated.ts';
import { htmlPage, plainDate, plainHtml as plain } from './plain-html.ts';
import { sourceInWords } from './quoted-source.ts';
import type { QuotedSource } from './quoted-source.ts';
import { tableFormats } from './table-format.ts';
import type { AboutTable, SavedTable } from './saved-table.ts';

/** Claims and who says what of them, as they are saved. */
export interface ClaimsTable {
  readonly title: string;
  /** What the states mean, and what they do not. */
  readonly how: string;
  /** The same for a workbook, line by line. */
  readonly about: readonly AboutTable[];
  readonly columns: readonly ClaimsTableColumn[];
  readonly rows: readonly ClaimsTableRow[];
}

/** Who it is; of a document also where and when it appeared. Both are empty where nobody knows. */
export interface ClaimsTableColumn {
  readonly name: string;
  readonly outlet: string;
  readonly date: string;
}

/** A claim with a cell for each column. */
export interface ClaimsTableRow {
  readonly wording: string;
  /** Who wrote it down. */
  readonly by: string;
  readonly note: string;
  /** When it happened, as EDTF and in words; empty where nobody said. */
  readonly when: string;
  readonly whenInWords: string;
  /** How many independent origins it has at least and at most, in words; empty where nothing was counted. */
  readonly witnesses: string;
  /** The name of its event set, if it has one. */
  readonly eventSet: string;
  readonly cells: readonly ClaimsTableCell[];
}

/** What one says of a claim; no states where nobody decided. */
export interface ClaimsTableCell {
  readonly states: readonly string[];
  /** Who decided; empty if nobody. */
  readonly by: string;
  readonly passages: readonly ClaimsTablePassage[];
  readonly note: string;
  /** When it happened as this one says it: EDTF, or empty. */
  readonly when: string;
  /** What was searched in vain; empty if nothing was. */
  readonly proof: string;
}

/** Words that say it, the name of their document, and where in it they stand. */
export interface ClaimsTablePassage {
  readonly words: string;
  readonly document: string;
  readonly source: QuotedSource;
}

/** Every format of claims, in the order in which they are offered. */
export const claimsFormats = tableFormats(claimsToHtml, claimsSheet);

/**
 * One row for each claim and column, so that it can be sorted and counted. Passages of one cell have ` | ` between, and so
 * have the places of them, in the same order.
 */
function claimsSheet({ title, about, columns, rows }: ClaimsTable): SavedTable {
  return {
    title,
    about,
    header: [
      ...['claim', 'claim note', 'who', 'state', 'passages', 'note', 'proof'],
      ...['claim when (EDTF)', 'event set', 'when (EDTF)', 'places', 'outlet', 'document date', 'witnesses'],
      ...['claim by', 'decided by'],
    ],
    rows: rows.flatMap(({ wording, by, note, when, eventSet, witnesses, cells }) =>
      cells.map((cell, at): Cell[] => [
        ...[wording, note, columns[at]!.name, cell.states.join('; ')],
        ...[cell.passages.map(({ words }) => withoutBullet(words)).join(' | '), cell.note, cell.proof],
        ...[dateCell(when), eventSet, dateCell(cell.when), cell.passages.map(placeOf).join(' | ')],
        ...[columns[at]!.outlet, dateCell(columns[at]!.date), witnesses, by, cell.by],
      ]),
    ),
  };
}

/** Black on white and for print. */
const style = `
  body { margin: 2rem; font: 10pt/1.45 serif; color: #000; background: #fff; }
  table { width: 100%; border-collapse: collapse; table-layout: fixed; }
  thead { display: table-header-group; }
  tr { break-inside: avoid; }
  th, td { padding: .4em .6em; border: 1px solid #888; text-align: start; vertical-align: top; overflow-wrap: anywhere; }
  td p { margin: 0 0 .4em; }
  .state { font-weight: bold; }
  .aside { font-size: smaller; }
`;

/** A table as a page that is read in any browser, printed, or opened by a word processor. */
function claimsToHtml({ title, how, columns, rows }: ClaimsTable): string {
  const heads = columns.map(({ name, outlet, date }) => {
    const about = [outlet, plainDate(date)].filter((one) => one !== '').join(' · ');
    return `<th scope="col" dir="auto">${plain(name)}${about === '' ? '' : `<br><span class="aside">${plain(about)}</span>`}</th>`;
  });
  const lines = rows.map(({ wording, note, whenInWords, eventSet, witnesses, cells }) => {
    const asides = [whenInWords, eventSet, witnesses, note].filter((one) => one !== '');
    const aside = asides.map((one) => `<br><span class="aside">${plain(one)}</span>`).join('');
    return `<tr><th scope="row" dir="auto">${plain(wording)}${aside}</th>${cells.map(cellOf).join('')}</tr>`;
  });
  return htmlPage(
    { title, how },
    style,
    `<table>
<thead><tr><th scope="col">Claim</th>${heads.join('')}</tr></thead>
<tbody>
${lines.join('\n')}
</tbody>
</table>`,
  );
}

function cellOf({ states, passages, note, when, proof }: ClaimsTableCell): string {
  if (states.length === 0) return '<td>—</td>';
  const said = passages
    .map((one) => `<p>“${plain(withoutBullet(one.words))}” <span class="aside">${plain(placeOf(one))}</span></p>`)
    .join('');
  const asides = [when, note, proof].filter((one) => one !== '').map((one) => `<p class="aside">${plain(one)}</p>`);
  return `<td dir="auto"><p class="state">${plain(states.join(', '))}</p>${said}${asides.join('')}</td>`;
}

/** Words in one line; the sign of a list before them is none of them. */
function withoutBullet(words: string): string {
  return inOneLine(words).replace(/^[•‣▪◦●∙·*–—-]\s+/u, '');
}

function placeOf({ document, source }: ClaimsTablePassage): string {
  return `${document}, ${sourceInWords(source)}`;
}
