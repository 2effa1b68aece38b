import type { Rows } from './cascade.ts';
import { cleanName } from './clean-name.ts';
import { added, edited, sequence, updated } from './diff.ts';
import type { Diff } from './diff.ts';
import type { Id } from './id.ts';
import { colours } from './records.ts';
import type { Annotation, Colour, Person, Table } from './records.ts';

// Who made what. A record says by whom it was made with what that person signs with: the name that they gave when they
// began. It is never rewritten. A Person says whose it is, and what they are called now; see DESIGN.md.

/** Somebody, with a record or without. */
export interface Known {
  /** Null: nothing was decided on them, and what they sign with is their name. */
  readonly record: Person | null;
  readonly name: string;
  readonly colour: Colour;
  readonly signatures: readonly string[];
}

/** Everybody who signs something, found by what they sign with. */
export class People {
  readonly all: readonly Known[];
  readonly #bySignature = new Map<string, Known>();
  readonly #byName = new Map<string, Known>();

  /** `signatures`: all that stand in records; the empty one is nobody's. */
  constructor(records: Iterable<Person>, signatures: Iterable<string>) {
    const all: Known[] = [];
    const know = (one: Known) => {
      all.push(one);
      for (const signature of one.signatures) this.#bySignature.set(signature, one);
      this.#byName.set(cleanName(one.name), one);
    };
    for (const record of records) know({ record, ...record });
    const taken = new Set(all.map(({ colour }) => colour));
    const others = [...new Set(signatures)].filter((one) => one.trim() !== '' && !this.#bySignature.has(one));
    for (const name of others.sort(inOrder)) {
      const colour = ownColour(name, taken);
      taken.add(colour);
      know({ record: null, name, colour, signatures: [name] });
    }
    this.all = all.sort((a, b) => inOrder(a.name, b.name));
  }

  /** Whose signature it is; undefined if it is empty or stands nowhere. */
  of(signature: string): Known | undefined {
    return this.#bySignature.get(signature);
  }

  /** What the person is called who signs so. */
  nameOf(signature: string): string {
    return this.of(signature)?.name ?? signature;
  }

  named(name: string): Known | undefined {
    return this.#byName.get(cleanName(name));
  }

  /** What somebody of this name signs with. A name that was another's signature once is still the other's. */
  signatureOf(name: string): string {
    return this.named(name)?.signatures[0] ?? name;
  }

  /** Whether both signatures are of one person. */
  isSame(a: string, b: string): boolean {
    return a === b || (this.of(a) !== undefined && this.of(a) === this.of(b));
  }
}

/** Everybody in these records, as far as they are held in memory. */
export function peopleIn(records: Rows): People {
  return new People(records.rows('people').values(), signaturesIn(records));
}

/** What stands as author in the records, each once. */
export function signaturesIn(records: Rows): ReadonlySet<string> {
  const found = new SignatureCounts();
  for (const table of signed) for (const record of records.rows(table).values()) found.count(table, record, 1);
  return found.all();
}

/** In how many places each signature stands; kept by whoever hears of every change, who need not look at all of them again. */
export class SignatureCounts {
  readonly #counts = new Map<string, number>();
  /** Grows when a signature comes that nobody had, or the last of one goes. */
  version = 0;

  /** A record of a table comes (1) or goes (-1). */
  count(table: Table, record: unknown, by: 1 | -1): void {
    if (!isSigned(table)) return;
    const { author, taggedBy } = record as { readonly author: string; readonly taggedBy?: Annotation['taggedBy'] };
    this.#add(author, by);
    if (taggedBy) for (const coding of Object.values(taggedBy)) this.#add(coding.author, by);
  }

  all(): ReadonlySet<string> {
    return new Set(this.#counts.keys());
  }

  clear(): void {
    this.#counts.clear();
    this.version++;
  }

  #add(signature: string, by: number): void {
    const before = this.#counts.get(signature) ?? 0;
    if (before + by === 0) this.#counts.delete(signature);
    else this.#counts.set(signature, before + by);
    if (before === 0 || before + by === 0) this.version++;
  }
}

function isSigned(table: Table): boolean {
  return (signed as readonly Table[]).includes(table);
}

/** The kinds of records that have an author. */
export const signed = [
  ...(['project', 'annotations', 'notes', 'links', 'eventSets', 'claims'] as const),
  ...(['cells', 'rulings', 'aliases', 'origins'] as const),
] as const;

/** The person with a name of their own. Whoever had no record gets one. */
export function renamePerson(person: Known, name: string, newId: () => Id): Diff {
  return decided(person, { name: cleanName(name) }, newId);
}

/** The person with another colour. */
export function recolourPerson(person: Known, colour: Colour, newId: () => Id): Diff {
  return decided(person, { colour }, newId);
}

/**
 * What `from` made is `into`'s from then on; the record of `from` goes. Whoever works in a window under the name of `from`
 * is `into`, too.
 */
export function mergePeople(from: Known, into: Known, newId: () => Id): Diff {
  const signatures = [...new Set([...into.signatures, ...from.signatures, from.name])];
  return sequence(from.record ? edited('people', [[from.record, null]]) : {}, decided(into, { signatures }, newId));
}

function decided(
  { record, name, colour, signatures }: Known,
  parts: Partial<Omit<Person, 'id'>>,
  newId: () => Id,
): Diff {
  if (record) return updated('people', record, { ...record, ...parts });
  return added('people', { id: newId(), name, colour, signatures, ...parts });
}

/** As many as there are, then again. The same name mostly has the same, whoever else comes. */
function ownColour(name: string, taken: ReadonlySet<Colour>): Colour {
  let sum = 0;
  for (const sign of name) sum = (sum * 31 + sign.codePointAt(0)!) % 9973;
  const turned = colours.map((_one, at) => colours[(sum + at) % colours.length]!);
  return turned.find((one) => !taken.has(one)) ?? turned[0]!;
}

/** Somebody who made annotations, by one of their signatures, and how many; who gave no name is nobody here. */
export interface Coder {
  readonly signature: string;
  readonly name: string;
  readonly marks: number;
}

/** Everybody who made these annotations, in the order of their names. */
export function peopleOf(annotations: Iterable<Pick<Annotation, 'author'>>, people: People = nobody): readonly Coder[] {
  const marks = new Map<string, number>();
  for (const { author } of annotations) {
    if (author === '') continue;
    const signature = people.of(author)?.signatures[0] ?? author;
    marks.set(signature, (marks.get(signature) ?? 0) + 1);
  }
  return [...marks]
    .map(([signature, count]) => ({ signature, name: people.nameOf(signature), marks: count }))
    .sort((a, b) => inOrder(a.name, b.name));
}

/** Those that one person made, under whatever signature; of null, all. */
export function madeBy<A extends Pick<Annotation, 'author'>>(
  annotations: readonly A[],
  author: string | null,
  people: People = nobody,
): readonly A[] {
  return author === null ? annotations : annotations.filter((one) => people.isSame(one.author, author));
}

/** What somebody of this name signs with, of whom there may be a record. */
export function signatureOf(records: Iterable<Person>, name: string): string {
  const wanted = cleanName(name);
  for (const record of records) if (cleanName(record.name) === wanted) return record.signatures[0] ?? name;
  return name;
}

function inOrder(a: string, b: string): number {
  return a.localeCompare(b) || (a < b ? -1 : a > b ? 1 : 0);
}

const nobody = new People([], []);
