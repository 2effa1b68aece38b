import { percentAlike } from '../model/annotations.ts';
import type { Id } from '../model/id.ts';
import { pagesInReference } from '../model/pages.ts';
import type { Annotation, Colour, Document, Note, Tag } from '../model/records.ts';
import { documentNames, nameInSentence } from '../model/shown-name.ts';
import { TagTree } from '../model/tag-tree.ts';
import { localMoment } from '../text/dates.ts';
import { annotatorsOf } from './coders.ts';
import type { Evidence, Excerpt, Scope } from './evidence.ts';
import { countsAs, countsOfEvidence, examplesOf, percentOf, readPaths, saidOf } from './evidence.ts';
import type { ExportOptions } from './exporter.ts';
import type { PlacedExcerpt, Placing } from './placing.ts';
import { wordsNow } from './placing.ts';

// Annotated notes for people as a list of blocks, before they are written down: Markdown, pages and word processors hold
// the same in the same order. Words stand in it as they are; who writes them down keeps them what they are.

/** One block after the other, from the title on. */
export type Block =
  /** From 1, the title, to 6. */
  | { readonly kind: 'heading'; readonly level: number; readonly words: string }
  /** What is to be known of all that follows. */
  | { readonly kind: 'said'; readonly words: string }
  /** Where a document comes from whose name stands above. */
  | { readonly kind: 'source'; readonly source: Source }
  | { readonly kind: 'no quotations' }
  | CodebookEntry
  | Quoted
  /** Never none. */
  | { readonly kind: 'notes'; readonly notes: readonly ReportNote[] };

/** What the codebook says of the tag above; never nothing. */
export interface CodebookEntry {
  readonly kind: 'entry';
  /** Label and Markdown. */
  readonly parts: readonly (readonly [label: string, markdown: string])[];
  readonly example: string | null;
}

/** A quotation with all that belongs to it. */
export interface Quoted {
  readonly kind: 'quotation';
  readonly excerpt: PlacedExcerpt;
  /** Where it comes from; null below its document. */
  readonly source: Source | null;
  /** Where it stands, in words. */
  readonly place: string;
  /** The words that stand there now, if they are others. */
  readonly now: string | null;
  readonly tags: readonly NamedTag[];
  /** Who annotated it and put its tags on, where several people did; else none. Paths are of the tags on marks of others. */
  readonly by: readonly { readonly name: string; readonly paths: readonly string[] }[];
  readonly counted: { readonly label: string; readonly value: string } | null;
  /** Markdown. */
  readonly notes: readonly string[];
  readonly pages: readonly ReportNote[];
}

/** A tag by its path. */
export interface NamedTag {
  readonly path: string;
  readonly colour: Colour;
}

/** Where a text comes from. */
export interface Source {
  /** Null where it stands above. */
  readonly name: string | null;
  /** Outlet, date, author and place, as far as they are known. */
  readonly facts: readonly string[];
  readonly url: string | null;
  /** Null beside the name. */
  readonly path: string | null;
}

/** A page of notes. */
export interface ReportNote {
  /** What it is about; null where that stands above. */
  readonly about: string | null;
  /** May be empty. */
  readonly title: string;
  /** Who wrote it and when it was changed last, as far as that is known. */
  readonly by: readonly string[];
  /** Markdown. */
  readonly body: string;
}

/** The evidence, and what is looked up in it again and again. */
export interface Report {
  readonly evidence: Evidence;
  readonly paths: ReadonlyMap<Id, string>;
  readonly tags: ReadonlyMap<Id, NamedTag>;
  /** What each document is called, so that no two have one name. */
  readonly names: ReadonlyMap<Id, string>;
  /** By subject: `project`, or kind and id. */
  readonly notes: ReadonlyMap<string, readonly Note[]>;
  /** Those that are named. */
  readonly documents: readonly Document[];
  readonly zone: string | undefined;
  readonly placing: Pick<Placing, 'of'>;
  /** Quotations are of more than one person. */
  readonly ofSeveral: boolean;
}

/** Looks up what the blocks of this evidence are made of. */
export function reportOf(evidence: Evidence, { arrange, zone }: ExportOptions, placing: Pick<Placing, 'of'>): Report {
  const paths = readPaths(evidence.tags);
  const notes = shelve(evidence.notes, ({ about }) => [
    about.kind === 'project' ? 'project' : `${about.kind} ${about.id}`,
  ]);
  const quoted = new Set(evidence.quotations.map(({ document }) => document.id));
  return {
    evidence,
    paths,
    tags: new Map(evidence.tags.map(({ id, colour }) => [id, { path: paths.get(id)!, colour }])),
    names: documentNames(evidence.documents),
    notes,
    documents: evidence.documents.filter(
      ({ id }) =>
        quoted.has(id) ||
        notes.has(`document ${id}`) ||
        (evidence.scope.kind === 'documents' && arrange === 'document'),
    ),
    zone,
    placing,
    ofSeveral: new Set(evidence.quotations.flatMap((one) => annotatorsOf(one).map(({ name }) => name))).size > 1,
  };
}

