import * as v from 'valibot';
import type { Id } from './id.ts';
import { aliasTable, namesOnTheWay } from './aliases.ts';
import { canonical } from './canonical.ts';
import { withAllCoders, withOtherCoders, withoutTags } from './codings.ts';
import { cleanName } from './clean-name.ts';
import { queryName } from './query-name.ts';
import { currentVersion } from './records.ts';
import type {
  Alias,
  Annotation,
  AttributeDefinition,
  Cell,
  Document,
  LinkEnd,
  NoteSubject,
  Party,
  Person,
  Reading,
  ReadingRule,
  Records,
  Relation,
  Ruling,
  SavedSearch,
  SomeRecords,
  Subject,
  Table,
  Tag,
} from './records.ts';
import { keyOfCell, keyOfRuling, partiesOf, saidIn, subjectsOf } from './rulings.ts';
import * as shapes from './shapes.ts';
import { standsBelowItself, TagTree, twinOf } from './tag-tree.ts';

// All that the program must know of each kind of record, in one entry. From here follow the tables and what of them is
// held in memory, what is checked when a record comes from outside or is written, which stores a transaction needs, what
// goes when something goes, what undo may pass over, what is odd about a project file, and how two people's become one. A new kind is an interface in
// records.ts, a shape, and an entry here; leaving a part out does not compile.

/** What holds for all records of one kind. */
export interface Kind<R> {
  /** What one looks like, for those that come from outside. */
  readonly schema: v.GenericSchema<unknown, R>;
  /** Whether all of them are held in memory; else they are read when somebody looks at them. */
  readonly loaded: boolean;
  /** The keys, beside the id, by which they are looked up on disk. */
  readonly lookedUpBy: readonly (keyof R & string)[];
  /** The records that it speaks of. */
  references(record: R): readonly Reference[];
  /** The record without what it loses when those are gone; null if it loses nothing, because it goes with them. */
  readonly without: ((record: R, isGone: (table: Table, id: Id) => boolean, time: string) => R) | null;
  /** The ids of the texts that it needs. Texts are no records: they are written once. */
  texts(record: R): readonly Id[];
  /** Where it stands, if that is a place which two of them cannot take; else null. */
  readonly place: ((record: R) => string) | null;
  /** What must hold among all of a kind whatever several windows do; null if nothing. */
  readonly invariant: Invariant<R> | null;
  /** How two people's records of it become one; null: each project keeps its own. */
  readonly joining: Joining<R> | null;
}

/** What `core/merge` must know of a kind. The fields that are in no list are merged each for itself. */
export interface Joining<R> {
  /**
   * Equal for two records that are the same one though each was made for itself; null: only those of one id are. Of several
   * one that is equal is enough.
   */
  sameAs(record: R): string | readonly string[] | null;
  /** Stay as they are in the open project. */
  readonly own?: readonly Field<R>[];
  /** Of those, what nobody may lose: whoever changed it is asked before the record goes, because the other removed it. */
  readonly kept?: readonly Group<R>[];
  /** Say something only together. */
  readonly together?: readonly Group<R>[];
  /** Prose: the words of two people can stand below each other. */
  readonly prose?: readonly Field<R>[];
  /** Queries: they go on asking for the tags and columns that they asked for. */
  readonly queries?: readonly Field<R>[];
  /** Dictionaries, in which each key is for itself. */
  readonly keyed?: readonly Field<R>[];
  /** What a record leaves unsaid is said while two are held against each other, and left unsaid again. */
  readonly unsaid?: { said(record: R): R; left(record: R): R };
  /** Filled by the program when it makes one: no decision, as long as nobody chose otherwise. */
  readonly given?: readonly Field<R>[];
  /** What two of them cannot have both: where it is taken, the one that comes is called otherwise. */
  readonly called?: {
    key(record: R): string;
    /** The same under another name. */
    renamed(record: R, number: number): R;
  };
}

/** Fields that say something only together. */
export interface Group<R> {
  readonly fields: readonly Field<R>[];
  /** Whether two people mean the same by them; without it, if all are equal. */
  readonly isSame?: (a: R, b: R) => boolean;
}

/** Also one that only some records of a kind have. */
type Field<R> = R extends unknown ? keyof R & string : never;

