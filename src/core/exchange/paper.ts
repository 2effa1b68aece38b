import type { Id } from '../model/id.ts';
import { pagesInReference } from '../model/pages.ts';
import type { Document } from '../model/records.ts';
import { nameInSentence, shownName } from '../model/shown-name.ts';
import type { Citation } from './citations.ts';
import { citationsOf } from './citations.ts';
import { annotatorsInWords } from './coders.ts';
import type { Evidence, Excerpt } from './evidence.ts';
import type { ExportOptions } from './exporter.ts';
import { isWebAddress } from '../text/markdown-text.ts';
import { noteParagraphs } from './note-paragraphs.ts';
import type { Placing } from './placing.ts';
import type { Block, CodebookEntry, NamedTag, Quoted, Report, ReportNote, Source } from './report.ts';
import { blocksOf, headOf, reportOf, sourceOf } from './report.ts';
import type { PaperPart, Paragraph, Properties, Run } from './paper-parts.ts';
import { runsToLeft } from './paper-parts.ts';

/**
 * Annotated notes (see `report.ts`): quotations as block quotations in their sentences, each with its reference, such as
 * (UPI, 30 June 2025, p. 14, passage 9), or that as a footnote, its tags and notes; last, the sources that are referred to.
 */
export async function* paperOf(
  evidence: Evidence,
  options: ExportOptions,
  placing: Pick<Placing, 'of'>,
): AsyncGenerator<PaperPart, void> {
  const report = reportOf(evidence, options, placing);
  const cited = citationsOf(report.documents, report.names);
  yield line('Title', options.title);
  // What the title says is not said again, and a moment reads as people write it.
  const head = headOf(report, options)
    .slice(1)
    .filter(([label, value]) => label !== 'project' || value !== options.title)
    .map(
      ([label, value]) => [label, label === 'exported' ? String(value).slice(0, 16).replace('T', ' ') : value] as const,
    );
  yield {
    style: 'Source',
    runs: head.flatMap(([label, value], at): Run[] => [
      { words: `${at === 0 ? '' : ' · '}${label}: `, quiet: true },
      { words: nameInSentence(String(value)) },
    ]),
  };
  for await (const block of blocksOf(report, options)) {
    if (block.kind !== 'heading' || block.level > 1)
      yield* written(block, { cited, footnotes: options.references === 'footnotes' });
  }
  yield* sources(report, cited);
}

/** What a paper is called, whose it is and of when. */
export function propertiesOf({ project }: Evidence, { title, exported }: ExportOptions): Properties {
  return { title, author: project.author, created: exported };
}

/** The headings of the paper below its title, without a look into a text. */
export async function headingsOf(evidence: Evidence, options: ExportOptions): Promise<readonly Paragraph[]> {
  const unread = { of: (excerpt: Excerpt) => Promise.resolve({ ...excerpt, text: '', place: null }) };
  const all: Paragraph[] = [];
  for await (const block of blocksOf(reportOf(evidence, options, unread), options)) {
    if (block.kind === 'heading' && block.level > 1) all.push(heading(block.words, block.level));
  }
  return evidence.quotations.length === 0 ? all : [...all, sourcesHeading];
}

/** How documents are referred to. */
interface Referring {
  readonly cited: ReadonlyMap<Id, Citation>;
  readonly footnotes: boolean;
}

function written(block: Block, referring: Referring): readonly PaperPart[] {
  switch (block.kind) {
    case 'heading':
      return [heading(block.words, block.level)];
    case 'said':
      return [{ style: 'Normal', runs: [{ words: block.words, bold: true }] }];
    case 'source':
      return [{ style: 'Source', runs: sourceRuns(block.source) }];
    case 'no quotations':
      return [{ style: 'Normal', runs: [{ words: 'No quotations.', quiet: true }] }];
    case 'entry':
      return entry(block);
    case 'quotation':
      return quoted(block, referring);
    case 'notes':
      return block.notes.flatMap(note);
  }
}

/** The title is no heading here: what stands below it is of level 1. */
function heading(words: string, level: number): Paragraph {
  return { ...line('Heading', words), level: level - 1 };
}

const sourcesHeading: Paragraph = { style: 'Heading', level: 1, runs: [{ words: 'Sources' }] };

