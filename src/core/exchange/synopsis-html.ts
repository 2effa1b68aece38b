import { htmlPage, plainDate, plainHtml } from './plain-html.ts';
import type { SharedKind, SynopsisTable, SynopsisTableCell, TablePart } from './synopsis-table.ts';

const links = {
  firm: 'much the same words',
  dashed: 'some of the same words',
  loose: 'few of the same words',
  ruled: 'merged by hand',
};

/** Black on white and for print: a line's form and a number, never a colour alone, say what it means. */
const style = `
  body { margin: 2rem; font: 10pt/1.45 serif; color: #000; background: #fff; }
  table { width: 100%; border-collapse: collapse; table-layout: fixed; }
  thead { display: table-header-group; }
  tr { break-inside: avoid; }
  th, td { padding: .4em .6em; border: 1px solid #888; text-align: start; vertical-align: top; overflow-wrap: anywhere; }
  th:first-child { width: 4.5em; font-weight: normal; }
  .facts { font-weight: normal; }
  td p { margin: 0 0 .4em; }
  td.firm { border-inline-start: 4px solid #000; }
  td.dashed { border-inline-start: 4px dashed #000; }
  td.ruled { border-inline-start: 5px double #000; }
  td.loose { border-inline-start: 4px dotted #000; }
  mark { color: inherit; background: none; text-decoration: underline; text-underline-offset: .2em; }
  mark.other { text-decoration: underline wavy; }
  mark.signs { text-decoration: underline dotted; }
  .moved { font-size: smaller; }
  mark.other-form { text-decoration-style: dashed; }
  mark.other-order { text-decoration-style: wavy; }
  mark.with-12 { text-decoration-color: #0b63b0; }
  mark.with-13 { text-decoration-color: #b15500; }
  mark.with-23 { text-decoration-color: #00744c; }
  mark.with-123 { text-decoration-color: #7446b8; background: #ebe2f7; }
  mark sup { font-size: .65em; line-height: 0; }
`;

/** Accounts side by side as a page that is read in any browser, printed, or opened by a word processor. */
export function synopsisToHtml({ title, how, sharing, accounts, rows }: SynopsisTable): string {
  const heads = accounts.map(({ name, document, base }, at) => {
    const { date, outlet } = document.attributes;
    const version = rows.flatMap(({ cells }) => cells[at]!.source ?? [])[0]?.version;
    const facts = [
      ...[outlet?.value, date && plainDate(date.value), version && `version ${version}`],
      base ? 'the rows follow it' : null,
    ].filter((one) => one);
    return `<th scope="col" dir="auto">${sharing ? `${at + 1} · ` : ''}${plainHtml(name)}<br><span class="facts">${plainHtml(facts.join(' · '))}</span></th>`;
  });
  const lines = rows.map(({ number, byHand, cells }) => {
    const said = cells.map((cell, at) => cellOf(cell, accounts[at]!.document.language, accounts.length > 2));
    const hand = byHand.map((one) => `<br><span class="moved">${plainHtml(one)}</span>`).join('');
    return `<tr><th scope="row">${number}${hand}</th>${said.join('')}</tr>`;
  });
  const hasSigns = rows.some(({ cells }) =>
    cells.some(({ sentences }) => sentences.some((parts) => parts.some(({ kind }) => kind === 'other signs'))),
  );
  const signs = hasSigns ? ', <mark class="signs">other case, accents or punctuation</mark>' : '';
  return htmlPage(
    { title, how },
    style,
    `<p>Line beside a cell: solid, ${links.firm}; dashed, ${links.dashed}; dotted, ${links.loose}; double, ${links.ruled}.
Underlined: ${sharing ? legendOf(accounts.length) : `<mark>words only here</mark>, <mark class="other">other words</mark>${signs}`}.
↑ and ↓: so many rows further up or down in its own text.</p>
<table>
<thead><tr><th scope="col">Row</th>${heads.join('')}</tr></thead>
<tbody>
${lines.join('\n')}
</tbody>
</table>`,
  );
}

/** What the lines below shared words mean. */
function legendOf(accounts: number): string {
  const kinds = (Object.keys(shared) as SharedKind[])
    .map((kind) => `<mark class="${shared[kind]}">${inLegend[kind]}</mark>`)
    .join(', ');
  const combinations = [
    [1, 2],
    [1, 3],
    [2, 3],
  ].map((columns) => sharedMark('same words', columns, plainHtml(`${columns.join(' and ')}`)));
  return accounts > 2 ? `${kinds}; of ${combinations.join(', ')}; of <mark class="with-123">all three</mark>` : kinds;
}

const inLegend: Readonly<Record<SharedKind, string>> = {
  'same words': 'the same words',
  'other form': 'the same word in another form',
  'other order': 'the same in another order',
};

const shared: Readonly<Record<SharedKind, string>> = {
  'same words': 'same',
  'other form': 'other-form',
  'other order': 'other-order',
};

function cellOf(
  { link, moved, source, sentences, roles = [] }: SynopsisTableCell,
  language: string | null,
  several: boolean,
): string {
  if (sentences.length === 0) return '<td>—</td>';
  const sign = moved === 0 ? '' : `<span class="moved">${moved < 0 ? '↑' : '↓'} ${Math.abs(moved)}</span> `;
  const roleOf = (role: string | null | undefined) => (role ? `<span class="moved">${plainHtml(role)}</span> ` : '');
  const said = sentences
    .map((parts, at) => `<p>${roleOf(roles[at])}${parts.map((part) => partOf(part, several)).join('')}</p>`)
    .join('');
  const of = `${link ? ` class="${link}"` : ''}${language ? ` lang="${plainHtml(language)}"` : ''}`;
  const place = source?.passage ? `<span class="moved">passage ${source.passage}</span>` : '';
  return `<td${of} dir="auto">${sign}${said}${place}</td>`;
}

/** `several`: who shares words is told by numbers, too, unless all three do. */
function partOf({ kind, columns, words }: TablePart, several: boolean): string {
  if (kind === null) return plainHtml(words);
  if (kind === 'only here' || kind === 'other words' || kind === 'other signs') {
    const name = { 'only here': '', 'other words': ' class="other"', 'other signs': ' class="signs"' }[kind];
    return `<mark${name}>${plainHtml(words)}</mark>`;
  }
  return sharedMark(kind, columns ?? [], plainHtml(words), several);
}

function sharedMark(kind: SharedKind, columns: readonly number[], words: string, numbered = true): string {
  const sign = numbered && columns.length === 2 ? `<sup>${columns.join('+')}</sup>` : '';
  return `<mark class="${shared[kind]} with-${columns.join('')}">${sign}${words}</mark>`;
}
