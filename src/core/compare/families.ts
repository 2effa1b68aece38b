import type { Id } from '../model/id.ts';
import { dayNumber } from '../text/date-span.ts';
import { compareDates, isoDate, partsOfDate } from '../text/dates.ts';
import { foldWord } from '../text/fold.ts';
import type { DocumentRow } from './compare-index.ts';
import { measuresOf, nearlyWhole } from './measures.ts';
import { isEcho, kindOf, passagesOf, wordsIn } from './passages.ts';
import type { WordPassage } from './passages.ts';
import type { Starts, WordRun } from './runs.ts';
import { seedWeight, weightOf } from './seeds.ts';
import type { FamiliesQuestion, Family, Member, PassageKind } from './shapes.ts';
import { passageKinds, sharedFrom } from './shapes.ts';
import { placeOf } from './word-pieces.ts';
import type { Step } from './turns.ts';
import { shelved } from '../model/shelf.ts';

/** When and where a document appeared, as its record has it; null where that is not known. */
export interface Appeared {
  /** `2025-06-30`, `2025-06`, `2025`. */
  readonly date: string | null;
  readonly outlet: string | null;
}

/** When and where each document appeared. */
export type AppearedOf = (id: Id) => Appeared;

/** A stretch of a text, in words. */
interface Span {
  readonly text: number;
  readonly from: number;
  readonly to: number;
  /** Weights of the passages of each kind that have it on one side. */
  readonly kinds: Map<PassageKind, number>;
}

/** Overlapping by such a share of the shorter makes two passages one. */
const mostly = 0.8;

/** Texts in the order of their documents, for each the documents that are that text, and what the texts share. */
export interface Compared {
  readonly texts: readonly DocumentRow[];
  readonly sets: readonly (readonly DocumentRow[])[];
  /** Runs with later texts. */
  runsOf(text: number): Iterable<readonly [other: number, runs: readonly WordRun[]]>;
  /** For each word of a text, 1 if it is part of a row that stands in too many texts. */
  commonOf(text: number): Starts;
}

/** All families that are asked for, also those of one outlet, those in the most documents first. */
export async function familiesOf(
  { texts, sets, runsOf, commonOf }: Compared,
  question: FamiliesQuestion,
  appeared: AppearedOf,
  step: Step,
): Promise<Family[]> {
  const days = sets.map((set) => [...new Set(set.map(({ documentId }) => dayOf(appeared(documentId).date)))]);
  const spans = new Map<string, number>();
  const list: Span[] = [];
  const joined = new Sets();
  const spanOf = (text: number, from: number, to: number): number => {
    const key = `${text} ${from} ${to}`;
    let number = spans.get(key);
    if (number === undefined) {
      number = list.push({ text, from, to, kinds: new Map() }) - 1;
      spans.set(key, number);
    }
    return number;
  };
  for (let a = 0; a < texts.length; a++) {
    if (a % 64 === 0) await step(a, texts.length);
    for (const [b, runs] of runsOf(a)) {
      if (!anyWithin(days[a]!, days[b]!, question.days)) continue;
      for (const passage of passagesOf(runs, texts[a]!)) {
        if (question.fewestWords >= sharedFrom && isEcho(passage)) continue;
        join(a, b, passage, kindOf(passage, texts[a]!, texts[b]!, commonOf(a)));
      }
    }
  }
  const covered = new Set(list.map(({ text }) => text));
  sets.forEach((set, text) => {
    const { words } = texts[text]!;
    if (set.length < 2 || covered.has(text) || weightIn(texts[text]!, 0, words.length) < seedWeight) return;
    list[spanOf(text, 0, words.length)]!.kinds.set('narrative', 1);
  });
  joinOverlapping(list, joined);
  const groups = new Map<number, Span[]>();
  list.forEach((span, number) => {
    const root = joined.find(number);
    const group = groups.get(root);
    if (group) group.push(span);
    else groups.set(root, [span]);
  });
  const asked = question.documentIds && new Set(question.documentIds);
  return [...groups.values()]
    .map((group) => familyOf(group, texts, sets, appeared, question.days))
    .filter((family) => family !== null)
    .filter(
      ({ kind, words, members, documents }) =>
        documents > 1 &&
        words >= question.fewestWords &&
        question.kinds.includes(kind) &&
        (asked === null || members.some(({ documentId }) => asked.has(documentId))),
    )
    .sort((a, b) => b.documents - a.documents || b.words - a.words || comparePlaces(a.members[0]!, b.members[0]!));

  function join(a: number, b: number, { runs, weight }: WordPassage, kind: PassageKind): void {
    const [first, last] = [runs[0]!, runs[runs.length - 1]!];
    const one = spanOf(a, first.a, last.a + last.length);
    const other = spanOf(b, first.b, last.b + last.length);
    joined.join(one, other);
    const { kinds } = list[one]!;
    kinds.set(kind, (kinds.get(kind) ?? 0) + weight);
  }
}

