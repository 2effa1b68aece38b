import { stringify } from 'yaml';
import { pulled } from '../container/pulled.ts';
import { zipTo } from '../container/zip-writer.ts';
import type { Id } from '../model/id.ts';
import { inOneLine } from '../model/one-line.ts';
import { currentVersion } from '../model/records.ts';
import type { AttributeDefinition, Document, Note, Tag } from '../model/records.ts';
import { shelved } from '../model/shelf.ts';
import { TagTree } from '../model/tag-tree.ts';
import { asTyped, blockQuote, plainLine as plain } from '../text/markdown-text.ts';
import { annotatorsInWords } from './coders.ts';
import type { Evidence, Excerpt } from './evidence.ts';
import { countsAs, saidOf } from './evidence.ts';
import type { Exporter, ExportOptions } from './exporter.ts';
import type { PlacedExcerpt, Placing } from './placing.ts';
import { annotatedBy, placeInWords, reportOf, sourceOf } from './report.ts';
import type { Report } from './report.ts';
import { NamesApart, safeName, tagStep } from './vault-names.ts';

/** For Obsidian and other programs that read a folder of Markdown: packed, to be unpacked as a vault or into one. */
export const vaultFormat = {
  id: 'obsidian',
  ending: 'zip',
  mediaType: 'application/zip',
  arranged: false,
  texts: true,
  links: true,
  linked: true,
  write: (evidence, options, placing) =>
    pulled(async (put) => {
      const zip = zipTo(put);
      const encoder = new TextEncoder();
      for await (const { path, words } of filesOf(evidence, options, placing))
        await zip.add(path, [encoder.encode(words)]);
      await zip.end();
    }),
  async *show(evidence, options, placing) {
    let gap = '';
    for await (const { path, words } of filesOf(evidence, options, placing)) {
      yield `${gap}[${path}]\n`;
      // A long text is shown as far as anybody looks.
      for (const line of words.split('\n')) yield `${line}\n`;
      gap = '\n';
    }
  },
} as const satisfies Exporter;

interface VaultFile {
  readonly path: string;
  /** Markdown. */
  readonly words: string;
}

/** What leads where. */
interface Vault {
  readonly report: Report;
  readonly options: ExportOptions;
  readonly placing: Placing;
  /** Paths without their ending, by kind and id. */
  readonly paths: ReadonlyMap<string, string>;
  /** With the sign before it. */
  readonly hashTags: ReadonlyMap<Id, string>;
  /** By document, in text order. */
  readonly quotations: ReadonlyMap<Id, readonly Excerpt[]>;
  /** Those with a tag. */
  readonly tagged: ReadonlyMap<Id, readonly Quoted[]>;
  /** The quotation of an annotation. */
  readonly marks: ReadonlyMap<Id, Quoted>;
  /** Writes a person's own Markdown (`own-markdown.ts`). */
  readonly own: {
    ownMarkdown(markdown: string): string;
    labelledItem(label: string, markdown: string): string;
  };
  readonly step: () => void;
}

/** A quotation, and its place among those of its document. */
interface Quoted {
  readonly excerpt: Excerpt;
  readonly at: number;
}

/**
 * A note for each document, with its quotations as blocks that have ids (`^a…`) and, if it is asked for, its text, whose
 * quoted passages have ids (`^p9`); a note for each tag with what the codebook says and links to its quotations; the pages
 * of notes; and a first page. Links name whole paths, so they lead where they should in a vault of others, too.
 */
async function* filesOf(evidence: Evidence, options: ExportOptions, placing: Placing): AsyncGenerator<VaultFile, void> {
  // What reads notes is large, and other formats start without it.
  const vault = vaultOf(evidence, options, placing, await import('./own-markdown.ts'));
  const { step } = vault;
  yield { path: `${vault.paths.get('home')!}.md`, words: homeOf(vault) };
  for (const document of evidence.documents) {
    step();
    yield { path: `${vault.paths.get(`document ${document.id}`)!}.md`, words: await documentNote(vault, document) };
  }
  for (const tag of evidence.tags) {
    step();
    yield { path: `${vault.paths.get(`tag ${tag.id}`)!}.md`, words: await tagNote(vault, tag) };
  }
  for (const note of evidence.notes) {
    step();
    yield { path: `${vault.paths.get(`note ${note.id}`)!}.md`, words: pageOf(vault, note) };
  }
}

