import type { FamiliesQuestion, Family } from '../../core/ports/compare.ts';
import { familiesToCsv } from '../../core/exchange/families-csv.ts';
import type { SharedPlace } from '../../core/exchange/families-csv.ts';
import { currentVersion } from '../../core/model/records.ts';
import { ok } from '../../core/model/result.ts';
import type { Result } from '../../core/model/result.ts';
import type { Desk } from './desk.ts';
import { saveBytes } from './save-bytes.ts';

/** More than any project has. */
const all = Number.MAX_SAFE_INTEGER;

/**
 * Saves all shared passages that the filter leaves, in the order in which they are shown, as CSV; null if the person
 * changed their mind. `told` hears how many of them are written.
 */
export function saveFamilies(
  desk: Desk,
  filter: Omit<FamiliesQuestion, 'offset' | 'limit'>,
  fileName: string,
  told: (done: number, of: number) => void = () => {},
): Promise<Result<{ readonly where: string } | null>> {
  return saveBytes(desk.host, fileName, 'text/csv', inPieces(desk, filter, told));
}

/** A piece for each family, so that the texts of one are in memory at most one after the other. */
async function* inPieces(
  desk: Desk,
  filter: Omit<FamiliesQuestion, 'offset' | 'limit'>,
  told: (done: number, of: number) => void,
): AsyncGenerator<Result<Uint8Array<ArrayBuffer>>, void> {
  const definitions = [...desk.store.snapshot.rows('attributes').values()];
  const encoder = new TextEncoder();
  const header = familiesToCsv([], definitions);
  const answer = await desk.comparer.families({ ...filter, offset: 0, limit: all }, `export ${desk.newId()}`);
  if (!answer.ok) return yield answer;
  yield ok(encoder.encode(header));
  const { families } = answer.value;
  for (const [at, family] of families.entries()) {
    const places = await placesOf(desk, family, at + 1);
    if (!places.ok) return yield places;
    yield ok(encoder.encode(familiesToCsv(places.value, definitions).slice(header.length)));
    told(at + 1, families.length);
  }
}

/** Where a family stands, with the words; what was removed meanwhile is left out. */
async function placesOf(desk: Desk, family: Family, number: number): Promise<Result<SharedPlace[]>> {
  const { kind, documents } = family;
  const places: SharedPlace[] = [];
  for (const { documentId, from, to, words } of family.members) {
    const document = desk.store.snapshot.rows('documents').get(documentId);
    if (!document) continue;
    const { textId, number: version } = currentVersion(document);
    const text = await desk.store.text(textId);
    if (!text.ok) return text;
    const said = text.value.text.slice(from, to);
    places.push({ number, kind, documents, document, version, text: said, words, from, to });
  }
  return ok(places);
}
