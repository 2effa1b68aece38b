import { stringify } from 'yaml';
import { percentAlike } from '../model/annotations.ts';
import type { Id } from '../model/id.ts';
import type { Annotation, Document, Note, Tag } from '../model/records.ts';
import { documentNames, nameInSentence, shownName } from '../model/shown-name.ts';
import { TagTree } from '../model/tag-tree.ts';
import type { Evidence, Scope } from './evidence.ts';
import { localMoment } from '../text/dates.ts';
import { countsAs, examplesOf, notesOnQuotations, percentOf, saidOf, tagPaths } from './evidence.ts';
import type { Exporter, ExportOptions } from './exporter.ts';
import { asBytes } from './exporter.ts';
import type { PlacedExcerpt, Placing } from './placing.ts';
import { wordsNow } from './placing.ts';
import { blockQuote, insideItem, plainLine, webAddress } from '../text/markdown-text.ts';

/** For people. */
export const markdownFormat = {
  id: 'markdown',
  ending: 'md',
  mediaType: 'text/markdown',
  arranged: true,
  counts: true,
  write: (evidence, options, placing) => asBytes(toMarkdown(evidence, options, placing)),
  show: (evidence, options, placing) => toMarkdown(evidence, options, placing),
} as const satisfies Exporter;

/**
 * Annotated notes for people: quotations as block quotes, each with its source, its place in the text, its tags and
 * notes. Arranged by document (quotations in text order) or by tag (in the order of the codebook, with what it says of each;
 * a quotation stands under each of its tags; the untagged come last). By document, documents without quotation and note
 * are left out unless they were chosen by hand. Lost quotations say so. The front matter counts what stands below it; a
 * quotation under several tags counts once, with its notes, and so does a note that stands on several passages of a search. Names are kept apart from what stands beside them, as on the
 * screen. In pieces, because there may be a great many.
 */
export async function* toMarkdown(
  evidence: Evidence,
  options: ExportOptions,
  placing: Placing,
): AsyncGenerator<string, void> {
  const notes = shelve(evidence.notes, subjectOf);
  const quoted = new Set(evidence.quotations.map(({ document }) => document.id));
  const writing: Writing = {
    evidence,
    paths: tagPaths(evidence.tags),
    names: documentNames(evidence.documents),
    notes,
    documents: evidence.documents.filter(
      ({ id }) =>
        quoted.has(id) ||
        notes.has(`document ${id}`) ||
        (evidence.scope.kind === 'documents' && options.arrange === 'document'),
    ),
    zone: options.zone,
    placing,
  };
  yield frontMatter(writing, options);
  for await (const block of blocks(writing, options)) yield `\n\n${block}`;
  yield '\n';
}

async function* blocks(writing: Writing, { title, arrange }: ExportOptions): AsyncGenerator<string, void> {
  yield `# ${heading(title)}`;
  for (const sentence of saidOf(writing.evidence)) yield `**${sentence}**`;
  yield* notesOn(writing, 'project');
  yield* arrange === 'document' ? byDocument(writing) : byTag(writing);
  yield* notesOnWhatIsGone(writing);
}

/** The evidence, and what is looked up in it again and again. */
interface Writing {
  readonly evidence: Evidence;
  readonly paths: ReadonlyMap<Id, string>;
  /** What each document is called, so that no two have one name. */
  readonly names: ReadonlyMap<Id, string>;
  /** By subject: `project`, or kind and id. */
  readonly notes: ReadonlyMap<string, readonly Note[]>;
  /** Those that are named. */
  readonly documents: readonly Document[];
  readonly zone: string | undefined;
  readonly placing: Placing;
}

function subjectOf({ about }: Note): readonly string[] {
  return [about.kind === 'project' ? 'project' : `${about.kind} ${about.id}`];
}

function frontMatter(
  { evidence, documents, paths, zone }: Writing,
  { arrange, title, exported }: ExportOptions,
): string {
  const { project, quotations, tags, notes, scope } = evidence;
  const used = new Set(quotations.flatMap(({ tagIds }) => tagIds));
  const noted = new Set(notes.flatMap(({ about }) => (about.kind === 'tag' ? [about.id] : [])));
  const isSection = (id: Id) => arrange === 'tag' && evidence.sections.has(id);
  const head = {
    title,
    project: project.name,
    ...(project.author === '' ? {} : { author: project.author }),
    exported: localMoment(exported, zone),
    scope: scopeInWords(scope, paths),
    arranged: arrange === 'document' ? 'by document' : 'by tag',
    documents: documents.length,
    [scope.kind === 'hits' ? 'passages' : 'quotations']: quotations.length,
    tags: tags.filter(({ id }) => used.has(id) || noted.has(id) || isSection(id)).length,
    'counted by': evidence.counted ? waysOfCounting[evidence.counted.by] : 'documents',
    'notes on quotations': notesOnQuotations(quotations),
    'pages of notes': notes.length,
  };
  return `---\n${stringify(head, { lineWidth: 0 })}---`;
}

