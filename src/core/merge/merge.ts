import { carryOver } from '../model/annotations.ts';
import { edited, sameValue, sequence } from '../model/diff.ts';
import type { Diff, Edit } from '../model/diff.ts';
import { keptAside } from '../model/doubts.ts';
import type { Id } from '../model/id.ts';
import { currentVersion } from '../model/records.ts';
import type { AnchorState, Annotation, Document, Range, Records, Table } from '../model/records.ts';
import { kindOf, tables } from '../model/tables.ts';
import { removedSince } from './base.ts';
import type { Base, Common } from './base.ts';
import { givenIn } from './given.ts';
import { askToComeBack } from './coming-back.ts';
import { joinDocuments, sameTexts } from './join-documents.ts';
import type { JoinedDocument } from './join-documents.ts';
import { joinRecords } from './join.ts';
import type { Joined } from './join.ts';
import { meansTheSame, mergeRecord } from './merge-record.ts';
import { Questions } from './questions.ts';
import type { NewQuestion } from './question.ts';
import { dropSettled, settle } from './settle.ts';
import { Rows } from './state.ts';
import type { AnyRecord, ProjectState } from './state.ts';
import { translate } from './translate.ts';
import type { Names } from './translate.ts';

/** Another project, read into ours. */
export interface Merged {
  /** From the open project to both. */
  readonly diff: Diff;
  readonly questions: readonly NewQuestion[];
  readonly report: MergeReport;
}

/** What came of it. */
export interface MergeReport {
  /** Documents that both hold, and those that came. */
  readonly joined: number;
  readonly came: { readonly [T in Table]?: number };
  /** Who made what came, each once. */
  readonly people: readonly string[];
  /** What came under another name than it had, because that was taken here: by its kind, with its new name. */
  readonly renamed: readonly (readonly [Table, string])[];
  /** Records of theirs that speak of what their own project does not hold. */
  readonly leftOut: number;
}

/** Where a mark's words stand in another text. */
export type Follow = (mark: Annotation, fromTextId: Id, toTextId: Id) => Found;

/** See `core/anchor`: no range where they were not found. */
export interface Found {
  readonly range: Range | null;
  readonly anchor: AnchorState;
}

/** What a query can ask for by name. */
export interface Asked {
  readonly tags: ReadonlyMap<Id, Records['tags']>;
  readonly columns: ReadonlyMap<Id, Records['attributes']>;
}

/** What a merge asks of the outside. */
export interface MergeAbilities {
  readonly follow: Follow;
  /** A query as it must be written where tags and columns have other names; without it queries stay as they are. */
  readonly followQuery?: (query: string, before: Asked, after: Asked) => string;
  /** When it is. */
  readonly time: string;
  /** Called in the midst of long work. */
  readonly step?: () => void;
}

/** Texts between which marks must be followed: what is to be read before merging. */
export function textsFollowed(ours: ProjectState, theirs: ProjectState): ReadonlySet<Id> {
  const [a, b] = [Rows.of(ours.records), Rows.of(theirs.records)];
  const wanted = new Set<Id>();
  for (const { ours: one, theirs: other, versions } of joinDocuments(a.all('documents'), b.all('documents')).values()) {
    const now = versions.at(-1)!;
    if (currentVersion(one).textHash === currentVersion(other).textHash) continue;
    for (const { textId } of [now, ...one.versions, ...other.versions]) wanted.add(textId);
  }
  return wanted;
}

/**
 * Merges two projects into the first. What only one of them changed since `base` is taken; what both did is a question,
 * and ours stands until it is answered. What nobody removed in either history is not removed.
 */
