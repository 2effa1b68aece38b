import type { Id } from '../model/id.ts';
import type { Coding } from '../model/records.ts';
import type {
  Incoming,
  IncomingAnswer,
  IncomingColumn,
  IncomingMark,
  IncomingNote,
  IncomingSource,
  IncomingTag,
  LeftCounts,
  MeantText,
} from './incoming.ts';
import { leftKinds, PathsComingIn } from './incoming.ts';
import { withOwnIds } from './own-ids.ts';
import { guidOf } from './refi/guids.ts';

// Files that hold no texts, but what was marked in texts that stand elsewhere: annotations of web pages, tables of codings.

/** What somebody said about a text, or of another saying. */
export interface Said {
  readonly id: Id;
  /** Names the text in this file. */
  readonly source: string;
  readonly meant: MeantText;
  /** Where in the text; null: about all of it. */
  readonly where: Pick<IncomingMark, 'place' | 'words' | 'around' | 'until'> | null;
  readonly tags: readonly SaidTag[];
  readonly note: string;
  /** It is a page of its own, of this title, and not the note of a mark. */
  readonly title?: string;
  readonly author: string;
  readonly created: string | null;
  readonly changed: string | null;
  /** The one that it answers, or is a page about; null if none. */
  readonly answers: Id | null;
}

/** A tag as it is said. Without an id it is known by its path. Without an author it is the saying's own. */
export interface SaidTag {
  readonly path: readonly string[];
  readonly id?: Id;
  readonly author?: string;
  readonly time?: string;
}

/** None of each kind. */
export const nothingLeft: LeftCounts = Object.fromEntries(leftKinds.map((kind) => [kind, 0])) as Record<
  keyof LeftCounts,
  number
>;

/**
 * What is said, in our words. An answer becomes a paragraph of what it answers, with who gave it before it, and its tags are
 * put on that by them. What is about all of a text becomes a page about it, and its tags are those of all of it.
 */
export function incomingOf(said: readonly Said[], maker: string, left: LeftCounts = nothingLeft): Incoming {
  const tags = new TagsOf(said.flatMap((one) => one.tags));
  const byId = new Map(said.map((one) => [one.id, one]));
  const answersOf = new Map<Id, Said[]>();
  const firsts: Said[] = [];
  const pages: Said[] = [];
  for (const one of said) {
    const first = firstOf(one, byId);
    if (one.title !== undefined) pages.push(one);
    else if (first === null) firsts.push(one);
    else {
      const shelf = answersOf.get(first.id);
      if (shelf) shelf.push(one);
      else answersOf.set(first.id, [one]);
    }
  }
  const sources = new Map<string, { meant: MeantText; marks: IncomingMark[]; tagIds: Id[]; author: string }>();
  const notes: IncomingNote[] = [];
  const answers: IncomingAnswer[] = [];
  for (const one of firsts) {
    const { source, where } = one;
    const shelf = sources.get(source) ?? { meant: one.meant, marks: [], tagIds: [], author: one.author };
    sources.set(source, shelf);
    const own = answersOf.get(one.id) ?? [];
    const whole = withAnswers(one, own);
    answers.push(...own.flatMap((answer) => answerTo(one, answer)));
    if (where !== null) shelf.marks.push(markOf(one, where, whole, tags));
    else {
      shelf.tagIds.push(...whole.tags.map((tag) => tags.idOf(tag)));
      const document = { kind: 'document', id: guidOf(source) } as const;
      // What it answers may have come in before.
      const about = one.answers === null ? [document] : [{ kind: 'annotation', id: one.answers } as const, document];
      if (whole.note !== '') notes.push(pageOf(one, whole.note, about));
    }
  }
  for (const one of pages) {
    const { answers, source, meant } = one;
    const isOfMark = answers !== null && byId.has(answers);
    if (!isOfMark && !sources.has(source)) sources.set(source, { meant, marks: [], tagIds: [], author: one.author });
    const about = isOfMark
      ? ({ kind: 'annotation', id: answers } as const)
      : ({ kind: 'document', id: guidOf(source) } as const);
    notes.push(pageOf(one, one.note, [about]));
  }
  const none = { words: null, files: [], values: [], created: null, kind: 'text' as const };
  const all = [...sources].map(([source, { meant, marks, tagIds, author }]): IncomingSource => {
    const name = meant.titles[0] ?? meant.addresses[0] ?? source;
    return { ...none, id: guidOf(source), name, meant, marks, tagIds: [...new Set(tagIds)], author };
  });
  const columns: readonly IncomingColumn[] = [];
  const leftNow = { ...left, depth: left.depth + tags.deep.size };
  return withOwnIds({ maker, tags: tags.all, columns, sources: all, notes, sets: [], left: leftNow, answers }, guidOf);
}

