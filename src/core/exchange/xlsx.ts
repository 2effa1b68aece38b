import type { Id } from '../model/id.ts';
import type { Document, LinkEnd, Note } from '../model/records.ts';
import { documentNames } from '../model/shown-name.ts';
import { TagTree } from '../model/tag-tree.ts';
import { codersOf } from './coders.ts';
import type { Cell } from './comma-separated.ts';
import { attributeCell, cellWords, columnNames, momentCell } from './comma-separated.ts';
import { countedQuotations } from './counted-as.ts';
import type { Evidence, Excerpt } from './evidence.ts';
import { countsAs, countsOfEvidence, examplesOf, saidOf, tagPaths } from './evidence.ts';
import type { Exporter, ExportOptions } from './exporter.ts';
import { notHeldIn, remarkAlone } from './not-covered.ts';
import type { Placing } from './placing.ts';
import { coderCells, quotationTable } from './quotation-table.ts';
import { sheetOf } from './sheet.ts';
import type { Sheet } from './workbook.ts';
import { isCut, longestCell, writeWorkbook } from './workbook.ts';

/**
 * A workbook for spreadsheets: a row a quotation; a row a quotation and tag, for pivot tables; the documents with their
 * attributes; the codebook with its counts; the notes; and what this is.
 */
export const workbookFormat = {
  id: 'xlsx',
  ending: 'xlsx',
  mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  arranged: false,
  rows: true,
  write: (evidence, options, placing) => writeWorkbook(sheetsOf(evidence, options, placing)),
  show: (evidence, options, placing) => asLines(sheetsOf(evidence, options, placing)),
  words: (evidence, options, placing) => asWords(sheetsOf(evidence, options, placing)),
  cut: countCut,
} as const satisfies Exporter;

function sheetsOf(evidence: Evidence, options: ExportOptions, placing: Pick<Placing, 'of'>): readonly Sheet[] {
  const names = documentNames(evidence.documents);
  const paths = tagPaths(evidence.tags);
  return [
    quotations(evidence, options, placing),
    codings(evidence, options, placing, paths),
    documents(evidence, options),
    tags(evidence, paths),
    notes(evidence, options, names, paths),
    ...(evidence.links.length === 0 ? [] : [links(evidence, options, names, paths)]),
    about(evidence, options),
  ];
}

type Paths = ReadonlyMap<Id, string>;

function quotations(evidence: Evidence, { zone }: ExportOptions, placing: Pick<Placing, 'of'>): Sheet {
  const table = quotationTable(evidence, 'tags', zone);
  async function* rows(): AsyncGenerator<readonly Cell[]> {
    if (evidence.quotations.length === 0) yield* remarkAlone(table.columns, saidOf(evidence));
    for (const chosen of evidence.quotations) {
      const excerpt = await placing.of(chosen);
      yield table.row(excerpt, excerpt.tagIds);
    }
  }
  return sheetOf('Quotations', table.columns, rows());
}

/** One row for each quotation and tag of it, with its words. A hit names the annotations that give it the tag. */
function codings(evidence: Evidence, { zone }: ExportOptions, placing: Pick<Placing, 'of'>, paths: Paths): Sheet {
  const { attributes } = evidence;
  const before = ['tag', 'quotation', 'document', 'language'];
  const after = ['from', 'to', 'annotated by', 'tagged by', 'tagged', 'annotation id', 'document id'];
  async function* rows(): AsyncGenerator<readonly Cell[]> {
    for (const chosen of evidence.quotations) {
      if (chosen.tagIds.length === 0) continue;
      const excerpt = await placing.of(chosen);
      const { tagIds, text, document, annotation, marks, from, to } = excerpt;
      for (const tagId of tagIds.filter((id) => paths.has(id))) {
        const ids = marks.flatMap((mark) => (mark.tagIds.includes(tagId) ? [mark.id] : []));
        yield [
          ...[paths.get(tagId), text, document.title.value, document.language, ...valuesOf(evidence, document)],
          ...[from, to, annotation?.author, ...coderCells([codersOf(excerpt, tagId)], zone)],
          ...[ids.join(' | '), document.id],
        ];
      }
    }
  }
  return sheetOf('Codings', columnNames(before, attributes, after), rows());
}

function documents(evidence: Evidence, { zone }: ExportOptions): Sheet {
  const counts = countsOf(evidence, ({ document }) => [document.id]);
  const after = ['quotations', 'versions', 'passages', 'characters', 'imported', 'document id'];
  const rows = evidence.documents.map((document): Cell[] => {
    const current = document.versions.at(-1);
    return [
      ...[document.title.value, document.path, document.language, ...valuesOf(evidence, document)],
      ...[counts.get(document.id) ?? 0, document.versions.length, current?.passages, current?.length],
      ...[current && momentCell(current.imported, zone), document.id],
    ];
  });
  return sheetOf('Documents', columnNames(['document', 'path', 'language'], evidence.attributes, after), rows);
}

