import { colours } from '../model/records.ts';
import type { Colour } from '../model/records.ts';
import { shownName } from '../model/shown-name.ts';
import type { PaperPart, PaperTable, Paragraph, Properties, Run } from './paper-parts.ts';
import { runsToLeft } from './paper-parts.ts';
import { plainHtml } from './plain-html.ts';
import { rgbOf } from './refi/colours.ts';

// A paper as a page of one file: with a style of its own, without script, and a policy that lets it ask for nothing.
// All words are escaped. Spaces and line ends of what is quoted are kept.

/** The page in pieces. `headings` are those of the paper, for its table of contents. */
export async function* writePage(
  parts: AsyncIterable<PaperPart>,
  { title, author, created }: Properties,
  headings: readonly Paragraph[],
): AsyncGenerator<string, void> {
  const footnotes: string[] = [];
  let heading = 0;
  yield head(shownName(title), author, created);
  for await (const part of parts) {
    if ('rows' in part) yield tableHtml(part, footnotes);
    else if (part.style === 'Title')
      yield `<h1${directionOf(part)}>${runsHtml(part, footnotes)}</h1>\n${contents(headings)}`;
    else if (part.style === 'Heading') yield headingHtml(part, ++heading, footnotes);
    else yield paragraphHtml(part, footnotes);
  }
  if (footnotes.length > 0) yield footnotesHtml(footnotes);
  yield '</main>\n</body>\n</html>\n';
}

