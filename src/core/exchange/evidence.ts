import { writtenPaths } from '../model/tag-paths.ts';
import type { Id } from '../model/id.ts';
import type {
  AnchorState,
  Annotation,
  AttributeDefinition,
  Document,
  EventSet,
  Link,
  Note,
  Project,
  Range,
  Relation,
  Tag,
} from '../model/records.ts';
import { TagTree } from '../model/tag-tree.ts';
import { compareDates } from '../text/dates.ts';
import type { CountedQuotations } from './counted-as.ts';
import { countedQuotations, keyOfQuotation } from './counted-as.ts';
import type { NotHeld } from './not-covered.ts';
import { notHeldIn } from './not-covered.ts';

/** What a project holds that an export can speak of. */
export interface Material {
  readonly project: Project;
  readonly documents: readonly Document[];
  readonly tags: readonly Tag[];
  readonly attributes: readonly AttributeDefinition[];
  readonly annotations: readonly Annotation[];
  readonly notes: readonly Note[];
  readonly links?: readonly Link[];
  readonly eventSets?: readonly EventSet[];
  readonly relations?: readonly Relation[];
  /** The place of each document in the library, from 0; without it documents come by title, then date, then path. */
  readonly order?: ReadonlyMap<Id, number>;
  /** What the quotations count as; without it, or if it is null, each counts. */
  readonly counted?: CountedQuotations | null;
}

/** What of a project is exported. */
export type Scope =
  | { readonly kind: 'project' }
  | { readonly kind: 'documents'; readonly ids: readonly Id[] }
  /** With all tags below them. */
  | { readonly kind: 'tags'; readonly ids: readonly Id[] }
  /**
   * Each hit becomes a quotation, with the tags and notes of the annotations that overlap it. Documents come in the order
   * of the hits, else in that of the library.
   */
  | (NotHeld & {
      readonly kind: 'hits';
      readonly query: string;
      readonly hits: readonly FoundStretch[];
    });

/** A passage that a search found. */
export interface FoundStretch extends Range {
  readonly documentId: Id;
  readonly version: number;
}

/** What was chosen from a project, in the order in which it is exported. The common input of all exports. */
export interface Evidence {
  readonly project: Project;
  readonly scope: Scope;
  /** The chosen documents, or those that quotations were chosen from, in the order of `Material`. */
  readonly documents: readonly Document[];
  /** The tags that are sections of the export, and those that are named in it, each after the tag above it. */
  readonly tags: readonly Tag[];
  /** The chosen tags, with those below; all tags unless the scope is tags. */
  readonly sections: ReadonlySet<Id>;
  readonly attributes: readonly AttributeDefinition[];
  /** By document in the order of `documents`, then in text order. */
  readonly quotations: readonly Excerpt[];
  /** About the project (only if all of it is chosen) and about whatever else the evidence holds. */
  readonly notes: readonly Note[];
  /** Those that lead from or to something of it, with what they are called. */
  readonly links: readonly NamedLink[];
  /** Those that hold a document of it. */
  readonly eventSets: readonly EventSet[];
  readonly counted: CountedQuotations | null;
  /** Names of people in it were replaced. */
  readonly masked?: true;
}

/** A link with the names of its relation; null where it has none. */
export interface NamedLink {
  readonly link: Link;
  readonly relation: Relation | null;
}

/** Something quoted: an annotation's words, or a hit's. Where they stand as people count, `Placing` says. */
export interface Excerpt extends Range {
  /** The annotation; null for a hit. */
  readonly annotation: Annotation | null;
  /** By `keyOfQuotation`, of the stretch that was chosen: a hit that is placed has lost its blank ends. */
  readonly key: string;
  /** The annotation alone; of a hit those that share words with it, in text order. */
  readonly marks: readonly Annotation[];
  readonly document: Document;
  readonly version: number;
  readonly tagIds: readonly Id[];
  /** Markdown, none empty. An annotation has one at most, a hit those of all annotations that overlap it. */
  readonly notes: readonly string[];
  readonly anchor: AnchorState;
}

