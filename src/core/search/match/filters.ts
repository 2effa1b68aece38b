import type { Id } from '../../model/id.ts';
import type { Annotation, AttributeDefinition, Document, EventSet } from '../../model/records.ts';
import { standsNow } from '../../model/annotations.ts';
import { queryNames } from '../../model/query-name.ts';
import { TagTree } from '../../model/tag-tree.ts';
import type { Facts } from '../facts.ts';
import { isJustDate, isStoredDate, isWithinDates } from '../../text/dates.ts';
import { compareNumbers, isStoredNumber } from '../../text/typed-number.ts';
import type { Dates, Expression, Field, FieldValue, OwnValue, State } from '../language/query.ts';
import { matchesPieces, tagNamed } from '../language/tag-named.ts';
import { foldWord } from '../../text/fold.ts';
import { mayHaveReadings, readText, withoutGroups } from '../../text/readings.ts';
import { wordsOf } from '../../text/words.ts';
import type { Bits } from './bits.ts';
import { dropBits, emptyBits, fullBits, setRange } from './bits.ts';
import type { SectionIndex } from './section-index.ts';
import { bordersOf, recordsAmong } from './section-index.ts';
import { standing } from './standing.ts';

/** What documents say in one field: the different values, and for each document which it has; 0 if it is not known. */
interface Column {
  readonly values: readonly string[];
  readonly codes: Uint32Array;
}

/** Filters whose passages are kept: while one types, each letter makes another. */
const keptFilters = 32;

/**
 * Answers filters from the records that they were made with, also when the section holds later ones by now: a long
 * question goes on with what was there when it was begun. Made anew when the facts change; what one question computed
 * serves the next.
 */
export class Filters {
  private readonly facts: Facts;
  private annotationsByDocument: Map<Id, Annotation[]> | null = null;
  private readonly columns: Map<string, WeakMap<SectionIndex, Column>>;
  private readonly documentBits: Map<string, WeakMap<SectionIndex, Bits>>;

