import { trimRange } from '../../core/text/trim-range.ts';
import { concordanceToCsv } from '../../core/exchange/concordance-csv.ts';
import { hitsToCsv } from '../../core/exchange/hits-csv.ts';
import type { Id } from '../../core/model/id.ts';
import type { AttributeDefinition, Document } from '../../core/model/records.ts';
import { fail, ok } from '../../core/model/result.ts';
import type { Result } from '../../core/model/result.ts';
import type { ConcordanceQuestion, Question } from '../../core/ports/finder.ts';
import type { Hit } from '../../core/search/question.ts';
import type { Desk } from './desk.ts';
import { saveBytes } from './save-bytes.ts';

/** Hits asked for at once: few enough to hold their texts, enough that ranking them again costs little. */
const atOnce = 5_000;

type Saved = Result<{ readonly where: string } | null>;
/** Rows that are ready, of all. */
type Told = (done: number, of: number) => void;

/**
 * Saves all passages of a search, in its order, as CSV, without the blanks and line ends around them; null if the person
 * changed their mind.
 */
export function savePassages(
  desk: Desk,
  asked: Omit<Question, 'offset' | 'limit'>,
  fileName: string,
  told: Told = () => {},
): Promise<Saved> {
  const pieces = inPieces(desk, hitsToCsv, told, async (offset: number) => {
    const answer = await desk.finder.search({ ...asked, offset, limit: atOnce });
    if (!answer.ok) return answer;
    const found = answer.value.hits.map((hit) => withAnnotations(desk, trimmed(hit)));
    return ok({ total: answer.value.total, found });
  });
  return saveBytes(desk.host, fileName, 'text/csv', pieces);
}

/** Saves all lines of a concordance, in its order, as CSV; null if the person changed their mind. */
export function saveConcordance(
  desk: Desk,
  { query, anyWord, furniture, sort, librarySort }: Omit<ConcordanceQuestion, 'offset' | 'limit'>,
  fileName: string,
  told: Told = () => {},
): Promise<Saved> {
  const pieces = inPieces(desk, concordanceToCsv, told, async (offset: number) => {
    const part = { sort, offset, limit: atOnce, ...(librarySort ? { librarySort } : {}) };
    const answer = await desk.finder.concordance({ query, anyWord, furniture, ...part });
    return answer.ok ? ok({ total: answer.value.total, found: answer.value.lines }) : answer;
  });
  return saveBytes(desk.host, fileName, 'text/csv', pieces);
}

/** A hit without the white space around its words. */
function trimmed(hit: Hit): Hit {
  const { from, to } = trimRange(hit.text, { from: 0, to: hit.text.length });
  return { ...hit, from: hit.from + from, to: hit.from + to, text: hit.text.slice(from, to) };
}

/** A hit with the ids of the annotations that share words with it. Lost ones stand nowhere. */
function withAnnotations({ store }: Desk, hit: Hit) {
  const marks = store.snapshot
    .annotationsOf(hit.documentId)
    .filter(
      ({ version, anchor, from, to }) =>
        version === hit.version && anchor.kind !== 'lost' && from < hit.to && hit.from < to,
    );
  return { ...hit, annotationIds: marks.map(({ id }) => id) };
}

interface Part<F> {
  readonly total: number;
  readonly found: readonly F[];
}

/** Rows in parts that fit together: if the answer changes between two of them, nothing is saved of it. */
async function* inPieces<F extends { readonly documentId: Id }>(
  desk: Desk,
  toCsv: (
    rows: Iterable<NoInfer<F> & { readonly document: Document }>,
    definitions: readonly AttributeDefinition[],
  ) => string,
  told: Told,
  partAt: (offset: number) => Promise<Result<Part<F>>>,
): AsyncGenerator<Result<Uint8Array<ArrayBuffer>>, void> {
  const { snapshot } = desk.store;
  const definitions = [...snapshot.rows('attributes').values()];
  const documents = snapshot.rows('documents');
  const encoder = new TextEncoder();
  const header = toCsv([], definitions);
  yield ok(encoder.encode(header));
  let of: number | null = null;
  for (let offset = 0; of === null || offset < of;) {
    const part = await partAt(offset);
    if (!part.ok) return yield part;
    const { total, found } = part.value;
    const count = found.length;
    if ((of !== null && total !== of) || (count === 0 && offset < total)) return yield fail('changed-elsewhere');
    of = total;
    offset += count;
    const rows = found.flatMap((one) => {
      const document = documents.get(one.documentId);
      return document ? [{ ...one, document }] : [];
    });
    yield ok(encoder.encode(toCsv(rows, definitions).slice(header.length)));
    told(offset, total);
    if (count === 0) break;
  }
}