function vaultOf(evidence: Evidence, options: ExportOptions, placing: Placing, own: Vault['own']): Vault {
  const report = reportOf(evidence, { ...options, arrange: 'document' }, placing);
  const paths = new Map<string, string>();
  const numbered = (name: string, number: number) => `${name} (${number})`;
  const top = safeName(options.title, 'Project', longestTop);
  const taken = new NamesApart(numbered);
  paths.set('home', `${top}/${taken.take(top)}`);
  const apart = () => new NamesApart(numbered);
  const documents = apart();
  for (const { id } of evidence.documents) {
    paths.set(`document ${id}`, `${top}/Documents/${documents.take(safeName(report.names.get(id)!, 'Untitled'))}`);
  }
  const tree = new TagTree(evidence.tags);
  const below = new Map<string, NamesApart>();
  const hashed = new NamesApart((name, number) => `${name}-${number}`);
  const hashTags = new Map<Id, string>();
  // Tags come after the one above them, so its path is there already.
  for (const { id, name } of evidence.tags) {
    const above = tree.parentOf(id);
    const file = safeName(name, 'Untitled');
    const inside = (above !== null && paths.get(`tag ${above}`)) || `${top}/Tags`;
    // What lies so deep that Windows could not unpack it stands beside the first tags.
    const folder = inside.length + file.length < longestPath ? inside : `${top}/Tags`;
    const beside = below.get(folder) ?? apart();
    below.set(folder, beside);
    paths.set(`tag ${id}`, `${folder}/${beside.take(file)}`);
    const outer = (above !== null && hashTags.get(above)) || '';
    const isBelow = outer !== '' && outer.length < longestPath;
    hashTags.set(id, hashed.take(isBelow ? `${outer}/${tagStep(name)}` : `#${tagStep(name)}`));
  }
  const notes = apart();
  for (const { id, title } of evidence.notes) {
    paths.set(`note ${id}`, `${top}/Notes/${notes.take(safeName(title, 'Untitled note'))}`);
  }
  const quotations = new Map<Id, Excerpt[]>();
  const tagged = new Map<Id, Quoted[]>();
  const marks = new Map<Id, Quoted>();
  for (const excerpt of evidence.quotations) {
    shelved(quotations, excerpt.document.id, excerpt);
    const one = { excerpt, at: quotations.get(excerpt.document.id)!.length - 1 };
    for (const id of excerpt.tagIds) shelved(tagged, id, one);
    if (excerpt.annotation) marks.set(excerpt.annotation.id, one);
  }
  const { step = () => undefined } = options;
  return { report, options, placing, paths, hashTags, quotations, tagged, marks, own, step };
}

/** UTF-16 code units of the folder around all, and of a path in it: Windows allows 259 with the vault's own. */
const longestTop = 50;
const longestPath = 180;

function homeOf({ report, options, paths }: Vault): string {
  const { evidence } = report;
  const lines = [
    frontMatter({ project: evidence.project.name, author: evidence.project.author, exported: options.exported }),
    ...saidOf(evidence).map((words) => `**${plain(words)}**`),
    ...[...notesAbout(report, 'project')].map((note) => `![[${paths.get(`note ${note.id}`)!}]]`),
    section(
      'Documents',
      evidence.documents.map(({ id }) => `- ${linkTo(paths.get(`document ${id}`)!, report.names.get(id)!)}`),
    ),
    section(
      'Tags',
      evidence.tags.map(({ id }) => `- ${linkTo(paths.get(`tag ${id}`)!, report.paths.get(id)!)}`),
    ),
  ];
  return whole(lines);
}

