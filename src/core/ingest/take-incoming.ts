import { describeRange } from '../anchor/describe.ts';
import type { Incoming, IncomingMark, IncomingNote, IncomingSource, IncomingTag } from '../exchange/incoming.ts';
import type { TakenIncoming } from '../exchange/taken-incoming.ts';
import { nameProblem, newAttribute } from '../model/attributes.ts';
import { cleanName } from '../model/clean-name.ts';
import { examplesIn, withExampleWords } from '../model/codebook.ts';
import { added, edited, sameValue, sequenceOf } from '../model/diff.ts';
import type { Diff } from '../model/diff.ts';
import type { Facts } from '../model/documents.ts';
import type { Id } from '../model/id.ts';
import { queryName } from '../model/query-name.ts';
import { currentVersion } from '../model/records.ts';
import type {
  Annotation,
  AttributeDefinition,
  Document,
  DocumentVersion,
  EventSet,
  FileOutcome,
  Link,
  LinkEnd,
  Note,
  NoteSubject,
  Relation,
  Tag,
} from '../model/records.ts';
import { GrowingTags, withEntry } from '../model/tags.ts';
import { trimRange } from '../text/trim-range.ts';
import { isQuotation, placeIncoming } from './place-incoming.ts';
import { takeLinks } from './take-links.ts';
import { shelved } from '../model/shelf.ts';

// A project of another program, taken into one of ours: one Diff of what is not there yet. What is there is known by its id,
// else by what it is: a text by its words, a tag by its path, an annotation by its place, tags and note. What a person has
// made of it since stays as it is. So the same file brings in nothing a second time.

/** A source whose text was read, and all that depends on its bytes. */
export interface ReadSource {
  readonly source: IncomingSource;
  readonly path: string;
  readonly version: DocumentVersion;
  readonly guesses: Facts;
  readonly raw: string;
  readonly text: string;
  readonly plain: boolean;
  readonly hasByteOrderMark: boolean;
  /** The document that it is, where the file only names it. */
  readonly documentId?: Id;
}

/** What the project holds. */
export interface KnownRecords {
  readonly tags: ReadonlyMap<Id, Tag>;
  readonly attributes: ReadonlyMap<Id, AttributeDefinition>;
  readonly documents: ReadonlyMap<Id, Document>;
  readonly annotations: ReadonlyMap<Id, Annotation>;
  readonly notes: ReadonlyMap<Id, Note>;
  readonly eventSets: ReadonlyMap<Id, EventSet>;
  readonly links: ReadonlyMap<Id, Link>;
  readonly relations: ReadonlyMap<Id, Relation>;
}

/** Who takes it in, when, and from which file. */
export interface Taking {
  readonly importId: Id;
  readonly fileName: string;
  readonly author: string;
  readonly time: string;
  newId(): Id;
  /** Called in the midst of long work. */
  step?(): void;
}

