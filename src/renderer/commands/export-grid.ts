import { shownPairs } from '../../core/compare/grid.ts';
import { gridToCsv } from '../../core/exchange/grid-csv.ts';
import type { SharedPair } from '../../core/exchange/grid-csv.ts';
import { documentOf } from '../../core/model/account.ts';
import type { Id } from '../../core/model/id.ts';
import { ok } from '../../core/model/result.ts';
import type { Result } from '../../core/model/result.ts';
import { nextTurn } from '../../core/ports/next-turn.ts';
import type { Grid, GridQuestion } from '../../core/ports/compare.ts';
import { SortedDocuments } from '../../core/search/library-order.ts';
import type { DocumentSort } from '../../core/search/library-order.ts';
import type { Desk } from './desk.ts';
import { saveBytes } from './save-bytes.ts';
import { unlessCancelled } from './unless-cancelled.ts';

/** Pairs that are written together. */
const atOnce = 2000;

/** What was saved, and which documents nothing is said of in it, because their texts could not be read. */
export interface SavedGrid {
  readonly where: string;
  readonly missing: readonly Id[];
}

/**
 * Saves every two documents that the grid shows as sharing something, in its order, as CSV; null if the person changed
 * their mind. `told` hears how many documents are done. Once `signal` is aborted nothing more is written, what was there
 * before stays, and the answer is `cancelled`.
 */
export async function saveGrid(
  desk: Desk,
  question: GridQuestion,
  sort: DocumentSort,
  fileName: string,
  told: (done: number, of: number) => void = () => {},
  signal?: AbortSignal,
): Promise<Result<SavedGrid | null>> {
  let missing: readonly Id[] = [];
  async function* pieces(): AsyncGenerator<Result<Uint8Array<ArrayBuffer>>, void> {
    const ask = `export ${desk.newId()}`;
    const answer = await unlessCancelled(desk.comparer.grid(question, ask), signal);
    if (signal?.aborted) void desk.comparer.cancel(ask);
    if (!answer.ok) return yield answer;
    missing = answer.value.missing;
    yield* piecesOf(desk, answer.value, question, sort, told, signal);
  }
  const saved = await saveBytes(desk.host, fileName, 'text/csv', pieces());
  return saved.ok && saved.value !== null ? ok({ ...saved.value, missing }) : (saved as Result<null>);
}

async function* piecesOf(
  { store }: Desk,
  grid: Grid,
  question: GridQuestion,
  sort: DocumentSort,
  told: (done: number, of: number) => void,
  signal: AbortSignal | undefined,
): AsyncGenerator<Result<Uint8Array<ArrayBuffer>>, void> {
  const encoder = new TextEncoder();
  // As they are now: the rows are changed in place.
  const documents = new Map(store.snapshot.rows('documents'));
  const missing = grid.missing.flatMap((id) => documents.get(id) ?? []);
  const header = gridToCsv([], missing, false);
  let isFirst = true;
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
  const written = () => {
    const csv = gridToCsv(some, missing, isFirst);
    const piece = isFirst ? csv : csv.slice(header.length);
    isFirst = false;
    return ok(encoder.encode(piece));
  };
  for (const { row, column, field } of shownPairs(grid, places, question, appeared)) {
    const [a, b] = [rows.get(grid.documentIds[row]!)!, rows.get(grid.documentIds[column]!)!];
    some.push({ a, b, ...field });
    if (some.length < atOnce) continue;
    yield written();
    some = [];
    told(places.indexOf(row), places.length);
    const turn = await unlessCancelled(
      nextTurn().then(() => ok(null)),
      signal,
    );
    if (!turn.ok) return yield turn;
  }
  yield written();
}