async function documentNote(vault: Vault, document: Document): Promise<string> {
  const { report, options, placing, quotations, paths, step } = vault;
  const placed: PlacedExcerpt[] = [];
  for (const excerpt of quotations.get(document.id) ?? []) placed.push(await placing.of(excerpt));
  const fields = fieldNames(report.evidence.attributes);
  const values = report.evidence.attributes.flatMap(({ id }) => {
    const value = document.attributes[id]?.value;
    return value === undefined ? [] : [[fields.get(id)!, value] as const];
  });
  const blocks = placed.map((one, at) => {
    step();
    return quotationBlock(vault, one, blockId(one, at));
  });
  return whole([
    frontMatter({
      ...Object.fromEntries(values),
      title: document.title.value,
      path: document.path,
      ...(document.language && { language: document.language }),
    }),
    ...notesAbout(report, `document ${document.id}`).map((note) => `![[${paths.get(`note ${note.id}`)!}]]`),
    section('Quotations', blocks, '\n\n'),
    options.texts === 'whole' ? section('Text', await passagesOf(vault, document, placed), '\n\n') : '',
  ]);
}

/** The words as a block that links lead to, and below it where they stand, their tags and notes. */
function quotationBlock(vault: Vault, one: PlacedExcerpt, id: string): string {
  const { report, hashTags, paths, options, own } = vault;
  const counted = countsAs(report.evidence, one);
  const passage = passageId(one);
  const place = plain(placeInWords(one));
  const by = annotatedBy(report, one);
  const pages = one.annotation === null ? [] : notesAbout(report, `annotation ${one.annotation.id}`);
  const details = [
    options.texts === 'whole' && passage ? `- [[#^${passage}|${inLink(placeInWords(one))}]]` : place && `- ${place}`,
    one.tagIds.length > 0 && `- ${one.tagIds.flatMap((tag) => hashTags.get(tag) ?? []).join(' ')}`,
    one.place?.speakers && `- Spoken by: ${one.place.speakers.map(plain).join(', ')}`,
    by.length > 0 && `- Annotated by: ${annotatorsInWords(by, plain)}`,
    counted !== null && `- Counts as: ${plain(String(counted))}`,
    ...one.notes.map((note) => own.labelledItem('Note:', linked(vault, note))),
    ...pages.map((note) => `- ${linkTo(paths.get(`note ${note.id}`)!, note.title || 'Note')}`),
  ];
  return [`${blockQuote(one.text) || '> (no words)'}\n\n^${id}`, details.filter((line) => line).join('\n')]
    .filter((part) => part !== '')
    .join('\n\n');
}

/** A paragraph for each passage; those that are quoted have an id. */
async function passagesOf(
  { placing }: Vault,
  document: Document,
  placed: readonly PlacedExcerpt[],
): Promise<readonly string[]> {
  const { text, starts } = await placing.dividedTextOf(document);
  const quoted = new Set(placed.flatMap((one) => passageId(one) ?? []));
  return Array.from(starts, (from, at) => {
    const words = text.slice(from, starts[at + 1] ?? text.length).trim();
    const id = `p${at + 1}`;
    const lines = asTyped(words);
    return quoted.has(id) && lines !== '' ? `${lines} ^${id}` : lines;
  }).filter((one) => one !== '');
}

async function tagNote(vault: Vault, tag: Tag): Promise<string> {
  const { report, hashTags, paths, placing, tagged, own, step } = vault;
  const { description, when = '', whenNot = '' } = tag;
  const entry = Object.entries({ Codebook: description, 'When to use': when, 'When not to use': whenNot });
  const lines: string[] = [];
  for (const quoted of tagged.get(tag.id) ?? []) {
    step();
    const one = await placing.of(quoted.excerpt);
    const { facts } = sourceOf(one.document, '');
    const source = [report.names.get(one.document.id)!, ...facts, placeInWords(one)].filter((part) => part !== '');
    lines.push(`- ${linkTo(blockOf(vault, quoted), inOneLine(one.text).slice(0, 300))} — ${plain(source.join(', '))}`);
  }
  return whole([
    frontMatter({ tag: report.paths.get(tag.id)!, colour: tag.colour }),
    hashTags.get(tag.id)!,
    entry
      .flatMap(([label, words]) => (words.trim() === '' ? [] : [own.labelledItem(`${label}:`, linked(vault, words))]))
      .join('\n'),
    ...notesAbout(report, `tag ${tag.id}`).map((note) => `![[${paths.get(`note ${note.id}`)!}]]`),
    section('Quotations', lines),
  ]);
}