/** The Diff, empty if there is nothing new; `texts` are the ids of the texts that go with it. */
export function takeIncoming(
  incoming: Incoming,
  read: readonly ReadSource[],
  outcomes: readonly FileOutcome[],
  known: KnownRecords,
  taking: Taking,
): { readonly diff: Diff; readonly texts: ReadonlySet<Id>; readonly taken: TakenIncoming } {
  const tags = takeTags(neededTags(incoming, read, known), known, taking);
  const columns = takeColumns(incoming, known, taking);
  const documents = takeDocuments(incoming, read, known, taking, columns.idOf);
  const annotations = takeMarks(incoming, read, known, taking, tags.idOf, documents.of);
  const examples = takeExamples(incoming, known, annotations.made, tags);
  const annotationOf = (id: Id) => annotations.idOf.get(id) ?? (known.annotations.has(id) ? id : undefined);
  const places = { documents: documents.of, tags: tags.idOf, annotationOf };
  const answers = laterAnswers(incoming, known, annotationOf);
  const notes = takeNotes({ notes: [...incoming.notes, ...answers.pages] }, known, taking, places);
  const sets = takeSets(incoming, known, taking, documents.of);
  const endOf = (id: Id): LinkEnd | null => {
    const document = documents.of.get(id)?.id;
    if (document !== undefined) return { kind: 'document', id: document };
    const [annotation, tag, note] = [annotations.idOf.get(id), tags.idOf.get(id), notes.idOf.get(id)];
    if (annotation !== undefined) return { kind: 'annotation', id: annotation };
    if (tag !== undefined) return { kind: 'tag', id: tag };
    return note === undefined ? null : { kind: 'note', id: note };
  };
  const links = takeLinks(incoming, { endOf, links: known.links, relations: known.relations }, taking);
  const diff = sequenceOf([
    tags.diff,
    examples,
    columns.diff,
    documents.diff,
    edited(
      'annotations',
      annotations.made.map((one) => [null, one]),
    ),
    edited(
      'notes',
      notes.made.map((one) => [null, one]),
    ),
    links.diff,
    edited(
      'eventSets',
      sets.map((one) => [null, one]),
    ),
  ]);
  const missing = incoming.sources.filter(({ id }) => !documents.of.has(id));
  const taken: TakenIncoming = {
    maker: incoming.maker,
    tags: tags.made,
    documents: documents.made.length,
    annotations: annotations.made.length,
    notes: notes.made.length,
    links: links.made,
    columns: columns.made,
    sets: sets.length,
    lost: annotations.made.filter((one) => standsNowhere(one) || one.anchor.kind === 'lost').length,
    unsure: annotations.made.filter((one) => one.anchor.kind === 'approximate' && !standsNowhere(one)).length,
    known: {
      documents: new Set([...documents.of.values()].map(({ id }) => id)).size - documents.made.length,
      annotations: annotations.known,
    },
    unread: missing.filter(({ meant }) => !meant).map(({ name }) => name),
    missing: missing.filter(({ meant }) => meant).map(({ name }) => name),
    left: {
      ...incoming.left,
      links: incoming.left.links + links.missed,
      answers: incoming.left.answers + answers.older,
      'whole-documents': annotations.whole,
      selections: incoming.left.selections + unreadMarks(incoming, documents.of),
    },
    doubled: incoming.doubled ?? 0,
    beside: columns.beside,
  };
  const isNothing = Object.keys(diff).length === 0;
  const { importId: id, fileName: name, time } = taking;
  const record = { id, name, source: 'files', started: time, finished: time, state: 'done' } as const;
  const files = [...documents.outcomes, ...outcomes];
  const whole = isNothing
    ? {}
    : sequenceOf([added('imports', record), added('outcomes', { id: taking.newId(), importId: id, files }), diff]);
  return { diff: whole, texts: new Set(documents.made.map((one) => currentVersion(one).textId)), taken };
}

/** How many marks stand in sources whose text is not there. */
function unreadMarks({ sources }: Incoming, read: ReadonlyMap<Id, Document>): number {
  return sources.reduce((sum, { id, marks }) => sum + (read.has(id) ? 0 : marks.length), 0);
}

/** An id of the file, unless a record of the project has it that is another one. */
function free(id: Id, rows: ReadonlyMap<Id, unknown>, { newId }: Taking): Id {
  return rows.has(id) ? newId() : id;
}

/** All tags; where texts are only named, those that something is tagged with here, and the ones above those that are new. */
function neededTags(
  { tags, sources }: Incoming,
  read: readonly ReadSource[],
  known: KnownRecords,
): readonly IncomingTag[] {
  if (!sources.some(({ meant }) => meant)) return tags;
  const used = new Set(read.flatMap(({ source }) => [...source.tagIds, ...source.marks.flatMap((one) => one.tagIds)]));
  const paths = new Set<string>();
  for (const { id, row } of tags) {
    if (!used.has(id)) continue;
    const first = known.tags.has(id) ? row.path.length : 1;
    for (let length = first; length <= row.path.length; length++) paths.add(JSON.stringify(row.path.slice(0, length)));
  }
  return tags.filter(({ row }) => paths.has(JSON.stringify(row.path)));
}