/** With how many of the quotations here each tag has itself, and together with the tags below it; what is shared once, too. */
function tags(evidence: Evidence, paths: Paths): Sheet {
  const tree = new TagTree(evidence.tags);
  const ownOf: KeysOf = ({ tagIds }) => tagIds;
  const allOf: KeysOf = ({ tagIds }) => tagIds.flatMap((id) => tree.above(id).map((tag) => tag.id));
  const counts = [ownOf, allOf].map((keysOf) => countsOf(evidence, keysOf));
  const once = evidence.counted?.by === 'families' ? [ownOf, allOf].map((keysOf) => countsOnce(evidence, keysOf)) : [];
  const examples = examplesOf(evidence);
  const rows = evidence.tags.map(({ id, description, when, whenNot }): Cell[] => [
    ...[paths.get(id), description, when, whenNot, examples.get(id)?.quotation.exact],
    ...[...counts, ...once].map((of) => of.get(id) ?? 0),
    id,
  ]);
  const ofOnce = once.length === 0 ? [] : ['counted once', 'with tags below, counted once'];
  const entry = ['description', 'when to use', 'when not to use', 'example'];
  return sheetOf('Tags', ['tag', ...entry, 'quotations', 'with tags below', ...ofOnce, 'tag id'], rows);
}

function notes(evidence: Evidence, { zone }: ExportOptions, names: Paths, paths: Paths): Sheet {
  const rows = evidence.notes.map(({ about, title, body, author, created, changed }): Cell[] => [
    ...[about.kind, subjectOf(about, names, paths), title, body, author],
    ...[momentCell(created, zone), momentCell(changed, zone)],
  ]);
  return sheetOf('Notes', ['on', 'about', 'title', 'text', 'by', 'created', 'changed'], rows);
}

/** One row for each link. An end outside of what is exported is told by its id alone. */
function links(evidence: Evidence, { zone }: ExportOptions, names: Paths, paths: Paths): Sheet {
  const quoted = new Map(
    evidence.quotations.flatMap(({ annotation }) => (annotation ? [[annotation.id, annotation]] : [])),
  );
  const titles = new Map(evidence.notes.map(({ id, title }) => [id, title]));
  const nameOf = ({ kind, id }: LinkEnd): string | undefined =>
    kind === 'annotation'
      ? quoted.get(id)?.quotation.exact
      : { document: names, tag: paths, note: titles, claim: noNames }[kind].get(id);
  const rows = evidence.links.map(({ link, relation }): Cell[] => [
    ...[link.from.kind, nameOf(link.from), relation?.name, link.to.kind, nameOf(link.to), link.note, link.author],
    ...[momentCell(link.created, zone), link.from.id, link.to.id, link.id],
  ]);
  const ends = ['from', 'linked', 'relation', 'to', 'linked with'];
  return sheetOf('Links', [...ends, 'note', 'by', 'created', 'from id', 'to id', 'link id'], rows);
}

const noNames: Paths = new Map();

/** What a note is about: a name, or the id of an annotation. */
function subjectOf(about: Note['about'], names: Paths, paths: Paths): string {
  switch (about.kind) {
    case 'project':
      return '';
    case 'document':
      return names.get(about.id) ?? '';
    case 'tag':
      return paths.get(about.id) ?? '';
    case 'annotation':
      return about.id;
  }
}

function about(evidence: Evidence, { exported, zone }: ExportOptions): Sheet {
  const { project, scope } = evidence;
  const rows: Cell[][] = [
    ['project', project.name],
    ['author', project.author],
    ['exported', momentCell(exported, zone)],
    ['times', `by the clock of the computer, UTC${momentCell(exported, zone).date.slice(-6)} when it was exported`],
    ['scope', scope.kind === 'hits' ? 'search' : scope.kind],
    ['search', scope.kind === 'hits' ? scope.query : null],
    ...notHeldIn(scope).map((sentence) => ['not covered', sentence]),
    ['counted by', countedBy(evidence)],
    ...countsOfEvidence(evidence),
    ['from, to', 'UTF-16 code units from the beginning of the document version'],
    ['years', 'as ISO 8601 counts them: 0000 is 1 BC, -0043 is 44 BC'],
  ];
  return sheetOf('About', ['about', 'text'], rows);
}

