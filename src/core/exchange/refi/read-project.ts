import type { AttributeDefinition, Coding } from '../../model/records.ts';
import type { Id } from '../../model/id.ts';
import type {
  Incoming,
  IncomingColumn,
  IncomingLink,
  IncomingMark,
  IncomingNote,
  IncomingSet,
  IncomingSource,
  LeftCounts,
} from '../incoming.ts';
import { withOwnIds } from '../own-ids.ts';
import { guidOf, idOf } from './guids.ts';
import { readCodes } from './read-codes.ts';
import type { XmlElement } from './xml-tree.ts';
import { childOf, childrenOf } from './xml-tree.ts';
import { shelved } from '../../model/shelf.ts';

/** The project that stands in a `project.qde`. `textOf` gives the words of a file in the QDPX; null if it is not there. */
export function readProject(root: XmlElement, textOf: (path: string) => string | null): Incoming {
  return withOwnIds(new ProjectReader(root, textOf).read(), guidOf);
}

const kinds: Readonly<Record<string, IncomingSource['kind']>> = {
  TextSource: 'text',
  PDFSource: 'pdf',
  PictureSource: 'picture',
  AudioSource: 'audio',
  VideoSource: 'video',
};

/** What is read, or passed over because nothing is in it for us. */
const understood = new Set([
  ...[
    'Users',
    'CodeBook',
    'Variables',
    'Cases',
    'Sources',
    'Notes',
    'Links',
    'Sets',
    'Graphs',
    'Description',
    'NoteRef',
  ],
]);