function takeTags(codes: readonly IncomingTag[], { tags }: KnownRecords, { newId }: Taking) {
  let next: Id | null = null;
  const used = new Set(tags.keys());
  const growing = new GrowingTags(tags, () => {
    const id = next !== null && !used.has(next) ? next : newId();
    used.add(id);
    next = null;
    return id;
  });
  const idOf = new Map<Id, Id>();
  /** By their path in the file, what they are here: a tag that was renamed since is still the one above. */
  const byPath = new Map<string, Id>();
  for (const { id, row } of codes) {
    const { path, colour, description, when, whenNot } = row;
    const above = byPath.get(JSON.stringify(path.slice(0, -1))) ?? null;
    next = id;
    const own = tags.has(id) ? id : growing.ofPath(path.slice(-1), above);
    if (own === null) continue;
    idOf.set(id, own);
    byPath.set(JSON.stringify(path), own);
    const tag = growing.get(own)!;
    const isNew = !tags.has(own);
    const entry = {
      description: tag.description || (description ?? ''),
      when: tag.when ?? when ?? '',
      whenNot: tag.whenNot ?? whenNot ?? '',
    };
    growing.put({ ...withEntry(tag, entry), colour: (isNew ? colour : null) ?? tag.colour });
  }
  const now = new Set([...growing.made.map(({ id }) => id), ...idOf.values()]);
  const pairs = [...now].flatMap((id): [Tag | null, Tag][] => {
    const [before, after] = [tags.get(id) ?? null, growing.get(id)!];
    return before !== null && JSON.stringify(before) === JSON.stringify(after) ? [] : [[before, after]];
  });
  return {
    diff: edited('tags', pairs),
    made: growing.made.length,
    idOf: idOf as ReadonlyMap<Id, Id>,
    now: (id: Id) => growing.get(id)!,
  };
}

/**
 * The examples of tags: annotations that have their words. What no annotation has stays in the description. What was
 * there and described is as a person left it.
 */
function takeExamples(
  { maker, tags: codes }: Incoming,
  known: KnownRecords,
  made: readonly Annotation[],
  { idOf, now }: Pick<ReturnType<typeof takeTags>, 'idOf' | 'now'>,
): Diff {
  const exampleOf = examplesIn(new Map([...known.annotations, ...made.map((one) => [one.id, one] as const)]));
  const after = new Map<Id, Tag>();
  for (const { id, row } of codes) {
    const own = idOf.get(id);
    if (own === undefined || row.example === null) continue;
    const before = known.tags.get(own);
    const tag = after.get(own) ?? now(own);
    if (before !== undefined && (maker === 'Lectern' || before.description !== '')) continue;
    const found = tag.example ?? exampleOf(tag, row.example);
    const description = found === null ? withExampleWords(tag.description, row.example) : tag.description;
    after.set(own, withEntry(tag, { description, example: found }));
  }
  return edited(
    'tags',
    [...after].flatMap(([id, tag]): [Tag, Tag][] => (sameValue(tag, now(id)) ? [] : [[now(id), tag]])),
  );
}

function takeColumns({ maker, columns, sources }: Incoming, { attributes }: KnownRecords, taking: Taking) {
  const used = new Set(sources.flatMap(({ values }) => values.map(([column]) => column)));
  const all = new Map(attributes);
  const idOf = new Map<Id, Id>();
  const made: AttributeDefinition[] = [];
  const beside: string[] = [];
  for (const { id, name: written, type } of columns) {
    if (!used.has(id)) continue;
    let name = cleanName(written) || 'Variable';
    while (nameProblem(all, name) === 'reserved' || nameProblem(all, name) === 'empty') name = `${name} (variable)`;
    const named = () =>
      [...all.values()].find((one) => queryName(one.name) === queryName(name) || one.id === queryName(name));
    let same = named();
    // What is no date or number is not put among dates or numbers.
    if (same && !holds(same, type) && maker !== 'Lectern') beside.push(name);
    while (same && !holds(same, type) && maker !== 'Lectern') {
      name = `${name} (variable)`;
      same = named();
    }
    const column = same ?? newAttribute(all, { id: free(id, all, taking), name, type });
    if (!same) made.push(column);
    all.set(column.id, column);
    idOf.set(id, column.id);
  }
  return {
    diff: edited(
      'attributes',
      made.map((one) => [null, one]),
    ),
    made: made.length,
    beside,
    idOf,
  };
}