/** What the report is, and the counts of what was chosen, each with its label. */
export function headOf(
  { evidence, paths, zone }: Report,
  { arrange, title, exported }: ExportOptions,
): readonly (readonly [label: string, value: string | number])[] {
  const { project, scope, counted } = evidence;
  return [
    ['title', title],
    ['project', project.name],
    ...(project.author === '' ? [] : [['author', project.author] as const]),
    ['exported', localMoment(exported, zone)],
    ['scope', scopeInWords(scope, paths)],
    ['arranged', arrange === 'document' ? 'by document' : 'by tag'],
    ...countsOfEvidence(evidence),
    ['counted by', counted ? waysOfCounting[counted.by] : 'documents'],
  ];
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

/**
 * Arranged by document (quotations in text order) or by tag (in the order of the codebook, with what it says of each;
 * a quotation stands under each of its tags; the untagged come last). By document, documents without quotation and note
 * are left out unless they were chosen by hand. Lost quotations say so.
 */
export async function* blocksOf(report: Report, { title, arrange }: ExportOptions): AsyncGenerator<Block, void> {
  yield heading(1, title);
  for (const words of saidOf(report.evidence)) yield { kind: 'said', words };
  yield* notesOn(report, 'project');
  yield* arrange === 'document' ? byDocument(report) : byTag(report);
  yield* notesOnWhatIsGone(report);
}

function heading(level: number, words: string): Block {
  return { kind: 'heading', level, words };
}

async function* byDocument(report: Report): AsyncGenerator<Block, void> {
  const { evidence } = report;
  const quotations = shelve(evidence.quotations, ({ document }) => [document.id]);
  for (const document of report.documents) {
    const own = quotations.get(document.id) ?? [];
    yield heading(2, report.names.get(document.id)!);
    yield { kind: 'source', source: sourceOf(document, null) };
    yield* notesOn(report, `document ${document.id}`);
    if (own.length === 0) yield { kind: 'no quotations' };
    for (const excerpt of own) yield quoted(report, await report.placing.of(excerpt), false);
  }
  yield* notesOnTags(report, evidence.tags);
}

function* notesOnTags(report: Report, tags: readonly Tag[]): Generator<Block, void> {
  const notes = tags.flatMap(({ id }) => [...notesOn(report, `tag ${id}`, report.paths.get(id)!)]);
  if (notes.length > 0) yield* [heading(2, 'Notes on tags'), ...notes];
}

/** A file from elsewhere may hold notes on what it does not hold. */
function* notesOnWhatIsGone({ evidence, notes, zone }: Report): Generator<Block, void> {
  const there = new Set([
    'project',
    ...evidence.documents.map(({ id }) => `document ${id}`),
    ...evidence.tags.map(({ id }) => `tag ${id}`),
    ...evidence.quotations.map(({ annotation }) => `annotation ${annotation?.id}`),
  ]);
  const gone = [...notes].flatMap(([subject, own]) => (there.has(subject) ? [] : own));
  if (gone.length === 0) return;
  yield heading(2, 'Other notes');
  yield { kind: 'notes', notes: gone.map((note) => asReported(note, zone)) };
}

async function* byTag(report: Report): AsyncGenerator<Block, void> {
  const { evidence, paths } = report;
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
    yield heading(Math.min(6, 2 + above.get(tag.id)!), paths.get(tag.id)!);
    yield* entryOf(tag, examples.get(tag.id));
    yield* notesOn(report, `tag ${tag.id}`);
    for (const excerpt of under.get(tag.id) ?? []) yield quoted(report, await report.placing.of(excerpt), true);
  }
  const known = new Set(evidence.tags.map(({ id }) => id));
  const untagged = evidence.quotations.filter(({ tagIds }) => !tagIds.some((id) => known.has(id)));
  const documentNotes = evidence.documents.flatMap(({ id }) => [
    ...notesOn(report, `document ${id}`, report.names.get(id)!),
  ]);
  if (untagged.length > 0) yield heading(2, 'Without a tag');
  for (const excerpt of untagged) yield quoted(report, await report.placing.of(excerpt), true);
  if (documentNotes.length > 0) yield* [heading(2, 'Notes on documents'), ...documentNotes];
  // Above the chosen ones, or beside them on a quotation.
  yield* notesOnTags(
    report,
    evidence.tags.filter(({ id }) => !evidence.sections.has(id)),
  );
}