/** A name with a line for itself, as wide as its direction. */
function line(style: Paragraph['style'], words: string): Paragraph {
  return { style, own: true, runs: [{ words: shownName(words).replace(/\s+/gu, ' ').trim() || 'Untitled' }] };
}

function labelled(style: Paragraph['style'], label: string, words: string): Paragraph {
  return { style, runs: [{ words: `${label}: `, quiet: true }, { words }] };
}

function entry({ parts, example }: CodebookEntry): readonly PaperPart[] {
  return [
    ...parts.flatMap(([label, markdown]) => withLabel(`${label}: `, noteParagraphs(markdown))),
    ...(example === null ? [] : [labelled('Note', 'Example', nameInSentence(example))]),
  ];
}

/** The label before the first words, if those are a paragraph of a note; else above. */
function withLabel(label: string, parts: readonly PaperPart[]): readonly PaperPart[] {
  const [first, ...others] = parts;
  const run: Run = { words: label, bold: true };
  if (first && 'style' in first && first.style === 'Note' && first.sign === undefined) {
    return [{ ...first, runs: [run, ...first.runs] }, ...others];
  }
  return [{ style: 'Note', runs: [run], keep: parts.length > 0 }, ...parts];
}

function quoted(block: Quoted, { cited, footnotes }: Referring): readonly PaperPart[] {
  const { excerpt, place, now, tags, by, counted, notes, pages } = block;
  const { text, sentence, document, place: stands, anchor, version } = excerpt;
  const isPlain = anchor.kind === 'exact' && version === document.versions.at(-1)?.number;
  const details = [
    // What the reference says of a place is enough where the words stand as they were marked, in the text of now.
    ...(isPlain ? [] : [labelled('Detail', 'Place', place)]),
    ...(now === null ? [] : [labelled('Detail', `Words in version ${version}`, nameInSentence(now))]),
    ...(tags.length === 0 ? [] : [tagLine(tags)]),
    ...(by.length === 0 ? [] : [labelled('Detail', 'Annotated by', annotatorsInWords(by, nameInSentence))]),
    ...(counted === null ? [] : [labelled('Detail', counted.label, nameInSentence(counted.value))]),
  ];
  const said = [
    cited.get(document.id)?.words,
    stands?.speakers && `spoken by ${stands.speakers.map(nameInSentence).join(' and ')}`,
    pagesInReference(stands?.pages),
    stands && `passage ${stands.passage}`,
    document.versions.length > 1 && `version ${version}`,
  ];
  const reference = said.filter((one) => one).join(', ');
  // Beside words that run to the left nobody would know where it begins.
  const isApart = !footnotes && runsToLeft(text);
  const quote: Paragraph = {
    style: 'Quote',
    own: true,
    runs: [
      { words: sentence?.before ?? '', quiet: true },
      { words: text === '' ? '(no words)' : text },
      { words: sentence?.behind ?? '', quiet: true },
      footnotes ? { words: '', footnote: `${reference}.` } : { words: isApart ? '' : ` (${reference})` },
    ].filter((run) => run.words !== '' || 'footnote' in run),
    language: document.language,
    keep: isApart || details.length > 0,
  };
  return [
    quote,
    ...(isApart ? [{ style: 'Detail', runs: [{ words: `(${reference})` }], keep: details.length > 0 } as const] : []),
    ...details,
    ...notes.flatMap((markdown) => withLabel('Note: ', noteParagraphs(markdown))),
    ...pages.flatMap(note),
  ];
}

function tagLine(tags: readonly NamedTag[]): Paragraph {
  const named = tags.flatMap(({ path, colour }): readonly Run[] => [
    { words: ', ' },
    { words: nameInSentence(path), colour },
  ]);
  return { style: 'Detail', runs: [{ words: 'Tags: ', quiet: true }, ...named.slice(1)] };
}

function note({ about, title, by, body }: ReportNote): readonly PaperPart[] {
  const name = `${about === null ? '' : `On ${nameInSentence(about)}: `}${nameInSentence(title.trim()) || 'Note'}`;
  const signed = by.length === 0 ? '' : ` (${by.map(nameInSentence).join(', ')})`;
  const paragraphs = noteParagraphs(body);
  const head: Paragraph = {
    style: 'Note',
    runs: [{ words: name, bold: true }, ...(signed === '' ? [] : [{ words: signed, quiet: true }])],
  };
  return [{ ...head, keep: paragraphs.length > 0 }, ...paragraphs];
}