/** Whether a column can hold the values of a variable. */
function holds(column: AttributeDefinition, type: AttributeDefinition['type']): boolean {
  return column.type === 'text' || column.type === 'choice' || column.type === type;
}

function takeDocuments(
  { maker }: Incoming,
  read: readonly ReadSource[],
  { documents }: KnownRecords,
  taking: Taking,
  columnOf: ReadonlyMap<Id, Id>,
) {
  const byText = new Map<string, Document[]>();
  for (const isOfNow of [true, false]) {
    for (const document of documents.values()) {
      const hashes = new Set(document.versions.map(({ textHash }) => textHash));
      const { textHash: now } = currentVersion(document);
      hashes.delete(now);
      for (const hash of isOfNow ? [now] : hashes) shelved(byText, hash, document);
    }
  }
  const of = new Map<Id, Document>();
  const made: Document[] = [];
  const outcomes: FileOutcome[] = [];
  const pairs: [Document | null, Document][] = [];
  const used = new Set<Id>();
  /** Several names may mean one document. */
  const named = new Map<string, FileOutcome>();
  for (const { source, path, version, guesses, documentId } of read) {
    const there = (byText.get(version.textHash) ?? []).filter(({ id }) => !used.has(id));
    const before = documents.get(documentId ?? '') ?? there.find(({ id }) => id === source.id) ?? there[0] ?? null;
    // It was removed since its text was read.
    if (documentId !== undefined && !documents.has(documentId)) continue;
    const entered = Object.fromEntries(
      source.values.flatMap(([column, value]) => {
        const id = columnOf.get(column);
        return id === undefined ? [] : [[id, { value, origin: { kind: 'person' } } as const]];
      }),
    );
    // What a person took away in a project of ours is not guessed again.
    const guessed = maker === 'Lectern' ? {} : guesses.attributes;
    const document: Document = before
      ? { ...before, attributes: { ...entered, ...before.attributes } }
      : {
          id: free(source.id, documents, taking),
          title: { value: source.name || guesses.title.value, origin: { kind: 'person' } },
          importId: taking.importId,
          path,
          attributes: { ...guessed, ...entered },
          language: guesses.language,
          versions: [version],
        };
    if (documentId === undefined) used.add(document.id);
    of.set(source.id, document);
    const file = { path, bytes: version.bytes };
    if (documentId !== undefined) named.set(path, { ...file, kind: 'unchanged', documentId });
    else if (before) outcomes.push({ ...file, kind: 'unchanged', documentId: before.id });
    else {
      made.push(document);
      outcomes.push({ ...file, kind: 'imported', documentId: document.id });
    }
    const isSame = before !== null && Object.keys(entered).every((id) => id in before.attributes);
    if (!isSame) pairs.push([before, document]);
  }
  outcomes.push(...named.values());
  return { of: of as ReadonlyMap<Id, Document>, made, outcomes, diff: edited('documents', pairs) };
}

/** Longer texts are not marked as a whole, in UTF-16 units. */
const longestWhole = 100_000;

