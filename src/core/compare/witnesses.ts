import type { Id } from '../model/id.ts';
import type { Party, Range, Ruling } from '../model/records.ts';
import type { Credit } from './credits.ts';
import { creditsOf } from './counting.ts';
import type { Pair } from './shapes.ts';

// How many independent witnesses there are of what several documents say. Nobody can tell that they are independent: what
// is found are reasons that two are not. So there are bounds: at most as many as are left when only what is proven is
// joined, at least as many as when everything is joined that may be.

/** A document that says it, where, and whom it names as its source. */
export interface Testimony {
  readonly documentId: Id;
  /** The passages that say it. */
  readonly passages: readonly Range[];
  readonly credits: readonly Credit[];
  /** Who owns its outlet; null where that is not known. */
  readonly owner: string | null;
}

/** Why two documents may be one witness. `firm`: that is proven, as far as a form can. */
export type JoinReason =
  | { readonly kind: 'copy'; readonly firm: true }
  /** Both name the same source. The places are those of the credits. */
  | { readonly kind: 'origin'; readonly firm: boolean; readonly name: string; readonly a: Range; readonly b: Range }
  /** What both say is shared wording: the words and places are those of the longest row. */
  | { readonly kind: 'wording'; readonly firm: false; readonly words: number; readonly a: Range; readonly b: Range }
  | { readonly kind: 'owner'; readonly firm: false; readonly name: string }
  /**
   * These of the two, one or both, name no source of what they say: nobody can say whence they have it. Some of them name one
   * of their pictures.
   */
  | {
      readonly kind: 'unnamed';
      readonly firm: false;
      readonly documentIds: readonly Id[];
      readonly pictured: readonly Id[];
    };

/** Two documents that may be one witness. `a` has the smaller id. */
export interface WitnessJoin {
  readonly a: Id;
  readonly b: Id;
  /** Never empty, the firm ones first. */
  readonly reasons: readonly JoinReason[];
}

/** What is found about the documents that say the same. */
export interface Witnesses {
  /** By their ids. */
  readonly documentIds: readonly Id[];
  /** By their documents. */
  readonly joins: readonly WitnessJoin[];
  /** Those that name no source of it: nobody can say whence they have it. */
  readonly unnamed: readonly Id[];
  /** Of these, those that name a source of their pictures. */
  readonly pictured: readonly Id[];
}

/** Reasons that documents are no independent witnesses. The same in whatever order they and their pairs come. */
export function witnessesOf(testimonies: readonly Testimony[], pairs: readonly Pair[]): Witnesses {
  const sorted = testimonies.toSorted((a, b) => (a.documentId < b.documentId ? -1 : 1));
  const named = new Map(sorted.map((one) => [one.documentId, creditsOf(one.credits, one.passages)]));
  const between = new Map(pairs.map((pair) => [keyOf(pair.aId, pair.bId), pair]));
  const joins: WitnessJoin[] = [];
  for (const [at, one] of sorted.entries()) {
    for (const other of sorted.slice(at + 1)) {
      const reasons: JoinReason[] = [];
      const pair = between.get(keyOf(one.documentId, other.documentId));
      if (pair?.class === 'same text') reasons.push({ kind: 'copy', firm: true });
      reasons.push(...sameOrigins(named.get(one.documentId)!, named.get(other.documentId)!));
      if (pair) reasons.push(...sharedWords(pair, one, other));
      if (one.owner !== null && one.owner === other.owner) {
        reasons.push({ kind: 'owner', firm: false, name: one.owner });
      }
      if (reasons.length > 0) {
        reasons.sort((a, b) => Number(b.firm) - Number(a.firm));
        joins.push({ a: one.documentId, b: other.documentId, reasons });
      }
    }
  }
  const unnamed = sorted.filter(({ documentId }) => named.get(documentId)!.length === 0);
  const idsOf = (some: readonly Testimony[]) => some.map(({ documentId }) => documentId);
  // They name somebody, but not of what they say.
  const pictured = unnamed.filter(({ credits }) => credits.length > 0);
  return { documentIds: idsOf(sorted), joins, unnamed: idsOf(unnamed), pictured: idsOf(pictured) };
}

/**
 * Each two that lower the bound of witnesses, with every reason: what was found, then those of which one names no source, which
 * may have it from any other. Once all of them are put apart, nothing is left to be one.
 */