/** Annotations of documents that are not among `all.documents` are left out: there is no source to name for them. */
export function chooseEvidence(all: Material, scope: Scope): Evidence {
  const documentOf = new Map(all.documents.map((document) => [document.id, document]));
  const tree = new TagTree(all.tags);
  const sections = new Set(scope.kind === 'tags' ? scope.ids.flatMap((id) => [...tree.below(id)]) : tree.tags.keys());

  const byHand: ReadonlySet<Id> = new Set(scope.kind === 'documents' ? scope.ids : []);

  const overlapping = overlappers(scope.kind === 'hits' ? all.annotations : []);
  const chosen =
    scope.kind === 'hits'
      ? scope.hits.flatMap((hit) => excerptOfHit(hit, documentOf.get(hit.documentId), overlapping))
      : all.annotations
          .filter(isChosen(scope, all.tags))
          .flatMap((annotation) => excerptOfAnnotation(annotation, documentOf.get(annotation.documentId)));

  const quoted = new Set(chosen.map(({ document }) => document.id));
  const wanted = all.documents.filter(({ id }) => scope.kind === 'project' || quoted.has(id) || byHand.has(id));
  const documents = scope.kind === 'hits' ? asFound(wanted, scope.hits) : wanted.toSorted(asInLibrary(all.order));
  const rank = new Map(documents.map(({ id }, at) => [id, at]));
  const quotations = chosen.toSorted(
    (a, b) =>
      rank.get(a.document.id)! - rank.get(b.document.id)! ||
      a.version - b.version ||
      a.from - b.from ||
      a.to - b.to ||
      compareText(a.annotation?.id ?? '', b.annotation?.id ?? ''),
  );

  const used = new Set(quotations.flatMap(({ tagIds }) => tagIds));
  const needed =
    scope.kind === 'project'
      ? sections
      : withAbove(tree, scope.kind === 'tags' ? new Set([...sections, ...used]) : used);
  const annotations = new Set(quotations.flatMap(({ annotation }) => annotation?.id ?? []));
  const relations = new Map((all.relations ?? []).map((one) => [one.id, one]));
  return {
    project: all.project,
    scope,
    documents,
    tags: tree.inOrder().filter(({ id }) => needed.has(id)),
    sections,
    attributes: all.attributes.toSorted((a, b) => a.order - b.order || compareText(a.name, b.name)),
    quotations,
    notes: all.notes
      .filter(({ about }) => {
        if (scope.kind === 'project') return true;
        if (about.kind === 'project') return false;
        return { document: rank, tag: needed, annotation: annotations }[about.kind].has(about.id);
      })
      .toSorted((a, b) => compareText(a.created, b.created) || compareText(a.id, b.id)),
    links: (all.links ?? [])
      .filter(({ from, to }) =>
        [from, to].some(
          ({ kind, id }) =>
            scope.kind === 'project' ||
            (kind === 'annotation' && annotations.has(id)) ||
            (kind === 'document' && rank.has(id)) ||
            (kind === 'tag' && needed.has(id)),
        ),
      )
      .map((link) => ({ link, relation: relations.get(link.relationId ?? '') ?? null })),
    eventSets: (all.eventSets ?? []).filter(({ documentIds }) => documentIds.some((id) => rank.has(id))),
    counted: all.counted ?? null,
  };
}

/** Whether an annotation is in what is exported, unless that is what a search found. */
export function isChosen(
  scope: Exclude<Scope, { kind: 'hits' }>,
  tags: Iterable<Tag>,
): (annotation: Pick<Annotation, 'documentId' | 'tagIds'>) => boolean {
  switch (scope.kind) {
    case 'project':
      return () => true;
    case 'documents': {
      const byHand = new Set(scope.ids);
      return ({ documentId }) => byHand.has(documentId);
    }
    case 'tags': {
      const tree = new TagTree(tags);
      const sections = new Set(scope.ids.flatMap((id) => [...tree.below(id)]));
      return ({ tagIds }) => tagIds.some((id) => sections.has(id));
    }
  }
}