function takeMarks(
  { maker }: Incoming,
  read: readonly ReadSource[],
  { annotations }: KnownRecords,
  taking: Taking,
  tagOf: ReadonlyMap<Id, Id>,
  documentOf: ReadonlyMap<Id, Document>,
) {
  const isOurs = maker === 'Lectern';
  const placed = placeIncoming(
    read.map(({ source, ...one }) => ({ ...one, marks: source.marks })),
    isOurs,
    () => taking.step?.(),
  );
  const known = new Map<Id, Map<string, Id>>();
  for (const one of annotations.values()) {
    const keys = known.get(one.documentId) ?? new Map<string, Id>();
    known.set(one.documentId, keys.set(keyOf(one), one.id).set(wordsKeyOf(one), one.id));
  }
  const made: Annotation[] = [];
  const idOf = new Map<Id, Id>();
  let [knownMarks, whole] = [0, 0];
  for (const [at, { source, text, version: readVersion }] of read.entries()) {
    const document = documentOf.get(source.id);
    if (!document) continue;
    const own = new Map<string, number>();
    const joined = new Map<Id, Id>();
    const isHash = ({ textHash }: DocumentVersion) => textHash === readVersion.textHash;
    const { number: version } = document.versions.findLast(isHash) ?? currentVersion(document);
    const isOld = version !== currentVersion(document).number;
    const tagsOf = (ids: readonly Id[]) => [...new Set(ids.flatMap((id) => tagOf.get(id) ?? []))];
    const put = (mark: Omit<Annotation, 'id'> & { readonly id: Id }, ids: readonly Id[]) => {
      const same = annotations.has(mark.id)
        ? mark.id
        : known.get(document.id)?.get(isOld ? wordsKeyOf(mark) : keyOf(mark));
      if (same !== undefined) knownMarks++;
      // What stands in an older text waits to be placed in the one of now.
      else made.push(isOld ? { ...mark, anchor: { kind: 'lost' } } : mark);
      for (const id of ids) idOf.set(id, same ?? mark.id);
    };
    const all: Annotation[] = [];
    for (const { mark, range, anchor } of placed[at]!) {
      const around = describeRange(text, range);
      // What is quoted are its own words, so that a person sees both.
      const isOther =
        anchor.kind === 'approximate' && (standsNowhere({ anchor }) || mark.around || isQuotation(mark.words));
      const said = mark.around ?? { prefix: '', suffix: '' };
      const quotation = isOther ? { exact: mark.words, ...said } : around;
      const created = mark.created ?? taking.time;
      const one: Annotation = {
        id: mark.id,
        documentId: document.id,
        version,
        ...range,
        quotation,
        tagIds: tagsOf(mark.tagIds),
        ...codersOf(mark, tagOf),
        note: mark.note,
        author: mark.author || taking.author,
        created,
        changed: mark.changed ?? created,
        anchor,
      };
      // Many programs write one selection for each code: the same words under several tags are one annotation.
      const key = `${one.from} ${one.to} ${one.anchor.kind} ${one.author}`;
      const twin = isOurs || standsNowhere(one) ? undefined : own.get(key);
      const before = twin === undefined ? undefined : all[twin];
      if (before && (before.note === '' || one.note === '' || before.note === one.note)) {
        const tagIds = [...new Set([...before.tagIds, ...one.tagIds])];
        const taggedBy = { ...one.taggedBy, ...before.taggedBy };
        const coders = Object.keys(taggedBy).length === 0 ? {} : { taggedBy };
        all[twin!] = { ...before, tagIds, ...coders, note: before.note || one.note };
        joined.set(mark.id, before.id);
      } else {
        own.set(key, all.length);
        all.push(one);
      }
    }
    for (const one of all) put(one, [one.id]);
    for (const [id, into] of joined) if (idOf.has(into)) idOf.set(id, idOf.get(into)!);
    const tagIds = tagsOf(source.tagIds);
    if (tagIds.length === 0) continue;
    const range = trimRange(text, { from: 0, to: text.length });
    if (range.to - range.from > longestWhole) {
      whole++;
      continue;
    }
    const id = `whole ${source.id}`;
    const [author, created] = [source.author || taking.author, source.created ?? taking.time];
    const quotation = describeRange(text, range);
    const anchor = { kind: 'exact' } as const;
    const rest = { tagIds, note: '', author, created, changed: created, anchor };
    put({ id, documentId: document.id, version, ...range, quotation, ...rest }, [id]);
  }
  return { made, known: knownMarks, whole, idOf: idOf as ReadonlyMap<Id, Id> };
}

/** Its words were not found; it waits with an empty range. */
function standsNowhere({ anchor }: Pick<Annotation, 'anchor'>): boolean {
  return anchor.kind === 'approximate' && anchor.score === 0;
}

/** Who put its tags on, as records hold it: not at all where it is the author. */
function codersOf({ taggedBy }: IncomingMark, tagOf: ReadonlyMap<Id, Id>): Pick<Annotation, 'taggedBy'> {
  const coders = Object.entries(taggedBy).flatMap(([id, coding]) => {
    const tagId = tagOf.get(id);
    return tagId === undefined || coding.author === '' ? [] : [[tagId, coding] as const];
  });
  return coders.length === 0 ? {} : { taggedBy: Object.fromEntries(coders) };
}