export function pairsThatMayBeOne({ documentIds, joins, unnamed, pictured }: Witnesses): readonly WitnessJoin[] {
  const known = new Set(joins.map(({ a, b }) => keyOf(a, b)));
  const open = documentIds.flatMap((a, at) =>
    documentIds.slice(at + 1).flatMap((b): WitnessJoin[] => {
      const nameless = [a, b].filter((id) => unnamed.includes(id));
      if (nameless.length === 0 || known.has(keyOf(a, b))) return [];
      const ofPictures = nameless.filter((id) => pictured.includes(id));
      return [{ a, b, reasons: [{ kind: 'unnamed', firm: false, documentIds: nameless, pictured: ofPictures }] }];
    }),
  );
  return [...joins, ...open];
}

/** Proven only where both forms prove it and neither names another maker as well. */
function sameOrigins(ones: readonly Credit[], others: readonly Credit[]): readonly JoinReason[] {
  const found = new Map<string, JoinReason>();
  for (const one of ones) {
    for (const other of others) {
      if (one.origin !== other.origin) continue;
      const firm = isSole(one, ones) && isSole(other, others);
      if (found.get(one.origin)?.firm || (found.has(one.origin) && !firm)) continue;
      const [a, b] = [one, other].map(({ from, to }) => ({ from, to })) as [Range, Range];
      found.set(one.origin, { kind: 'origin', firm, name: one.chain.at(-1)!, a, b });
    }
  }
  return [...found.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, reason]) => reason);
}

function isSole(credit: Credit, all: readonly Credit[]): boolean {
  return credit.firm && all.every(({ firm, origin }) => !firm || origin === credit.origin);
}

/** The longest row of words, of a shared passage, in which both say it; what else the passage holds says nothing of it. */
function sharedWords(pair: Pair, one: Testimony, other: Testimony): readonly JoinReason[] {
  const [a, b] = pair.aId === one.documentId ? [one, other] : [other, one];
  const touches = (place: Range, passages: readonly Range[]) =>
    passages.some(({ from, to }) => from < place.to && place.from < to);
  const [longest] = pair.shared
    .filter(({ echo }) => !echo)
    .flatMap(({ runs }) => runs)
    .filter((run) => touches(run.a, a.passages) && touches(run.b, b.passages))
    .sort((left, right) => right.words - left.words || left.a.from - right.a.from);
  if (!longest) return [];
  const [here, there] = a === one ? [longest.a, longest.b] : [longest.b, longest.a];
  return [{ kind: 'wording', firm: false, words: longest.words, a: here, b: there }];
}

/** How many independent witnesses there are at least and at most, and who counts as one. */
export interface WitnessBounds {
  readonly least: number;
  readonly most: number;
  /** What a person decided on two of them has a part in it. */
  readonly decided: boolean;
  /** Documents that are one by what is proven or was decided; each document once, by ids. */
  readonly proven: readonly (readonly Id[])[];
}

/** A person's decision on who counts as one witness. */
export type WitnessRuling = Extract<Ruling, { kind: 'witness' }>;

/**
 * The bounds of one claim, with what a person decided, for it or else for all claims. Documents that were put apart are in no
 * group together, however they hang together through others: of two reasons the stronger is heeded first.
 */
export function witnessBounds(found: Witnesses, rulings: Iterable<Ruling>, claimId: Id | null): WitnessBounds {
  const { documentIds, joins } = found;
  const decided = decisionsOn(rulings, claimId, new Set(documentIds));
  const pairsOf = (value: WitnessRuling['value']) =>
    [...decided.values()].filter((one) => one.value === value).map(({ a, b }) => [a, b] as const);
  const apart = new Set(pairsOf('apart').map(([a, b]) => keyOf(a, b)));
  const together = pairsOf('joined');
  const strength = ({ reasons }: WitnessJoin) => (reasons[0]!.firm ? 1000 : 0) + reasons.length;
  const sorted = joins.toSorted((a, b) => strength(b) - strength(a) || (keyOf(a.a, a.b) < keyOf(b.a, b.b) ? -1 : 1));
  const firm = sorted.filter(({ reasons }) => reasons[0]!.firm);
  const sure = [...together, ...firm.map(({ a, b }) => [a, b] as const)];
  const proven = grouped(documentIds, sure, apart);
  return { least: fewest(found, apart, sure), most: proven.length, decided: decided.size > 0, proven };
}

