import { trimRange } from '../../core/text/trim-range.ts';
import { concordanceTable } from '../../core/exchange/concordance-sheet.ts';
import { notHeld } from '../../core/exchange/not-covered.ts';
import { hitsTable } from '../../core/exchange/hits-sheet.ts';
import type { Id } from '../../core/model/id.ts';
import type { TableColumns } from '../../core/exchange/saved-table.ts';
import type { AttributeDefinition, Document } from '../../core/model/records.ts';
import { fail, ok } from '../../core/model/result.ts';
import type { Result } from '../../core/model/result.ts';
import type { ConcordanceQuestion, DocumentsTaken, Hit, Whole, WholeQuestion } from '../../core/ports/finder.ts';
import type { CountedAs } from '../../core/exchange/counted-as.ts';
import { countHits } from './count-hits.ts';
import type { CountBy } from './count-hits.ts';
import type { Desk } from './desk.ts';
import { leftOutOf } from './left-out.ts';
import { rowsInParts } from './rows-in-parts.ts';
import { saveTable } from './save-table.ts';
import type { TableFile } from './save-table.ts';
import { coverageOf, documentsNow, takeWhole } from './take-whole.ts';
import type { Coverage, Going } from './take-whole.ts';

/** Hits asked for at once: few enough to hold their texts, enough that ranking them again costs little. */
const atOnce = 5_000;

type Saved = Result<({ readonly where: string } & Coverage) | null>;

/**
 * Saves all passages of a search, in its order, as a table, without the blanks and line ends around them; null if the person
 * changed their mind. Of the documents that are in the project now, once all are indexed. Where they are not counted
 * one `by` one, the file says what each counts as.
 */
export function savePassages(
  desk: Desk,
  asked: WholeQuestion,
  file: TableFile,
  going: Going = {},
  by: CountBy = 'documents',
): Promise<Saved> {
  return saveParts(desk, asked, by, hitsTable, file, going, async (documents: DocumentsTaken, offset: number) => {
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
  file: TableFile,
  going: Going = {},
  by: CountBy = 'documents',
): Promise<Saved> {
  const asked = { query, anyWord, furniture, sort, ...(librarySort ? { librarySort } : {}) };
  return saveParts(desk, asked, by, concordanceTable, file, going, (documents: DocumentsTaken, offset: number) =>
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

type Columns<F> = (
  definitions: readonly AttributeDefinition[],
  said: readonly string[],
  counted: CountedAs | null,
) => TableColumns<NoInfer<F> & { readonly document: Document }>;
type PartAt<F> = (documents: DocumentsTaken, offset: number) => Promise<Result<Whole<F>>>;

async function saveParts<F extends { readonly documentId: Id }>(
  desk: Desk,
  asked: Omit<WholeQuestion, 'order'>,
  by: CountBy,
  columnsOf: Columns<F>,
  { name, format, title, about }: TableFile,
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
  // What is said of all of it stands at its beginning.
  const first = await partAt(documents.value, 0);
  if (!first.ok) return first;
  const { uncovered } = first.value;
  const said = [...notHeld({ uncovered, leftOut: leftOut.value }), ...(counted ? [counted.said] : [])];
  const columns = columnsOf([...desk.store.snapshot.rows('attributes').values()], said, counted);
  const parts = inParts(desk, first.value, going, (offset) => partAt(documents.value, offset));
  const table = {
    title,
    about: [...about, ...said.map((words) => ({ label: 'remark', words }))],
    header: columns.header,
    rows: rowsInParts(columns, parts, said),
  };
  const saved = await saveTable(desk, table, format, name, going.signal);
  if (!saved.ok || saved.value === null) return saved as Result<null>;
  return ok({ ...saved.value, ...coverageOf(desk, documents.value, uncovered) });
}

/** What is found in parts that fit together: if the answer changes between two of them, nothing is saved of it. */
async function* inParts<F extends { readonly documentId: Id }>(
  desk: Desk,
  first: Whole<F>,
  { told = () => undefined, signal }: Going,
  partAt: (offset: number) => Promise<Result<Whole<F>>>,
): AsyncGenerator<Result<readonly (F & { readonly document: Document })[]>, void> {
  const rows = desk.store.snapshot.rows('documents');
  const { total, uncovered } = first;
  for (let [offset, part] = [0, first]; ;) {
    const count = part.found.length;
    const fits = part.total === total && part.uncovered === uncovered;
    if (!fits || (count === 0 && offset < total)) return yield fail('changed-elsewhere');
    yield ok(
      part.found.flatMap((one) => {
        const document = rows.get(one.documentId);
        return document ? [{ ...one, document }] : [];
      }),
    );
    offset += count;
    told(offset, total, 'doing');
    if (count === 0 || offset >= total) return;
    if (signal?.aborted) return yield fail('cancelled');
    const next = await partAt(offset);
    if (!next.ok) return yield next;
    part = next.value;
  }
}