/** One record speaks of another, which must be there when this is written. */
export interface Reference {
  readonly to: Table;
  readonly id: Id;
  /** What becomes of the record that speaks: it goes, too, or it stays and loses it (see `without`). */
  readonly ifGone: 'goes' | 'loses it';
  /** Of a document: it speaks of this version, so it needs the document as it is, not only that it is there. */
  readonly version?: number;
}

/** Looked at inside the transaction that writes. */
export interface Invariant<R> {
  /** Whether this edit could break it; only then all of the kind are read. */
  concerns(before: R | null, after: R): boolean;
  /** What is wrong with one of these records among all; null if nothing is. */
  broken(records: readonly R[], all: ReadonlyMap<Id, R>): Broken | null;
}

/** Why it cannot be; `inTheWay`: what a person knows the record by that stands there already. */
export interface Broken {
  readonly why: string;
  readonly inTheWay?: string;
}

const none = () => [];

/** Every kind, by the name of its table, in the order in which Diffs and files list them. */
export const kinds = {
  project: {
    schema: shapes.project,
    loaded: true,
    lookedUpBy: [],
    references: none,
    without: null,
    texts: none,
    place: null,
    invariant: null,
    joining: null,
  },
  documents: {
    schema: shapes.document,
    loaded: true,
    lookedUpBy: [],
    references: ({ importId, attributes }) => [
      { to: 'imports', id: importId, ifGone: 'goes' },
      ...Object.keys(attributes).map((id) => ({ to: 'attributes', id, ifGone: 'loses it' }) as const),
    ],
    without: (document, isGone) => ({
      ...document,
      attributes: Object.fromEntries(Object.entries(document.attributes).filter(([id]) => !isGone('attributes', id))),
    }),
    texts: ({ versions }) => versions.map(({ textId }) => textId),
    // Two acts that put a text at one place are not apart, though both may stand there: the later text had nothing to do with
    // the earlier. Systems spell one path in two Unicode forms.
    place: ({ path }) => path.normalize('NFC'),
    invariant: null,
    // Which documents are the same one their texts say.
    joining: {
      sameAs: () => null,
      own: ['importId', 'path', 'versions'],
      kept: [{ fields: ['versions'], isSame: hasSameText }],
      keyed: ['attributes'],
    },
  },
  imports: {
    schema: shapes.importRecord,
    loaded: true,
    lookedUpBy: [],
    references: none,
    without: null,
    texts: none,
    place: null,
    invariant: null,
    joining: { sameAs: () => null },
  },
  outcomes: {
    schema: shapes.outcomes,
    // As many as files were ever looked at.
    loaded: false,
    lookedUpBy: ['importId'],
    references: ({ importId }) => [{ to: 'imports', id: importId, ifGone: 'goes' }],
    without: null,
    texts: ({ files }) => files.flatMap((file) => (file.kind === 'duplicate' ? [file.version.textId] : [])),
    place: null,
    invariant: null,
    joining: { sameAs: () => null },
  },
  annotations: {
    schema: shapes.annotation,
    loaded: true,
    lookedUpBy: ['documentId'],
    references: ({ documentId, version, tagIds }) => [
      { to: 'documents', id: documentId, version, ifGone: 'goes' },
      ...tagIds.map((id) => ({ to: 'tags', id, ifGone: 'loses it' }) as const),
    ],
    without: (annotation, isGone, time) => withoutTags(annotation, (id) => isGone('tags', id), time),
    texts: none,
    place: null,
    invariant: null,
    joining: {
      sameAs: ({ documentId, version, from, to, author }) => JSON.stringify([documentId, version, from, to, author]),
      // In another version the same words stand elsewhere.
      together: [
        {
          fields: ['quotation', 'from', 'to', 'version', 'anchor'],
          isSame: (a: Annotation, b: Annotation) =>
            keyOfQuotation(a) === keyOfQuotation(b) &&
            (a.version !== b.version || (a.from === b.from && a.to === b.to)),
        },
      ],
      prose: ['note'],
      keyed: ['taggedBy'],
      unsaid: { said: withAllCoders, left: withOtherCoders },
    },
  },
  tags: {
    schema: shapes.tag,
    loaded: true,
    lookedUpBy: [],
    references: ({ parentId, example }) => [
      ...(parentId === null ? [] : [{ to: 'tags', id: parentId, ifGone: 'goes' } as const]),
      ...(example === undefined ? [] : [{ to: 'annotations', id: example, ifGone: 'loses it' } as const]),
    ],
    without: ({ example: _gone, ...tag }) => tag,
    texts: none,
    place: null,
    // Two windows could each put one of two tags below the other, and both would vanish from the tree; or each make a
    // tag of one path, and nobody could tell the two apart. Twins that are there already stay until they are touched.
    invariant: {
      concerns: (before: Tag | null, after: Tag) => before?.parentId !== after.parentId || before.name !== after.name,
      broken: (tags: readonly Tag[], all: ReadonlyMap<Id, Tag>) => {
        const ring = tags.find((tag) => standsBelowItself(all, tag));
        if (ring) return { why: `${ring.id} would stand below itself` };
        const tree = new TagTree(all);
        for (const tag of tags) {
          const twin = twinOf(tree, tag);
          if (twin) return { why: `${tag.id} would be a twin of ${twin.id}`, inTheWay: tree.joined(twin.id) };
        }
        return null;
      },
    },
    joining: {
      sameAs: keyOfTag,
      prose: ['description', 'when', 'whenNot'],
      given: ['colour'],
      called: { key: keyOfTag, renamed: numbered },
    },
  },
  notes: {
    schema: shapes.note,
    loaded: true,
    lookedUpBy: [],
    references: ({ about }) => subjectOf(about),
    without: null,
    texts: none,
    place: null,
    invariant: null,
    joining: {
      sameAs: ({ title, body, about, author }) => JSON.stringify([title, body, subjectOf(about), author]),
      prose: ['body'],
    },
  },
  attributes: {
    schema: shapes.attribute,
    loaded: true,
    lookedUpBy: [],
    references: none,
    without: null,
    texts: none,
    place: null,
    // Two windows could each add a column of one name, and no query could tell the two apart.
    invariant: {
      concerns: (before: AttributeDefinition | null, after: AttributeDefinition) => before?.name !== after.name,
      broken: (definitions: readonly AttributeDefinition[], all: ReadonlyMap<Id, AttributeDefinition>) =>
        twinBy(({ name }) => queryName(name), definitions, all),
    },
    joining: {
      sameAs: ({ name, type }) => JSON.stringify([queryName(name), type]),
      called: { key: ({ name }) => queryName(name), renamed: numbered },
    },
  },
  searches: {
    schema: shapes.search,
    loaded: true,
    lookedUpBy: [],
    references: none,
    without: null,
    texts: none,
    place: null,
    // Two windows could each save a search under one name, and nobody could tell the two apart.
    invariant: {
      concerns: (before: SavedSearch | null, after: SavedSearch) => before?.name !== after.name,
      broken: (searches: readonly SavedSearch[], all: ReadonlyMap<Id, SavedSearch>) => twinBy(nameOf, searches, all),
    },
    joining: {
      sameAs: ({ name, query, anyWord }) => JSON.stringify([cleanName(name), query, anyWord]),
      together: [{ fields: ['query', 'anyWord'] }],
      queries: ['query'],
      called: { key: nameOf, renamed: numbered },
    },
  },
  eventSets: {
    schema: shapes.eventSet,
    loaded: true,
    lookedUpBy: [],
    references: ({ documentIds, base }) =>
      [...documentIds, ...(base === null ? [] : [base])].map((id) => ({ to: 'documents', id, ifGone: 'loses it' })),
    without: (set, isGone, time) => ({
      ...set,
      documentIds: set.documentIds.filter((id) => !isGone('documents', id)),
      base: set.base !== null && isGone('documents', set.base) ? null : set.base,
      changed: time,
    }),
    texts: none,
    place: null,
    invariant: null,
    // Two of one name that have no document in common are two events.
    joining: {
      sameAs: ({ name, documentIds }) =>
        (documentIds.length === 0 ? [null] : documentIds).map((id) => JSON.stringify([cleanName(name), id])),
      prose: ['note'],
      called: { key: nameOf, renamed: numbered },
    },
  },
  claims: {
    schema: shapes.claim,
    loaded: true,
    lookedUpBy: [],
    references: ({ eventSetId }) =>
      eventSetId === null ? [] : [{ to: 'eventSets', id: eventSetId, ifGone: 'loses it' }],
    without: (claim, _isGone, time) => ({ ...claim, eventSetId: null, changed: time }),
    texts: none,
    place: null,
    invariant: null,
    joining: {
      sameAs: ({ wording, eventSetId }) => JSON.stringify([cleanName(wording), eventSetId]),
      prose: ['note'],
    },
  },
  cells: {
    schema: shapes.cell,
    loaded: true,
    lookedUpBy: [],
    references: ({ claimId, column, passages }) => [
      { to: 'claims', id: claimId, ifGone: 'goes' },
      ...partyReferences(column),
      ...passages.map((one) => ({ ...subjectReference(one), ifGone: 'loses it' }) as const),
    ],
    without: (cell, isGone, time) => ({
      ...cell,
      passages: cell.passages.filter(({ documentId }) => !isGone('documents', documentId)),
      changed: time,
    }),
    texts: none,
    place: keyOfCell,
    // Two windows could each fill the cell of one party, and one of the two would never be seen.
    invariant: {
      concerns: (before: Cell | null, after: Cell) => before === null || keyOfCell(before) !== keyOfCell(after),
      broken: (cells: readonly Cell[], all: ReadonlyMap<Id, Cell>) => twinBy(keyOfCell, cells, all),
    },
    joining: {
      sameAs: keyOfCell,
      own: ['column'],
      together: [
        {
          fields: ['state', 'when', 'proof', 'rule'],
          isSame: (a: Cell, b: Cell) => a.state === b.state && a.when === b.when && keyOfProof(a) === keyOfProof(b),
        },
      ],
      prose: ['note'],
    },
  },
  rulings: {
    schema: shapes.ruling,
    loaded: true,
    lookedUpBy: [],
    references: (ruling) => [
      ...subjectsOf(ruling).map(subjectReference),
      ...partiesOf(ruling).flatMap(partyReferences),
      ...(ruling.kind === 'witness' && ruling.claimId !== null
        ? [{ to: 'claims', id: ruling.claimId, ifGone: 'goes' } as const]
        : []),
    ],
    without: null,
    texts: none,
    place: keyOfRuling,
    // Two windows could each decide on the same, and the later would hide the earlier.
    invariant: {
      concerns: (before: Ruling | null, after: Ruling) => before === null || keyOfRuling(before) !== keyOfRuling(after),
      broken: (rulings: readonly Ruling[], all: ReadonlyMap<Id, Ruling>) => twinBy(keyOfRuling, rulings, all),
    },
    joining: {
      sameAs: keyOfRuling,
      together: [
        {
          fields: [
            ...(['value', 'kind', 'subjects', 'rule', 'against', 'about', 'form', 'speaker', 'verb', 'via'] as const),
            ...(['from', 'to', 'claimId', 'parties', 'names', 'reading'] as const),
          ],
          isSame: (a: Ruling, b: Ruling) => saidIn(a) === saidIn(b),
        },
      ],
      prose: ['note'],
    },
  },
  aliases: {
    schema: shapes.alias,
    loaded: true,
    lookedUpBy: [],
    references: none,
    without: null,
    texts: none,
    place: ({ name }) => cleanName(name),
    // One name would stand for two, or each of two for the other.
    invariant: {
      concerns: (before: Alias | null, after: Alias) => before?.name !== after.name || before.of !== after.of,
      broken: (aliases: readonly Alias[], all: ReadonlyMap<Id, Alias>) =>
        twinBy(({ name }) => cleanName(name), aliases, all) ?? ringOf(aliases, all),
    },
    joining: {
      sameAs: ({ name }) => cleanName(name),
      together: [
        {
          fields: ['of', 'name'],
          isSame: (a: Alias, b: Alias) =>
            cleanName(a.of) === cleanName(b.of) && cleanName(a.name) === cleanName(b.name),
        },
      ],
    },
  },
  origins: {
    schema: shapes.unseenOrigin,
    loaded: true,
    lookedUpBy: [],
    references: none,
    without: null,
    texts: none,
    place: null,
    invariant: null,
    joining: {
      sameAs: ({ name, date }) => JSON.stringify([cleanName(name), date]),
      prose: ['note'],
    },
  },
  relations: {
    schema: shapes.relation,
    loaded: true,
    lookedUpBy: [],
    references: none,
    without: null,
    texts: none,
    place: ({ name }) => cleanName(name),
    // Two windows could each make a relation of one name, and nobody could tell the two apart.
    invariant: {
      concerns: (before: Relation | null, after: Relation) => before?.name !== after.name,
      broken: (relations: readonly Relation[], all: ReadonlyMap<Id, Relation>) => twinBy(nameOf, relations, all),
    },
    joining: { sameAs: nameOf, called: { key: nameOf, renamed: numbered } },
  },
  links: {
    schema: shapes.link,
    loaded: true,
    lookedUpBy: [],
    references: ({ from, to, relationId }) => [
      ...[from, to].map(({ kind, id }) => ({ to: tableOfEnd[kind], id, ifGone: 'goes' }) as const),
      ...(relationId === null ? [] : [{ to: 'relations', id: relationId, ifGone: 'loses it' } as const]),
    ],
    without: (link, _isGone, time) => ({ ...link, relationId: null, changed: time }),
    texts: none,
    place: null,
    invariant: null,
    joining: {
      sameAs: ({ from, to, relationId }) => JSON.stringify([from.kind, from.id, to.kind, to.id, relationId]),
      prose: ['note'],
    },
  },
  people: {
    schema: shapes.person,
    loaded: true,
    lookedUpBy: [],
    references: none,
    without: null,
    texts: none,
    place: ({ name }) => cleanName(name),
    // What somebody made would be another's, too, or nobody could tell two persons apart.
    invariant: {
      concerns: (before: Person | null, after: Person) =>
        before?.name !== after.name || after.signatures.some((one) => !before.signatures.includes(one)),
      broken: (people: readonly Person[], all: ReadonlyMap<Id, Person>) =>
        twinBy(nameOf, people, all) ?? sharedSignature(people, all),
    },
    // Two of one name may be two persons: whoever knows them says so. What one signs with is nobody else's.
    joining: {
      sameAs: ({ signatures }) => signatures,
      given: ['colour'],
      called: { key: nameOf, renamed: numbered },
    },
  },
  merges: {
    schema: shapes.merge,
    loaded: true,
    lookedUpBy: [],
    references: none,
    without: null,
    texts: none,
    place: null,
    invariant: null,
    joining: { sameAs: () => null },
  },
  questions: {
    schema: shapes.question(someRecords, isKind),
    loaded: true,
    lookedUpBy: [],
    // What it is about may go: the question shows so, and is closed by a person.
    references: ({ mergeId }) => [{ to: 'merges', id: mergeId, ifGone: 'goes' }],
    without: null,
    texts: ({ theirs }) => (theirs.documents ?? []).flatMap(({ versions }) => versions.map(({ textId }) => textId)),
    place: null,
    invariant: null,
    joining: {
      // One that holds something else is another: both are open until both are answered.
      sameAs: ({ table, recordId, fields, theirs }) => JSON.stringify([table, recordId, fields, canonical(theirs)]),
      own: ['mergeId', 'theirs'],
    },
  },
  readings: {
    schema: shapes.reading,
    loaded: true,
    lookedUpBy: [],
    references: ({ importId, rule }) => [
      { to: 'imports', id: importId, ifGone: 'goes' },
      ...attributesOf(rule).map((id) => ({ to: 'attributes', id, ifGone: 'loses it' }) as const),
    ],
    // A column of the project that a person removed does not come back with the next version of the file.
    without: (reading, isGone, time) => ({
      ...reading,
      rule: withoutAttributes(reading.rule, (id) => isGone('attributes', id)),
      changed: time,
    }),
    texts: ({ textId }) => [textId],
    place: null,
    invariant: null,
    joining: {
      sameAs: ({ path, format, shape }) => JSON.stringify([path.normalize('NFC'), format, shape]),
      own: ['importId', 'path', 'textId', 'unread'],
      kept: [{ fields: ['textId'] }],
      together: [
        {
          fields: ['rule', 'encoding', 'by'],
          isSame: (a: Reading, b: Reading) => a.encoding === b.encoding && keyOfRule(a.rule) === keyOfRule(b.rule),
        },
      ],
    },
  },
} as const satisfies { readonly [T in Table]: Kind<Records[T]> };