class ProjectReader {
  readonly #root: XmlElement;
  readonly #textOf: (path: string) => string | null;
  /** By the GUID as it is written in what refers to it. */
  readonly #people: ReadonlyMap<Id, string>;
  readonly #notes: ReadonlyMap<Id, XmlElement>;
  /** Those whose GUID another note has. */
  readonly #others: readonly (readonly [Id, XmlElement])[];
  /** Those that became words of something else and are no pages. */
  readonly #used = new Set<Id>();
  readonly #about = new Map<Id, IncomingNote['about'][number][]>();
  readonly #left: Record<keyof LeftCounts, number> = {
    'out-of-reach': 0,
    links: 0,
    graphs: 0,
    cases: 0,
    'sets-of-tags': 0,
    'whole-documents': 0,
    selections: 0,
    columns: 0,
    answers: 0,
    log: 0,
    depth: 0,
    unknown: 0,
  };

  constructor(root: XmlElement, textOf: (path: string) => string | null) {
    this.#root = root;
    this.#textOf = textOf;
    const users = childrenOf(childOf(root, 'Users'), 'User');
    this.#people = new Map(users.map((user) => [idOf(user.get('guid')), user.get('name') || user.get('id')]));
    const notes = childrenOf(childOf(root, 'Notes'), 'Note');
    const byId = new Map<Id, XmlElement>();
    const others: (readonly [Id, XmlElement])[] = [];
    for (const note of notes) {
      const id = idOf(note.get('guid'));
      if (byId.has(id)) others.push([id, note]);
      else byId.set(id, note);
    }
    this.#notes = byId;
    this.#others = others;
  }

  read(): Incoming {
    const root = this.#root;
    const tags = readCodes(
      root,
      (code) => this.#descriptionIn(code),
      () => this.#left.depth++,
    );
    const columns = this.#columns();
    const sources = childrenOf(childOf(root, 'Sources'), ...Object.keys(kinds)).map((one) => this.#source(one));
    const withCases = this.#cases(sources);
    this.#refer(root, { kind: 'project', id: '' });
    const sets = this.#sets();
    const links = this.#links();
    this.#left.graphs = childrenOf(childOf(root, 'Graphs'), 'Graph').length;
    this.#left.unknown = root.children.filter(({ name }) => !understood.has(name)).length;
    const pages = [...this.#notes].filter(([id]) => !this.#used.has(id));
    const about = [{ kind: 'project', id: '' }] as const;
    const notes = [
      ...pages.map(([id, note]) => this.#note(id, note)),
      ...this.#others.map(([id, note]) => ({ ...this.#note(id, note), id: guidOf(`${id} again`), about })),
    ];
    const said = childOf(root, 'Description')?.words.trim() ?? '';
    const description = { id: idOf(`description of ${root.get('name')}`), title: root.get('name'), body: said, about };
    const own = said === '' ? [] : [{ ...description, author: '', created: null, changed: null }];
    const maker = root.get('origin');
    const all = [...links, ...this.#moreSubjects()];
    return { maker, tags, columns, sources: withCases, notes: [...own, ...notes], sets, links: all, left: this.#left };
  }

  /** The notes about a code that stand for its description: they are no pages then. */
  #descriptionIn(code: XmlElement): string {
    const refs = childrenOf(code, 'NoteRef').map((one) => idOf(one.get('targetGUID')));
    const tag = { kind: 'tag', id: idOf(code.get('guid')) } as const;
    const hasOwn = childOf(code, 'Description') !== undefined;
    const [only] = refs;
    const note = hasOwn || refs.length !== 1 ? undefined : this.#notes.get(only!);
    // A page with a title of its own stays one.
    if (note && this.#isTitleless(note, code.get('name'))) {
      this.#used.add(only!);
      return this.#wordsOf(note).trim();
    }
    for (const id of refs) this.#aboutOf(id).push(tag);
    return '';
  }

  #columns(): readonly IncomingColumn[] {
    return childrenOf(childOf(this.#root, 'Variables'), 'Variable').map((one) => ({
      id: idOf(one.get('guid')),
      name: one.get('name'),
      type: typesOf[one.get('typeOfVariable')] ?? 'text',
    }));
  }

  #source(element: XmlElement): IncomingSource {
    const id = idOf(element.get('guid'));
    const kind = kinds[element.name]!;
    // Audio and video are heard through their transcripts, a PDF through its words.
    const inner = kind === 'text' ? element : (childOf(element, 'Representation') ?? childOf(element, 'Transcript'));
    const inline = childOf(inner, 'PlainTextContent')?.words;
    const path = element.get('path');
    const files = [
      { path: inner?.get('plainTextPath') ?? '', plain: true },
      { path: inner?.get('richTextPath') ?? '', plain: false },
      ...(kind === 'pdf' ? [{ path, plain: false }] : []),
    ].filter((file) => file.path !== '');
    const marks = [
      ...childrenOf(inner, 'PlainTextSelection').flatMap((one) => this.#marks(one, placeOf(one))),
      ...this.#transcribed(inner),
      ...childrenOf(element, 'PDFSelection').flatMap((one) => this.#marks(one, null)),
    ];
    const unseen = childrenOf(element, 'PictureSelection', 'AudioSelection', 'VideoSelection');
    this.#left.selections += unseen.length;
    const whole = [element, ...(inner && inner !== element ? [inner] : [])];
    const tagIds = [...new Set(whole.flatMap((one) => childrenOf(one, 'Coding').flatMap(codeOf)))];
    for (const one of whole) this.#refer(one, { kind: 'document', id });
    const isText = kind === 'text' || inline !== undefined || files.length > 0;
    if (!isText) this.#left['out-of-reach']++;
    return {
      id,
      name: element.get('name'),
      kind,
      words: inline === undefined || inline === '' ? null : inline,
      files,
      marks,
      values: this.#values(element),
      tagIds,
      author: this.#person(element.get('creatingUser')),
      created: timeOf(element.get('creationDateTime')),
    };
  }

  /** What a transcript marks from one point of time to another: the points say where they stand in the words. */
  #transcribed(inner: XmlElement | undefined): readonly IncomingMark[] {
    const points = new Map(
      childrenOf(inner, 'SyncPoint').map((one) => [idOf(one.get('guid')), integerOf(one.get('position'))] as const),
    );
    return childrenOf(inner, 'TranscriptSelection').flatMap((one) => {
      const [from, to] = ['fromSyncPoint', 'toSyncPoint'].map((key) => points.get(idOf(one.get(key))) ?? null);
      return this.#marks(one, from === null || to === null ? null : { from: from!, to: to! });
    });
  }

  /**
   * The annotations of a selection: one, with who put which code on it. Where several put on the same code, one more for
   * each of the others.
   */
  #marks(element: XmlElement, place: IncomingMark['place']): readonly IncomingMark[] {
    const id = idOf(element.get('guid'));
    const codings = childrenOf(element, 'Coding');
    const coders = codings.map((one) => this.#person(one.get('creatingUser')));
    const author = this.#person(element.get('creatingUser')) || (coders[0] ?? '');
    const created = timeOf(element.get('creationDateTime')) ?? timeOf(codings[0]?.get('creationDateTime') ?? '');
    const taggedBy: Record<Id, Coding> = {};
    const tagIds: Id[] = [];
    const others = new Map<string, Id[]>();
    for (const [at, coding] of codings.entries()) {
      const coder = coders[at] || author;
      const time = timeOf(coding.get('creationDateTime')) ?? created ?? '';
      for (const tagId of codeOf(coding)) {
        const first = taggedBy[tagId]?.author ?? author;
        if (!tagIds.includes(tagId)) {
          tagIds.push(tagId);
          if (coder !== author) taggedBy[tagId] = { author: coder, time };
        } else if (coder !== first) shelved(others, coder, tagId);
      }
    }
    const said = childOf(element, 'Description')?.words ?? '';
    const words = element.get('name') || (childOf(childOf(element, 'Representation'), 'PlainTextContent')?.words ?? '');
    const note = [said, this.#noteIn([element, ...codings], id)].filter(Boolean).join('\n\n');
    const changed = timeOf(element.get('modifiedDateTime'));
    const rest = { place, words, created, changed };
    return [
      { id, tagIds, taggedBy, note, author, ...rest },
      ...[...others].map(([other, ids]) => ({
        ...{ id: idOf(`${id} ${other}`), tagIds: [...new Set(ids)], taggedBy: {}, note: '', author: other },
        ...rest,
      })),
    ];
  }

  /** The words of notes about a mark that have no title of their own; the others are pages about it. */
  #noteIn(elements: readonly XmlElement[], id: Id): string {
    const refs = elements.flatMap((one) => childrenOf(one, 'NoteRef').map((ref) => idOf(ref.get('targetGUID'))));
    const said: string[] = [];
    for (const ref of new Set(refs)) {
      const note = this.#notes.get(ref);
      if (note && this.#isTitleless(note, '')) {
        said.push(this.#wordsOf(note));
        this.#used.add(ref);
      } else this.#aboutOf(ref).push({ kind: 'annotation', id });
    }
    return said.join('\n\n');
  }

  /**
   * Programs that write memos as notes call them by a word of theirs, or by what they are about. What we wrote as a note is
   * a page.
   */
  #isTitleless(note: XmlElement, about: string): boolean {
    if (this.#root.get('origin') === 'Lectern') return false;
    const name = note.get('name').trim();
    return name === '' || name === about.trim() || /^(?:memo|note|comment|description)\s*\d*$/iu.test(name);
  }

  #note(id: Id, note: XmlElement): IncomingNote {
    return {
      id,
      title: note.get('name'),
      body: this.#wordsOf(note),
      about: this.#about.get(id) ?? [{ kind: 'project', id: '' }],
      author: this.#person(note.get('creatingUser')),
      created: timeOf(note.get('creationDateTime')),
      changed: timeOf(note.get('modifiedDateTime')),
    };
  }

  #wordsOf(note: XmlElement): string {
    const inline = childOf(note, 'PlainTextContent')?.words ?? '';
    const path = note.get('plainTextPath');
    const words = inline !== '' || path === '' ? inline : (this.#textOf(path) ?? '');
    return (words || (childOf(note, 'Description')?.words ?? '')).replaceAll('\r\n', '\n');
  }

  #refer(element: XmlElement, about: IncomingNote['about'][number]): void {
    for (const ref of childrenOf(element, 'NoteRef')) this.#aboutOf(idOf(ref.get('targetGUID'))).push(about);
  }

  #aboutOf(id: Id): IncomingNote['about'][number][] {
    const known = this.#about.get(id) ?? [];
    this.#about.set(id, known);
    return known;
  }

  #values(element: XmlElement): IncomingSource['values'] {
    return childrenOf(element, 'VariableValue').flatMap((one) => {
      const column = childOf(one, 'VariableRef')?.get('targetGUID');
      const value = one.children.find(({ name }) => name.endsWith('Value'));
      if (column === undefined || !value || value.words.trim() === '') return [];
      const isYes = /^(?:true|1)$/u.test(value.words.trim());
      const plain = value.name === 'DateTimeValue' ? value.words.trim().replace(midnight, '') : value.words;
      const words = value.name === 'BooleanValue' ? (isYes ? 'yes' : 'no') : plain;
      return [[idOf(column), words] as const];
    });
  }

  /** What is known of a case is known of its documents. A case of parts of documents has no place. */
  #cases(sources: readonly IncomingSource[]): readonly IncomingSource[] {
    const values = new Map<Id, (readonly [Id, string])[]>();
    for (const one of childrenOf(childOf(this.#root, 'Cases'), 'Case')) {
      const members = childrenOf(one, 'SourceRef').map((ref) => idOf(ref.get('targetGUID')));
      if (members.length === 0 || childOf(one, 'SelectionRef') || childOf(one, 'CodeRef')) this.#left.cases++;
      for (const id of members) for (const value of this.#values(one)) shelved(values, id, value);
    }
    return sources.map((source) => ({ ...source, values: [...(values.get(source.id) ?? []), ...source.values] }));
  }

  #sets(): readonly IncomingSet[] {
    return childrenOf(childOf(this.#root, 'Sets'), 'Set').flatMap((one) => {
      const documentIds = childrenOf(one, 'MemberSource').map((ref) => idOf(ref.get('targetGUID')));
      if (documentIds.length === 0) {
        this.#left['sets-of-tags']++;
        return [];
      }
      const note = childOf(one, 'Description')?.words ?? '';
      return [{ id: idOf(one.get('guid')), name: one.get('name'), note, documentIds: [...new Set(documentIds)] }];
    });
  }

  /** A note about a link is the link's own, if nothing else has it. */
  #links(): readonly IncomingLink[] {
    return childrenOf(childOf(this.#root, 'Links'), 'Link').map((one) => {
      const id = idOf(one.get('guid'));
      const said: string[] = [];
      for (const ref of childrenOf(one, 'NoteRef')) {
        const noteId = idOf(ref.get('targetGUID'));
        const note = this.#notes.get(noteId);
        if (!note || this.#used.has(noteId) || this.#about.has(noteId)) continue;
        this.#used.add(noteId);
        said.push(this.#wordsOf(note));
      }
      const [from, to] = [idOf(one.get('originGUID')), idOf(one.get('targetGUID'))];
      return {
        id,
        from,
        to,
        name: one.get('name'),
        oneWay: one.get('direction') === 'OneWay',
        note: said.join('\n\n'),
      };
    });
  }

  /** A page is about one thing here: it is linked with what else it is about. */
  #moreSubjects(): readonly IncomingLink[] {
    return [...this.#about].flatMap(([noteId, about]) =>
      this.#used.has(noteId)
        ? []
        : about.slice(1).flatMap(({ kind, id }) => {
            const link = { id: idOf(`${noteId} about ${id}`), from: noteId, to: id, name: '', oneWay: false, note: '' };
            return kind === 'project' ? [] : [link];
          }),
    );
  }

  #person(guid: string): string {
    return guid === '' ? '' : (this.#people.get(idOf(guid)) ?? '');
  }
}

/** A day as some programs write one. */
const midnight = /T00:00:00(?:\.0+)?(?:Z|[+-]\d\d:\d\d)?$/u;

const typesOf: Readonly<Record<string, AttributeDefinition['type']>> = {
  Boolean: 'yes-no',
  Integer: 'number',
  Float: 'number',
  Date: 'date',
  DateTime: 'date',
};

function codeOf(coding: XmlElement): readonly Id[] {
  const guid = childOf(coding, 'CodeRef')?.get('targetGUID') ?? '';
  return guid === '' ? [] : [idOf(guid)];
}

function placeOf(element: XmlElement): IncomingMark['place'] {
  const [from, to] = [integerOf(element.get('startPosition')), integerOf(element.get('endPosition'))];
  return from === null || to === null ? null : { from, to };
}

function integerOf(written: string): number | null {
  return /^\s*-?\d{1,15}\s*$/u.test(written) ? Number(written) : null;
}

/** As ISO 8601 in UTC; null for what is no time. */
function timeOf(written: string): string | null {
  const time = Date.parse(/[zZ]|[+-]\d\d:\d\d$/u.test(written) ? written : `${written}Z`);
  return Number.isNaN(time) ? null : new Date(time).toISOString();
}
