import type { Annotation, Document, Note, Tag } from '../model/records.ts';
import { tagPath } from '../model/tags.ts';
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

/** Titles, tags and notes: an index of each kind, made when it is first asked after its records changed. */
export class Names {
  private titles: { readonly of: unknown; readonly index: SmallIndex } | null = null;
  private tags: { readonly of: unknown; readonly index: SmallIndex } | null = null;
  private notes: { readonly of: unknown; readonly and: unknown; readonly index: SmallIndex } | null = null;

  /** By kind, each best first, at most 200 of a kind. */
  find(records: NamedRecords, query: string, anyWord: boolean): NamedHit[] {
    if (this.titles?.of !== records.documents) {
      this.titles = { of: records.documents, index: new SmallIndex(titlesOf(records)) };
    }
    if (this.tags?.of !== records.tags) this.tags = { of: records.tags, index: new SmallIndex(tagsOf(records)) };
    if (this.notes?.of !== records.notes || this.notes.and !== records.annotations) {
      const { notes, annotations } = records;
      this.notes = { of: notes, and: annotations, index: new SmallIndex(notesOf(records)) };
    }
    return [this.titles, this.tags, this.notes].flatMap(({ index }) => index.find(query, anyWord).slice(0, mostOfKind));
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
  const byId = new Map(tags.map((tag) => [tag.id, tag]));
  return tags.map(({ id, description }) => ({
    id,
    kind: 'tag' as const,
    text: tagPath(byId, id).join('/'),
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