/** The entries are read when one is checked: a question may hold records of any kind. */
function someRecords(): v.GenericSchema<unknown, SomeRecords> {
  const lists = Object.entries<{ readonly schema: v.GenericSchema }>(kinds).map(
    ([table, { schema }]) => [table, v.exactOptional(v.array(schema))] as const,
  );
  return v.strictObject(Object.fromEntries(lists)) as v.GenericSchema<unknown, SomeRecords>;
}

function isKind(name: string): boolean {
  return Object.hasOwn(kinds, name);
}

function hasSameText(a: Document, b: Document): boolean {
  return currentVersion(a).textHash === currentVersion(b).textHash;
}

function nameOf({ name }: { readonly name: string }): string {
  return cleanName(name);
}

function keyOfTag({ parentId, name }: Tag): string {
  return JSON.stringify([parentId, cleanName(name)]);
}

function numbered<R extends { readonly name: string }>(record: R, number: number): R {
  return { ...record, name: `${record.name} (${number})` };
}

function attributesOf(rule: ReadingRule): readonly Id[] {
  if (rule.kind !== 'table') return [];
  return rule.columns.flatMap(({ attribute }) => (attribute === undefined ? [] : [attribute]));
}

/** Equal for rules that say the same. */
function keyOfRule(rule: ReadingRule): string {
  if (rule.kind === 'whole') return rule.kind;
  if (rule.kind === 'articles') {
    const { pattern = null, borders = [] } = rule;
    return JSON.stringify([rule.rule, pattern, borders.map(({ part, at }) => [part, at])]);
  }
  const columns = rule.columns.map(({ name, as, attribute = null }) => [name, as, attribute]);
  return JSON.stringify([rule.as, rule.delimiter, rule.heading, rule.sheets, columns]);
}

