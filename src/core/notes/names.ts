import { cleanName } from '../model/clean-name.ts';
import type { Id } from '../model/id.ts';
import type { Annotation, Document, Note, Tag } from '../model/records.ts';
import { shownName } from '../model/shown-name.ts';
import type { NamesById } from '../model/shown-name.ts';
import { readTagPath } from '../model/tag-paths.ts';
import { shownPath, TagTree } from '../model/tag-tree.ts';
import { foldWord } from '../text/fold.ts';
import { graphemeStart } from '../text/graphemes.ts';
import { targetKinds } from './links.ts';
import type { LinkTarget } from './links.ts';

/** What can be linked to. It must not change as long as names of it are asked. */
export interface Nameable {
  readonly documents: ReadonlyMap<Id, Document>;
  /** What documents are called so that no two have one name, see `documentNames`. */
  readonly documentNames: NamesById;
  readonly tags: ReadonlyMap<Id, Tag>;
  readonly notes: ReadonlyMap<Id, Note>;
  readonly annotations: ReadonlyMap<Id, Annotation>;
}

/** The names by which notes link, both ways. */
export class LinkNames {
  readonly #tree: TagTree;
  #merged: ReadonlyMap<Id, Id> | null = null;
  #meant: ReadonlyMap<string, readonly LinkTarget[]> | null = null;

  constructor(private readonly records: Nameable) {
    this.#tree = new TagTree(records.tags);
  }

  /** What it is called now: a title, a path, the first words of a mark. Null where it is gone; '' where it has no name. */
  nameOf(asked: LinkTarget): string | null {
    const { kind, id } = this.present(asked) ?? asked;
    const { documents, documentNames, notes, annotations } = this.records;
    if (kind === 'tag') return this.#tree.tags.has(id) ? this.#tree.joined(id) : null;
    if (kind === 'document') {
      const document = documents.get(id);
      return document ? (documentNames.get(id) ?? shownName(document.title.value)) : null;
    }
    if (kind === 'note') {
      const note = notes.get(id);
      return note ? shownName(note.title) : null;
    }
    const mark = annotations.get(id);
    return mark ? firstWords(mark.quotation.exact) : null;
  }

  /** The document whose words a mark is on: what it is called, and the mark's version where there are several. Null where it is gone. */
  sourceOf(markId: Id): { readonly name: string; readonly version: number | null } | null {
    const { documents, annotations } = this.records;
    const mark = annotations.get(markId);
    const document = mark && documents.get(mark.documentId);
    if (!document) return null;
    const version = document.versions.length > 1 ? mark.version : null;
    return { name: this.nameOf({ kind: 'document', id: document.id }) ?? '', version };
  }

  /** The target itself; the tag into which it was merged. Null where neither is there. */
  present({ kind, id }: LinkTarget): LinkTarget | null {
    const { documents, tags, notes, annotations } = this.records;
    const rows: ReadonlyMap<Id, unknown> = { document: documents, tag: tags, note: notes, mark: annotations }[kind];
    if (rows.has(id)) return { kind, id };
    const into = kind === 'tag' ? this.#mergedInto().get(id) : undefined;
    return into === undefined ? null : { kind, id: into };
  }

  /**
   * What a typed name means: a document's, a tag's or its path, a note's; in that order where several have it, whatever case it
   * is typed in where nothing is called so. Null where nothing or more than one of a kind is meant.
   */
  meant(name: string): LinkTarget | null {
    this.#meant ??= this.#allMeant();
    const path = shownPath(readTagPath(name));
    for (const key of [exactKey(name), exactKey(path), foldedKey(name), foldedKey(path)]) {
      const named = this.#meant.get(key);
      if (!named) continue;
      const kind = targetKinds.find((one) => named.some((other) => other.kind === one));
      const [first, ...others] = named.filter((one) => one.kind === kind);
      return first && others.length === 0 ? first : null;
    }
    return null;
  }

  #mergedInto(): ReadonlyMap<Id, Id> {
    this.#merged ??= new Map(
      [...this.records.tags.values()].flatMap(({ id, merged = [] }) => merged.map((one) => [one, id] as const)),
    );
    return this.#merged;
  }

  #allMeant(): ReadonlyMap<string, readonly LinkTarget[]> {
    const all = new Map<string, LinkTarget[]>();
    const put = (key: string, target: LinkTarget) => {
      const same = all.get(key);
      if (!same) all.set(key, [target]);
      else if (!same.some(({ kind, id }) => kind === target.kind && id === target.id)) same.push(target);
    };
    const add = (target: LinkTarget, name: string | null) => {
      if (name === null || cleanName(name) === '') return;
      put(exactKey(name), target);
      put(foldedKey(name), target);
    };
    for (const id of this.records.documents.keys())
      add({ kind: 'document', id }, this.nameOf({ kind: 'document', id }));
    for (const id of this.records.notes.keys()) add({ kind: 'note', id }, this.nameOf({ kind: 'note', id }));
    for (const { id, name } of this.records.tags.values()) {
      add({ kind: 'tag', id }, this.#tree.joined(id));
      add({ kind: 'tag', id }, name);
    }
    return all;
  }
}

/** In UTF-16 code units. */
const longest = 60;

/** How words begin, in one line. */
export function firstWords(words: string): string {
  // A long mark is not walked through for its beginning.
  const line = words
    .slice(0, 4 * longest)
    .replace(/\s+/gu, ' ')
    .trim();
  return line.length <= longest ? line : `${line.slice(0, graphemeStart(line, longest)).trimEnd()}…`;
}

function exactKey(name: string): string {
  return `= ${cleanName(name)}`;
}

function foldedKey(name: string): string {
  return `~ ${foldWord(cleanName(name))}`;
}