const waysOfCounting = { families: 'families', origins: 'named origins' } as const;

function scopeInWords(scope: Scope, paths: ReadonlyMap<Id, string>): string {
  switch (scope.kind) {
    case 'project':
      return 'whole project';
    case 'documents':
      return 'chosen documents';
    case 'tags':
      return `tags ${scope.ids
        .flatMap((id) => paths.get(id) ?? [])
        .map(nameInSentence)
        .join(', ')}`;
    case 'hits':
      return `search ${nameInSentence(scope.query)}`;
  }
}

async function* byDocument(writing: Writing): AsyncGenerator<string, void> {
  const { evidence } = writing;
  const quotations = shelve(evidence.quotations, ({ document }) => [document.id]);
  for (const document of writing.documents) {
    const own = quotations.get(document.id) ?? [];
    yield `## ${heading(writing.names.get(document.id)!)}`;
    yield `Source: ${source(document, null)}`;
    yield* notesOn(writing, `document ${document.id}`);
    if (own.length === 0) yield 'No quotations.';
    for (const excerpt of own) yield quoted(writing, await writing.placing.of(excerpt), false);
  }
  yield* notesOnTags(writing, evidence.tags);
}

function* notesOnTags(writing: Writing, tags: readonly Tag[]): Generator<string, void> {
  const notes = tags.flatMap(({ id }) => notesOn(writing, `tag ${id}`, writing.paths.get(id)!));
  if (notes.length > 0) yield* ['## Notes on tags', ...notes];
}

/** A file from elsewhere may hold notes on what it does not hold. */
function* notesOnWhatIsGone({ evidence, notes, zone }: Writing): Generator<string, void> {
  const there = new Set([
    'project',
    ...evidence.documents.map(({ id }) => `document ${id}`),
    ...evidence.tags.map(({ id }) => `tag ${id}`),
    ...evidence.quotations.map(({ annotation }) => `annotation ${annotation?.id}`),
  ]);
  const gone = [...notes].flatMap(([subject, own]) => (there.has(subject) ? [] : own));
  if (gone.length > 0) yield* ['## Other notes', gone.map((note) => noteItem(note, zone)).join('\n')];
}

async function* byTag(writing: Writing): AsyncGenerator<string, void> {
  const { evidence, paths } = writing;
  const under = shelve(evidence.quotations, ({ tagIds }) => tagIds);
  // How many of the sections lie above each. Tags come after the one above them, so its number is there already.
  const above = new Map<Id, number>();
  const tree = new TagTree(evidence.tags);
  for (const { id } of evidence.tags) {
    const parentId = tree.parentOf(id);
    const outer = parentId !== null && evidence.sections.has(parentId) ? above.get(parentId) : undefined;
    above.set(id, outer === undefined ? 0 : outer + 1);
  }
  const examples = examplesOf(evidence);
  for (const tag of evidence.tags) {
    if (!evidence.sections.has(tag.id)) continue;
    yield `${'#'.repeat(Math.min(6, 2 + above.get(tag.id)!))} ${heading(paths.get(tag.id)!)}`;
    const entry = entryOf(tag, examples.get(tag.id));
    if (entry !== '') yield entry;
    yield* notesOn(writing, `tag ${tag.id}`);
    for (const excerpt of under.get(tag.id) ?? []) yield quoted(writing, await writing.placing.of(excerpt), true);
  }
  const known = new Set(evidence.tags.map(({ id }) => id));
  const untagged = evidence.quotations.filter(({ tagIds }) => !tagIds.some((id) => known.has(id)));
  const documentNotes = evidence.documents.flatMap(({ id }) =>
    notesOn(writing, `document ${id}`, writing.names.get(id)!),
  );
  if (untagged.length > 0) yield '## Without a tag';
  for (const excerpt of untagged) yield quoted(writing, await writing.placing.of(excerpt), true);
  if (documentNotes.length > 0) yield* ['## Notes on documents', ...documentNotes];
  // Above the chosen ones, or beside them on a quotation.
  yield* notesOnTags(
    writing,
    evidence.tags.filter(({ id }) => !evidence.sections.has(id)),
  );
}

/** What the codebook says of a tag; empty if that is nothing. */
function entryOf({ description, when = '', whenNot = '' }: Tag, example: Annotation | undefined): string {
  const parts = { Codebook: description, 'When to use': when, 'When not to use': whenNot };
  const said = Object.entries(parts).filter(([, words]) => words.trim() !== '');
  return [
    ...said.map(([part, words]) => `- ${part}: ${insideItem(words)}`),
    ...(example ? [`- Example: ${plainLine(example.quotation.exact)}`] : []),
  ].join('\n');
}