const namesReplaced = 'Names in this file were replaced by pseudonyms.';

/** What stands at the head of every format: what is not held, and what the quotations count as. */
export function saidOf({ scope, counted, masked }: Evidence): readonly string[] {
  return [
    ...notHeldIn(scope),
    ...(counted ? [countedQuotations(counted).said] : []),
    ...(masked ? [namesReplaced] : []),
  ];
}

/** What a quotation counts as; null where each counts, and where nothing is known of it. */
export function countsAs({ counted }: Evidence, { key, document }: Excerpt): string | number | null {
  switch (counted?.by) {
    case undefined:
      return null;
    case 'families':
      return counted.units.get(key) ?? null;
    case 'origins':
      return counted.names.get(document.id) ?? null;
  }
}

/**
 * How many there are of what is exported, each with its label: the same in every format, and of a whole project what the
 * library and the tree of tags count.
 */
export function countsOfEvidence({ scope, documents, quotations, tags, notes }: Evidence): readonly [string, number][] {
  const quoted = new Set(quotations.map(({ document }) => document.id));
  const used = new Set(quotations.flatMap(({ tagIds }) => tagIds));
  return [
    ['documents', documents.length],
    ['documents with quotations', quoted.size],
    [scope.kind === 'hits' ? 'passages' : 'quotations', quotations.length],
    ['tags', tags.length],
    ['tags with quotations', tags.filter(({ id }) => used.has(id)).length],
    ['notes on quotations', notesOnQuotations(quotations)],
    ['pages of notes', notes.length],
  ];
}

/** How many notes stand on what is quoted. One of an annotation that shares words with several hits stands once. */
function notesOnQuotations(quotations: readonly Excerpt[]): number {
  const noted = quotations.flatMap(({ marks }) => marks.filter(({ note }) => note.trim() !== ''));
  return new Set(noted.map(({ id }) => id)).size;
}

/** The path of every tag, `Aid/Food`; a slash in a name has a backslash before it. */
export function tagPaths(tags: readonly Tag[]): ReadonlyMap<Id, string> {
  const paths = writtenPaths(new TagTree(tags));
  return new Map(tags.map(({ id }) => [id, paths.get(id)!]));
}

/** The same for people to read: a slash in a name stands as it is, unless another tag would then be called the same. */
export function readPaths(tags: readonly Tag[]): ReadonlyMap<Id, string> {
  const written = tagPaths(tags);
  // What has backslashes of its own keeps all of them.
  const bare = (path: string) => (path.includes('\\\\') ? path : path.replaceAll('\\/', '/'));
  const counts = new Map<string, number>();
  for (const path of written.values()) counts.set(bare(path), (counts.get(bare(path)) ?? 0) + 1);
  return new Map([...written].map(([id, path]) => [id, counts.get(bare(path)) === 1 ? bare(path) : path]));
}

/** By tag, its example in the codebook, if that is among what is quoted. */
export function examplesOf({ tags, quotations }: Evidence): ReadonlyMap<Id, Annotation> {
  const quoted = new Map(quotations.flatMap(({ marks }) => marks.map((mark) => [mark.id, mark] as const)));
  return new Map(
    tags.flatMap(({ id, example = '' }) => {
      const mark = quoted.get(example);
      return mark ? [[id, mark] as const] : [];
    }),
  );
}

/** How far into its document version a stretch begins, 0 to 100; null if the text is empty or the version unknown. */
export function percentOf({ document, version, from }: Excerpt): number | null {
  const length = document.versions.find(({ number }) => number === version)?.length ?? 0;
  return length === 0 ? null : Math.min(100, Math.round((from / length) * 100));
}

