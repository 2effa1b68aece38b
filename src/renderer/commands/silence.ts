import { silenceOf } from '../../core/compare/claim-matrix.ts';
import type { MatrixColumn } from '../../core/compare/claim-matrix.ts';
import { ok } from '../../core/model/result.ts';
import type { Result } from '../../core/model/result.ts';
import type { CellState, Party, SilenceProof } from '../../core/model/records.ts';
import type { Desk } from './desk.ts';
import { takeWhole } from './take-whole.ts';
import type { Going } from './take-whole.ts';

/** What a search found in one column. */
export interface ColumnSearched {
  readonly party: Party;
  /** In how many passages the words stand. */
  readonly found: number;
  /** What may be said of it by this search; null: nothing. */
  readonly state: Extract<CellState, 'silent' | 'no-document'> | null;
  readonly proof: SilenceProof;
}

/**
 * Looks for words in the documents of each column. What could not be searched is no proof: a document that has no index does
 * not count, and a column of only such ones is left alone.
 */
export async function searchSilence(
  desk: Desk,
  columns: readonly MatrixColumn[],
  query: string,
  anyWord: boolean,
  going: Going = {},
): Promise<Result<readonly ColumnSearched[]>> {
  const date = desk.now();
  const searched: ColumnSearched[] = [];
  for (const { party, documentIds } of columns) {
    const documents = { id: desk.newId(), documents: documentIds };
    const question = { query, anyWord, order: 'document', furniture: false } as const;
    const taken = await takeWhole(desk, documents, (finder) => finder.takePlaces(documents, question), going);
    if (!taken.ok) return taken;
    const { total: found, uncovered } = taken.value;
    const many = documentIds.length - uncovered;
    const state = many === 0 && uncovered > 0 ? null : silenceOf(many, found);
    searched.push({ party, found, state, proof: { searches: [{ query, anyWord, found }], searched: many, date } });
  }
  return ok(searched);
}