function valuesOf({ attributes }: Evidence, document: Document): readonly Cell[] {
  return attributes.map((definition) => attributeCell(document, definition));
}

function countedBy({ counted }: Evidence): string {
  if (!counted) return 'Every quotation counts.';
  return countedQuotations(counted).said;
}

type KeysOf = (one: Evidence['quotations'][number]) => readonly Id[];

/** The same of those that count as one; what is not counted is left out. */
function countsOnce(evidence: Evidence, keysOf: KeysOf): ReadonlyMap<Id, number> {
  const units = new Map<Id, Set<Cell>>();
  for (const quotation of evidence.quotations) {
    const unit = countsAs(evidence, quotation);
    if (unit === null) continue;
    for (const key of keysOf(quotation)) {
      const known = units.get(key);
      if (known) known.add(unit);
      else units.set(key, new Set([unit]));
    }
  }
  return new Map([...units].map(([key, { size }]) => [key, size]));
}

/** How many quotations have each key; one that has it twice counts once. */
function countsOf(evidence: Evidence, keysOf: KeysOf): ReadonlyMap<Id, number> {
  const counts = new Map<Id, number>();
  for (const quotation of evidence.quotations)
    for (const key of new Set(keysOf(quotation))) counts.set(key, (counts.get(key) ?? 0) + 1);
  return counts;
}

/**
 * How many texts do not fit: what the sheets hold is looked at, so none can be forgotten. Rows are made only of those quotations
 * that hold enough characters for a cell; words that stand in the text alone are as many as their stretch is long.
 */
async function countCut(evidence: Evidence, options: ExportOptions): Promise<number> {
  const paths = tagPaths(evidence.tags);
  const lengths = new Map<Document, number>();
  const lengthOf = (document: Document): number => {
    const known = lengths.get(document) ?? charactersIn(document);
    lengths.set(document, known);
    return known;
  };
  const mayBeCut = ({ document, tagIds, from, to, ...one }: Excerpt): boolean => {
    const named = tagIds.reduce((sum, id) => sum + (paths.get(id)?.length ?? 0) + 1, 0);
    return lengthOf(document) + named + 2 * (to - from) + charactersIn(one) > longestCell / 2;
  };
  const quotations = evidence.quotations.filter(mayBeCut);
  const unread: Pick<Placing, 'of'> = {
    of: (excerpt) => {
      const words = `${excerpt.key} `.padEnd(excerpt.to - excerpt.from, '…');
      const place = { passage: 1, of: 1, line: 1, codePoints: { from: 0, to: 0 }, words };
      const text = excerpt.annotation?.quotation.exact ?? words;
      return Promise.resolve({ ...excerpt, text, place: excerpt.anchor.kind === 'lost' ? null : place });
    },
  };
  const cut = new Set<string>();
  const look = (cell: Cell): void => void (isCut(cell) && cut.add(cell));
  for (const { columns, rows } of sheetsOf({ ...evidence, quotations }, options, unread)) {
    for (const { title } of columns) look(title);
    for await (const row of rows) row.forEach(look);
  }
  return cut.size;
}

/** All characters of all texts in a value, and a few for what stands between them in a cell. */
function charactersIn(value: unknown): number {
  if (typeof value === 'string') return value.length + 3;
  if (typeof value !== 'object' || value === null) return 0;
  return Object.values(value).reduce((sum: number, one) => sum + charactersIn(one), 0);
}

/** Sheet by sheet, a row a line, its cells cut to the width of their columns. */
async function* asLines(sheets: readonly Sheet[]): AsyncGenerator<string, void> {
  let gap = '';
  for (const { name, columns, rows } of sheets) {
    const line = (cells: readonly Cell[]): string =>
      cells
        .map((cell, at) => fitted(cellWords(cell), columns[at]!.width))
        .join('  ')
        .trimEnd();
    yield `${gap}[${name}]\n${line(columns.map(({ title }) => title))}\n`;
    for await (const row of rows) yield `${line(row)}\n`;
    gap = '\n';
  }
}

/** A cell a piece, whole. */
async function* asWords(sheets: readonly Sheet[]): AsyncGenerator<string, void> {
  for (const { name, columns, rows } of sheets) {
    yield* [name, ...columns.map(({ title }) => title)];
    for await (const row of rows) {
      for (const cell of row) if (typeof cell !== 'number') yield cellWords(cell);
    }
  }
}

function fitted(text: string, width: number): string {
  const words = [...text.slice(0, 8 * width).replace(/\s+/gu, ' ')];
  return (words.length > width ? [...words.slice(0, width - 1), '…'] : words).join('').padEnd(width);
}