/** What an answer is an answer to in the end; null if it is none. Answers that go in a circle are none. */
function firstOf(one: Said, byId: ReadonlyMap<Id, Said>): Said | null {
  const seen = new Set<Id>([one.id]);
  let first: Said | null = null;
  for (let next = one.answers; next !== null && !seen.has(next);) {
    seen.add(next);
    const above = byId.get(next);
    if (!above) break;
    first = above;
    next = above.answers;
    if (next !== null && seen.has(next)) return null;
  }
  return first;
}

function withAnswers(one: Said, answers: readonly Said[]): Pick<Said, 'tags' | 'note'> {
  if (answers.length === 0) return one;
  const said = answers.filter(({ note }) => note !== '').map(paragraphOf);
  const theirs = answers.flatMap(({ tags, author, created }) =>
    tags.map((tag) => ({ author, ...(created !== null && { time: created }), ...tag })),
  );
  return { tags: [...one.tags, ...theirs], note: [one.note, ...said].filter((part) => part !== '').join('\n\n') };
}

function paragraphOf({ author, note }: Said): string {
  return author === '' ? note : `${author}: ${note}`;
}

function answerTo({ id: to, changed }: Said, one: Said): readonly IncomingAnswer[] {
  const { id, note: body, author, created } = one;
  return body === '' ? [] : [{ id, to, changed, paragraph: paragraphOf(one), body, author, created }];
}

function markOf(
  { id, author, created, changed }: Said,
  where: NonNullable<Said['where']>,
  { tags: said, note }: Pick<Said, 'tags' | 'note'>,
  tags: TagsOf,
): IncomingMark {
  const taggedBy: Record<Id, Coding> = {};
  const tagIds = new Set<Id>();
  for (const tag of said) {
    const tagId = tags.idOf(tag);
    if (tagIds.has(tagId)) continue;
    tagIds.add(tagId);
    const coder = tag.author ?? author;
    if (coder !== author && coder !== '') taggedBy[tagId] = { author: coder, time: tag.time ?? created ?? '' };
  }
  return { id, ...where, tagIds: [...tagIds], taggedBy, note, author, created, changed };
}

function pageOf(
  { id, title = '', author, created, changed }: Said,
  body: string,
  about: IncomingNote['about'],
): IncomingNote {
  return { id, title, body, about, author, created, changed };
}

/** The tags of a file, each after the one above it. */
class TagsOf {
  readonly #paths = new PathsComingIn();
  readonly #byPath = new Map<string, Id>();
  /** What a tag is called by its own saying, also where one below it is said first. */
  readonly #said = new Map<string, Id>();
  readonly all: IncomingTag[] = [];
  /** Those that lie deeper in the file than here. */
  readonly deep = new Set<Id>();

  constructor(said: readonly SaidTag[]) {
    for (const { path, id } of said)
      if (id !== undefined) this.#said.set(JSON.stringify(this.#paths.of(path).path), id);
  }

  idOf(said: Pick<SaidTag, 'path'>): Id {
    const { path, isDeep } = this.#paths.of(said.path);
    const known = this.#byPath.get(JSON.stringify(path));
    const id = known ?? this.#made(path);
    if (isDeep) this.deep.add(id);
    return id;
  }

  /** The tag of a path, made with all above it that are not there. */
  #made(path: readonly string[]): Id {
    let id: Id = '';
    for (let length = 1; length <= path.length; length += 1) {
      const above = path.slice(0, length);
      const key = JSON.stringify(above);
      const known = this.#byPath.get(key);
      id = known ?? this.#said.get(key) ?? guidOf(`tag ${key}`);
      if (known !== undefined) continue;
      this.#byPath.set(key, id);
      const row = { path: above, colour: null, description: null, when: null, whenNot: null, example: null };
      this.all.push({ id, row });
    }
    return id;
  }
}