function sourceRuns({ name, facts, url, path }: Source): readonly Run[] {
  const parts: Run[] = [
    ...(name === null ? [] : [{ words: nameInSentence(name) || 'Untitled', bold: true }]),
    ...facts.map((words) => ({ words: nameInSentence(words) })),
    ...(url === null ? [] : [{ words: url, ...(isWebAddress(url) ? { link: url } : {}) }]),
    ...(path === null ? [] : [{ words: nameInSentence(path), quiet: true }]),
  ];
  return parts.flatMap((run, at) => (at === 0 ? [run] : [{ words: ', ' }, run]));
}

/** What the references refer to, by what they call it. */
function* sources({ evidence, names }: Report, cited: ReadonlyMap<Id, Citation>): Generator<PaperPart, void> {
  const quotations = new Map<Document, number>();
  for (const { document } of evidence.quotations) quotations.set(document, (quotations.get(document) ?? 0) + 1);
  if (quotations.size === 0) return;
  yield sourcesHeading;
  const all = [...quotations].map(([document, count]) => ({ document, count, ...cited.get(document.id)! }));
  for (const { document, count, words, isNamed } of all.sort((a, b) => inOrder.compare(a.words, b.words))) {
    const name = names.get(document.id)!;
    // What stands before may say the name already, and the name may say the path.
    const path = saysPath(name, document) ? null : document.path;
    const runs = sourceRuns({ ...sourceOf(withoutCited(document), isNamed ? null : name), path });
    const counted = `${count} ${count === 1 ? 'quotation' : 'quotations'}`;
    yield {
      style: 'Source',
      runs: [{ words: runs.length === 0 ? words : `${words}: ` }, ...runs, { words: `, ${counted}`, quiet: true }],
    };
  }
}

/** Without the outlet and the day, which the reference before it says; a time of day is said here only. */
function withoutCited(document: Document): Document {
  const { outlet: _said, date, ...attributes } = document.attributes;
  return { ...document, attributes: { ...attributes, ...(date?.value.includes('T') && { date }) } };
}

/** As documents of one title are told apart (`documentNames`). */
function saysPath(name: string, document: Document): boolean {
  const path = shownName(document.path).normalize('NFC');
  return name === path || name.includes(` (${path})`) || name.includes(` (${path}, `);
}

/** The same order on every machine. */
const inOrder = new Intl.Collator('en', { numeric: true });

/** The paper as plain text, a paragraph a line. */
export function showPaper(
  evidence: Evidence,
  options: ExportOptions,
  placing: Pick<Placing, 'of'>,
): AsyncGenerator<string, void> {
  return asLines(paperOf(evidence, options, placing));
}

/** All words of the paper, also its addresses and what is told of it beside its words. */
export async function* wordsOfPaper(
  evidence: Evidence,
  options: ExportOptions,
  placing: Pick<Placing, 'of'>,
): AsyncGenerator<string, void> {
  const { title, author } = propertiesOf(evidence, options);
  yield* [title, author];
  for await (const part of paperOf(evidence, options, placing)) {
    const paragraphs = 'rows' in part ? part.rows.flat() : [part];
    for (const { runs, sign = '' } of paragraphs) {
      yield `${sign} ${runs.map(({ words, footnote = '' }) => words + footnote).join('')}`;
      for (const { link } of runs) if (link !== undefined) yield link;
    }
  }
}

async function* asLines(parts: AsyncIterable<PaperPart>): AsyncGenerator<string, void> {
  for await (const part of parts) {
    if ('rows' in part) for (const row of part.rows) yield `${row.map(wordsOf).join(' | ')}\n`;
    else yield `${before(part)}${part.sign ? `${part.sign} ` : ''}${wordsOf(part)}\n`;
  }
}

/** Sets the preview as the page is set. */
function before({ style, indent = 0 }: Paragraph): string {
  if (style === 'Heading' || style === 'Quote') return `\n${style === 'Quote' ? '    ' : ''}`;
  return '    '.repeat(indent + (style === 'Detail' || style === 'Note' || style === 'Code' ? 1 : 0));
}

function wordsOf({ runs }: Paragraph): string {
  return runs.map(({ words, footnote }) => (footnote === undefined ? words : ` [${footnote}]`)).join('');
}
