import type { FamiliesQuestion, Family, Member } from '../../core/ports/compare.ts';
import { familiesTable, notCompared } from '../../core/exchange/families-sheet.ts';
import type { SharedPlace } from '../../core/exchange/families-sheet.ts';
import type { Id } from '../../core/model/id.ts';
import { currentVersion } from '../../core/model/records.ts';
import type { DocumentVersion } from '../../core/model/records.ts';
import { passageAt } from '../../core/text/around.ts';
import { fail, ok } from '../../core/model/result.ts';
import type { Result } from '../../core/model/result.ts';
import type { Desk } from './desk.ts';
import { rowsInParts } from './rows-in-parts.ts';
import { saveTable } from './save-table.ts';
import type { TableFile } from './save-table.ts';
import { unlessCancelled } from './unless-cancelled.ts';

/** More than any project has. */
const all = Number.MAX_SAFE_INTEGER;
/** Families whose texts are read together: many stand in the same texts. */
const atOnce = 100;

type Filter = Omit<FamiliesQuestion, 'offset' | 'limit'>;

/**
 * Saves all shared passages that the filter leaves, in the order in which they are shown, as a table; null if the person
 * changed their mind. `told` hears how many of them are written. Once `signal` is aborted nothing more is written, what
 * was there before stays, and the answer is `cancelled`; it is `changed-elsewhere` if a text was changed meanwhile.
 */
export async function saveFamilies(
  desk: Desk,
  filter: Filter,
  { name, format, title, about }: TableFile,
  told: (done: number, of: number) => void = () => {},
  signal?: AbortSignal,
): Promise<Result<SavedFamilies | null>> {
  const versions = versionsOfNow(desk);
  const ask = `export ${desk.newId()}`;
  const answer = await unlessCancelled(desk.comparer.families({ ...filter, offset: 0, limit: all }, ask), signal);
  if (signal?.aborted) void desk.comparer.cancel(ask);
  if (!answer.ok) return answer;
  const { families, missing } = answer.value;
  const { snapshot } = desk.store;
  const unread = missing.flatMap((id) => snapshot.rows('documents').get(id) ?? []);
  const columns = familiesTable([...snapshot.rows('attributes').values()], unread);
  const rows = rowsInParts(columns, inParts(desk, families, versions, told, signal), notCompared(unread));
  const saved = await saveTable(desk, { title, about, header: columns.header, rows }, format, name, signal);
  return saved.ok && saved.value !== null ? ok({ ...saved.value, missing }) : (saved as Result<null>);
}

/** What was saved, and which documents nothing is said of in it, because their texts could not be read. */
export interface SavedFamilies {
  readonly where: string;
  readonly missing: readonly Id[];
}

async function* inParts(
  desk: Desk,
  families: readonly Family[],
  versions: Versions,
  told: (done: number, of: number) => void,
  signal: AbortSignal | undefined,
): AsyncGenerator<Result<readonly SharedPlace[]>, void> {
  for (let at = 0; at < families.length; at += atOnce) {
    const part = families.slice(at, at + atOnce);
    const places = await unlessCancelled(placesOf(desk, part, at + 1, versions), signal);
    yield places;
    if (!places.ok) return;
    told(at + part.length, families.length);
  }
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
