import { couldStand, silenceOf, wordsToSeek } from '../../core/compare/claim-matrix.ts';
import type { MatrixColumn, SoughtIn } from '../../core/compare/claim-matrix.ts';
import type { Id } from '../../core/model/id.ts';
import { currentVersion } from '../../core/model/records.ts';
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
 * not count, and a column of only such ones is left alone; so is one in whose language the words cannot stand.
 */
export async function searchSilence(
  desk: Desk,
  columns: readonly MatrixColumn[],
  query: string,
  anyWord: boolean,
  going: Going = {},
): Promise<Result<readonly ColumnSearched[]>> {
  const date = desk.now();
  const found: Searched[] = [];
  for (const { party, documentIds } of columns) {
    const documents = { id: desk.newId(), documents: documentIds };
    const question = { query, anyWord, order: 'document', furniture: false } as const;
    const taken = await takeWhole(desk, documents, (finder) => finder.takePlaces(documents, question), going);
    if (!taken.ok) return taken;
    const languages = documentIds.map((one) => desk.store.snapshot.rows('documents').get(one)?.language ?? null);
    found.push({ party, languages, total: taken.value.total, uncovered: taken.value.uncovered });
  }
  const foundIn = new Set(
    found.flatMap(({ total, languages }) => (total > 0 ? languages.filter((one) => one !== null) : [])),
  );
  return ok(
    found.map(({ party, total, uncovered, languages }) => {
      const many = languages.length - uncovered;
      const isUnsearched = many === 0 && uncovered > 0;
      const fits = languages.every((one) => couldStand(query, one, foundIn));
      const state = isUnsearched || (total === 0 && !fits) ? null : silenceOf(many, total);
      const searches = [{ query, anyWord, found: total }];
      return { party, found: total, state, proof: { searches, searched: many, date } };
    }),
  );
}

/** More documents, or code units, are not read for a proposal. */
const mostRead = 12;
const mostLength = 2_000_000;

/** Words to look for by which a claim would be found in some of these documents and not in all. */
export async function wordsThatTell({ store }: Desk, wording: string, documentIds: readonly Id[]): Promise<string> {
  const ids = [...new Set(documentIds)];
  const documents = ids.flatMap((id) => store.snapshot.rows('documents').get(id) ?? []);
  const length = documents.reduce((sum, document) => sum + currentVersion(document).length, 0);
  if (documents.length > mostRead || length > mostLength) return wordsToSeek(wording);
  const texts: SoughtIn[] = [];
  for (const document of documents) {
    const read = await store.text(currentVersion(document).textId);
    // Without it the words of the claim are proposed as they are.
    if (!read.ok) return wordsToSeek(wording);
    texts.push({ text: read.value.text, language: document.language });
  }
  return wordsToSeek(wording, texts);
}

interface Searched extends Pick<MatrixColumn, 'party'> {
  readonly languages: readonly (string | null)[];
  readonly total: number;
  readonly uncovered: number;
}