export function mergeProjects(
  ours: ProjectState,
  theirs: ProjectState,
  base: Common,
  { follow, followQuery = (query) => query, time, step = () => undefined }: MergeAbilities,
): Merged {
  const [a, b] = [Rows.of(ours.records), Rows.of(theirs.records)];
  const documents = joinDocuments(a.all('documents'), b.all('documents'));
  const inTheirIds = base.newest.filter(({ idsOf }) => idsOf !== 'ours');
  const known = new Rows((table) => [
    ...inTheirIds.flatMap(({ rows }) => [...rows.all(table).values()]),
    ...b.all(table).values(),
  ]);
  const joined = joinRecords(a, known, b, documents);
  const gone = [
    { idsOf: 'ours', rows: onlyOf(removedSince(base.known.ours, ours), b) },
    { idsOf: 'theirs', rows: onlyOf(removedSince(base.known.theirs, theirs), a) },
  ] as const;
  const bases = basesOf(base, gone, joined);

  const there = placed(translated(b, joined.theirs), b, documents, joined, follow, time);
  const here = translated(a, joined.ours);
  const given = [givenIn(ours), givenUnder(givenIn(theirs), joined)] as const;
  const merging = new Merging(bases, here, there, documents, given);
  for (const table of tables) {
    merging.askBy(table, followQuery);
    merging.table(table, step);
  }
  merging.askToComeBack();
  const asked = askedIn(merging.result.copy());
  for (const one of documents.values()) merging.document(one);
  merging.carry(follow, time);
  const { leftOut, renamed } = settle(merging.result, here, there, merging.removed, merging.questions);
  for (const table of tables) withQueries(merging.result, table, asked, askedIn(merging.result), followQuery);
  dropSettled(merging.result, here);
  const diff = diffBetween(a, merging.result);
  return {
    diff,
    questions: merging.questions.all(),
    report: { joined: documents.size, ...cameWith(diff), renamed, leftOut },
  };
}

/** The base as it is, and as it would be if one side's merged tags had been merged in it already. */
interface Bases {
  readonly plain: Rows;
  readonly asOurs: Rows;
  readonly asTheirs: Rows;
}

function basesOf({ newest, under }: Common, gone: readonly Base[], joined: Joined): Bases {
  const called = ({ rows, idsOf }: Base): Bases => {
    const { ids, versions } = idsOf === 'ours' ? joined.ours : joined.theirs;
    const [plain, asOurs, asTheirs] = [new Map(), joined.ours.becomes, joined.theirs.becomes].map((becomes) =>
      translated(rows, { ids, versions, becomes }),
    ) as [Rows, Rows, Rows];
    return { plain, asOurs, asTheirs };
  };
  const older = under && called({ rows: under, idsOf: 'both' });
  const [first, ...others] = newest.map(called);
  const both = others.reduce<Bases>(
    (one, other) => ({
      plain: joinedStates(one.plain, other.plain, older?.plain),
      asOurs: joinedStates(one.asOurs, other.asOurs, older?.asOurs),
      asTheirs: joinedStates(one.asTheirs, other.asTheirs, older?.asTheirs),
    }),
    first ?? { plain: new Rows(), asOurs: new Rows(), asTheirs: new Rows() },
  );
  // What came to both from a third and was removed by one since: the other has it still.
  for (const one of gone.map(called)) {
    for (const of of ['plain', 'asOurs', 'asTheirs'] as const) {
      for (const table of tables) {
        for (const [id, record] of one[of].all(table)) if (!both[of].get(table, id)) both[of].set(table, id, record);
      }
    }
  }
  return both;
}

/** Those that these rows have, too. */
function onlyOf(some: Rows, rows: Rows): Rows {
  return new Rows((table) => [...some.all(table).values()].filter(({ id }) => rows.get(table, id)));
}

/** Of two states that both sides hold the one made of both: each record as it was changed last. */
function joinedStates(a: Rows, b: Rows, under = new Rows()): Rows {
  const result = a.copy();
  for (const table of tables) {
    const joining = kindOf(table).joining ?? { sameAs: () => null };
    for (const id of new Set([...a.all(table).keys(), ...b.all(table).keys()])) {
      const [one, other, was] = [a, b, under].map((rows) => rows.get(table, id)) as (AnyRecord | undefined)[];
      if (sameValue(one, other) || sameValue(other, was)) continue;
      if (sameValue(one, was) || !one || !other)
        result.set(table, id, sameValue(one, was) ? (other ?? null) : (one ?? other ?? null));
      else result.set(table, id, mergeRecord<AnyRecord>(was ?? null, one, other, joining as never).record);
    }
  }
  return result;
}

/** The records of one side as the result calls them. Of two that become one the first stands. */
function translated(rows: Rows, names: Names): Rows {
  const found = new Rows();
  for (const table of tables) {
    for (const record of rows.all(table).values()) {
      const one = translate(table, record, names);
      if (one.id === record.id || !rows.get(table, one.id)) found.set(table, one.id, one);
    }
  }
  return found;
}

type GivenIds = ReadonlyMap<Table, ReadonlySet<Id>>;

function givenUnder(given: GivenIds, { theirs: { ids } }: Joined): GivenIds {
  return new Map([...given].map(([table, of]) => [table, new Set([...of].map((id) => ids.get(table)?.get(id) ?? id))]));
}