function* entryOf(
  { description, when = '', whenNot = '' }: Tag,
  example: Annotation | undefined,
): Generator<Block, void> {
  const said = Object.entries({ Codebook: description, 'When to use': when, 'When not to use': whenNot });
  const parts = said.filter(([, words]) => words.trim() !== '');
  if (parts.length > 0 || example) yield { kind: 'entry', parts, example: example?.quotation.exact ?? null };
}

function quoted(report: Report, excerpt: PlacedExcerpt, withSource: boolean): Quoted {
  const { evidence, tags, names, notes, zone } = report;
  const pages = excerpt.annotation === null ? [] : (notes.get(`annotation ${excerpt.annotation.id}`) ?? []);
  const counted = countsAs(evidence, excerpt);
  const label = evidence.counted?.by === 'origins' ? 'Named origins' : 'Counts as';
  return {
    kind: 'quotation',
    excerpt,
    source: withSource ? sourceOf(excerpt.document, names.get(excerpt.document.id)!) : null,
    place: placeInWords(excerpt),
    now: wordsNow(excerpt),
    tags: excerpt.tagIds.flatMap((id) => tags.get(id) ?? []),
    by: annotatedBy(report, excerpt),
    counted: counted === null ? null : { label, value: String(counted) },
    notes: excerpt.notes,
    pages: pages.map((note) => asReported(note, zone)),
  };
}

/** Who annotated a quotation, where several people did; else none. */
export function annotatedBy({ ofSeveral, paths }: Report, excerpt: Excerpt): Quoted['by'] {
  if (!ofSeveral) return [];
  return annotatorsOf(excerpt).map(({ name, tagIds }) => ({
    name,
    paths: tagIds.flatMap((id) => paths.get(id) ?? []),
  }));
}

/** With its name, where that does not stand above; else with its path. */
export function sourceOf(document: Document, name: string | null): Source {
  const { outlet, date, author, place, url } = document.attributes;
  const facts = [outlet?.value, date && yearsAsPeopleCount(date.value), author?.value, place?.value];
  return {
    name,
    facts: facts.flatMap((value) => (value?.trim() ? [value] : [])),
    url: url?.value.trim() || null,
    path: name === null ? document.path : null,
  };
}

/** `-0043-03-12` is `44-03-12 BC` for people: years before 1 are counted otherwise in records. */
export function yearsAsPeopleCount(date: string): string {
  const early = /^(-\d{4,}|0000)(?=-|$)/u.exec(date);
  return early === null ? date : `${1 - Number(early[1])}${date.slice(early[1]!.length)} BC`;
}

/** Page, passage and line, version, and how sure that is; empty where nothing is known. */
export function placeInWords(excerpt: PlacedExcerpt): string {
  const { place, anchor, document, version } = excerpt;
  const latest = document.versions.at(-1)?.number;
  if (anchor.kind === 'lost' && version === latest) return `set aside: without a place in version ${version}`;
  const isOnly = version === latest && document.versions.length === 1;
  const current = version === latest ? [] : [`the current one is ${latest ?? 'unknown'}`];
  const edition = isOnly ? [] : [`version ${version}`, ...current];
  if (anchor.kind === 'lost') {
    return ['place lost: these words are not found in the text any more', ...edition].join(', ');
  }
  const percent = percentOf(excerpt);
  return [
    ...(place?.pages ? [pagesInReference(place.pages)] : []),
    ...(place === null ? [] : [`passage ${place.passage} of ${place.of}, line ${place.line}`]),
    ...(percent === null ? [] : [`at ${percent} %`]),
    ...(anchor.kind === 'approximate' ? [`found approximately (${percentAlike(anchor.score)} % alike)`] : []),
    ...edition,
  ].join(', ');
}

/** The notes on a subject, which is named if it does not stand above. */
function* notesOn({ notes, zone }: Report, subject: string, about?: string): Generator<Block, void> {
  const own = notes.get(subject) ?? [];
  if (own.length > 0) yield { kind: 'notes', notes: own.map((note) => asReported(note, zone, about)) };
}

function asReported({ title, body, author, changed }: Note, zone: string | undefined, about?: string): ReportNote {
  const by = [author, localMoment(changed, zone).slice(0, 10)].filter((part) => part.trim() !== '');
  return { about: about ?? null, title, by, body };
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