function head(title: string, author: string, created: string): string {
  const policy = "default-src 'none'; style-src 'unsafe-inline'";
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width">
<meta name="author" content="${wordsHtml(author)}">
<meta name="date" content="${wordsHtml(created)}">
<title>${wordsHtml(title)}</title>
<style>${style}</style>
</head>
<body>
<main>
`;
}

function contents(headings: readonly Paragraph[]): string {
  if (headings.length === 0) return '';
  const items = headings.map(
    (part, at) =>
      `<li class="step-${part.level ?? 1}"><a href="#part-${at + 1}"${directionOf(part)}>${wordsHtml(wordsOf(part))}</a></li>`,
  );
  return `<nav aria-label="Contents"><details open><summary>Contents</summary>\n<ol>\n${items.join('\n')}\n</ol></details></nav>\n`;
}

function headingHtml(part: Paragraph, number: number, footnotes: string[]): string {
  const name = `h${Math.min(6, (part.level ?? 1) + 1)}`;
  return `<${name} id="part-${number}"${directionOf(part)}>${runsHtml(part, footnotes)}</${name}>\n`;
}

function paragraphHtml(part: Paragraph, footnotes: string[]): string {
  const { style: kind, indent = 0, sign, language } = part;
  const said = runsHtml(part, footnotes);
  const attributes = `${directionOf(part)}${language ? ` lang="${wordsHtml(language)}"` : ''}`;
  switch (kind) {
    case 'Quote':
      return `<blockquote${attributes}>${said}</blockquote>\n`;
    case 'Code':
      return `<pre class="indent-${indent}">${said}</pre>\n`;
    case 'Normal':
      return `<p${attributes}>${said}</p>\n`;
    default:
      return `<p class="${kind.toLowerCase()}${indent > 0 ? ` indent-${indent}` : ''}${sign === undefined ? '' : ' signed'}"${attributes}>${
        sign === undefined ? '' : `<span class="sign">${wordsHtml(sign)} </span>`
      }${said}</p>\n`;
  }
}

function tableHtml({ rows }: PaperTable, footnotes: string[]): string {
  const [first = [], ...others] = rows;
  const row = (cells: readonly Paragraph[], cell: 'td' | 'th'): string =>
    `<tr>${cells.map((one) => `<${cell}${cell === 'th' ? ' scope="col"' : ''}${directionOf(one)}>${runsHtml(one, footnotes)}</${cell}>`).join('')}</tr>`;
  return `<table>\n<thead>${row(first, 'th')}</thead>\n<tbody>\n${others.map((one) => row(one, 'td')).join('\n')}\n</tbody>\n</table>\n`;
}

function footnotesHtml(footnotes: readonly string[]): string {
  const items = footnotes.map(
    (words, at) =>
      `<li id="note-${at + 1}">${wordsHtml(words)} <a href="#from-${at + 1}" aria-label="Back to the quotation">↩</a></li>`,
  );
  return `<section role="doc-endnotes" aria-label="References"><hr>\n<ol>\n${items.join('\n')}\n</ol>\n</section>\n`;
}

function runsHtml({ runs }: Paragraph, footnotes: string[]): string {
  return runs.map((run) => runHtml(run, footnotes)).join('');
}

function runHtml(
  { words, bold, italic, struck, code, quiet, link, colour, footnote }: Run,
  footnotes: string[],
): string {
  if (footnote !== undefined) {
    const number = footnotes.push(footnote);
    return `<sup id="from-${number}"><a href="#note-${number}" role="doc-noteref">${number}</a></sup>`;
  }
  const classes = [quiet ? 'quiet' : '', colour ? `tag ${colour}` : ''].filter((one) => one !== '').join(' ');
  let html = wordsHtml(words);
  if (code) html = `<code>${html}</code>`;
  if (struck) html = `<del>${html}</del>`;
  if (italic) html = `<em>${html}</em>`;
  if (bold) html = `<strong>${html}</strong>`;
  if (link) html = `<a href="${wordsHtml(link)}" rel="noreferrer">${html}</a>`;
  return classes === '' ? html : `<span class="${classes}">${html}</span>`;
}

function wordsOf({ runs }: Paragraph): string {
  return runs.map(({ words }) => words).join('');
}

function directionOf(part: Paragraph): string {
  return part.own && runsToLeft(wordsOf(part)) ? ' dir="rtl"' : '';
}

/** What a page cannot hold is marked; a line end stands as it is read, whatever it was. */
function wordsHtml(words: string): string {
  return plainHtml(
    words.replace(/\r\n|[\r\v\f\u2028\u2029]/gu, '\n').replace(/[\0-\x08\x0e-\x1f\x7f-\x9f]|\p{Cs}/gu, '\ufffd'),
  );
}

/** The places of the palette on white and on black. */
const light = (colour: Colour): string => `.${colour} { --tag: ${rgbOf(colour)}; }`;
const onBlack: Readonly<Record<Colour, string>> = {
  blue: '#7db8f5',
  orange: '#f0a35c',
  green: '#5fc79b',
  purple: '#bd9cf0',
  red: '#f28b82',
  teal: '#5cc4cc',
  yellow: '#d8bd4a',
  pink: '#ee92cb',
  brown: '#cfa27c',
  grey: '#b0b4bc',
};
const dark = (colour: Colour): string => `.${colour} { --tag: ${onBlack[colour]}; }`;
const indents = Array.from({ length: 20 }, (_, at) => `.indent-${at + 1} { margin-inline-start: ${4 + 1.5 * at}em; }`);

const style = `
:root { color-scheme: light dark; --ink: #1b1b1b; --quiet: #595959; --paper: #fdfcf9; --line: #c9c4b8; --link: #0b4f8a; }
body { margin: 0; color: var(--ink); background: var(--paper); font: 1.0625rem/1.55 Georgia, 'Times New Roman', serif; }
main { max-width: 42rem; margin: 0 auto; padding: 2.5rem 1.25rem 4rem; overflow-wrap: anywhere; }
h1, h2, h3, h4, h5, h6 { margin: 1.8em 0 .4em; line-height: 1.25; break-after: avoid; }
h1 { margin-top: 0; font-size: 2rem; }
h2 { font-size: 1.45rem; padding-top: .8em; border-top: 1px solid var(--line); }
h3 { font-size: 1.2rem; }
h4, h5, h6 { font-size: 1.05rem; }
a { color: var(--link); }
p { margin: .5em 0; }
blockquote { margin: 1.4em 2.4rem .3em; white-space: pre-wrap; break-inside: avoid; }
.detail, .note { margin: .15em 2.4rem; }
.detail, .source, section { font-size: .9rem; }
.note { white-space: pre-wrap; }
.signed { padding-inline-start: 1.5em; }
.sign { float: inline-start; min-width: 1.5em; margin-inline-start: -1.5em; }
.quiet { color: var(--quiet); }
.tag { color: var(--tag); border-bottom: 2px solid var(--tag); }
pre { margin: .5em 2.4rem; white-space: pre-wrap; }
code, pre { font-family: Consolas, Menlo, monospace; font-size: .9em; }
table { margin: .5em 2.4rem; border-collapse: collapse; }
th, td { padding: .25em .6em; border: 1px solid var(--line); text-align: start; vertical-align: top; white-space: pre-wrap; }
nav { margin: 1.5em 0; font-size: .95rem; }
summary { cursor: pointer; color: var(--quiet); }
nav ol { margin: .4em 0; padding: 0; list-style: none; }
${[2, 3, 4, 5, 6].map((level) => `.step-${level} { padding-inline-start: ${1.25 * (level - 1)}em; }`).join('\n')}
sup { line-height: 0; }
${indents.join('\n')}
${colours.map(light).join('\n')}
@media screen and (prefers-color-scheme: dark) {
:root { --ink: #e6e3dc; --quiet: #a8a49b; --paper: #191a1c; --line: #45464a; --link: #8cbcf0; }
${colours.map(dark).join('\n')}
}
@media print { body { font-size: 11pt; background: none; } main { max-width: none; padding: 0; } nav { break-after: page; } }
`;
