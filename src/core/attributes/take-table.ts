import { nameProblem, newAttribute } from '../model/attributes.ts';
import type { NameProblem } from '../model/attributes.ts';
import { cleanName } from '../model/clean-name.ts';
import { added, sequence } from '../model/diff.ts';
import type { Diff } from '../model/diff.ts';
import type { Id } from '../model/id.ts';
import { queryName } from '../model/query-name.ts';
import type { AttributeDefinition, Document } from '../model/records.ts';
import { foldWord } from '../text/fold.ts';
import { editCells } from './edit-cells.ts';
import type { CellEdit, ColumnId, Table } from './edit-cells.ts';
import { FileMatcher, isFileTitle } from './match-files.ts';
import type { NamedDocument } from './match-files.ts';
import { typeOfValues } from './values.ts';

/** What a table from outside says: names of columns above rows of values. */
export interface TakenTable {
  readonly header: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** What becomes of a column: a known one, a new one, the one that names the files, or nothing, and why. */
export type TakenColumn = { readonly name: string } & (
  | { readonly kind: 'known'; readonly column: ColumnId }
  | { readonly kind: 'new'; readonly definition: AttributeDefinition }
  | { readonly kind: 'key' }
  | { readonly kind: 'passed-over'; readonly why: NameProblem | 'no-values' | 'twice' | 'event-sets' }
);

/** What taking it in would do, before it is done. */
export interface TakePlan {
  readonly columns: readonly TakenColumn[];
  /** Which of them names the files. */
  readonly key: number;
  /** Rows of which each means one document. */
  readonly matched: number;
  /** The names of rows that mean none, several, or a document that an earlier row means. */
  readonly unmatched: readonly string[];
  readonly ambiguous: readonly string[];
  readonly repeated: readonly string[];
  /** Cells that would say something else than now, in how many documents, and how many hold what is not of their type. */
  readonly cells: number;
  readonly documents: number;
  readonly invalid: number;
  /** Words for languages that are none. */
  readonly refused: readonly string[];
  /** How many of the cells hold something else now. */
  readonly overwritten: number;
  /** Up to a hundred of the cells, to look at, those that hold something first. */
  readonly examples: readonly PlannedCell[];
  readonly diff: Diff;
}

/** A cell that would say something else: what it holds now and would hold then, as it is stored; empty for nothing. */
export interface PlannedCell extends Pick<CellEdit, 'documentId' | 'column'> {
  readonly before: string;
  readonly after: string;
}

/** How a column is called beside its own name: `Outlet` of `outlet`, as the reader's screen shows it. */
export type ShownNames = Readonly<Record<string, string>>;

const mostExamples = 100;

/**
 * Finds the column that names the files, if `key` does not say which, and what each row would change. An empty cell says nothing. Columns that are not there become new ones, of the type that their values have.
 */
export function planTable(
  table: Table,
  named: readonly NamedDocument[],
  { header, rows }: TakenTable,
  { newId, shown = {}, key: chosen }: { readonly newId: () => Id; readonly shown?: ShownNames; readonly key?: number },
): TakePlan {
  const matcher = new FileMatcher(named);
  const key = chosen ?? keyColumn(matcher, { header, rows });
  const columns = columnsOf(table, { header, rows }, key, { newId, shown });
  const ids = new Set<Id>();
  const left = { unmatched: [] as string[], ambiguous: [] as string[], repeated: [] as string[] };
  const edits: CellEdit[] = [];
  for (const row of rows) {
    const name = row[key] ?? '';
    const match = matcher.match(name);
    if (match.kind !== 'one') left[match.kind === 'none' ? 'unmatched' : 'ambiguous'].push(name);
    else if (ids.has(match.id)) left.repeated.push(name);
    else {
      ids.add(match.id);
      edits.push(...editsOf(match.id, row, columns));
    }
  }
  return { columns, key, matched: ids.size, ...left, ...outcome(table, columns, edits) };
}

function editsOf(documentId: Id, row: readonly string[], columns: readonly TakenColumn[]): readonly CellEdit[] {
  return columns.flatMap((one, at): CellEdit[] => {
    const typed = row[at] ?? '';
    if (typed.trim() === '' || (one.kind !== 'known' && one.kind !== 'new')) return [];
    return [{ documentId, column: one.kind === 'known' ? one.column : one.definition.id, typed }];
  });
}

/** The same for values that come from anywhere, e.g. from the names of folders. */
export function planEdits(
  table: Table,
  names: readonly string[],
  valuesOf: (name: string) => readonly (readonly [Id, string])[],
  options: { readonly newId: () => Id; readonly shown?: ShownNames },
): Pick<TakePlan, 'columns' | 'cells' | 'documents' | 'invalid' | 'refused' | 'overwritten' | 'examples' | 'diff'> {
  const rows = names.map((name) => valuesOf(name).map(([, value]) => value));
  const values = { header: names, rows: transposed(rows) };
  const columns = columnsOf(table, values, -1, { shown: {}, ...options });
  const edits = columns.flatMap((one, at): CellEdit[] => {
    if (one.kind !== 'known' && one.kind !== 'new') return [];
    const column = one.kind === 'known' ? one.column : one.definition.id;
    return valuesOf(names[at]!).map(([documentId, typed]) => ({ documentId, column, typed }));
  });
  return { columns, ...outcome(table, columns, edits) };
}

function transposed(columns: readonly (readonly string[])[]): readonly (readonly string[])[] {
  const length = Math.max(0, ...columns.map((column) => column.length));
  return Array.from({ length }, (_, at) => columns.map((column) => column[at] ?? ''));
}

function outcome(table: Table, columns: readonly TakenColumn[], edits: readonly CellEdit[]) {
  const made = columns.flatMap((one) => (one.kind === 'new' ? [one.definition] : []));
  const attributes = new Map([...table.attributes, ...made.map((one) => [one.id, one] as const)]);
  const all = { ...table, attributes };
  const { diff, cells, documents, invalid, refused } = editCells(all, edits, { confirms: false });
  const planned = edits.flatMap(({ documentId, column }): PlannedCell[] => {
    const pair = diff.documents?.[documentId];
    const [before, after] = [heldAt(pair?.[0], column), heldAt(pair?.[1], column)];
    return before === after ? [] : [{ documentId, column, before, after }];
  });
  const held = planned.filter(({ before }) => before !== '');
  const examples = [...held, ...planned.filter(({ before }) => before === '')].slice(0, mostExamples);
  return {
    cells,
    documents,
    invalid,
    refused,
    overwritten: held.length,
    examples,
    diff: sequence(added('attributes', ...made), diff),
  };
}

/**
 * The column that names the files: one that is called so and means documents; else the one that means most of them by whole
 * names, for counts and years may be the names of files without their ending by chance; else the one that means most.
 */
function keyColumn(matcher: FileMatcher, { header, rows }: TakenTable): number {
  const columns = header.map((title, at) => {
    const [all, whole] = [new Set<Id>(), new Set<Id>()];
    for (const row of rows) {
      const match = matcher.match(row[at] ?? '');
      if (match.kind !== 'one') continue;
      all.add(match.id);
      if (match.whole) whole.add(match.id);
    }
    return { at, isTitled: isFileTitle(title), all: all.size, whole: whole.size };
  });
  const most = Math.max(0, ...columns.map(({ all }) => all));
  const ranked = columns.map(({ at, isTitled, all, whole }) => {
    const isMeant = isTitled && (whole > 0 || all * 2 >= most);
    return { at, rank: [Number(isMeant), whole * 2 >= most ? whole : 0, all] };
  });
  const better = (a: readonly number[], b: readonly number[]) => b[0]! - a[0]! || b[1]! - a[1]! || b[2]! - a[2]!;
  return ranked.sort((a, b) => better(a.rank, b.rank) || a.at - b.at)[0]?.at ?? 0;
}

function heldAt(document: Document | null | undefined, column: ColumnId): string {
  if (!document) return '';
  if (column === 'title') return document.title.value;
  return (column === 'lang' ? document.language : document.attributes[column]?.value) ?? '';
}

function columnsOf(
  { attributes, languages }: Table,
  { header, rows }: TakenTable,
  key: number,
  { newId, shown }: { readonly newId: () => Id; readonly shown: ShownNames },
): readonly TakenColumn[] {
  const all = new Map(attributes);
  const names = header.map(cleanName);
  const known = knownColumns(attributes, names, key, shown);
  return names.map((name, at): TakenColumn => {
    if (at === key) return { kind: 'key', name };
    const column = known[at]!;
    if (column === 'twice') return { kind: 'passed-over', name, why: 'twice' };
    if (column !== null) return { kind: 'known', name, column: column.id };
    // A table that was saved here says under this name which event sets a document is in.
    if (queryName(name) === 'sets') return { kind: 'passed-over', name, why: 'event-sets' };
    const problem = nameProblem(all, name);
    if (problem !== null) return { kind: 'passed-over', name, why: problem };
    const values = rows.map((row) => row[at] ?? '').filter((value) => value.trim() !== '');
    if (values.length === 0) return { kind: 'passed-over', name, why: 'no-values' };
    const definition = newAttribute(all, { id: newId(), name, type: typeOfValues(values, { languages }) });
    all.set(definition.id, definition);
    return { kind: 'new', name, definition };
  });
}

/**
 * The column that each name means, null for one that is not here. A name goes first to the column that is called just so, for
 * `pärty` and `Party` may both be there; what is left, to one that differs in case, then in accents. `twice`: an earlier name
 * means that column, and no new one could be called so.
 */
function knownColumns(
  attributes: ReadonlyMap<Id, AttributeDefinition>,
  names: readonly string[],
  key: number,
  shown: ShownNames,
): readonly ({ readonly id: ColumnId } | 'twice' | null)[] {
  const found: ({ readonly id: ColumnId } | 'twice' | null)[] = names.map(() => null);
  const used = new Set<ColumnId>();
  for (const likeness of likenesses) {
    for (const [at, name] of names.entries()) {
      if (at === key || found[at] !== null) continue;
      const meant = columnsNamed(attributes, name, shown, likeness);
      const id = meant.find((one) => !used.has(one));
      if (id !== undefined) {
        used.add(id);
        found[at] = { id };
      } else if (meant.length > 0 && likeness !== likenesses.at(-1)) found[at] = 'twice';
    }
  }
  return found;
}

/** How alike two names are, the most alike first. */
const likenesses: readonly ((name: string) => string)[] = [
  cleanName,
  (name) => queryName(name) || cleanName(name).toLowerCase(),
  (name) => foldWord(cleanName(name)),
];

/** How a table that is saved here calls what is no column of a person's own. */
const savedNames: ReadonlySet<string> = new Set(['path', 'title', 'language', 'sets']);

/** The columns that are called so: as the screen shows them, by their own name, their id, or how a query writes it. */
function columnsNamed(
  attributes: ReadonlyMap<Id, AttributeDefinition>,
  name: string,
  shown: ShownNames,
  likeness: (name: string) => string,
): readonly ColumnId[] {
  const wanted = likeness(name);
  if (wanted === '') return [];
  const pairs: (readonly [ColumnId, string])[] = [
    ...Object.entries(shown).filter(([id]) => attributes.has(id) || id === 'title' || id === 'lang'),
    ...[...attributes.values()].flatMap(({ id, name: own }) => [
      ...([own, id] as const).map((called) => [id, called] as const),
      // In older projects a column could be called as one that every saved table has: there it has a number behind its name.
      ...(savedNames.has(own.toLowerCase()) ? [[id, `${own} (2)`] as const] : []),
    ]),
    ...([
      ['title', 'title'],
      ['lang', 'lang'],
      ['lang', 'language'],
    ] as const),
  ];
  return [...new Set(pairs.filter(([, called]) => likeness(called) === wanted).map(([id]) => id))];
}
