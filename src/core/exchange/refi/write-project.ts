import type { Id } from '../../model/id.ts';
import { currentVersion } from '../../model/records.ts';
import type { Annotation, Document, Link, Note, NoteSubject } from '../../model/records.ts';
import { TagTree } from '../../model/tag-tree.ts';
import type { Evidence, Excerpt, NamedLink } from '../evidence.ts';
import { examplesOf } from '../evidence.ts';
import type { ExportOptions } from '../exporter.ts';
import type { Placing } from '../placing.ts';
import { codesXml } from './codes-xml.ts';
import type { CodeLine } from './codes-xml.ts';
import { guidOf } from './guids.ts';
import { Variables } from './variables.ts';
import { attributesXml, dateTime, wordsXml } from './xml-writing.ts';
import { shelved } from '../../model/shelf.ts';

/**
 * `project.qde`, the XML in a QDPX (REFI-QDA, `project:1.0`), in pieces: people, tags, columns, documents with what is
 * marked in them, notes. Positions are code points of the text as it stands in `sources`. What stands nowhere is left out.
 */
export async function* projectXml(
  evidence: Evidence,
  { title, exported }: Pick<ExportOptions, 'title' | 'exported'>,
  placing: Placing,
): AsyncGenerator<string, void> {
  const { project, documents, attributes, quotations, notes } = evidence;
  const people = new Users([
    project.author,
    ...quotations.flatMap(({ marks }) =>
      marks.flatMap(({ author, taggedBy = {} }) => [author, ...Object.values(taggedBy).map((coding) => coding.author)]),
    ),
    ...notes.map(({ author }) => author),
    ...evidence.links.map(({ link }) => link.author),
  ]);
  const notesAbout = refsOf(notes);
  const variables = new Variables(attributes, documents);
  yield '<?xml version="1.0" encoding="UTF-8"?>\n';
  const head = {
    xmlns: 'urn:QDA-XML:project:1.0',
    name: title,
    origin: 'Lectern',
    creatingUserGUID: people.guidOf(project.author),
    creationDateTime: dateTime(project.created),
    modifiedDateTime: dateTime(exported),
  };
  yield `<Project${attributesXml(head)}>\n`;
  yield people.xml();
  yield* codebookXml(evidence, notesAbout);
  yield variables.xml();

  const shelves = byDocument(quotations);
  if (documents.length > 0) yield '<Sources>\n';
  for (const document of documents) {
    yield sourceHead(document);
    for (const excerpt of shelves.get(document.id) ?? [])
      yield await selectionXml(excerpt, placing, people, notesAbout);
    yield refsXml(notesAbout('document', document.id));
    yield variables.valuesXml(document);
    yield '</TextSource>\n';
  }
  if (documents.length > 0) yield '</Sources>\n';

  const links = heldLinks(evidence);
  const linkNotes = links.filter(({ link }) => link.note !== '').map(({ link }) => noteOfLink(link));
  const pages = [...notes, ...linkNotes];
  if (pages.length > 0) yield '<Notes>\n';
  for (const note of pages) yield noteXml(note, people);
  if (pages.length > 0) yield '</Notes>\n';
  if (links.length > 0) yield '<Links>\n';
  for (const one of links) yield linkXml(one);
  if (links.length > 0) yield '</Links>\n';
  yield* setsXml(evidence);
  yield refsXml(notesAbout('project', ''));
  yield '</Project>\n';
}

/** The name of a document's text among the sources. */
export function sourceFile({ id }: Document): string {
  return `${guidOf(id)}.txt`;
}

/** Whether a quotation has a place in the text as it is today, which is the one that leaves. */
function standsNow({ anchor, version, document }: Excerpt): boolean {
  return anchor.kind !== 'lost' && version === currentVersion(document).number;
}

function* codebookXml(evidence: Evidence, notesAbout: NotesAbout): Generator<string, void> {
  const { tags } = evidence;
  if (tags.length === 0) return;
  const tree = new TagTree(tags);
  const examples = examplesOf(evidence);
  const levels = new Map<Id, number>();
  const lines = tree.inOrder().map((tag): CodeLine => {
    const { id, name, colour, description, when = '', whenNot = '' } = tag;
    const level = (levels.get(tree.parentOf(id) ?? '') ?? 0) + 1;
    levels.set(id, level);
    const example = examples.get(id)?.quotation.exact ?? '';
    return { id, name, level, colour, description, when, whenNot, example };
  });
  yield '<CodeBook>\n';
  yield* codesXml(lines, (id) => notesAbout('tag', id));
  yield '</CodeBook>\n';
}

function sourceHead(document: Document): string {
  const { id, title } = document;
  const created = dateTime(currentVersion(document).imported);
  const head = {
    guid: guidOf(id),
    name: title.value,
    plainTextPath: `internal://${sourceFile(document)}`,
    creationDateTime: created,
  };
  return `<TextSource${attributesXml(head)}>\n`;
}

/** About so many characters of what is marked are its name, as other programs show one. */
const longestName = 1000;

