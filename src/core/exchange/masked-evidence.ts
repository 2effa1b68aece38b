import type { Id } from '../model/id.ts';
import type {
  Annotation,
  AttributeDefinition,
  Coding,
  Document,
  EventSet,
  Guess,
  Link,
  Note,
  Project,
  Quotation,
  Relation,
  Tag,
} from '../model/records.ts';
import type { CountedByOrigin, CountedOnce } from './counted-as.ts';
import type { Evidence, Excerpt, Scope } from './evidence.ts';
import type { Mask } from './mask.ts';
import type { LeftOutPassages } from './not-covered.ts';
import type { DividedText, Place, PlacedExcerpt } from './placing.ts';
import { Placing } from './placing.ts';

// What is to be exported with its names replaced. Of each record a table says what becomes of each field: one that is
// forgotten does not compile.

type Change<V> = (value: V, mask: Mask) => V;
type Fields<R> = { readonly [F in keyof R]-?: Change<Exclude<R[F], undefined>> };

function changed<R extends object>(record: R, fields: Fields<R>, mask: Mask): R {
  const change = fields as Readonly<Record<string, Change<unknown>>>;
  return Object.fromEntries(
    Object.entries(record).map(([field, value]) => [field, value === undefined ? value : change[field]!(value, mask)]),
  ) as R;
}

const kept = <V>(value: V): V => value;
const words: Change<string> = (value, mask) => mask(value);
const eachOf =
  <R extends object>(fields: Fields<R>): Change<readonly R[]> =>
  (all, mask) =>
    all.map((one) => changed(one, fields, mask));
const byKey =
  <V>(change: Change<V>): Change<Readonly<Record<string, V>>> =>
  (all, mask) =>
    Object.fromEntries(Object.entries(all).map(([key, one]) => [key, change(one, mask)]));

/** A person's Markdown masked: where a link leads to stays what it is. */
export function maskedNote(markdown: string, mask: Mask): string {
  return mask.except(
    markdown,
    Array.from(markdown.matchAll(ownAddress), ({ 0: address, index }) => ({ from: index, to: index + address.length })),
  );
}
const note: Change<string> = maskedNote;
const ownAddress = /(?<=\]\])\((?:document|tag|note|mark|quote):[\w-]+\)/gu;

const guess: Change<Guess> = (one, mask) => ({ ...one, value: mask(one.value) });

/** A name may begin before the quoted words, and end behind them. */
const quotation: Change<Quotation> = ({ prefix, exact, suffix }, mask) => {
  const [before, within, behind] = mask.parts([prefix, exact, suffix], 1);
  return { prefix: before!, exact: within!, suffix: behind! };
};

const projects: Fields<Project> = { id: kept, name: words, author: words, created: kept };
const documents: Fields<Document> = {
  id: kept,
  title: guess,
  importId: kept,
  path: words,
  attributes: byKey(guess),
  language: kept,
  versions: kept,
};
const tags: Fields<Tag> = {
  id: kept,
  name: words,
  parentId: kept,
  colour: kept,
  description: note,
  when: note,
  whenNot: note,
  example: kept,
  order: kept,
  merged: kept,
};
const attributes: Fields<AttributeDefinition> = {
  id: kept,
  name: words,
  type: kept,
  choices: (choices, mask) => choices.map(mask),
  order: kept,
};
const codings: Fields<Coding> = { author: words, time: kept };
const annotations: Fields<Annotation> = {
  id: kept,
  documentId: kept,
  version: kept,
  from: kept,
  to: kept,
  quotation,
  tagIds: kept,
  taggedBy: byKey((one, mask) => changed(one, codings, mask)),
  note,
  author: words,
  created: kept,
  changed: kept,
  anchor: kept,
};
const notes: Fields<Note> = {
  id: kept,
  title: words,
  body: note,
  about: kept,
  author: words,
  created: kept,
  changed: kept,
};
const links: Fields<Link> = {
  id: kept,
  from: kept,
  to: kept,
  relationId: kept,
  note,
  author: words,
  created: kept,
  changed: kept,
};
const relations: Fields<Relation> = { id: kept, name: words, reverse: words };
const eventSets: Fields<EventSet> = {
  id: kept,
  name: words,
  documentIds: kept,
  base: kept,
  note,
  author: words,
  created: kept,
  changed: kept,
};
const leftOut: Fields<LeftOutPassages> = { field: words, count: kept };
const hits: Fields<Extract<Scope, { kind: 'hits' }>> = {
  kind: kept,
  query: words,
  hits: kept,
  uncovered: kept,
  leftOut: eachOf(leftOut),
};
const once: Fields<CountedOnce> = {
  by: kept,
  elsewhere: kept,
  uncovered: kept,
  passages: kept,
  documents: kept,
  units: kept,
};
const origins: Fields<CountedByOrigin> = {
  by: kept,
  elsewhere: kept,
  uncovered: kept,
  least: kept,
  most: kept,
  unnamed: kept,
  names: (names, mask) => new Map(Array.from(names, ([id, name]) => [id, mask(name)])),
};
const places: Fields<Place> = {
  passage: kept,
  of: kept,
  line: kept,
  pages: (pages, mask) => pages.map(mask),
  codePoints: kept,
  speakers: (speakers, mask) => speakers.map(mask),
  words,
};