/** Their marks in documents whose text here is another one. */
function placed(
  there: Rows,
  asTheirs: Rows,
  documents: ReadonlyMap<Id, JoinedDocument>,
  { theirs: { ids } }: Joined,
  follow: Follow,
  time: string,
): Rows {
  for (const mark of asTheirs.all('annotations').values()) {
    const document = documents.get(mark.documentId);
    if (!document) continue;
    const version = document.theirs.versions.find(({ number }) => number === mark.version);
    const id = ids.get('annotations')?.get(mark.id) ?? mark.id;
    const now = document.versions.at(-1)!;
    const same = document.versions.find(({ number }) => number === document.numbers.get(mark.version));
    if (!version || same?.textHash === version.textHash || mark.anchor.kind === 'lost') continue;
    const one = there.get('annotations', id)!;
    there.set('annotations', id, carryOver(one, follow(mark, version.textId, now.textId), now.number, time));
  }
  return there;
}

/** Table by table, ours and theirs against what both had. */
class Merging {
  readonly result: Rows;
  /** What they removed and nobody changed here. */
  readonly removed = new Map<Table, Set<Id>>(tables.map((table) => [table, new Set()]));
  readonly questions = new Questions();
  readonly #gone: (readonly [Table, AnyRecord])[] = [];

  constructor(
    private readonly bases: Bases,
    private readonly ours: Rows,
    private readonly theirs: Rows,
    private readonly documents: ReadonlyMap<Id, JoinedDocument>,
    private readonly given: readonly [ours: GivenIds, theirs: GivenIds],
  ) {
    this.result = ours.copy();
  }

  /** Queries of both ask by the names that tags and columns have now, so that only who asks for something else differs. */
  askBy(table: Table, followQuery: NonNullable<MergeAbilities['followQuery']>): void {
    const now = askedIn(this.result);
    const { plain, asOurs, asTheirs } = this.bases;
    for (const rows of [this.ours, this.theirs, plain, asOurs, asTheirs]) {
      withQueries(rows, table, askedIn(rows), now, followQuery);
    }
    if ((kindOf(table).joining?.queries ?? []).length === 0) return;
    for (const [id, record] of this.ours.all(table)) this.result.set(table, id, record);
  }