  /** What was found out about documents is taken over from filters for the same documents. */
  constructor(facts: Facts, before?: Filters) {
    this.facts = facts;
    const same =
      before?.facts.documents === facts.documents &&
      before.facts.attributes === facts.attributes &&
      before.facts.eventSets === facts.eventSets;
    this.columns = same ? before.columns : new Map();
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
      const tags = this.tagsNamed(value);
      return this.annotated(index, ({ tagIds }) => tagIds.some((id) => tags.has(id)));
    }
    if (field === 'set' && !this.isOwn(field)) {
      const members = new Set(this.setsNamed(value).flatMap(({ documentIds }) => documentIds));
      return this.identified(index, `set ${JSON.stringify(value)}`, (id) => members.has(id));
    }
    if (field === 'person' && !this.isOwn(field)) {
      const matches = value.whole ? wholly(value.text) : matcher(value.text);
      const signed = new Set(
        (this.facts.people ?? []).flatMap(({ name, signatures }) => (matches(name) ? signatures : [])),
      );
      return this.annotated(index, ({ author }) => author !== '' && (signed.has(author) || matches(author)));
    }
    if (field === 'speaker' && !this.isOwn(field)) {
      return this.spoken(index, value.whole ? wholly(value.text) : matcher(value.text));
    }
    if (value.id !== undefined) return this.identified(index, value.id, (id) => id === value.id);
    if (field === 'note') {
      const matches = value.whole ? wholly(value.text) : matcher(value.text);
      return this.annotated(index, ({ note }) => note !== '' && matches(note));
    }
    if (filter.own) return this.documents(index, field, writtenIn(value), this.readField(field), ownMatcher(filter));
    if (value.whole) return this.documents(index, field, writtenIn(value), this.readField(field), wholly(value.text));
    const matches = field === 'lang' ? languageMatcher(value.text) : matcher(value.text);
    return this.documents(index, field, value.text, this.readField(field), matches);
  }

  /** Whether the project has a column of its own of that name. */
  private isOwn(field: string): boolean {
    return (this.facts.attributes ?? []).some((one) => queryNames(one).includes(field));
  }

  /** Whether the field of any document at all has what a filter asks for. */
  isAnywhere(filter: Field): boolean {
    const [read, matches] = [this.readField(filter.field), ownMatcher(filter)];
    return [...this.facts.documents.values()].some((document) => {
      const value = read(document);
      return value !== null && matches(value);
    });
  }

  /** The event sets that a filter means; a name holds the words that are asked for, as other fields do. */
  setsNamed({ text, id, whole }: FieldValue): readonly EventSet[] {
    const sets = this.facts.eventSets ?? [];
    if (id !== undefined) return sets.filter((one) => one.id === id);
    const matches = whole ? wholly(text) : matcher(text);
    return sets.filter(({ name }) => matches(name));
  }

  private identified(index: SectionIndex, wanted: string, matches: (id: Id) => boolean): Bits {
    return this.documents(index, 'id of', wanted, ({ id }) => id, matches);
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
    // The query's fields are these, letter for letter: `péché` and `peche` may both be names.
    const named = (this.facts.attributes ?? []).filter((one) => queryNames(one).includes(field));
    const ids = named.length > 0 ? named.map(({ id }) => id) : [field];
    return ({ attributes }) => {
      for (const id of ids) if (attributes[id] !== undefined) return attributes[id].value;
      return null;
    };
  }

  private dated(index: SectionIndex, { first, last, whole }: Dates): Bits {
    const read = ({ attributes }: Document): string | null => attributes['date']?.value ?? null;
    const matches = (value: string) =>
      whole && first !== null ? isJustDate(value, first) : isWithinDates(value, first, last);
    return this.documents(index, 'date of', `${whole ? '=' : ''}${first}..${last}`, read, matches);
  }

  /** All passages of the documents whose field matches. `wanted` says what `matches` looks for. */
  private documents(
    index: SectionIndex,
    field: string,
    wanted: string,
    read: (document: Document) => string | null,
    matches: (value: string) => boolean,
  ): Bits {
    const name = `${field} ${wanted}`;
    const known = this.documentBits.get(name) ?? new WeakMap<SectionIndex, Bits>();
    this.documentBits.delete(name);
    this.documentBits.set(name, known);
    for (const oldest of this.documentBits.keys()) {
      if (this.documentBits.size <= keptFilters) break;
      this.documentBits.delete(oldest);
    }
    let bits = known.get(index);
    if (!bits) known.set(index, (bits = passagesOf(index, this.column(index, field, read), matches)));
    return bits.slice();
  }

  private column(index: SectionIndex, field: string, read: (document: Document) => string | null): Column {
    let known = this.columns.get(field);
    if (!known) this.columns.set(field, (known = new WeakMap()));
    let column = known.get(index);
    if (!column) known.set(index, (column = columnOf(recordsAmong(index, this.facts.documents), read)));
    return column;
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

  /** The passages in which somebody speaks whose name matches. */
  private spoken({ segment, section, passages }: SectionIndex, matches: (name: string) => boolean): Bits {
    const bits = emptyBits(passages);
    const known = new Map<string, boolean>();
    section.documents.forEach((place, document) => {
      const from = section.firstPassage[document]!;
      for (const { first, end, speaker } of segment.documents[place]!.speakers ?? []) {
        const fits = known.get(speaker) ?? matches(speaker);
        known.set(speaker, fits);
        if (fits) setRange(bits, from + first, from + end);
      }
    });
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
      if (!standsNow(annotation, this.facts.documents)) continue;
      const list = grouped.get(annotation.documentId);
      if (list) list.push(annotation);
      else grouped.set(annotation.documentId, [annotation]);
    }
    return (this.annotationsByDocument = grouped);
  }

  /** The tags that a filter means, with all below them. That it means one was found out before. */
  private tagsNamed(value: FieldValue): ReadonlySet<Id> {
    const tree = new TagTree(this.facts.tags);
    const named = tagNamed(tree.tags, value);
    return new Set(named.kind === 'found' ? named.ids.flatMap((id) => [...tree.below(id)]) : []);
  }
}

function columnOf(records: SectionIndex['records'], read: (document: Document) => string | null): Column {
  const values = [''];
  const codeOf = new Map<string, number>();
  const codes = new Uint32Array(records.length);
  for (let document = 0; document < records.length; document++) {
    const record = records[document];
    const value = record === undefined ? null : read(record);
    if (value === null) continue;
    let code = codeOf.get(value);
    if (code === undefined) {
      code = values.push(value) - 1;
      codeOf.set(value, code);
    }
    codes[document] = code;
  }
  return { values, codes };
}