function excerptOfAnnotation(annotation: Annotation, document: Document | undefined): Excerpt[] {
  if (document === undefined) return [];
  const { version, from, to, tagIds, note, anchor } = annotation;
  const notes = note.trim() === '' ? [] : [note];
  return [{ annotation, key: annotation.id, marks: [annotation], document, version, from, to, tagIds, notes, anchor }];
}

function excerptOfHit(
  { version, from, to }: FoundStretch,
  document: Document | undefined,
  overlapping: (documentId: Id, version: number, range: Range) => readonly Annotation[],
): Excerpt[] {
  if (document === undefined) return [];
  const marks = overlapping(document.id, version, { from, to });
  return [
    {
      annotation: null,
      key: keyOfQuotation(null, { documentId: document.id, from, to }),
      marks,
      document,
      version,
      from,
      to,
      tagIds: [...new Set(marks.flatMap(({ tagIds }) => tagIds))],
      notes: marks.map(({ note }) => note).filter((note) => note.trim() !== ''),
      anchor: { kind: 'exact' },
    },
  ];
}

/** Finds the annotations that share words with a stretch, in text order. Lost ones stand nowhere. */
function overlappers(annotations: readonly Annotation[]) {
  const shelf = new Map<string, Annotation[]>();
  for (const annotation of annotations) {
    if (annotation.anchor.kind === 'lost') continue;
    const key = `${annotation.version} ${annotation.documentId}`;
    const row = shelf.get(key);
    if (row) row.push(annotation);
    else shelf.set(key, [annotation]);
  }
  for (const row of shelf.values()) row.sort((a, b) => a.from - b.from || a.to - b.to);
  // By row, where those end that end last of all up to each.
  const ends = new Map<string, readonly number[]>();
  for (const [key, row] of shelf) {
    let last = 0;
    ends.set(
      key,
      row.map(({ to }) => (last = Math.max(last, to))),
    );
  }
  return (documentId: Id, version: number, { from, to }: Range): readonly Annotation[] => {
    const key = `${version} ${documentId}`;
    const row = shelf.get(key) ?? [];
    const last = ends.get(key) ?? [];
    const found: Annotation[] = [];
    // Backwards from the last that begins before the end, as long as one may go on into the stretch.
    for (let at = firstFrom(row, to) - 1; at >= 0 && last[at]! > from; at -= 1) {
      if (row[at]!.to > from) found.push(row[at]!);
    }
    return found.reverse();
  };
}

/** The place of the first that begins at an offset or behind it. */
function firstFrom(row: readonly Range[], offset: number): number {
  let [low, high] = [0, row.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (row[middle]!.from < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** In the order in which the hits come. */
function asFound(documents: readonly Document[], hits: readonly FoundStretch[]): readonly Document[] {
  const order = new Map<Id, number>();
  for (const { documentId } of hits) if (!order.has(documentId)) order.set(documentId, order.size);
  return documents.toSorted((a, b) => order.get(a.id)! - order.get(b.id)!);
}

/** What the order does not name comes last. */
function asInLibrary(order: ReadonlyMap<Id, number> = new Map()) {
  const placeOf = ({ id }: Document): number => order.get(id) ?? order.size;
  return (a: Document, b: Document): number => placeOf(a) - placeOf(b) || byTitleAndDate(a, b);
}

/** The same order on every machine; `Bulletin 7` before `Bulletin 10`. */
const titles = new Intl.Collator('en', { numeric: true });

function byTitleAndDate(a: Document, b: Document): number {
  const date = ({ attributes }: Document): string => attributes['date']?.value ?? '';
  return (
    titles.compare(a.title.value, b.title.value) ||
    compareDates(date(a), date(b)) ||
    compareText(a.path, b.path) ||
    compareText(a.id, b.id)
  );
}

function withAbove(tree: TagTree, ids: ReadonlySet<Id>): ReadonlySet<Id> {
  return new Set([...ids].flatMap((id) => tree.above(id).map((tag) => tag.id)));
}

/** By code units: the same order on every machine, unlike a locale's. */
function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