function pageOf(vault: Vault, note: Note): string {
  const { about } = note;
  const quoted = about.kind === 'annotation' && vault.marks.get(about.id);
  const path = quoted
    ? blockOf(vault, quoted)
    : vault.paths.get(about.kind === 'project' ? 'home' : `${about.kind} ${about.id}`);
  return whole([
    frontMatter({
      title: note.title,
      ...(path && { about: `[[${path}]]` }),
      author: note.author,
      created: note.created,
      changed: note.changed,
    }),
    vault.own.ownMarkdown(linked(vault, note.body)),
  ]);
}

/** A person's Markdown with its links to what stands in the folder. What is not there keeps its name. */
function linked(vault: Vault, markdown: string): string {
  const { options, paths, marks } = vault;
  if (!options.linked) return markdown;
  return options.linked(markdown, ({ kind, id, name }) => {
    const quoted = kind === 'mark' ? marks.get(id) : undefined;
    const path = quoted ? blockOf(vault, quoted) : paths.get(`${kind} ${id}`);
    return path === undefined ? null : linkTo(path, name);
  });
}

/** Where a link to a quotation leads. */
function blockOf({ paths }: Vault, { excerpt, at }: Quoted): string {
  return `${paths.get(`document ${excerpt.document.id}`)!}#^${blockId(excerpt, at)}`;
}

/** Of a quotation, as Obsidian allows it; `at` is its place in the document. */
function blockId({ annotation }: Excerpt, at: number): string {
  return annotation ? `a${annotation.id.replace(/[^a-z\d-]/giu, '-')}` : `hit-${at + 1}`;
}

/** Of the passage in the text of now; null where it stands in none. */
function passageId({ place, version, document }: PlacedExcerpt): string | null {
  return place && version === currentVersion(document).number ? `p${place.passage}` : null;
}

function notesAbout({ notes }: Report, subject: string): readonly Note[] {
  return notes.get(subject) ?? [];
}

/**
 * What the fields of own columns are called: no two the same, whatever their case, and none as a field that we write or that
 * Obsidian reads as something else.
 */
function fieldNames(attributes: readonly AttributeDefinition[]): ReadonlyMap<Id, string> {
  const taken = new NamesApart((name, number) => `${name} (${number})`);
  for (const name of keptFields) taken.take(name);
  return new Map(attributes.map(({ id, name }) => [id, taken.take(name)]));
}

const keptFields = ['title', 'path', 'language', 'tags', 'tag', 'aliases', 'alias', 'cssclasses', 'cssclass'];

function frontMatter(values: Readonly<Record<string, string>>): string {
  return `---\n${stringify(values, { lineWidth: 0 })}---`;
}

function section(title: string, lines: readonly string[], between = '\n'): string {
  return lines.length === 0 ? '' : `## ${title}\n\n${lines.join(between)}`;
}

function whole(parts: readonly string[]): string {
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

/** By its whole path. */
function linkTo(path: string, name: string): string {
  return `[[${path}|${inLink(name) || 'Untitled'}]]`;
}

/** What would end a link, or be read as something else in it, is left out of its name alone. */
function inLink(name: string): string {
  return inOneLine(name)
    .replace(/[[\]|\\]/gu, ' ')
    .replace(/<|%%/gu, ' ')
    .replace(/\s+/gu, ' ')
    .trim();
}