function keyOf({ from, to, tagIds, note, quotation }: Annotation): string {
  return JSON.stringify([from, to, [...tagIds].sort(), note, quotation.exact]);
}

/** By it a mark of an older text is known, however it was carried since. */
function wordsKeyOf({ tagIds, note, quotation }: Annotation): string {
  return JSON.stringify([[...tagIds].sort(), note, quotation.exact]);
}

interface Places {
  readonly documents: ReadonlyMap<Id, Document>;
  readonly tags: ReadonlyMap<Id, Id>;
  annotationOf(id: Id): Id | undefined;
}

/**
 * Answers to what came in before, as pages about it. `older`: how many are not there, and were given before a person changed what
 * they answer: whether they were taken away nobody knows.
 */
function laterAnswers(
  { answers = [], notes: incoming }: Incoming,
  { annotations, notes }: KnownRecords,
  annotationOf: Places['annotationOf'],
): { readonly pages: readonly IncomingNote[]; readonly older: number } {
  const byId = new Map(incoming.map((one) => [one.id, one]));
  let older = 0;
  const pages = answers.flatMap(({ id, to, changed, paragraph, body, author, created }): readonly IncomingNote[] => {
    const [annotation, note] = [annotations.get(annotationOf(to) ?? ''), notes.get(to)];
    const now = annotation ?? note;
    const words = annotation?.note ?? note?.body ?? '';
    if (!now || notes.has(id) || `\n\n${words}\n\n`.includes(`\n\n${paragraph}\n\n`)) return [];
    const wasChanged = now.changed > (changed ?? now.changed);
    if (wasChanged && (created === null || created <= now.changed)) {
      older++;
      return [];
    }
    const about = annotation ? [{ kind: 'annotation', id: to } as const] : (byId.get(to)?.about ?? []);
    return [{ id, title: '', body, about, author, created, changed: created }];
  });
  return { pages, older };
}

function takeNotes({ notes: pages }: Pick<Incoming, 'notes'>, { notes }: KnownRecords, taking: Taking, places: Places) {
  const keyOfNote = ({ title, body, about }: Pick<Note, 'title' | 'body' | 'about'>) =>
    JSON.stringify([title, body, about.kind, about.kind === 'project' ? '' : about.id]);
  const known = new Map([...notes.values()].map((one) => [keyOfNote(one), one.id]));
  const idOf = new Map<Id, Id>();
  const made = pages.flatMap(({ id, title, body, about, author, created, changed }) => {
    // A page is about one thing. What is not in the project leaves it about the project.
    const [subject = { kind: 'project' } as const] = about.flatMap((one) => subjectOf(one, places));
    const same = notes.has(id) ? id : known.get(keyOfNote({ title, body, about: subject }));
    idOf.set(id, same ?? id);
    if (same !== undefined) return [];
    const since = created ?? taking.time;
    return [
      { id, title, body, about: subject, author: author || taking.author, created: since, changed: changed ?? since },
    ];
  });
  return { made, idOf: idOf as ReadonlyMap<Id, Id> };
}

function subjectOf(
  { kind, id }: Incoming['notes'][number]['about'][number],
  { documents, tags, annotationOf }: Places,
): readonly NoteSubject[] {
  if (kind === 'project') return [{ kind }];
  const here = kind === 'document' ? documents.get(id)?.id : kind === 'tag' ? tags.get(id) : annotationOf(id);
  return here === undefined ? [] : [{ kind, id: here }];
}

function takeSets(
  { sets }: Incoming,
  { eventSets }: KnownRecords,
  { author, time }: Taking,
  documentOf: ReadonlyMap<Id, Document>,
): EventSet[] {
  const names = new Set([...eventSets.values()].map(({ name }) => name));
  return sets.flatMap(({ id, name, note, documentIds }) => {
    const there = [...new Set(documentIds.flatMap((one) => documentOf.get(one)?.id ?? []))];
    if (there.length === 0 || eventSets.has(id) || names.has(name)) return [];
    return [{ id, name, documentIds: there, base: null, note, author, created: time, changed: time }];
  });
}
