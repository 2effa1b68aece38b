import { htmlPage, plainHtml } from './plain-html.ts';
import { sourceInWords } from './quoted-source.ts';
import type { QuotationsTable, SavedQuotation } from './quotations-table.ts';

/** Black on white and for print: a line's form, never its colour, says what it means. */
const style = `
  body { margin: 2rem; font: 10pt/1.45 serif; color: #000; background: #fff; }
  table { width: 100%; border-collapse: collapse; }
  thead { display: table-header-group; }
  tr { break-inside: avoid; }
  th, td { padding: .4em .6em; border: 1px solid #888; text-align: start; vertical-align: top; overflow-wrap: anywhere; }
  th { overflow-wrap: normal; }
  tr.first > * { border-top: 2px solid #000; }
  td.words { width: 45%; }
  td.verb { white-space: nowrap; }
  .facts { font-size: smaller; }
  mark { color: inherit; background: none; text-decoration: underline; text-underline-offset: .2em; }
  mark.other { text-decoration: underline wavy; }
`;

/** Quotations in families as a page that is read in any browser, printed, or opened by a word processor. */
export function quotationsToHtml({ title, how, rows }: QuotationsTable): string {
  const lines = rows.map((row, at) => lineOf(row, rows[at - 1]?.family !== row.family));
  return htmlPage(
    { title, how },
    style,
    `<p>Beside the longest form of a family, which stands first: <mark>only here</mark>, <mark class="other">other words</mark>,
<del>left out</del>. In brackets: named elsewhere in the text.</p>
<table>
<thead><tr><th scope="col">Family</th><th scope="col">Document</th><th scope="col">Words</th><th scope="col">Verb</th><th scope="col">Speaker</th><th scope="col">By way of</th></tr></thead>
<tbody>
${lines.join('\n')}
</tbody>
</table>`,
  );
}

function lineOf(row: SavedQuotation, first: boolean): string {
  const facts = sourceInWords(row.source);
  const { language } = row.document;
  const said = row.form.map((parts) => `${row.direct ? '“' : ''}${parts.map(partOf).join('')}${row.direct ? '”' : ''}`);
  const speaker = [row.speaker, row.pronoun ? `(“${row.pronoun}”, inferred)` : row.inferred ? '(inferred)' : null];
  const chain = row.chain.map(({ name, near }) => (near ? name : `(${name})`)).join(' › ');
  return `<tr${first ? ' class="first"' : ''}><td>${row.family}</td><td dir="auto">${plainHtml(row.name)}<br><span class="facts">${plainHtml(facts)}</span></td><td class="words" dir="auto"${language ? ` lang="${plainHtml(language)}"` : ''}>${said.join(' ')}</td><td class="verb">${plainHtml(row.verb ?? '—')}</td><td>${plainHtml(speaker.filter((one) => one).join(' ') || '—')}</td><td>${plainHtml(chain || '—')}</td></tr>`;
}

function partOf({ kind, words }: SavedQuotation['form'][number][number]): string {
  if (kind === 'same') return plainHtml(words);
  if (kind === 'left out') return ` <del>${plainHtml(words)}</del> `;
  return `<mark${kind === 'other words' ? ' class="other"' : ''}>${plainHtml(words)}</mark>`;
}