function withoutAttributes(rule: ReadingRule, isGone: (id: Id) => boolean): ReadingRule {
  if (rule.kind !== 'table') return rule;
  const columns = rule.columns.map(({ attribute, ...column }) =>
    attribute === undefined
      ? column
      : isGone(attribute)
        ? { ...column, as: 'none' as const }
        : { ...column, attribute },
  );
  return { ...rule, columns };
}

const tableOfEnd = {
  annotation: 'annotations',
  document: 'documents',
  note: 'notes',
  tag: 'tags',
  claim: 'claims',
} as const satisfies Record<LinkEnd['kind'], Table>;

function sharedSignature(people: readonly Person[], all: ReadonlyMap<Id, Person>): Broken | null {
  const owners = new Map(people.flatMap(({ id, signatures }) => signatures.map((one) => [one, id] as const)));
  for (const { id, signatures } of all.values()) {
    const taken = signatures.map((one) => owners.get(one)).find((of) => of !== undefined && of !== id);
    if (taken !== undefined) return { why: `${taken} would sign as ${id}` };
  }
  return null;
}

function keyOfQuotation({ quotation: { exact, prefix, suffix } }: Annotation): string {
  return JSON.stringify([exact, prefix, suffix]);
}

function keyOfProof({ proof }: Cell): string {
  if (proof === null) return '';
  const { searches, searched, date } = proof;
  return JSON.stringify([searches.map(({ query, anyWord, found }) => [query, anyWord, found]), searched, date]);
}

