import type { Id } from '../../model/id.ts';
import type { Annotation, Document, Tag } from '../../model/records.ts';
import { currentVersion } from '../../model/records.ts';
import type { Facts } from '../facts.ts';
import { isWithin } from '../language/dates.ts';
import type { Dates, Expression, Field, State } from '../language/query.ts';
import { foldWord } from '../words/fold.ts';
import { wordsOf } from '../words/words.ts';
import type { Bits } from './bits.ts';
import { dropBits, emptyBits, fullBits, setRange } from './bits.ts';
import type { SectionIndex } from './section-index.ts';
import { bordersOf } from './section-index.ts';

/** Answers filters from the records. Made anew when the facts change; what one question computed serves the next. */
export class Filters {
  private readonly facts: Facts;
  private annotationsByDocument: Map<Id, Annotation[]> | null = null;
  private readonly matches: Map<string, ReadonlySet<Id>>;
  private readonly documentBits: Map<string, WeakMap<SectionIndex, Bits>>;

  /** What was found out about documents is taken over from filters for the same documents. */
  constructor(facts: Facts, before?: Filters) {
    this.facts = facts;
    const same = before?.facts.documents === facts.documents && before.facts.attributes === facts.attributes;
    this.matches = same ? before.matches : new Map();
    this.documentBits = same ? before.documentBits : new Map();
  }

  /** The result is the caller's own. */
  bits(index: SectionIndex, filter: Expression): Bits {
    switch (filter.kind) {
      case 'state':
        return this.state(index, filter);
      case 'date':
        return this.dated(index, filter);
      case 'field':
        return this.field(index, filter);
      default:
        throw new Error(`Not a filter: ${filter.kind}`);
    }
  }

  private state(index: SectionIndex, { state }: State): Bits {
    if (state === 'furniture') return index.furniture.slice();
    const tagged = this.annotated(index, ({ tagIds }) => tagIds.length > 0);
    if (state === 'tagged') return tagged;
    const bits = fullBits(index.passages);
    dropBits(bits, tagged);
    return bits;
  }

  private field(index: SectionIndex, filter: Field): Bits {
    const { field, value } = filter;
    if (field === 'tag') {
      const tags = this.tagsNamed(value.text);
      return this.annotated(index, ({ tagIds }) => tagIds.some((id) => tags.has(id)));
    }
    if (field === 'note') {
      const matches = matcher(value.text);
      return this.annotated(index, ({ note }) => note !== '' && matches(note));
    }
    return this.documents(index, `${field} ${value.text}`, () =>
      this.matching(this.readField(field), field === 'lang' ? languageMatcher(value.text) : matcher(value.text)),
    );
  }

  /** What a field holds in a document; null if it is not known. */
  private readField(field: string): (document: Document) => string | null {
    switch (field) {
      case 'title':
        return ({ title }) => title.value;
      case 'path':
        return ({ path }) => path;
      case 'lang':
        return ({ language }) => language;
    }
    const named = (this.facts.attributes ?? []).filter(({ id, name }) => id === field || foldName(name) === field);
    const ids = named.length > 0 ? named.map(({ id }) => id) : [field];
    return ({ attributes }) => ids.map((id) => attributes[id]?.value).find((value) => value !== undefined) ?? null;
  }

  private matching(read: (document: Document) => string | null, matches: (value: string) => boolean): ReadonlySet<Id> {
    const known = new Map<string, boolean>();
    const ids = new Set<Id>();
    for (const document of this.facts.documents.values()) {
      const value = read(document);
      if (value === null) continue;
      let answer = known.get(value);
      if (answer === undefined) known.set(value, (answer = matches(value)));
      if (answer) ids.add(document.id);
    }
    return ids;
  }

  private dated(index: SectionIndex, { first, last }: Dates): Bits {
    return this.documents(index, `date ${first}..${last}`, () =>
      this.matching(
        ({ attributes }) => attributes['date']?.value ?? null,
        (value) => isWithin(value, first, last),
      ),
    );
  }

  /** All passages of the documents that `find` answers; asked once for each key. */
  private documents(index: SectionIndex, key: string, find: () => ReadonlySet<Id>): Bits {
    let known = this.documentBits.get(key);
    if (!known) this.documentBits.set(key, (known = new WeakMap()));
    let bits = known.get(index);
    if (!bits) {
      let ids = this.matches.get(key);
      if (!ids) this.matches.set(key, (ids = find()));
      known.set(index, (bits = passagesOf(index, ids)));
    }
    return bits.slice();
  }

  /** Passages that an annotation of such kind touches by at least a character. Lost annotations stand nowhere. */
  private annotated(index: SectionIndex, counts: (annotation: Annotation) => boolean): Bits {
    const bits = emptyBits(index.passages);
    if (this.byDocument().size === 0) return bits;
    for (let document = 0; document < index.section.documents.length; document++) {
      this.eachAnnotation(index, document, (annotation, from, to) => {
        if (counts(annotation)) setRange(bits, from, to);
      });
    }
    return bits;
  }

