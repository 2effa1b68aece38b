import { stringify } from 'yaml';
import { nameInSentence, shownName } from '../model/shown-name.ts';
import { annotatorsInWords } from './coders.ts';
import type { Evidence } from './evidence.ts';
import type { Exporter, ExportOptions } from './exporter.ts';
import { asBytes } from './exporter.ts';
import type { Placing } from './placing.ts';
import { blockQuote, plainLine, webAddress } from '../text/markdown-text.ts';
import type { Block, CodebookEntry, Quoted, Report, ReportNote, Source } from './report.ts';
import { blocksOf, headOf, reportOf } from './report.ts';

/** For people. */
export const markdownFormat = {
  id: 'markdown',
  ending: 'md',
  mediaType: 'text/markdown',
  arranged: true,
  references: true,
  links: true,
  write: (evidence, options, placing) => asBytes(toMarkdown(evidence, options, placing)),
  show: (evidence, options, placing) => toMarkdown(evidence, options, placing),
} as const satisfies Exporter;

/**
 * Annotated notes for people (see `report.ts`): quotations as block quotes, each with its source, its place in the text, its
 * tags and notes. The front matter counts what stands below it; a quotation under several tags counts once, with its notes,
 * and so does a note that stands on several passages of a search. Names are kept apart from what stands beside them, as on
 * the screen. In pieces, because there may be a great many.
 */
export async function* toMarkdown(
  evidence: Evidence,
  options: ExportOptions,
  placing: Placing,
): AsyncGenerator<string, void> {
  const report = reportOf(evidence, options, placing);
  yield frontMatter(report, options);
  // What reads notes is large, and other formats start without it.
  const { labelledItem } = await import('./own-markdown.ts');
  const how = { footnotes: options.references === 'footnotes' ? { count: 0 } : null, item: labelledItem };
  for await (const block of blocksOf(report, options)) yield `\n\n${written(block, how)}`;
  yield '\n';
}

/** How many there are so far. */
interface Footnotes {
  count: number;
}

/** How blocks are written. */
interface Manner {
  readonly footnotes: Footnotes | null;
  /** A person's own Markdown as a list item with a label; `below` it, if it is asked for. */
  readonly item: (label: string, markdown: string, below?: boolean) => string;
}

function written(block: Block, how: Manner): string {
  switch (block.kind) {
    case 'heading':
      return `${'#'.repeat(block.level)} ${heading(block.words)}`;
    case 'said':
      return `**${block.words}**`;
    case 'source':
      return `Source: ${sourceLine(block.source)}`;
    case 'no quotations':
      return 'No quotations.';
    case 'entry':
      return entry(block, how);
    case 'quotation':
      return quoted(block, how);
    case 'notes':
      return block.notes.map((note) => noteItem(note, how)).join('\n');
  }
}

function frontMatter(report: Report, options: ExportOptions): string {
  return `---\n${stringify(Object.fromEntries(headOf(report, options)), { lineWidth: 0 })}---`;
}

function entry({ parts, example }: CodebookEntry, { item }: Manner): string {
  return [
    ...parts.map(([part, words]) => item(`${part}:`, words)),
    ...(example === null ? [] : [`- Example: ${plainLine(example)}`]),
  ].join('\n');
}

/** A block quote and, below it, a list with what belongs to it. Parts of one block, so that they are not torn apart. */
function quoted(block: Quoted, how: Manner): string {
  const { footnotes, item } = how;
  const { excerpt, source, place, now, tags, by, counted, notes, pages } = block;
  const quote = blockQuote(excerpt.text) || '> (no words)';
  const reference = [...(source ? [sourceLine(source)] : []), place].join('; ');
  const number = footnotes && (footnotes.count += 1);
  const speakers = excerpt.place?.speakers ?? [];
  return [
    number === null ? quote : `${quote}[^${number}]`,
    '',
    ...(number === null ? [`- ${reference}`] : []),
    ...(now === null ? [] : [`- Words in version ${excerpt.version}: ${plainLine(now)}`]),
    ...(speakers.length === 0 ? [] : [`- Spoken by: ${speakers.map(plainName).join(', ')}`]),
    ...(tags.length === 0 ? [] : [`- Tags: ${tags.map(({ path }) => plainName(path)).join(', ')}`]),
    ...(by.length === 0 ? [] : [`- Annotated by: ${annotatorsInWords(by, plainName)}`]),
    ...(counted === null ? [] : [`- ${counted.label}: ${plainName(counted.value)}`]),
    ...notes.map((note) => item('Note:', note)),
    ...pages.map((note) => noteItem(note, how)),
    ...(number === null ? [] : ['', `[^${number}]: ${reference}`]),
  ].join('\n');
}

function sourceLine({ name, facts, url, path }: Source): string {
  return [
    ...(name === null ? [] : [`**${plainName(name) || 'Untitled'}**`]),
    ...facts.map(plainName),
    ...(url === null ? [] : [webAddress(url)]),
    ...(path === null ? [] : [plainName(path)]),
  ].join(', ');
}

function noteItem({ about, title, by, body }: ReportNote, { item }: Manner): string {
  const name = `${about === null ? '' : `On ${plainName(about)}: `}${plainName(title) || 'Note'}`;
  return item(`**${name}**${by.length === 0 ? '' : ` (${by.map(plainName).join(', ')})`}`, body, true);
}

/** A name that has a line for itself, whose direction is then its own: signs around it would hide that. */
function heading(name: string): string {
  return plainLine(shownName(name)) || 'Untitled';
}

/** A name as one line, kept apart from the words around it. */
function plainName(name: string): string {
  return plainLine(nameInSentence(name));
}