  table<T extends Table>(table: T, step: () => void): void {
    const { joining } = kindOf(table);
    if (joining === null) return;
    const [byUs, byThem] = this.given.map((ids) => ids.get(table));
    const given = (id: Id) => ({ ours: byUs?.has(id) ?? false, theirs: byThem?.has(id) ?? false });
    for (const [id, theirs] of this.theirs.all(table)) {
      step();
      const ours = this.ours.get(table, id);
      const base = this.bases.plain.get(table, id) ?? null;
      if (ours) {
        const { record, open } = mergeRecord<AnyRecord>(base, ours, theirs, joining as never, given(id));
        this.result.set(table, id, record);
        for (const fields of open) this.questions.ask(table, id, fields, theirs);
      } else if (base === null) {
        this.result.set(table, id, theirs);
      } else if (!this.#isSame(table, this.bases.asTheirs.get(table, id)!, theirs)) {
        this.#gone.push([table, theirs]);
      }
    }
    for (const [id, ours] of this.ours.all(table)) {
      const base = this.bases.asOurs.get(table, id);
      if (!base || this.theirs.get(table, id)) continue;
      if (this.#isSame(table, base, ours)) this.removed.get(table)!.add(id);
      else this.questions.ask(table, id, [], null);
    }
  }

  /** What is gone here and was changed there may come back. */
  askToComeBack(): void {
    askToComeBack(this.#gone, this.result, this.theirs, this.questions);
  }

  /** The texts of a document that both hold. */
  document({ ours, theirs, versions, isForked }: JoinedDocument): void {
    const now = this.result.get('documents', ours.id);
    if (!now) return;
    if (versions !== ours.versions) this.result.set('documents', ours.id, { ...now, versions });
    const base = this.bases.plain.get('documents', ours.id);
    if (!isForked || (base && sameTexts(base, theirs))) return;
    const held: Document = { ...(this.theirs.get('documents', ours.id) ?? now), versions: theirs.versions };
    this.questions.ask('documents', ours.id, ['versions'], held);
  }

  /** Marks that stand in a text that is not the newest any more. */
  carry(follow: Follow, time: string): void {
    const ahead = new Map<Id, readonly [Document, Document]>();
    for (const { ours, versions } of this.documents.values()) {
      if (versions !== ours.versions) ahead.set(ours.id, [ours, { ...ours, versions }]);
    }
    for (const { ours, theirs } of this.documents.values()) {
      // Their text is an older one here: what they marked in it is followed into ours.
      if (!ahead.has(ours.id) && currentVersion(ours).textHash !== currentVersion(theirs).textHash) {
        ahead.set(ours.id, [theirs, ours]);
      }
    }
    if (ahead.size === 0) return;
    for (const mark of this.result.all('annotations').values()) {
      const [, after] = ahead.get(mark.documentId) ?? [];
      const before = this.ours.get('annotations', mark.id);
      if (!after || mark.anchor.kind === 'lost' || mark.version === currentVersion(after).number) continue;
      const from = after.versions.find(({ number }) => number === mark.version);
      const to = currentVersion(after);
      const kept = before && keptAside(before, this.ours.get('documents', mark.documentId)!, to.number);
      const found = from ? follow(mark, from.textId, to.textId) : ({ range: null, anchor: { kind: 'lost' } } as const);
      this.result.set('annotations', mark.id, kept ?? carryOver(mark, found, to.number, time));
    }
  }

  /** Only the time differs, or how the place was found, or what each project keeps for itself. */
  #isSame<T extends Table>(table: T, base: Records[T], now: Records[T]): boolean {
    const { joining } = kindOf(table);
    const fields = new Set<string>([...Object.keys(base), ...Object.keys(now)]);
    for (const field of ['changed', 'order', ...(joining?.own ?? [])]) fields.delete(field);
    const groups = [...(joining?.together ?? []), ...(joining?.kept ?? [])];
    for (const group of groups) for (const field of group.fields) fields.delete(field);
    if (!groups.every((group) => meansTheSame<AnyRecord>(group as never, base, now))) return false;
    const [b, n] = [base, now] as unknown as readonly [Record<string, unknown>, Record<string, unknown>];
    return [...fields].every((field) => sameValue(b[field], n[field]));
  }
}

function askedIn(rows: Rows): Asked {
  return { tags: rows.all('tags'), columns: rows.all('attributes') };
}

/** The queries of a kind, written for these names. Where no name is another they stay as they were written. */
function withQueries(
  rows: Rows,
  table: Table,
  before: Asked,
  after: Asked,
  followQuery: NonNullable<MergeAbilities['followQuery']>,
): void {
  const queries: readonly string[] = kindOf(table).joining?.queries ?? [];
  if (queries.length === 0 || isCalledTheSame(before, after)) return;
  for (const [id, record] of [...rows.all(table)]) {
    const fields = record as unknown as Readonly<Record<string, unknown>>;
    const now = queries.map((field) => [field, followQuery(String(fields[field]), before, after)] as const);
    if (now.some(([field, query]) => query !== fields[field])) {
      rows.set(table, id, { ...record, ...Object.fromEntries(now) } as AnyRecord);
    }
  }
}

function isCalledTheSame(before: Asked, after: Asked): boolean {
  const isEvery = <R extends { readonly name: string; readonly parentId?: Id | null }>(
    a: ReadonlyMap<Id, R>,
    b: ReadonlyMap<Id, R>,
  ) =>
    [...a].every(([id, { name, parentId }]) => {
      const other = b.get(id);
      return other?.name === name && other.parentId === parentId;
    });
  return isEvery(before.tags, after.tags) && isEvery(before.columns, after.columns);
}

function diffBetween(before: Rows, after: Rows): Diff {
  return sequence(...tables.map((table) => tableDiff(table, before, after)));
}

function tableDiff<T extends Table>(table: T, before: Rows, after: Rows): Diff {
  const pairs: Edit<Records[T]>[] = [];
  for (const [id, now] of after.all(table)) {
    const was = before.get(table, id) ?? null;
    if (was === null || !sameValue(was, now)) pairs.push([was, now]);
  }
  for (const [id, was] of before.all(table)) if (!after.get(table, id)) pairs.push([was, null]);
  return edited(table, pairs);
}

function cameWith(diff: Diff): Pick<MergeReport, 'came' | 'people'> {
  const came: Partial<Record<Table, number>> = {};
  const people = new Set<string>();
  for (const table of tables) {
    const all = Object.values(diff[table] ?? {}) as readonly Edit<AnyRecord>[];
    const number = all.filter(([before]) => before === null).length;
    if (number > 0) came[table] = number;
    for (const [before, after] of all) {
      if (before === null && after && 'author' in after && after.author !== '') people.add(after.author);
    }
  }
  return { came, people: [...people].sort() };
}
