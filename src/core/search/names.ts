import type { Annotation, Document, Note, Tag } from '../model/records.ts';
import { currentVersion } from '../model/records.ts';
import { TagTree } from '../model/tag-tree.ts';
import { SearchIndex } from './search-index.ts';
import { buildSegment } from './segment/build.ts';
import type { NamedHit } from './small-index.ts';
import { SmallIndex } from './small-index.ts';

/** What has a name or a note. Each list must not change afterwards: a new one means that something changed in it. */
export interface NamedRecords {
  readonly documents: ReadonlyMap<string, Document>;
  readonly tags: readonly Tag[];
  readonly notes: readonly Note[];
  readonly annotations: readonly Annotation[];
}

/** More of one kind than anybody reads. */
const mostOfKind = 200;
const longestText = 100;

/** From so many titles on a `lunr.Index` of them takes seconds and hundreds of megabytes. */
const manyTitles = 5000;

interface Titles {
  find(query: string, anyWord: boolean): readonly NamedHit[] | Promise<readonly NamedHit[]>;
}

/** Titles, tags and notes: an index of each kind, made when it is first asked after its records changed. */
export class Names {
  private titles: { readonly of: unknown; readonly index: Titles } | null = null;
  private tags: { readonly of: unknown; readonly index: SmallIndex } | null = null;
  private notes: { readonly of: unknown; readonly and: unknown; readonly index: SmallIndex } | null = null;

  /** By kind, each best first, at most 200 of a kind. */
  async find(records: NamedRecords, query: string, anyWord: boolean): Promise<NamedHit[]> {
    const { documents } = records;
    if (this.titles?.of !== documents) {
      const index = documents.size < manyTitles ? new SmallIndex(titlesOf(records)) : new ManyTitles(documents);
      this.titles = { of: documents, index };
    }
    if (this.tags?.of !== records.tags) this.tags = { of: records.tags, index: new SmallIndex(tagsOf(records)) };
    if (this.notes?.of !== records.notes || this.notes.and !== records.annotations) {
      const { notes, annotations } = records;
      this.notes = { of: notes, and: annotations, index: new SmallIndex(notesOf(records)) };
    }
    const [tags, notes] = [this.tags.index.find(query, anyWord), this.notes.index.find(query, anyWord)];
    const titles = await this.titles.index.find(query, anyWord);
    return [titles, tags, notes].flatMap((hits) => hits.slice(0, mostOfKind));
  }
}

/** Titles as texts of one passage each, in an index such as texts have. */
export class ManyTitles implements Titles {
  private readonly index = new SearchIndex();
  private readonly documents: ReadonlyMap<string, Document>;

  constructor(documents: ReadonlyMap<string, Document>) {
    this.documents = documents;
    const division = { stamp: '', starts: Uint32Array.of(0), furniture: Uint8Array.of(0) };
    const sources = [...documents.values()].map((document) => {
      const { number, textId } = currentVersion(document);
      const { id, language, title } = document;
      return { documentId: id, version: number, textId, language, text: title.value, division };
    });
    this.index.add(buildSegment(sources));
    this.index.setFacts({ documents, annotations: [], tags: [] });
  }

  /** The last word is also taken as the beginning of one, as in a SmallIndex. */
  async find(query: string, anyWord: boolean): Promise<readonly NamedHit[]> {
    const found = new Map<string, NamedHit>();
    const open = /(?:^|[\s(])[\p{L}\p{M}\p{N}]+$/u.test(query);
    for (const asked of open ? [query, `${query}*`] : [query]) {
      const question = { query: asked, anyWord, order: 'rank' as const, furniture: true, offset: 0, limit: mostOfKind };
      const answer = await this.index.search(question, (id) => Promise.resolve(this.titleOf(id)));
      // What only filters let through is not named.
      for (const { documentId: id, matches, score } of answer.ok ? answer.value.hits : []) {
        if (matches.length > 0 && !found.has(id)) found.set(id, { id, kind: 'title', text: this.titleOf(id), score });
      }
    }
    return [...found.values()];
  }

  private titleOf(id: string): string {
    return this.documents.get(id)?.title.value ?? '';
  }
}

function titlesOf({ documents }: NamedRecords) {
  return [...documents.values()].map(({ id, title, language }) => ({
    id,
    kind: 'title' as const,
    text: title.value,
    language,
  }));
}

function tagsOf({ tags }: NamedRecords) {
  const tree = new TagTree(tags);
  return tags.map(({ id, description }) => ({
    id,
    kind: 'tag' as const,
    text: tree.joined(id),
    more: description,
  }));
}

function notesOf({ notes, annotations }: NamedRecords) {
  return [
    ...notes.map(({ id, title, body }) => ({
      id,
      kind: 'note' as const,
      text: title.trim() || beginningOf(body),
      more: body,
    })),
    ...annotations
      .filter(({ note }) => note !== '')
      .map(({ id, note }) => ({ id, kind: 'note' as const, text: beginningOf(note), more: note })),
  ];
}

/** The first line that says something. */
function beginningOf(markdown: string): string {
  const line = markdown.split('\n').find((part) => part.trim() !== '') ?? '';
  const text = line.replace(/^[#>\s*-]+/, '').trim();
  return text.length > longestText ? `${[...text.slice(0, longestText)].slice(0, -1).join('')}…` : text;
}