function joinOverlapping(list: readonly Span[], sets: Sets): void {
  const order = list.map((_, number) => number);
  const by = (one: Span, other: Span) => one.text - other.text || one.from - other.from || one.to - other.to;
  order.sort((one, other) => by(list[one]!, list[other]!));
  for (let at = 0; at < order.length; at++) {
    const one = list[order[at]!]!;
    for (let next = at + 1; next < order.length; next++) {
      const other = list[order[next]!]!;
      if (other.text !== one.text || other.from >= one.to) break;
      const shorter = Math.min(one.to - one.from, other.to - other.from);
      if (Math.min(one.to, other.to) - other.from >= shorter * mostly) sets.join(order[at]!, order[next]!);
    }
  }
}

function familyOf(
  group: readonly Span[],
  texts: readonly DocumentRow[],
  sets: readonly (readonly DocumentRow[])[],
  appeared: AppearedOf,
  days: number | null,
): Family | null {
  const all: Member[] = [];
  const weights = new Map<PassageKind, number>();
  for (const { kinds } of group) for (const [kind, weight] of kinds) addTo(weights, kind, weight);
  for (const { text, from, to } of hullsOf(group)) {
    const words = wordsIn(weightIn(texts[text]!, from, to));
    for (const row of sets[text]!) all.push({ documentId: row.documentId, ...placeOf(row, from, to), words });
  }
  const members = withNeighbours(all, appeared, days).sort(comparePlaces);
  if (members.length === 0) return null;
  const longest = members.reduce((most, member) => (member.words > most.words ? member : most));
  return {
    id: nameOf(members),
    kind: passageKinds.reduce<PassageKind>(
      (most, kind) => ((weights.get(kind) ?? 0) > (weights.get(most) ?? 0) ? kind : most),
      passageKinds[0],
    ),
    members,
    documents: new Set(members.map(({ documentId }) => documentId)).size,
    words: longest.words,
    longest,
    earliest: earliestOf(members.map(({ documentId }) => appeared(documentId).date)),
  };
}

/** Whether the members of a family are of two outlets at least, as far as is known. */
export function isBetweenOutlets({ members }: Family, appeared: AppearedOf): boolean {
  const outlets = new Set(members.map(({ documentId }) => outletOf(documentId, appeared)));
  return outlets.size > 1;
}

/** The same for documents of one outlet; one whose outlet is not known is an outlet of its own. */
export function outletOf(id: Id, appeared: AppearedOf): string {
  return foldWord(appeared(id).outlet ?? '') || id;
}

/** Whether two documents are near enough in time, and of different outlets where that is asked for. */
export function areLookedFor(
  one: Id,
  other: Id,
  { days, betweenOutlets }: Pick<FamiliesQuestion, 'days' | 'betweenOutlets'>,
  appeared: AppearedOf,
): boolean {
  if (betweenOutlets && outletOf(one, appeared) === outletOf(other, appeared)) return false;
  return anyWithin([dayOf(appeared(one).date)], [dayOf(appeared(other).date)], days);
}

function addTo(weights: Map<PassageKind, number>, kind: PassageKind, weight: number): void {
  weights.set(kind, (weights.get(kind) ?? 0) + weight);
}

/** Spans of one text that overlap as one. */
function hullsOf(group: readonly Span[]): { readonly text: number; readonly from: number; readonly to: number }[] {
  const hulls: { text: number; from: number; to: number }[] = [];
  for (const { text, from, to } of group.toSorted((a, b) => a.text - b.text || a.from - b.from)) {
    const last = hulls[hulls.length - 1];
    if (last?.text === text && from < last.to) last.to = Math.max(last.to, to);
    else hulls.push({ text, from, to });
  }
  return hulls;
}