async function selectionXml(
  excerpt: Excerpt,
  placing: Placing,
  people: Users,
  notesAbout: NotesAbout,
): Promise<string> {
  if (!standsNow(excerpt)) return '';
  const { annotation, document, from, to, tagIds, notes, place, text } = await placing.of(excerpt);
  if (place === null) return '';
  const id = annotation?.id ?? `${document.id} ${from} ${to}`;
  const made = madeBy(annotation, people);
  const head = {
    guid: guidOf(id),
    name: (place.words || text).slice(0, longestName),
    startPosition: String(place.codePoints.from),
    endPosition: String(place.codePoints.to),
    ...made,
    modifiedDateTime: annotation && dateTime(annotation.changed),
  };
  const codings = tagIds.map((tagId) => {
    const coding = attributesXml({ guid: guidOf(`${id} ${tagId}`), ...codedBy(annotation, tagId, people) });
    return `<Coding${coding}><CodeRef targetGUID="${guidOf(tagId)}"/></Coding>`;
  });
  return [
    `<PlainTextSelection${attributesXml(head)}>`,
    wordsXml('Description', notes.join('\n\n')),
    ...codings,
    refsXml(annotation ? notesAbout('annotation', annotation.id) : []),
    '</PlainTextSelection>\n',
  ].join('');
}

function madeBy(annotation: Annotation | null, people: Users) {
  return {
    creatingUser: annotation && people.guidOf(annotation.author),
    creationDateTime: annotation && dateTime(annotation.created),
  };
}

/** Who put a tag on it, and when; that is another person than who made it at times. */
function codedBy(annotation: Annotation | null, tagId: Id, people: Users) {
  const coding = annotation?.taggedBy?.[tagId];
  if (!coding) return madeBy(annotation, people);
  return { creatingUser: people.guidOf(coding.author), creationDateTime: dateTime(coding.time) };
}

/** Those that join what is in the file. */
function heldLinks({ links, documents, tags, notes, quotations }: Evidence): readonly NamedLink[] {
  const held = new Set([...documents, ...tags, ...notes].map(({ id }) => id));
  for (const one of quotations) if (one.annotation && standsNow(one)) held.add(one.annotation.id);
  return links.filter(({ link }) => held.has(link.from.id) && held.has(link.to.id));
}

function linkXml({ link, relation }: NamedLink): string {
  const isOneWay = relation !== null && relation.reverse !== relation.name;
  const head = {
    guid: guidOf(link.id),
    name: relation?.name ?? null,
    direction: isOneWay ? 'OneWay' : 'Associative',
    originGUID: guidOf(link.from.id),
    targetGUID: guidOf(link.to.id),
  };
  const note = link.note === '' ? '' : refsXml([guidOf(noteOfLink(link).id)]);
  return `<Link${attributesXml(head)}>${note}</Link>\n`;
}

/** The standard has no place for what is said of a link but a note. */
function noteOfLink({ id, note: body, author, created, changed }: Link): Note {
  return { id: `note of link ${id}`, title: '', body, about: { kind: 'project' }, author, created, changed };
}

function* setsXml({ documents, eventSets }: Evidence): Generator<string, void> {
  const held = new Set(documents.map(({ id }) => id));
  const sets = eventSets.filter(({ documentIds }) => documentIds.some((id) => held.has(id)));
  if (sets.length > 0) yield '<Sets>\n';
  for (const { id, name, note, documentIds } of sets) {
    const members = documentIds
      .filter((one) => held.has(one))
      .map((one) => `<MemberSource targetGUID="${guidOf(one)}"/>`);
    yield `<Set${attributesXml({ guid: guidOf(id), name })}>${wordsXml('Description', note)}${members.join('')}</Set>\n`;
  }
  if (sets.length > 0) yield '</Sets>\n';
}

function noteXml({ id, title, body, author, created, changed }: Note, people: Users): string {
  const head = {
    guid: guidOf(id),
    name: title,
    creatingUser: people.guidOf(author),
    creationDateTime: dateTime(created),
    modifiedDateTime: dateTime(changed),
  };
  // One of both, inline or a file, must be there: an empty note is an empty text.
  return `<Note${attributesXml(head)}>${wordsXml('PlainTextContent', body) || '<PlainTextContent/>'}</Note>\n`;
}

/** The GUIDs of the notes about something. */
type NotesAbout = (kind: NoteSubject['kind'], id: Id) => readonly string[];

function refsOf(notes: readonly Note[]): NotesAbout {
  const refs = new Map<string, string[]>();
  for (const { id, about } of notes) {
    const key = `${about.kind} ${about.kind === 'project' ? '' : about.id}`;
    shelved(refs, key, guidOf(id));
  }
  return (kind, id) => refs.get(`${kind} ${id}`) ?? [];
}

function refsXml(guids: readonly string[]): string {
  return guids.map((guid) => `<NoteRef targetGUID="${guid}"/>`).join('');
}

function byDocument(quotations: readonly Excerpt[]): ReadonlyMap<Id, readonly Excerpt[]> {
  const shelves = new Map<Id, Excerpt[]>();
  for (const excerpt of quotations) {
    const shelf = shelves.get(excerpt.document.id);
    if (shelf) shelf.push(excerpt);
    else shelves.set(excerpt.document.id, [excerpt]);
  }
  return shelves;
}

/** Who did something, by name. A name that is not said is nobody. */
class Users {
  readonly #guids: ReadonlyMap<string, string>;

  constructor(names: Iterable<string>) {
    const known = new Set([...names].filter((name) => name.trim() !== ''));
    this.#guids = new Map([...known].map((name) => [name, guidOf(`person ${name}`)]));
  }

  guidOf(name: string): string | null {
    return this.#guids.get(name) ?? null;
  }

  /** Nothing if there are none: the standard wants one at least. */
  xml(): string {
    if (this.#guids.size === 0) return '';
    const all = [...this.#guids].map(([name, guid]) => `<User${attributesXml({ guid, name })}/>\n`);
    return `<Users>\n${all.join('')}</Users>\n`;
  }
}
