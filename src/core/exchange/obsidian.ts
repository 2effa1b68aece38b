import { stringify } from 'yaml';
import { pulled } from '../container/pulled.ts';
import { zipTo } from '../container/zip-writer.ts';
import type { Id } from '../model/id.ts';
import { inOneLine } from '../model/one-line.ts';
import { currentVersion } from '../model/records.ts';
import type { Document, Note, Tag } from '../model/records.ts';
import { TagTree } from '../model/tag-tree.ts';
import { blockQuote, plainLine } from '../text/markdown-text.ts';
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
  readonly quotations: ReadonlyMap<Id, readonly Excerpt[]>;
}

/**
 * A note for each document, with its quotations as blocks that have ids (`^a…`) and, if it is asked for, its text, whose
 * quoted passages have ids (`^p9`); a note for each tag with what the codebook says and links to its quotations; the pages
 * of notes; and a first page. Links name whole paths, so they lead where they should in a vault of others, too.
 */
async function* filesOf(evidence: Evidence, options: ExportOptions, placing: Placing): AsyncGenerator<VaultFile, void> {
  const vault = vaultOf(evidence, options, placing);
  yield { path: `${vault.paths.get('home')!}.md`, words: homeOf(vault) };
  for (const document of evidence.documents) {
    yield { path: `${vault.paths.get(`document ${document.id}`)!}.md`, words: await documentNote(vault, document) };
  }
  for (const tag of evidence.tags) {
    yield { path: `${vault.paths.get(`tag ${tag.id}`)!}.md`, words: await tagNote(vault, tag) };
  }
  for (const note of evidence.notes) {
    yield { path: `${vault.paths.get(`note ${note.id}`)!}.md`, words: pageOf(vault, note) };
  }
}

function vaultOf(evidence: Evidence, options: ExportOptions, placing: Placing): Vault {
  const report = reportOf(evidence, { ...options, arrange: 'document' }, placing);
  const paths = new Map<string, string>();
  const numbered = (name: string, number: number) => `${name} (${number})`;
  const top = safeName(options.title, 'Project');
  const taken = new NamesApart(numbered);
  paths.set('home', `${top}/${taken.take(safeName(options.title, 'Project'))}`);
  const apart = () => new NamesApart(numbered);
  const documents = apart();
  for (const { id } of evidence.documents) {
    paths.set(`document ${id}`, `${top}/Documents/${documents.take(safeName(report.names.get(id)!, 'Untitled'))}`);
  }
  const tree = new TagTree(evidence.tags);
  const below = new Map<Id | null, NamesApart>();
  const hashed = new NamesApart((name, number) => `${name}-${number}`);
  const hashTags = new Map<Id, string>();
  // Tags come after the one above them, so its path is there already.
  for (const { id, name } of evidence.tags) {
    const above = tree.parentOf(id);
    const beside = below.get(above) ?? apart();
    below.set(above, beside);
    const folder = (above !== null && paths.get(`tag ${above}`)) || `${top}/Tags`;
    paths.set(`tag ${id}`, `${folder}/${beside.take(safeName(name, 'Untitled'))}`);
    const outer = above !== null && hashTags.get(above);
    hashTags.set(id, hashed.take(outer ? `${outer}/${tagStep(name)}` : `#${tagStep(name)}`));
  }
  const notes = apart();
  for (const { id, title } of evidence.notes) {
    paths.set(`note ${id}`, `${top}/Notes/${notes.take(safeName(title, 'Untitled note'))}`);
  }
  const quotations = new Map<Id, Excerpt[]>();
  for (const excerpt of evidence.quotations) {
    quotations.set(excerpt.document.id, [...(quotations.get(excerpt.document.id) ?? []), excerpt]);
  }
  return { report, options, placing, paths, hashTags, quotations };
}

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
  const { report, options, placing, quotations, paths } = vault;
  const placed: PlacedExcerpt[] = [];
  for (const excerpt of quotations.get(document.id) ?? []) placed.push(await placing.of(excerpt));
  const values = report.evidence.attributes.flatMap(({ id, name }) => {
    const value = document.attributes[id]?.value;
    return value === undefined ? [] : [[name, value] as const];
  });
  const blocks = placed.map((one, at) => quotationBlock(vault, one, blockId(one, at)));
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
  const { report, hashTags, paths, options } = vault;
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
    ...one.notes.map((note) => `- Note: ${inItem(linked(vault, note))}`),
    ...pages.map((note) => `- ${linkTo(paths.get(`note ${note.id}`)!, note.title || 'Note')}`),
  ];
  return [`${quoteOf(one.text)}\n\n^${id}`, details.filter((line) => line).join('\n')]
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
    // The block quote of its lines, without its signs: so line ends stay line ends.
    const lines = escaped(blockQuote(words)).replace(/^> ?/gmu, '').trim();
    return quoted.has(id) && lines !== '' ? `${lines} ^${id}` : lines;
  }).filter((one) => one !== '');
}