function subjectReference({ documentId, version }: Subject) {
  return { to: 'documents', id: documentId, version, ifGone: 'goes' } as const;
}

function partyReferences(party: Party): readonly Reference[] {
  if (party.kind === 'outlet') return [];
  return [{ to: party.kind === 'document' ? 'documents' : 'origins', id: party.id, ifGone: 'goes' }];
}

function twinBy<R extends { readonly id: Id }>(
  keyOf: (record: R) => string,
  records: readonly R[],
  all: ReadonlyMap<Id, R>,
): Broken | null {
  const wanted = new Map(records.map((one) => [keyOf(one), one.id]));
  for (const [id, other] of all) {
    const of = wanted.get(keyOf(other));
    if (of !== undefined && of !== id) return { why: `${of} would be a twin of ${id}` };
  }
  return null;
}

/** A name that would come back to itself through other names. */
function ringOf(aliases: readonly Alias[], all: ReadonlyMap<Id, Alias>): Broken | null {
  const table = aliasTable(all.values());
  for (const { id, name } of aliases) {
    // A ring that it only leads to is not of its making, and a file may hold one.
    const [own, ...others] = namesOnTheWay(name, table);
    if (others.includes(own!)) return { why: `${id} would be an alias of itself` };
  }
  return null;
}

function subjectOf(about: NoteSubject): readonly Reference[] {
  if (about.kind === 'project') return [];
  const to = { document: 'documents', tag: 'tags', annotation: 'annotations' } as const;
  return [{ to: to[about.kind], id: about.id, ifGone: 'goes' }];
}
