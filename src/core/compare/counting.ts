import type { Id } from '../model/id.ts';
import type { Range } from '../model/records.ts';
import type { Credit } from './credits.ts';
import type { Family } from './shapes.ts';

// How many a number of documents and passages are when what is not independent is counted once. Nothing that is not
// proven is counted silently: named origins have a lower and an upper bound.

/** Passages of documents, packed: a search can find a hundred thousand. */
export interface Spots {
  readonly documentIds: readonly Id[];
  /** The first passage of each document, and at the end how many there are. */
  readonly first: Uint32Array;
  /** Offsets into the texts, ascending within a document. */
  readonly from: Uint32Array;
  readonly to: Uint32Array;
}

/** What counts once. */
export interface FamilyCount {
  /** Documents, of which copies count as one. */
  readonly documents: number;
  /** Passages, of which those that are the same part of one shared passage count as one. */
  readonly passages: number;
  /** For each passage a number; those that count as one have the same. The first is 1. */
  readonly units: Uint32Array;
}

/** So much of a passage must stand in a shared one to be a part of it: the same share that joins passages to families. */
const mostly = 0.8;

/** A part of a shared passage that was counted: of whom, its words, and its number. */
interface Counted {
  readonly document: number;
  readonly words: ReadonlySet<number>;
  readonly unit: number;
}

/**
 * Counts passages of several documents once that are the same part of one family or of copies, and copies as one document.
 * Two passages of one document are never one: a story that was copied whole has as many passages as before.
 * `wordsAt` gives the words of a stretch of a document as numbers.
 */
export function countFamilies(
  { documentIds, first, from, to }: Spots,
  families: readonly Family[],
  copyOf: (id: Id) => string,
  wordsAt: (id: Id, from: number, to: number) => ReadonlySet<number>,
): FamilyCount {
  const places = placesOf(documentIds, families);
  const units = new Uint32Array(from.length);
  const counted = new Map<number | string, Counted[]>();
  const copies = new Map<string, number>();
  for (const id of documentIds) copies.set(copyOf(id), (copies.get(copyOf(id)) ?? 0) + 1);
  let count = 0;
  // In an order that is the same however the documents are sorted.
  const order = documentIds.map((_, document) => document).sort((a, b) => (documentIds[a]! < documentIds[b]! ? -1 : 1));
  for (const document of order) {
    const id = documentIds[document]!;
    const members = places.get(id) ?? [];
    for (let spot = first[document]!; spot < first[document + 1]!; spot++) {
      // What copies have beside their shared passages is shared by them, too.
      const copy = copies.get(copyOf(id))! > 1 ? copyOf(id) : null;
      const group = familyAt(members, from[spot]!, to[spot]!) ?? copy;
      if (group === null) {
        units[spot] = ++count;
        continue;
      }
      const words = wordsAt(id, from[spot]!, to[spot]!);
      let before = counted.get(group);
      if (!before) counted.set(group, (before = []));
      const taken = new Set(units.subarray(first[document]!, spot));
      const same = before.find((one) => one.document !== document && !taken.has(one.unit) && areOne(one.words, words));
      units[spot] = same?.unit ?? ++count;
      if (!same) before.push({ document, words, unit: units[spot]! });
    }
  }
  return { documents: new Set(documentIds.map(copyOf)).size, passages: count, units };
}

/** Whether nearly all words of the one with fewer stand in the other, too. */
function areOne(some: ReadonlySet<number>, others: ReadonlySet<number>): boolean {
  const [fewer, more] = some.size < others.size ? [some, others] : [others, some];
  let shared = 0;
  for (const word of fewer) if (more.has(word)) shared += 1;
  return shared >= fewer.size * mostly;
}

type Place = Range & { readonly family: number };

/** Where families stand in these documents. */
function placesOf(documentIds: readonly Id[], families: readonly Family[]): ReadonlyMap<Id, readonly Place[]> {
  const places = new Map<Id, Place[]>(documentIds.map((id) => [id, []]));
  families.forEach(({ members }, family) => {
    for (const { documentId, from, to } of members) places.get(documentId)?.push({ from, to, family });
  });
  for (const list of places.values()) list.sort((a, b) => a.from - b.from);
  return places;
}