function passagesOf(
  { section, passages }: SectionIndex,
  { values, codes }: Column,
  matches: (value: string) => boolean,
) {
  const bits = emptyBits(passages);
  const fits = Uint8Array.from(values, (value, code) => (code > 0 && matches(value) ? 1 : 0));
  for (let document = 0; document < codes.length; document++) {
    if (fits[codes[document]!] === 1) {
      setRange(bits, section.firstPassage[document]!, section.firstPassage[document + 1]!);
    }
  }
  return bits;
}

/** Case, accents and doubled blanks do not matter in names. */
function foldName(name: string): string {
  return foldWord(name).trim().replace(/\s+/g, ' ');
}

/** Whether a value is just this one; blanks are told apart as little as the screen does. */
function wholly(text: string): (value: string) => boolean {
  const plain = (value: string) => value.normalize().trim().replace(/\s+/gu, ' ');
  const wanted = plain(text);
  return (value) => plain(value) === wanted;
}

/** How a value is told from others that are asked of the same field. */
function writtenIn({ text, quoted, whole }: FieldValue): string {
  return whole ? `\n${quoted ? '"' : ''}${text}` : text;
}

/** What a column of the project's own is asked: values of its type as such, all others for the words. */
function ownMatcher({ own, value: { text, whole } }: Field): (value: string) => boolean {
  const says = whole ? wholly(text) : matcher(text);
  switch (own?.kind) {
    case 'dates': {
      const { first, last, isRange } = own;
      return (value) => {
        if (!isStoredDate(value)) return !isRange && says(value);
        return own.whole && first !== null ? isJustDate(value, first) : isWithinDates(value, first, last);
      };
    }
    case 'numbers':
      return (value) => isStoredNumber(value) && isWithinNumbers(value, own);
    case 'just':
      return (value) => value === own.value || (!isOf(own.type, value) && says(value));
    case 'unread':
      return (value) => (text.includes('*') || !isOf(own.type, value)) && says(value);
    case undefined:
      return says;
  }
}

/** Whether a value is of a type that is not words. */
function isOf(type: AttributeDefinition['type'], value: string): boolean {
  switch (type) {
    case 'date':
      return isStoredDate(value);
    case 'number':
      return isStoredNumber(value);
    case 'yes-no':
      return value === 'yes' || value === 'no';
    case 'text':
    case 'choice':
      return false;
  }
}

function isWithinNumbers(value: string, { first, last }: Extract<OwnValue, { kind: 'numbers' }>): boolean {
  return (first === null || compareNumbers(first, value) <= 0) && (last === null || compareNumbers(value, last) <= 0);
}

/** `en` finds en, en-GB and en_US; `*` finds any. */
function languageMatcher(text: string): (value: string) => boolean {
  if (text === '*') return () => true;
  const wanted = text.toLowerCase();
  return (value) => value.toLowerCase() === wanted || value.toLowerCase().split(/[-_]/, 1)[0] === wanted;
}

/** Whether a value holds the words in that order, case and accents ignored; * stands for the rest of a word. */
function matcher(text: string): (value: string) => boolean {
  const star = 'ʭ';
  const wanted = wordsOf(text.replaceAll('*', star)).map((word) => withoutGroups(foldWord(word.text)).split(star));
  if (wanted.length === 0) {
    const plain = foldName(text);
    return plain === '' || plain === '*' ? () => true : (value) => foldName(value).includes(plain);
  }
  const pieces = wanted.flat();
  return (value) => {
    // Finding the words takes long; where a piece of one is nowhere, they need not be found.
    const folded = foldWord(value);
    if (!mayHaveReadings(value) && !pieces.every((piece) => folded.includes(piece))) return false;
    const { words, forms } = readText(value);
    const spansAt = (place: number, at: number): number[] => {
      const term = wanted[at]!;
      return (forms[place] ?? [])
        .filter(({ key }) => (term.length === 1 ? key === term[0] : matchesPieces(key, term)))
        .map(({ count }) => count);
    };
    return standing({ words: words.length, terms: wanted.length, near: null, spansAt, step }).length > 0;
  };
}

/** No nearness is asked of fields. */
const step = (place: number): number => place;
