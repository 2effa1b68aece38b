import { plainHtml } from './plain-html.ts';
import type { SynopsisTable, SynopsisTableCell, TablePart } from './synopsis-table.ts';

const links = {
  firm: 'much the same words',
  dashed: 'some of the same words',
  loose: 'few of the same words',
  ruled: 'merged by hand',
};

/** Black on white and for print: a line's form, never its colour, says what it means. */
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
  .moved { font-size: smaller; }
`;

/** Accounts side by side as a page that is read in any browser, printed, or opened by a word processor. */
export function synopsisToHtml({ title, how, accounts, rows }: SynopsisTable): string {
  const heads = accounts.map(({ name, document, base }) => {
    const { date, outlet } = document.attributes;
    const facts = [outlet?.value, date?.value, base ? 'the rows follow it' : null].filter((one) => one);
    return `<th scope="col" dir="auto">${plainHtml(name)}<br><span class="facts">${plainHtml(facts.join(' · '))}</span></th>`;
  });
  const lines = rows.map(({ number, byHand, cells }) => {
    const said = cells.map((cell, at) => cellOf(cell, accounts[at]!.document.language));
    const hand = byHand.map((one) => `<br><span class="moved">${plainHtml(one)}</span>`).join('');
    return `<tr><th scope="row">${number}${hand}</th>${said.join('')}</tr>`;
  });
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${plainHtml(title)}</title>
<style>${style}</style>
</head>
<body>
<h1>${plainHtml(title)}</h1>
<p>${plainHtml(how)}</p>
<p>Line beside a cell: solid, ${links.firm}; dashed, ${links.dashed}; dotted, ${links.loose}; double, ${links.ruled}.
Underlined: <mark>words only here</mark>, <mark class="other">other words</mark>.
↑ and ↓: so many rows further up or down in its own text.</p>
<table>
<thead><tr><th scope="col">Row</th>${heads.join('')}</tr></thead>
<tbody>
${lines.join('\n')}
</tbody>
</table>
</body>
</html>
`;
}

function cellOf({ link, moved, sentences }: SynopsisTableCell, language: string | null): string {
  if (sentences.length === 0) return '<td>—</td>';
  const sign = moved === 0 ? '' : `<span class="moved">${moved < 0 ? '↑' : '↓'} ${Math.abs(moved)}</span> `;
  const said = sentences.map((parts) => `<p>${parts.map(partOf).join('')}</p>`).join('');
  const of = `${link ? ` class="${link}"` : ''}${language ? ` lang="${plainHtml(language)}"` : ''}`;
  return `<td${of} dir="auto">${sign}${said}</td>`;
}

function partOf({ kind, words }: TablePart): string {
  if (kind === null) return plainHtml(words);
  return `<mark${kind === 'other words' ? ' class="other"' : ''}>${plainHtml(words)}</mark>`;
}