async function tagNote(vault: Vault, tag: Tag): Promise<string> {
  const { report, hashTags, paths, placing, quotations } = vault;
  const { description, when = '', whenNot = '' } = tag;
  const entry = Object.entries({ '': description, 'When to use': when, 'When not to use': whenNot });
  const lines: string[] = [];
  for (const own of quotations.values()) {
    for (const [at, excerpt] of own.entries()) {
      if (!excerpt.tagIds.includes(tag.id)) continue;
      const one = await placing.of(excerpt);
      const target = `${paths.get(`document ${one.document.id}`)!}#^${blockId(one, at)}`;
      const { facts } = sourceOf(one.document, '');
      const source = [report.names.get(one.document.id)!, ...facts, placeInWords(one)].filter((part) => part !== '');
      lines.push(`- ${linkTo(target, inOneLine(one.text).slice(0, 300))} — ${plain(source.join(', '))}`);
    }
  }
  return whole([
    frontMatter({ tag: report.paths.get(tag.id)!, colour: tag.colour }),
    hashTags.get(tag.id)!,
    ...entry.flatMap(([label, words]) =>
      words.trim() === '' ? [] : [`${label === '' ? '' : `**${label}:** `}${linked(vault, words)}`],
    ),
    ...notesAbout(report, `tag ${tag.id}`).map((note) => `![[${paths.get(`note ${note.id}`)!}]]`),
    section('Quotations', lines),
  ]);
}

function pageOf(vault: Vault, note: Note): string {
  const { about } = note;
  const key = about.kind === 'project' ? 'home' : `${about.kind} ${about.id}`;
  const path = vault.paths.get(key);
  return whole([
    frontMatter({
      title: note.title,
      ...(path && { about: `[[${path}]]` }),
      author: note.author,
      created: note.created,
      changed: note.changed,
    }),
    linked(vault, note.body),
  ]);
}

/** A person's Markdown with its links to what stands in the folder. What is not there keeps its name. */
function linked({ options, paths, quotations }: Vault, markdown: string): string {
  if (!options.linked) return markdown;
  return options.linked(markdown, ({ kind, id, name }) => {
    if (kind !== 'mark') {
      const path = paths.get(`${kind} ${id}`);
      return path === undefined ? null : linkTo(path, name);
    }
    for (const [documentId, own] of quotations) {
      const at = own.findIndex(({ annotation }) => annotation?.id === id);
      if (at >= 0) return linkTo(`${paths.get(`document ${documentId}`)!}#^${blockId(own[at]!, at)}`, name);
    }
    return null;
  });
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

function plain(words: string): string {
  return escaped(plainLine(words));
}

function quoteOf(words: string): string {
  return escaped(blockQuote(words)) || '> (no words)';
}

/** Two of these begin a remark that Obsidian does not show. */
function escaped(markdown: string): string {
  return markdown.replace(/%(?=%)/gu, '\\%');
}

function inItem(markdown: string): string {
  return markdown.trim().replace(/\r\n?|\n/gu, '\n  ');
}
