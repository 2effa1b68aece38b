import { notCompared } from '../../core/exchange/families-sheet.ts';
import { shownPairs } from '../../core/compare/grid.ts';
import { gridTable } from '../../core/exchange/grid-sheet.ts';
import type { SharedPair } from '../../core/exchange/grid-sheet.ts';
import { documentOf } from '../../core/model/account.ts';
import type { Id } from '../../core/model/id.ts';
import { ok } from '../../core/model/result.ts';
import type { Result } from '../../core/model/result.ts';
import { nextTurn } from '../../core/ports/next-turn.ts';
import type { Grid, GridQuestion } from '../../core/ports/compare.ts';
import { SortedDocuments } from '../../core/search/library-order.ts';
import type { DocumentSort } from '../../core/search/library-order.ts';
import type { Desk } from './desk.ts';
import { rowsInParts } from './rows-in-parts.ts';
import { saveTable } from './save-table.ts';
import type { TableFile } from './save-table.ts';
import { unlessCancelled } from './unless-cancelled.ts';

/** Pairs that are written together. */
const atOnce = 2000;

/** What was saved, and which documents nothing is said of in it, because their texts could not be read. */
export interface SavedGrid {
  readonly where: string;
  readonly missing: readonly Id[];
}

/**
 * Saves every two documents that the grid shows as sharing something, in its order, as a table; null if the person changed
 * their mind. `told` hears how many documents are done. Once `signal` is aborted nothing more is written, what was there
 * before stays, and the answer is `cancelled`.
 */
export async function saveGrid(
  desk: Desk,
  question: GridQuestion,
  sort: DocumentSort,
  { name, format, title, about }: TableFile,
  told: (done: number, of: number) => void = () => {},
  signal?: AbortSignal,
): Promise<Result<SavedGrid | null>> {
  const ask = `export ${desk.newId()}`;
  const answer = await unlessCancelled(desk.comparer.grid(question, ask), signal);
  if (signal?.aborted) void desk.comparer.cancel(ask);
  if (!answer.ok) return answer;
  const { missing } = answer.value;
  const unread = missing.flatMap((id) => desk.store.snapshot.rows('documents').get(id) ?? []);
  const columns = gridTable(unread);
  const rows = rowsInParts(columns, partsOf(desk, answer.value, question, sort, told, signal), notCompared(unread));
  const saved = await saveTable(desk, { title, about, header: columns.header, rows }, format, name, signal);
  return saved.ok && saved.value !== null ? ok({ ...saved.value, missing }) : (saved as Result<null>);
}

async function* partsOf(
  { store }: Desk,
  grid: Grid,
  question: GridQuestion,
  sort: DocumentSort,
  told: (done: number, of: number) => void,
  signal: AbortSignal | undefined,
): AsyncGenerator<Result<readonly SharedPair[]>, void> {
  // As they are now: the rows are changed in place.
  const documents = new Map(store.snapshot.rows('documents'));
  const placeOf = new Map(grid.documentIds.map((id, place) => [id, place]));
  const rows = new Map(
    grid.documentIds.flatMap((id) => {
      const document = documentOf(documents, id);
      return document ? [[id, { ...document, id }] as const] : [];
    }),
  );
  const places = new SortedDocuments(sort).update(rows).map(({ id }) => placeOf.get(id)!);
  const appeared = (id: Id) => {
    const { date, outlet } = documentOf(documents, id)?.attributes ?? {};
    return { date: date?.value ?? null, outlet: outlet?.value ?? null };
  };
  let some: SharedPair[] = [];
  for (const { row, column, field } of shownPairs(grid, places, question, appeared)) {
    const [a, b] = [rows.get(grid.documentIds[row]!)!, rows.get(grid.documentIds[column]!)!];
    some.push({ a, b, ...field });
    if (some.length < atOnce) continue;
    yield ok(some);
    some = [];
    told(places.indexOf(row), places.length);
    const turn = await unlessCancelled(
      nextTurn().then(() => ok(null)),
      signal,
    );
    if (!turn.ok) return yield turn;
  }
  yield ok(some);
}
