import { planEdits, planTable } from '../../core/attributes/take-table.ts';
import type { ShownNames, TakenTable, TakePlan } from '../../core/attributes/take-table.ts';
import type { Table } from '../../core/attributes/edit-cells.ts';
import type { NamedDocument } from '../../core/attributes/match-files.ts';
import type { PathPattern } from '../../core/attributes/path-pattern.ts';
import { decodePlainText } from '../../core/decode/plain-text.ts';
import { separatedRows } from '../../core/text/separated-rows.ts';
import type { Id } from '../../core/model/id.ts';
import { fail, ok } from '../../core/model/result.ts';
import type { Result } from '../../core/model/result.ts';
import { folderNames } from '../../core/search/library-order.ts';
import type { Desk } from './desk.ts';

/** A table that a person picked, and the name of its file. */
export interface PickedTable {
  readonly name: string;
  readonly table: TakenTable;
}

/** In bytes. */
const largest = 64 * 1024 * 1024;

/** Lets the person pick a table of values (CSV, TSV); null if they changed their mind. Only the first of several is read. */
export async function pickTable({ host }: Pick<Desk, 'host'>): Promise<Result<PickedTable | null>> {
  const picked = await host.openFiles('files');
  if (!picked.ok || picked.value === null) return picked as Result<null>;
  try {
    const batch = await host.pullFiles(picked.value.id, largest);
    if (!batch.ok) return batch;
    const [entry] = batch.value.entries;
    if (entry === undefined) return ok(null);
    if (entry.kind !== 'file') return fail(entry.problem === 'too-large' ? 'not-a-table' : 'unreadable', entry.path);
    const decoded = decodePlainText(entry.bytes);
    const [header, ...rows] = decoded.ok ? separatedRows(decoded.value.text) : [];
    if (header === undefined || header.length < 2 || rows.length === 0) return fail('not-a-table', entry.path);
    return ok({ name: entry.path, table: { header, rows } });
  } finally {
    await host.closeFiles(picked.value.id);
  }
}

/** The documents by what a table or a pattern may call them: with the folders that the library shows. */
export function namedDocuments({ store: { snapshot } }: Pick<Desk, 'store'>): readonly NamedDocument[] {
  const imports = snapshot.rows('imports');
  return [...snapshot.rows('documents').values()].map(({ id, path, title, importId }) => {
    const from = imports.get(importId);
    const name = path.split('/').at(-1)!;
    return { id, path: from ? [...folderNames(from, path), name].join('/') : path, title: title.value };
  });
}

/** Ids for the columns that a plan makes, the same in each plan that begins with them: so two plans can be compared. */
export type PlanIds = () => () => Id;

/** Ids for the plans of one table or pattern. */
export function planIds(desk: Pick<Desk, 'newId'>): PlanIds {
  const ids: Id[] = [];
  return () => {
    let at = 0;
    return () => (ids[at++] ??= desk.newId());
  };
}

/** How plans are made: what columns are called on the screen, and with which ids. */
export interface Planning {
  readonly shown: ShownNames;
  readonly ids: PlanIds;
}

/** What taking the table in would do now. `key`: the column that names the files; without, the one that seems to. */
export function planOfTable(
  desk: Desk,
  table: Table,
  taken: TakenTable,
  { shown, ids, key }: Planning & { readonly key?: number | undefined },
): TakePlan {
  const options = { newId: ids(), shown, ...(key !== undefined && { key }) };
  return planTable(table, namedDocuments(desk), taken, options);
}

/** What the names of folders and files say, and of how many documents they say nothing. */
export type PatternPlan = ReturnType<typeof planEdits> & {
  readonly matched: number;
  readonly unmatched: readonly string[];
};

/** What a pattern over the names of folders and files would do now. */
export function planOfPattern(desk: Desk, table: Table, pattern: PathPattern, { shown, ids }: Planning): PatternPlan {
  const values = new Map<string, (readonly [Id, string])[]>(pattern.columns.map((name) => [name, []]));
  const unmatched: string[] = [];
  let matched = 0;
  for (const { id, path } of namedDocuments(desk)) {
    const found = pattern.valuesOf(path);
    if (found === null) unmatched.push(path);
    else matched++;
    for (const [name, value] of found ?? []) values.get(name)!.push([id, value]);
  }
  const options = { newId: ids(), shown };
  return { ...planEdits(table, pattern.columns, (name) => values.get(name) ?? [], options), matched, unmatched };
}