/**
 * As few as could be if each suggestion held that nobody took back. Surely two are those who name their sources if no reason joins them,
 * and those put apart; who names nobody may have it of anybody else. `sure`: what is proven, or was decided to be one.
 */
function fewest(
  { documentIds, joins, unnamed }: Witnesses,
  apart: ReadonlySet<string>,
  sure: readonly (readonly [Id, Id])[],
): number {
  const nobody = new Set<string>();
  const held = [...sure, ...joins.map(({ a, b }) => [a, b] as const)].filter(([a, b]) => !apart.has(keyOf(a, b)));
  const possible = groupOf(grouped(documentIds, held, nobody));
  // What contradicts itself is taken apart again: which half holds nobody can say.
  const ones = grouped(documentIds, sure, nobody).flatMap((group) =>
    group.some((a) => group.some((b) => apart.has(keyOf(a, b)))) ? group.map((id) => [id]) : [group],
  );
  const open = new Set(unnamed);
  const isNamed = (group: readonly Id[]) => group.some((id) => !open.has(id));
  return mostApart(
    ones,
    (one, other) =>
      (isNamed(one) && isNamed(other) && possible.get(one[0]!) !== possible.get(other[0]!)) ||
      one.some((a) => other.some((b) => apart.has(keyOf(a, b)))),
  );
}

function groupOf(groups: readonly (readonly Id[])[]): ReadonlyMap<Id, readonly Id[]> {
  return new Map(groups.flatMap((group) => group.map((id) => [id, group] as const)));
}

/** What was decided on each two documents: for the claim itself before for all, and the later before the earlier. */
function decisionsOn(
  rulings: Iterable<Ruling>,
  claimId: Id | null,
  here: ReadonlySet<Id>,
): ReadonlyMap<string, { readonly a: Id; readonly b: Id; readonly value: WitnessRuling['value'] }> {
  const mine = [...rulings].filter(
    (one): one is WitnessRuling => one.kind === 'witness' && (one.claimId === null || one.claimId === claimId),
  );
  const rank = (one: WitnessRuling) => `${one.claimId === null ? 0 : 1} ${one.changed} ${one.id}`;
  mine.sort((a, b) => (rank(a) < rank(b) ? -1 : 1));
  return new Map(
    mine.flatMap(({ parties, value }) =>
      documentPairs(parties, here).map(([a, b]) => [keyOf(a, b), { a, b, value }] as const),
    ),
  );
}

/** Steps of looking for the largest set. What was found by then is not too high. */
const patience = 20_000;

/** How many of these are surely two, each with each: so many they are at least. */
function mostApart<T>(all: readonly T[], isApart: (one: T, other: T) => boolean): number {
  let [most, steps] = [0, 0];
  const grow = (size: number, open: readonly T[]): void => {
    most = Math.max(most, size);
    for (const [at, one] of open.entries()) {
      if (size + open.length - at <= most || ++steps > patience) return;
      grow(
        size + 1,
        open.slice(at + 1).filter((other) => isApart(one, other)),
      );
    }
  };
  grow(0, all);
  return most;
}

function grouped(
  ids: readonly Id[],
  joins: readonly (readonly [Id, Id])[],
  apart: ReadonlySet<string>,
): readonly (readonly Id[])[] {
  const groupOf = new Map(ids.map((id) => [id, [id]]));
  for (const [a, b] of joins) {
    const [one, other] = [groupOf.get(a)!, groupOf.get(b)!];
    if (one === other || one.some((left) => other.some((right) => apart.has(keyOf(left, right))))) continue;
    for (const id of other) {
      one.push(id);
      groupOf.set(id, one);
    }
  }
  return [...new Set(ids.map((id) => groupOf.get(id)!))].map((group) => group.toSorted());
}

function documentPairs(parties: readonly Party[], here: ReadonlySet<Id>): (readonly [Id, Id])[] {
  const ids = parties.flatMap((one) => (one.kind === 'document' && here.has(one.id) ? [one.id] : []));
  return ids.flatMap((a, at) => ids.slice(at + 1).map((b) => [a, b] as const));
}

function keyOf(a: Id, b: Id): string {
  return a < b ? `${a} ${b}` : `${b} ${a}`;
}