/** The evidence with every text of it masked; ids and places stay. */
export function maskedEvidence(evidence: Evidence, mask: Mask): Evidence {
  const documentOf = new Map(evidence.documents.map((one) => [one.id, changed(one, documents, mask)]));
  const marks = new Map<Annotation, Annotation>();
  const mark = (one: Annotation): Annotation => {
    const known = marks.get(one) ?? changed(one, annotations, mask);
    marks.set(one, known);
    return known;
  };
  const excerpts: Fields<Excerpt> = {
    annotation: (one) => one && mark(one),
    marks: (all) => all.map(mark),
    document: ({ id }) => documentOf.get(id)!,
    version: kept,
    from: kept,
    to: kept,
    tagIds: kept,
    notes: (all) => all.map((one) => note(one, mask)),
    anchor: kept,
    key: kept,
  };
  const all: Fields<Evidence> = {
    project: (one) => changed(one, projects, mask),
    scope: (scope) => (scope.kind === 'hits' ? changed(scope, hits, mask) : scope),
    documents: () => [...documentOf.values()],
    tags: eachOf(tags),
    sections: kept,
    attributes: eachOf(attributes),
    quotations: eachOf(excerpts),
    notes: eachOf(notes),
    links: eachOf({
      link: (one) => changed(one, links, mask),
      relation: (one) => one && changed(one, relations, mask),
    }),
    eventSets: eachOf(eventSets),
    counted: (counted) =>
      counted && (counted.by === 'origins' ? changed(counted, origins, mask) : changed(counted, once, mask)),
    masked: kept,
  };
  return { ...changed(evidence, all, mask), masked: true };
}

/** Records by their ids, of which links take their names: they are masked before a name is made of them, and cut. */
export function maskedRecords(all: NamedRecords, mask: Mask): NamedRecords {
  const each = <R extends object>(records: ReadonlyMap<Id, R>, fields: Fields<R>): ReadonlyMap<Id, R> =>
    new Map(Array.from(records, ([id, one]) => [id, changed(one, fields, mask)]));
  return {
    documents: each(all.documents, documents),
    tags: each(all.tags, tags),
    notes: each(all.notes, notes),
    annotations: each(all.annotations, annotations),
  };
}

/** What notes link to. */
export interface NamedRecords {
  readonly documents: ReadonlyMap<Id, Document>;
  readonly tags: ReadonlyMap<Id, Tag>;
  readonly notes: ReadonlyMap<Id, Note>;
  readonly annotations: ReadonlyMap<Id, Annotation>;
}

/** Places the excerpts of masked evidence: finds them as they are, and masks what is found. */
export class MaskedPlacing extends Placing {
  readonly #mask: Mask;
  readonly #original: ReadonlyMap<Excerpt, Excerpt>;
  readonly #documents: ReadonlyMap<string, Document>;

  /** `masked` is what was made of `evidence`, its quotations in their order; the others are those of `Placing`. */
  constructor(masked: Evidence, mask: Mask, ...of: ConstructorParameters<typeof Placing>) {
    super(...of);
    const [evidence] = of;
    this.#mask = mask;
    this.#original = new Map(masked.quotations.map((one, at) => [one, evidence.quotations[at]!]));
    this.#documents = new Map(evidence.documents.map((one) => [one.id, one]));
  }

  override async of(excerpt: Excerpt): Promise<PlacedExcerpt> {
    const { text, place, sentence, from, to } = await super.of(this.#original.get(excerpt)!);
    const mask = this.#mask;
    // Names may reach out of the quoted words, into their sentence or into what stood around that.
    const { prefix = '', suffix = '' } = this.#original.get(excerpt)!.annotation?.quotation ?? {};
    const [, before, within, behind] = sentence
      ? mask.parts(
          [
            prefix.endsWith(sentence.before) ? prefix.slice(0, prefix.length - sentence.before.length) : '',
            ...[sentence.before, text, sentence.behind],
            suffix.startsWith(sentence.behind) ? suffix.slice(sentence.behind.length) : '',
          ],
          2,
        )
      : [];
    return {
      ...excerpt,
      from,
      to,
      text: within ?? excerpt.annotation?.quotation.exact ?? mask(text),
      place: place && changed(place, places, mask),
      ...(sentence && { sentence: { before: before!, behind: behind! } }),
    };
  }

  override async dividedTextOf(document: Document): Promise<DividedText> {
    const { text, starts } = await super.dividedTextOf(this.#documents.get(document.id) ?? document);
    const passages = this.#mask.parts(
      Array.from(starts, (from, at) => text.slice(from, starts[at + 1] ?? text.length)),
    );
    let length = 0;
    const begins = passages.map((one) => (length += one.length) - one.length);
    return { text: passages.join(''), starts: begins };
  }
}
