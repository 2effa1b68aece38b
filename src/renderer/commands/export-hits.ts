import { concordanceToCsv } from '../../core/exchange/concordance-csv.ts';
import { hitsToCsv } from '../../core/exchange/hits-csv.ts';
import { fail, ok } from '../../core/model/result.ts';
import type { Result } from '../../core/model/result.ts';
import type { ConcordanceQuestion, Question } from '../../core/ports/finder.ts';
import type { Desk } from './desk.ts';
import { saveBytes } from './save-bytes.ts';

/** Hits asked for at once: few enough to hold their texts, enough that ranking them again costs little. */
const atOnce = 5_000;

type Saved = Result<{ readonly where: string } | null>;
/** Rows that are ready, of all. */
type Told = (done: number, of: number) => void;

/** Saves all passages of a search, in its order, as CSV; null if the person changed their mind. */
export async function savePassages(
  desk: Desk,
  asked: Omit<Question, 'offset' | 'limit'>,
  fileName: string,
  told: Told = () => {},
): Promise<Saved> {
  const { snapshot } = desk.store;
  const definitions = [...snapshot.rows('attributes').values()];
  const documents = snapshot.rows('documents');
  const pieces = inPieces(hitsToCsv([], definitions), told, async (offset) => {
    const answer = await desk.finder.search({ ...asked, offset, limit: atOnce });
    if (!answer.ok) return answer;
    const { total, hits } = answer.value;
    const rows = hits.flatMap((hit) => {
      const document = documents.get(hit.documentId);
      return document ? [{ ...hit, document }] : [];
    });
    return ok({ total, count: hits.length, csv: hitsToCsv(rows, definitions) });
  });
  return saveBytes(desk.host, fileName, 'text/csv', pieces);
}

/** Saves all lines of a concordance, in its order, as CSV; null if the person changed their mind. */
export async function saveConcordance(
  desk: Desk,
  asked: Omit<ConcordanceQuestion, 'offset' | 'limit'>,
  fileName: string,
  told: Told = () => {},
): Promise<Saved> {
  const { snapshot } = desk.store;
  const definitions = [...snapshot.rows('attributes').values()];
  const documents = snapshot.rows('documents');
  const pieces = inPieces(concordanceToCsv([], definitions), told, async (offset) => {
    const { query, anyWord, furniture, sort } = asked;
    const answer = await desk.finder.concordance({ query, anyWord, furniture, sort, offset, limit: atOnce });
    if (!answer.ok) return answer;
    const { total, lines } = answer.value;
    const rows = lines.flatMap((line) => {
      const document = documents.get(line.documentId);
      return document ? [{ ...line, document }] : [];
    });
    return ok({ total, count: lines.length, csv: concordanceToCsv(rows, definitions) });
  });
  return saveBytes(desk.host, fileName, 'text/csv', pieces);
}

interface Part {
  readonly total: number;
  /** How many of them this part brings. */
  readonly count: number;
  /** With the header. */
  readonly csv: string;
}

/** Rows in parts that fit together: if the answer changes between two of them, nothing is saved of it. */
async function* inPieces(
  header: string,
  told: Told,
  partAt: (offset: number) => Promise<Result<Part>>,
): AsyncGenerator<Result<Uint8Array<ArrayBuffer>>, void> {
  const encoder = new TextEncoder();
  yield ok(encoder.encode(header));
  let of: number | null = null;
  for (let offset = 0; of === null || offset < of;) {
    const part = await partAt(offset);
    if (!part.ok) return yield part;
    const { total, count, csv } = part.value;
    if ((of !== null && total !== of) || (count === 0 && offset < total)) return yield fail('changed-elsewhere');
    of = total;
    offset += count;
    yield ok(encoder.encode(csv.slice(header.length)));
    told(offset, total);
    if (count === 0) break;
  }
}
