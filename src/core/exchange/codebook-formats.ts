import type { CodebookTable, CodebookTableEntry } from './codebook-table.ts';
import { htmlPage, plainHtml as plain } from './plain-html.ts';
import { codebookExchange } from './refi/codebook.ts';
import type { SavedTable } from './saved-table.ts';
import { tableFormats } from './table-format.ts';
import type { TableFormat } from './table-format.ts';

/** Every format of a codebook, in the order in which they are offered. */
export const codebookFormats: readonly TableFormat<CodebookTable>[] = [
  ...tableFormats(codebookToHtml, codebookSheet),
  codebookExchange,
];

/** A row for each tag, as `readCodebook` reads it again. */
function codebookSheet({ title, about, entries, counted }: CodebookTable): SavedTable {
  return {
    title,
    about,
    header: [
      'tag',
      'colour',
      'definition',
      'when to use',
      'when not to use',
      'example',
      'example from',
      'annotations',
      'with the tags below',
      ...(counted ? [...counted.columns, 'remark'] : []),
    ],
    rows: entries.map((one, at) => [
      one.path,
      one.colour,
      one.description,
      one.when,
      one.whenNot,
      one.example,
      one.exampleFrom,
      one.own,
      one.all,
      ...(counted ? [...(one.counted ?? []), at === 0 ? counted.said : ''] : []),
    ]),
  };
}

const style = `
  body { margin: 2rem auto; max-width: 44rem; padding: 0 1rem; font: 11pt/1.45 serif; color: #000; background: #fff; }
  section { margin: 0 0 1.2em; break-inside: avoid; }
  h2 { margin: 0; font-size: 12pt; }
  h2 span { font-weight: normal; font-size: 10pt; }
  p { margin: .2em 0; white-space: pre-line; overflow-wrap: anywhere; }
  blockquote { margin: .3em 0 0 1.5em; }
  .part { font-style: italic; }
`;

/** A page that is read in any browser, printed, or opened by a word processor. */
function codebookToHtml({ title, how, counted, parts, entries }: CodebookTable): string {
  const said = (part: string, words: string) =>
    words.trim() === '' ? '' : `<p dir="auto"><span class="part">${plain(part)}</span> ${plain(words)}</p>\n`;
  const sections = entries.map(
    (entry) => `<section style="margin-inline-start: ${Math.min(entry.level - 1, 6) * 1.5}em">
<h2 dir="auto">${plain(entry.name)} <span>${plain(entry.counts)}</span></h2>
${entry.description.trim() === '' ? '' : `<p dir="auto">${plain(entry.description)}</p>\n`}${said(parts.when, entry.when)}${said(parts.whenNot, entry.whenNot)}${exampleOf(parts.example, entry)}</section>`,
  );
  return htmlPage({ title, how: counted ? `${how} ${counted.said}` : how }, style, sections.join('\n'));
}

function exampleOf(part: string, { example, exampleFrom }: CodebookTableEntry): string {
  if (example === '') return '';
  return `<p class="part">${plain(part)}</p>
<blockquote dir="auto">${plain(example)}${exampleFrom === '' ? '' : `<br><cite>${plain(exampleFrom)}</cite>`}</blockquote>
`;
}