  /** Calls `visit` for each annotation that stands in a document, with the range of passages that it touches. */
  eachAnnotation(
    index: SectionIndex,
    document: number,
    visit: (annotation: Annotation, from: number, to: number) => void,
  ): void {
    const { segment, section } = index;
    const { documentId, version } = segment.documents[section.documents[document]!]!;
    const end = section.firstPassage[document + 1]!;
    for (const annotation of this.byDocument().get(documentId) ?? []) {
      if (annotation.version !== version) continue;
      let low = section.firstPassage[document]!;
      let high = end;
      while (low < high) {
        const middle = (low + high) >>> 1;
        if (bordersOf(index, document, middle).to <= annotation.from) low = middle + 1;
        else high = middle;
      }
      let passage = low;
      while (passage < end && section.passageStart[passage]! < annotation.to) passage += 1;
      if (passage > low) visit(annotation, low, passage);
    }
  }

  private byDocument(): Map<Id, Annotation[]> {
    if (this.annotationsByDocument) return this.annotationsByDocument;
    const grouped = new Map<Id, Annotation[]>();
    for (const annotation of this.facts.annotations) {
      if (annotation.anchor.kind === 'lost') continue;
      const document = this.facts.documents.get(annotation.documentId);
      if (!document || currentVersion(document).number !== annotation.version) continue;
      const list = grouped.get(annotation.documentId);
      if (list) list.push(annotation);
      else grouped.set(annotation.documentId, [annotation]);
    }
    return (this.annotationsByDocument = grouped);
  }

  /** The tags of that name or path, with all below them. */
  private tagsNamed(text: string): ReadonlySet<Id> {
    const { tags } = this.facts;
    const byId = new Map(tags.map((tag) => [tag.id, tag]));
    const matches = nameMatcher(text);
    const own = new Set(tags.filter((tag) => matches(pathOf(tag, byId))).map(({ id }) => id));
    return new Set(tags.filter((tag) => pathOf(tag, byId).some(({ id }) => own.has(id))).map(({ id }) => id));
  }
}

function passagesOf({ segment, section, passages }: SectionIndex, ids: ReadonlySet<Id>): Bits {
  const bits = emptyBits(passages);
  for (let document = 0; document < section.documents.length; document++) {
    if (!ids.has(segment.documents[section.documents[document]!]!.documentId)) continue;
    setRange(bits, section.firstPassage[document]!, section.firstPassage[document + 1]!);
  }
  return bits;
}

/** A tag with the tags above it, the topmost first. A loop, which only damage can make, ends it. */
export function pathOf(tag: Tag, byId: ReadonlyMap<Id, Tag>): Tag[] {
  const path: Tag[] = [];
  for (
    let at: Tag | undefined = tag;
    at && !path.includes(at);
    at = at.parentId === null ? undefined : byId.get(at.parentId)
  ) {
    path.unshift(at);
  }
  return path;
}

/** Case, accents and doubled blanks do not matter in names. */
function foldName(name: string): string {
  return foldWord(name).trim().replace(/\s+/g, ' ');
}

/** Whether a tag's path ends with the names that were written, divided by slashes; * stands for anything in a name. */
function nameMatcher(text: string): (path: readonly Tag[]) => boolean {
  const whole = wildcard(foldName(text));
  const names = text.split('/').map((name) => wildcard(foldName(name)));
  return (path) => {
    const last = path[path.length - 1];
    // A name may hold a slash itself.
    if (last && whole(foldName(last.name))) return true;
    if (names.length > path.length) return false;
    return names.every((matches, at) => matches(foldName(path[path.length - names.length + at]!.name)));
  };
}

function wildcard(pattern: string): (text: string) => boolean {
  if (!pattern.includes('*')) return (text) => text === pattern;
  const pieces = pattern.split('*');
  return (text) => matchesPieces(text, pieces);
}

function matchesPieces(text: string, pieces: readonly string[]): boolean {
  const first = pieces[0]!;
  const last = pieces[pieces.length - 1]!;
  if (text.length < first.length + last.length || !text.startsWith(first) || !text.endsWith(last)) return false;
  let at = first.length;
  const limit = text.length - last.length;
  for (const piece of pieces.slice(1, -1)) {
    const found = text.indexOf(piece, at);
    if (found < 0 || found + piece.length > limit) return false;
    at = found + piece.length;
  }
  return true;
}

/** `en` finds en, en-GB and en_US. */
function languageMatcher(text: string): (value: string) => boolean {
  const wanted = text.toLowerCase();
  return (value) => value.toLowerCase() === wanted || value.toLowerCase().split(/[-_]/, 1)[0] === wanted;
}

/** Whether a value holds the words in that order, case and accents ignored; * stands for the rest of a word. */
function matcher(text: string): (value: string) => boolean {
  const star = 'ʭ';
  const wanted = wordsOf(text.replaceAll('*', star)).map((word) => foldWord(word.text).split(star));
  if (wanted.length === 0) {
    const plain = foldName(text);
    return plain === '' || plain === '*' ? () => true : (value) => foldName(value).includes(plain);
  }
  return (value) => {
    const words = wordsOf(value).map((word) => foldWord(word.text));
    return words.some((_, start) =>
      wanted.every((pieces, at) => {
        const word = words[start + at];
        return word !== undefined && (pieces.length === 1 ? word === pieces[0] : matchesPieces(word, pieces));
      }),
    );
  };
}
