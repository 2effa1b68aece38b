import type { FamiliesQuestion, Family, Member } from '../../core/ports/compare.ts';
import { familiesToCsv } from '../../core/exchange/families-csv.ts';
import type { SharedPlace } from '../../core/exchange/families-csv.ts';
import type { Id } from '../../core/model/id.ts';
import { currentVersion } from '../../core/model/records.ts';
import type { DocumentVersion } from '../../core/model/records.ts';
import { passageAt } from '../../core/text/around.ts';
import { fail, ok } from '../../core/model/result.ts';
import type { Result } from '../../core/model/result.ts';
import type { Desk } from './desk.ts';
import { saveBytes } from './save-bytes.ts';
import { unlessCancelled } from './unless-cancelled.ts';

/** More than any project has. */
const all = Number.MAX_SAFE_INTEGER;
/** Families whose texts are read together: many stand in the same texts. */
const atOnce = 100;

type Filter = Omit<FamiliesQuestion, 'offset' | 'limit'>;

/**
 * Saves all shared passages that the filter leaves, in the order in which they are shown, as CSV; null if the person
 * changed their mind. `told` hears how many of them are written. Once `signal` is aborted nothing more is written, what
 * was there before stays, and the answer is `cancelled`; it is `changed-elsewhere` if a text was changed meanwhile.
 */
export async function saveFamilies(
  desk: Desk,
  filter: Filter,
  fileName: string,
  told: (done: number, of: number) => void = () => {},
  signal?: AbortSignal,
): Promise<Result<SavedFamilies | null>> {
  let missing: readonly Id[] = [];
  const pieces = inPieces(desk, filter, { told, missing: (ids) => (missing = ids) }, signal);
  const saved = await saveBytes(desk.host, fileName, 'text/csv', pieces);
  return saved.ok && saved.value !== null ? ok({ ...saved.value, missing }) : (saved as Result<null>);
}

/** What was saved, and which documents nothing is said of in it, because their texts could not be read. */
export interface SavedFamilies {
  readonly where: string;
  readonly missing: readonly Id[];
}

async function* inPieces(
  desk: Desk,
  filter: Filter,
  tell: { told(done: number, of: number): void; missing(ids: readonly Id[]): void },
  signal: AbortSignal | undefined,
): AsyncGenerator<Result<Uint8Array<ArrayBuffer>>, void> {
  const definitions = [...desk.store.snapshot.rows('attributes').values()];
  const encoder = new TextEncoder();
  const versions = versionsOfNow(desk);
  const ask = `export ${desk.newId()}`;
  const answer = await unlessCancelled(desk.comparer.families({ ...filter, offset: 0, limit: all }, ask), signal);
  if (signal?.aborted) void desk.comparer.cancel(ask);
  if (!answer.ok) return yield answer;
  const { families, missing } = answer.value;
  tell.missing(missing);
  const documents = desk.store.snapshot.rows('documents');
  const unread = missing.flatMap((id) => documents.get(id) ?? []);
  const header = familiesToCsv([], definitions, unread, false);
  if (families.length === 0) yield ok(encoder.encode(familiesToCsv([], definitions, unread)));
  for (let at = 0; at < families.length; at += atOnce) {
    const part = families.slice(at, at + atOnce);
    const places = await unlessCancelled(placesOf(desk, part, at + 1, versions), signal);
    if (!places.ok) return yield places;
    const rows = familiesToCsv(places.value, definitions, unread, at === 0);
    yield ok(encoder.encode(at === 0 ? rows : rows.slice(header.length)));
    tell.told(at + part.length, families.length);
  }
  // It may have been given up while its last piece was written.
  if (signal?.aborted) yield fail('cancelled');
}

type Versions = ReadonlyMap<Id, DocumentVersion>;

/** The version that each document has now. The rows are changed in place. */
function versionsOfNow({ store }: Desk): Versions {
  return new Map([...store.snapshot.rows('documents').values()].map((one) => [one.id, currentVersion(one)]));
}

const changed = fail('changed-elsewhere', '', 'counted');

/** Where families stand in these versions, with the words. */
async function placesOf(
  desk: Desk,
  families: readonly Family[],
  firstNumber: number,
  versions: Versions,
): Promise<Result<SharedPlace[]>> {
  const documents = desk.store.snapshot.rows('documents');
  const ids = [...new Set(families.flatMap(({ members }) => members.map(({ documentId }) => documentId)))];
  const read = ids.flatMap((id) => versions.get(id) ?? []);
  if (read.length < ids.length) return changed;
  const said = await wordsOf(desk, families, ids, read);
  if (!said.ok) return said;
  const now = versionsOfNow(desk);
  if (ids.some((id, at) => now.get(id)?.textId !== read[at]!.textId)) return changed;
  const placeOf = (family: Family, number: number, member: Member): SharedPlace => ({
    ...member,
    number,
    kind: family.kind,
    documents: family.documents,
    document: documents.get(member.documentId)!,
    version: versions.get(member.documentId)!.number,
    ...said.value.get(member)!,
    covered: Number(((member.to - member.from) / versions.get(member.documentId)!.length).toFixed(4)),
  });
  return ok(families.flatMap((family, at) => family.members.map((one) => placeOf(family, firstNumber + at, one))));
}

/** The words of each member, and in which passage they begin. Each text is read once, and not kept. */
async function wordsOf(
  desk: Desk,
  families: readonly Family[],
  ids: readonly Id[],
  versions: readonly DocumentVersion[],
): Promise<Result<ReadonlyMap<Member, Pick<SharedPlace, 'text' | 'passage'>>>> {
  const byDocument = new Map<Id, Member[]>(ids.map((id) => [id, []]));
  for (const { members } of families) for (const member of members) byDocument.get(member.documentId)!.push(member);
  const said = new Map<Member, Pick<SharedPlace, 'text' | 'passage'>>();
  let at = 0;
  for await (const text of desk.store.texts(versions)) {
    if (!text.ok) return text.error.code === 'not-found' ? changed : text;
    const { text: words, division } = text.value;
    for (const member of byDocument.get(ids[at]!)!) {
      const passage = passageAt(division.starts, member.from) + 1;
      said.set(member, { text: words.slice(member.from, member.to), passage });
    }
    at++;
  }
  return ok(said);
}