function weightIn({ signs }: DocumentRow, from: number, to: number): number {
  let weight = 0;
  for (let at = from; at < to; at++) weight += weightOf(signs[at]!);
  return weight;
}

function comparePlaces(a: Member, b: Member): number {
  return a.documentId < b.documentId ? -1 : a.documentId > b.documentId ? 1 : a.from - b.from;
}

function nameOf(members: readonly Member[]): string {
  let [one, other] = [0x811c9dc5, 0x9e3779b1];
  for (const unit of members.map(({ documentId, from, to }) => `${documentId} ${from} ${to}`).join('\n')) {
    one = Math.imul(one ^ unit.charCodeAt(0), 0x01000193);
    other = Math.imul(other + unit.charCodeAt(0), 0x85ebca6b) ^ (other >>> 15);
  }
  return `${members.length}-${(one >>> 0).toString(16)}-${(other >>> 0).toString(16)}`;
}

function earliestOf(dates: readonly (string | null)[]): string | null {
  return dates.reduce(
    (least, date) => (date !== null && (least === null || compareDates(date, least) < 0) ? date : least),
    null,
  );
}

/**
 * Days since 1970, of a month or a year to its first day; null where no date is known, or only nearly. The hour does not
 * matter: without a zone it would be another moment on another machine.
 */
export function dayOf(date: string | null): number | null {
  const parts = date === null ? null : partsOfDate(date);
  return parts === null ? null : dayNumber(isoDate(parts.year, parts.month ?? 1, parts.day ?? 1)!);
}

/** Whether a day of the one list is at most so many days from one of the other; an unknown one is never too far away. */
function anyWithin(one: readonly (number | null)[], other: readonly (number | null)[], most: number | null): boolean {
  if (most === null) return true;
  return one.some((a) => other.some((b) => a === null || b === null || Math.abs(a - b) <= most));
}

/** The members that another document's member is at most so many days from, in no order. */
function withNeighbours(members: readonly Member[], appeared: AppearedOf, most: number | null): Member[] {
  const dated = new Map<Id, number>();
  let undated = false;
  for (const { documentId } of members) {
    const day = dayOf(appeared(documentId).date);
    if (day === null) undated = true;
    else dated.set(documentId, day);
  }
  if (most === null || undated) return [...members];
  // The nearest of all others is the one before or the one behind.
  const byDay = [...dated].sort(([, a], [, b]) => a - b);
  const near = new Set<Id>();
  for (let at = 1; at < byDay.length; at++) {
    const [[before, one], [behind, other]] = [byDay[at - 1]!, byDay[at]!];
    if (other - one <= most) near.add(before).add(behind);
  }
  return members.filter(({ documentId }) => near.has(documentId));
}

/** Groups of documents that are the same text, or nearly. */
export function copiesOf({ texts, sets, runsOf }: Compared): Id[][] {
  const joined = new Sets();
  for (let a = 0; a < texts.length; a++) {
    for (const [b, list] of runsOf(a)) if (areCopies(texts[a]!, texts[b]!, list)) joined.join(a, b);
  }
  const groups = new Map<number, Id[]>();
  sets.forEach((set, text) => {
    const root = joined.find(text);
    for (const { documentId } of set) shelved(groups, root, documentId);
  });
  return [...groups.values()]
    .filter((group) => group.length > 1)
    .map((group) => group.sort())
    .sort((a, b) => b.length - a.length || (a[0]! < b[0]! ? -1 : 1));
}

function areCopies(a: DocumentRow, b: DocumentRow, runs: readonly WordRun[]): boolean {
  const most = runs.reduce((sum, { length }) => sum + length, 0);
  if (most < Math.max(a.words.length, b.words.length) * nearlyWhole * 0.9) return false;
  return measuresOf(a, b, passagesOf(runs, a)).class === 'same text';
}

/** Union-find. */
class Sets {
  readonly #parents: number[] = [];

  find(one: number): number {
    let root = one;
    while ((this.#parents[root] ?? root) !== root) root = this.#parents[root]!;
    while (one !== root) {
      const next = this.#parents[one] ?? one;
      this.#parents[one] = root;
      one = next;
    }
    return root;
  }

  join(one: number, other: number): void {
    const [a, b] = [this.find(one), this.find(other)];
    if (a !== b) this.#parents[Math.max(a, b)] = Math.min(a, b);
  }
}