/** A block quote and, below it, a list with what belongs to it. Parts of one block, so that they are not torn apart. */
function quoted({ evidence, paths, names, notes, zone }: Writing, excerpt: PlacedExcerpt, withTitle: boolean): string {
  const tags = excerpt.tagIds.flatMap((id) => paths.get(id) ?? []);
  const pages = excerpt.annotation === null ? [] : (notes.get(`annotation ${excerpt.annotation.id}`) ?? []);
  const quote = blockQuote(excerpt.text);
  const now = wordsNow(excerpt);
  const counted = countsAs(evidence, excerpt);
  return [
    quote === '' ? '> (no words)' : quote,
    '',
    `- ${[...(withTitle ? [source(excerpt.document, names.get(excerpt.document.id)!)] : []), placeInWords(excerpt)].join('; ')}`,
    ...(now === null ? [] : [`- Words in version ${excerpt.version}: ${plainLine(now)}`]),
    ...(tags.length === 0 ? [] : [`- Tags: ${tags.map(plainName).join(', ')}`]),
    ...(counted === null
      ? []
      : [`- ${evidence.counted?.by === 'origins' ? 'Named origins' : 'Counts as'}: ${plainName(String(counted))}`]),
    ...excerpt.notes.map((note) => `- Note: ${insideItem(note)}`),
    ...pages.map((note) => noteItem(note, zone)),
  ].join('\n');
}

/** Where a text comes from: with its name, where that does not stand above; else with its path. */
function source(document: Document, name: string | null): string {
  const { outlet, date, author, place, url } = document.attributes;
  const parts = [
    ...(name === null ? [] : [`**${plainName(name) || 'Untitled'}**`]),
    ...[outlet?.value, date && yearsAsPeopleCount(date.value), author?.value, place?.value].flatMap((value) =>
      value?.trim() ? [plainName(value)] : [],
    ),
    ...(url?.value.trim() ? [webAddress(url.value.trim())] : []),
    ...(name === null ? [plainName(document.path)] : []),
  ];
  return parts.join(', ');
}

/** `-0043-03-12` is `44-03-12 BC` for people: years before 1 are counted otherwise in records. */
function yearsAsPeopleCount(date: string): string {
  const early = /^(-\d{4,}|0000)(?=-|$)/u.exec(date);
  return early === null ? date : `${1 - Number(early[1])}${date.slice(early[1]!.length)} BC`;
}

function placeInWords(excerpt: PlacedExcerpt): string {
  const { place, anchor, document, version } = excerpt;
  const latest = document.versions.at(-1)?.number;
  const edition = version === latest ? [] : [`version ${version}, the current one is ${latest ?? 'unknown'}`];
  if (anchor.kind === 'lost') {
    return ['place lost: these words are not found in the text any more', ...edition].join(', ');
  }
  const percent = percentOf(excerpt);
  return [
    ...(place === null ? [] : [`passage ${place.passage} of ${place.of}, line ${place.line}`]),
    ...(percent === null ? [] : [`at ${percent} %`]),
    ...(anchor.kind === 'approximate' ? [`found approximately (${percentAlike(anchor.score)} % alike)`] : []),
    ...(anchor.kind === 'moved' ? ['found again at another place'] : []),
    ...edition,
  ].join(', ');
}

/** The notes on a subject, which is named if it does not stand above. */
function notesOn({ notes, zone }: Writing, subject: string, name?: string): string[] {
  const items = (notes.get(subject) ?? []).map((note) => noteItem(note, zone, name));
  return items.length === 0 ? [] : [items.join('\n')];
}

function noteItem({ title, body, author, changed }: Note, zone: string | undefined, about?: string): string {
  const by = [author, localMoment(changed, zone).slice(0, 10)].filter((part) => part.trim() !== '').map(plainName);
  const name = `${about === undefined ? '' : `On ${plainName(about)}: `}${plainName(title) || 'Note'}`;
  const line = `- **${name}**${by.length === 0 ? '' : ` (${by.join(', ')})`}`;
  return body.trim() === '' ? line : `${line}\n\n  ${insideItem(body)}`;
}

/** A name that has a line for itself, whose direction is then its own: signs around it would hide that. */
function heading(name: string): string {
  return plainLine(shownName(name)) || 'Untitled';
}

/** A name as one line, kept apart from the words around it. */
function plainName(name: string): string {
  return plainLine(nameInSentence(name));
}

function shelve<T>(things: readonly T[], keysOf: (thing: T) => readonly string[]): ReadonlyMap<string, readonly T[]> {
  const shelves = new Map<string, T[]>();
  for (const thing of things) {
    for (const key of new Set(keysOf(thing))) {
      const shelf = shelves.get(key);
      if (shelf) shelf.push(thing);
      else shelves.set(key, [thing]);
    }
  }
  return shelves;
}
