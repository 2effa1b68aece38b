import { trimRange } from '../../core/text/trim-range.ts';
import { concordanceToCsv } from '../../core/exchange/concordance-csv.ts';
import { notHeld } from '../../core/exchange/not-covered.ts';
import { hitsToCsv } from '../../core/exchange/hits-csv.ts';
import type { Id } from '../../core/model/id.ts';
import type { AttributeDefinition, Document } from '../../core/model/records.ts';
import { fail, ok } from '../../core/model/result.ts';
import type { Result } from '../../core/model/result.ts';
import type { ConcordanceQuestion, DocumentsTaken, Hit, Whole, WholeQuestion } from '../../core/ports/finder.ts';
import type { CountedAs } from '../../core/exchange/counted-as.ts';
import { countHits } from './count-hits.ts';
import type { CountBy } from './count-hits.ts';
import type { Desk } from './desk.ts';
import { leftOutOf } from './left-out.ts';
import { saveBytes } from './save-bytes.ts';
import { coverageOf, documentsNow, takeWhole } from './take-whole.ts';
import type { Coverage, Going } from './take-whole.ts';

/** Hits asked for at once: few enough to hold their texts, enough that ranking them again costs little. */
const atOnce = 5_000;

type Saved = Result<({ readonly where: string } & Coverage) | null>;

/**
 * Saves all passages of a search, in its order, as CSV, without the blanks and line ends around them; null if the person
 * changed their mind. Of the documents that are in the project now, once all are indexed. Where they are not counted
 * one `by` one, the file says what each counts as.
 */
export function savePassages(
  desk: Desk,
  asked: WholeQuestion,
  fileName: string,
  going: Going = {},
  by: CountBy = 'documents',
): Promise<Saved> {
  return saveParts(desk, asked, by, hitsToCsv, fileName, going, async (documents: DocumentsTaken, offset: number) => {
    const part = { ...asked, offset, limit: atOnce };
    const taken = await takeWhole(desk, documents, (finder) => finder.takeHits(documents, part), going);
    if (!taken.ok) return taken;
    return ok({ ...taken.value, found: taken.value.found.map((hit) => withAnnotations(desk, trimmed(hit))) });
  });
}

/** The same with all lines of a concordance. */
export function saveConcordance(
  desk: Desk,
  { query, anyWord, furniture, sort, librarySort }: Omit<ConcordanceQuestion, 'offset' | 'limit'>,
  fileName: string,
  going: Going = {},
  by: CountBy = 'documents',
): Promise<Saved> {
  const asked = { query, anyWord, furniture, sort, ...(librarySort ? { librarySort } : {}) };
  return saveParts(desk, asked, by, concordanceToCsv, fileName, going, (documents: DocumentsTaken, offset: number) =>
    takeWhole(desk, documents, (finder) => finder.takeLines(documents, { ...asked, offset, limit: atOnce }), going),
  );
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

type ToCsv<F> = (
  rows: Iterable<NoInfer<F> & { readonly document: Document }>,
  definitions: readonly AttributeDefinition[],
  said: readonly string[],
  counted: CountedAs | null,
  isFirst: boolean,
) => string;
type PartAt<F> = (documents: DocumentsTaken, offset: number) => Promise<Result<Whole<F>>>;

async function saveParts<F extends { readonly documentId: Id }>(
  desk: Desk,
  asked: Omit<WholeQuestion, 'order'>,
  by: CountBy,
  toCsv: ToCsv<F>,
  fileName: string,
  going: Going,
  partAt: PartAt<F>,
): Promise<Saved> {
  const documents = await documentsNow(desk);
  if (!documents.ok) return documents;
  const leftOut = await leftOutOf(desk, documents.value, asked, going);
  if (!leftOut.ok) return leftOut;
  const counting = await countHits(desk, documents.value, asked, by, going);
  if (!counting.ok) return counting;
  const counted = counting.value;
  let uncovered = 0;
  const said = (covered: number) => [
    ...notHeld({ uncovered: covered, leftOut: leftOut.value }),
    ...(counted ? [counted.said] : []),
  ];
  const parts = inPieces(desk, said, { toCsv, counted }, going, async (offset) => {
    const part = await partAt(documents.value, offset);
    if (part.ok) ({ uncovered } = part.value);
    return part;
  });
  const saved = await saveBytes(desk.host, fileName, 'text/csv', parts);
  if (!saved.ok || saved.value === null) return saved as Result<null>;
  return ok({ ...saved.value, ...coverageOf(desk, documents.value, uncovered) });
}

/** Rows in parts that fit together: if the answer changes between two of them, nothing is saved of it. */
async function* inPieces<F extends { readonly documentId: Id }>(
  desk: Desk,
  said: (uncovered: number) => readonly string[],
  { toCsv, counted }: { readonly toCsv: ToCsv<F>; readonly counted: CountedAs | null },
  { told = () => undefined, signal }: Going,
  partAt: (offset: number) => Promise<Result<Whole<F>>>,
): AsyncGenerator<Result<Uint8Array<ArrayBuffer>>, void> {
  const { snapshot } = desk.store;
  const definitions = [...snapshot.rows('attributes').values()];
  const rows = snapshot.rows('documents');
  const encoder = new TextEncoder();
  let first: Whole<F> | null = null;
  for (let offset = 0; first === null || offset < first.total;) {
    const part = await partAt(offset);
    if (!part.ok) return yield part;
    const { total, found, uncovered } = part.value;
    const count = found.length;
    const fits = first === null || (total === first.total && uncovered === first.uncovered);
    if (!fits || (count === 0 && offset < total)) return yield fail('changed-elsewhere');
    const known = found.flatMap((one) => {
      const document = rows.get(one.documentId);
      return document ? [{ ...one, document }] : [];
    });
    // What a file says of all of it stands at its beginning.
    const header = first === null ? '' : toCsv([], definitions, said(uncovered), counted, false);
    const csv = toCsv(known, definitions, said(uncovered), counted, first === null);
    yield ok(encoder.encode(csv.slice(header.length)));
    if (signal?.aborted) return yield fail('cancelled');
    first ??= part.value;
    offset += count;
    told(offset, total, 'doing');
    if (count === 0) break;
  }
}