/** The family in which nearly all of a passage stands: that one in which most of it does; null if none. */
function familyAt(members: readonly Place[], from: number, to: number): number | null {
  let [best, most] = [null as number | null, Math.max(1, to - from) * mostly];
  for (const member of members) {
    if (member.from >= to) break;
    const inside = Math.min(member.to, to) - Math.max(member.from, from);
    if (inside >= most && (best === null || inside > most)) [best, most] = [member.family, inside];
  }
  return best;
}

/** Of the credits of a text those that are said of these passages: of the picture's only where all stand under it. */
export function creditsOf(credits: readonly Credit[], spots: readonly Range[]): readonly Credit[] {
  const pictures = credits.filter(({ of }) => of === 'picture');
  const isUnder = ({ from, to }: Range) =>
    pictures.some(({ passage }) => Math.min(passage.to, to) - Math.max(passage.from, from) >= (to - from) * mostly);
  return pictures.length > 0 && spots.length > 0 && spots.every(isUnder)
    ? pictures
    : credits.filter(({ of }) => of === 'text');
}

/** Named origins of some documents. */
export interface OriginCount {
  /** Every doubtful credit is taken for true, and who names nobody has one of the named origins. */
  readonly least: number;
  /** Only what is proven is joined: copies, and texts that name one and the same maker. */
  readonly most: number;
  /** Who is named, by how many of the documents: those that are named most first. */
  readonly origins: readonly NamedOrigin[];
  /** Documents that name nobody. */
  readonly unnamed: number;
}

/** Where a document names somebody. */
export interface Named {
  readonly documentId: Id;
  readonly credit: Credit;
}

/** Somebody who is named as the origin of documents. */
export interface NamedOrigin {
  /** As it is written first. */
  readonly name: string;
  /** Documents that are proven to be theirs, and those that may be; each once. */
  readonly firm: readonly Named[];
  readonly doubtful: readonly Named[];
}

/** What is known of the credits of a document that has matches. */
export interface Credited {
  readonly documentId: Id;
  /** Copies have the same. */
  readonly copy: string;
  /** Those that are said of what matches. */
  readonly credits: readonly Credit[];
}

/** How many named origins these documents have. */
export function countOrigins(documents: readonly Credited[]): OriginCount {
  const [proven, possible] = [new Joined(), new Joined()];
  const origins = new Map<string, { name: string; firm: Named[]; doubtful: Named[] }>();
  const units = new Set<string>();
  const named = new Set<string>();
  let unnamed = 0;
  for (const { documentId, copy, credits } of documents) {
    const unit = `copy ${copy}`;
    units.add(unit);
    const makers = new Set(credits.filter(({ firm }) => firm).map(({ origin }) => origin));
    const byOrigin = new Map<string, Credit>();
    for (const one of credits) if (one.firm || !byOrigin.has(one.origin)) byOrigin.set(one.origin, one);
    for (const [origin, credit] of byOrigin) {
      // Who names two makers is of neither alone: that is no proof.
      const isProven = credit.firm && makers.size === 1;
      if (isProven) proven.join(unit, `origin ${origin}`);
      possible.join(unit, `origin ${origin}`);
      let known = origins.get(origin);
      if (!known) origins.set(origin, (known = { name: credit.chain.at(-1)!, firm: [], doubtful: [] }));
      (isProven ? known.firm : known.doubtful).push({ documentId, credit });
    }
    if (byOrigin.size > 0) named.add(unit);
    else unnamed += 1;
  }
  const timesOf = ({ firm, doubtful }: NamedOrigin) => firm.length + doubtful.length;
  return {
    least: units.size === 0 ? 0 : Math.max(1, groupsOf(possible, named)),
    most: groupsOf(proven, units),
    origins: [...origins.values()].sort((a, b) => timesOf(b) - timesOf(a) || (a.name < b.name ? -1 : 1)),
    unnamed,
  };
}

function groupsOf(joined: Joined, units: ReadonlySet<string>): number {
  return new Set([...units].map((unit) => joined.find(unit))).size;
}

/** Union-find over names. */
class Joined {
  readonly #parents = new Map<string, string>();

  find(one: string): string {
    let root = one;
    while ((this.#parents.get(root) ?? root) !== root) root = this.#parents.get(root)!;
    for (let at = one; at !== root;) {
      const next = this.#parents.get(at) ?? root;
      this.#parents.set(at, root);
      at = next;
    }
    return root;
  }

  join(one: string, other: string): void {
    const [a, b] = [this.find(one), this.find(other)];
    if (a !== b) this.#parents.set(a < b ? b : a, a < b ? a : b);
  }
}
