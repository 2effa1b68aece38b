import type { Id } from '../model/id.ts';
import type { DocumentRow } from './compare-index.ts';
import { areLookedFor, dayOf, outletOf } from './families.ts';
import type { AppearedOf, Compared } from './families.ts';
import { measuresOf } from './measures.ts';
import { isEcho, kindOf, passagesOf, wordsIn } from './passages.ts';
import type { WordPassage } from './passages.ts';
import { wholeOf } from './runs.ts';
import type { Grid, GridQuestion, PairClass, PairMeasures, PassageKind } from './shapes.ts';
import { pairClasses, sharedFrom } from './shapes.ts';
import { inOneTurn } from './turns.ts';
import type { Step, Turns } from './turns.ts';

// Documents × documents. Twenty thousand documents have two hundred million pairs, of which few share anything, and
// documents of the same words share the same: so fields are kept of two texts, and only where these share something.

/** The grid of documents whose words are known. */
export async function gridOf(
  { texts, sets, runsOf, commonOf }: Compared,
  question: GridQuestion,
  appeared: AppearedOf,
  step: Step,
): Promise<Omit<Grid, 'missing'>> {
  const chosen = new Chosen(sets, question, appeared);
  const whole = new Uint32Array(texts.length);
  const fields: Field[][] = texts.map(() => []);
  const isAsked = (passage: WordPassage, text: number, other: DocumentRow): boolean => {
    const kind = kindOf(passage, texts[text]!, other, commonOf(text));
    return isAskedFor({ kind, words: wordsIn(passage.weight), echo: isEcho(passage) }, question);
  };
  for (let text = 0; text < texts.length; text++) {
    if (text % 64 === 0) await step(text, texts.length);
    const [a, twin] = [texts[text]!, sets[text]![1]];
    const [all] = twin ? passagesOf(wholeOf(a), a) : [];
    if (twin && all && isAsked(all, text, twin)) {
      whole[text] = wordsIn(all.weight);
      for (const _ of chosen.add(text, text)) await step(text, texts.length);
    }
    for (const [other, runs] of runsOf(text)) {
      const b = texts[other]!;
      const passages = passagesOf(runs, a);
      if (!passages.some((passage) => isAsked(passage, text, b))) continue;
      for (const _ of chosen.add(text, other)) await step(text, texts.length);
      fields[text]!.push({ other, ...measuresOf(a, b, passages) });
    }
    fields[text]!.sort((one, next) => one.other - next.other);
  }
  return { ...chosen.documents(), whole, ...packed(fields) };
}

type Field = PairMeasures & { readonly other: number };

/** Whether a passage is of those that are looked for, wherever it stands. */
export function isAskedFor(
  { kind, words, echo }: { readonly kind: PassageKind; readonly words: number; readonly echo: boolean },
  { kinds, fewestWords }: Pick<GridQuestion, 'kinds' | 'fewestWords'>,
): boolean {
  return kinds.includes(kind) && words >= fewestWords && !(echo && fewestWords >= sharedFrom);
}

/** Documents of one text that appeared on one day. */
interface OnOneDay {
  readonly day: number | null;
  /** Their places in the set of the text. */
  readonly places: number[];
  /** Two of their outlets, if there are two: who looks for another outlet than its own finds it there. */
  readonly outlets: string[];
  /** Nothing is left to be known of them. */
  done: boolean;
}

/**
 * The documents that have another one to share with: near enough in time, and of another outlet where that is asked for.
 * Goes by days, since thousands of documents can have one text.
 */
class Chosen {
  readonly #days: readonly (readonly OnOneDay[])[];
  readonly #outlets: readonly (readonly string[])[];
  readonly #near: Uint8Array[];
  readonly #shown: Uint8Array[];
  #work = 0;

  constructor(
    private readonly sets: readonly (readonly DocumentRow[])[],
    private readonly question: GridQuestion,
    appeared: AppearedOf,
  ) {
    this.#outlets = sets.map((set) => set.map(({ documentId }) => outletOf(documentId, appeared)));
    this.#days = sets.map((set, text) => {
      const days = set.map(({ documentId }) => (question.days === null ? null : dayOf(appeared(documentId).date)));
      return byDay(days, this.#outlets[text]!);
    });
    this.#near = sets.map((set) => new Uint8Array(set.length));
    this.#shown = sets.map((set) => new Uint8Array(set.length));
  }

  /** Two texts share what is looked for. */
  *add(text: number, other: number): Turns<void> {
    yield* this.#addOneWay(text, other);
    if (other !== text) yield* this.#addOneWay(other, text);
  }

  *#addOneWay(text: number, other: number): Turns<void> {
    const [near, shown, outlets] = [this.#near[text]!, this.#shown[text]!, this.#outlets[text]!];
    for (const here of this.#days[text]!) {
      if (here.done) continue;
      // A document has not itself to share with.
      let others = text === other ? -1 : 0;
      const theirs: string[] = [];
      for (const there of this.#days[other]!) {
        if (++this.#work % inOneTurn === 0) yield;
        if (!this.#areNear(here.day, there.day)) continue;
        others += there.places.length;
        for (const outlet of there.outlets) addOneOfTwo(theirs, outlet);
      }
      if (others === 0) continue;
      here.done = true;
      for (const place of here.places) {
        if (++this.#work % inOneTurn === 0) yield;
        near[place] = 1;
        if (!this.question.betweenOutlets || theirs.some((outlet) => outlet !== outlets[place])) shown[place] = 1;
        if (shown[place] === 0) here.done = false;
      }
    }
  }

  #areNear(a: number | null, b: number | null): boolean {
    return this.question.days === null || a === null || b === null || Math.abs(a - b) <= this.question.days;
  }

  documents(): Pick<Grid, 'documentIds' | 'textOf' | 'withinOutlets'> {
    const textOf = new Map<Id, number>();
    let near = 0;
    this.sets.forEach((set, text) => {
      set.forEach(({ documentId }, at) => {
        near += this.#near[text]![at]!;
        if (this.question.documentIds !== null || this.#shown[text]![at] === 1) textOf.set(documentId, text);
      });
    });
    const documentIds = (this.question.documentIds ?? [...textOf.keys()].sort()).filter((id) => textOf.has(id));
    const withinOutlets = this.question.documentIds === null ? near - documentIds.length : 0;
    return { documentIds, textOf: Uint32Array.from(documentIds, (id) => textOf.get(id)!), withinOutlets };
  }
}

function byDay(days: readonly (number | null)[], outlets: readonly string[]): readonly OnOneDay[] {
  const groups = new Map<number | null, OnOneDay>();
  days.forEach((day, place) => {
    let group = groups.get(day);
    if (!group) groups.set(day, (group = { day, places: [], outlets: [], done: false }));
    group.places.push(place);
    addOneOfTwo(group.outlets, outlets[place]!);
  });
  return [...groups.values()];
}

function addOneOfTwo(outlets: string[], outlet: string): void {
  if (outlets.length < 2 && !outlets.includes(outlet)) outlets.push(outlet);
}

function packed(fields: readonly (readonly Field[])[]) {
  const all = fields.flat();
  const firstField = new Uint32Array(fields.length + 1);
  fields.forEach((of, text) => (firstField[text + 1] = firstField[text]! + of.length));
  return {
    firstField,
    other: Uint32Array.from(all, ({ other }) => other),
    share: Float64Array.from(all, ({ aInB }) => aInB),
    shareOfOther: Float64Array.from(all, ({ bInA }) => bInA),
    classes: Uint8Array.from(all, (field) => pairClasses.indexOf(field.class ?? 'short echo')),
    longest: Uint32Array.from(all, ({ longest }) => longest),
    passages: Uint32Array.from(all, ({ passages, echoes }) => passages + echoes),
  };
}

/** What stands in a field of the grid: how much of the row's document stands in the column's, and the other way. */
export interface GridField {
  readonly class: NonNullable<PairClass>;
  readonly share: number;
  readonly shareOfOther: number;
  readonly longest: number;
  readonly passages: number;
}

/** The field of two documents, by their places in the grid; null where they share nothing that is looked for. */
export function fieldOf(grid: Grid, row: number, column: number): GridField | null {
  const [a, b] = [grid.textOf[row]!, grid.textOf[column]!];
  if (a === b) {
    const words = grid.whole[a]!;
    if (words === 0 || row === column) return null;
    return { class: 'same text', share: 1, shareOfOther: 1, longest: words, passages: 1 };
  }
  const at = placeOf(grid, Math.min(a, b), Math.max(a, b));
  if (at === null) return null;
  const [share, shareOfOther] = [grid.share[at]!, grid.shareOfOther[at]!];
  return {
    class: pairClasses[grid.classes[at]!]!,
    share: a < b ? share : shareOfOther,
    shareOfOther: a < b ? shareOfOther : share,
    longest: grid.longest[at]!,
    passages: grid.passages[at]!,
  };
}

function placeOf({ firstField, other }: Grid, text: number, later: number): number | null {
  let [low, high] = [firstField[text]!, firstField[text + 1]!];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (other[middle]! < later) low = middle + 1;
    else high = middle;
  }
  return low < firstField[text + 1]! && other[low] === later ? low : null;
}

/** Why a field of two documents that share something is not shown; null where it is. */
export function hiddenBecause(
  one: Id,
  other: Id,
  filter: Pick<GridQuestion, 'days' | 'betweenOutlets'>,
  appeared: AppearedOf,
): 'outlet' | 'days' | null {
  if (areLookedFor(one, other, filter, appeared)) return null;
  return areLookedFor(one, other, { ...filter, betweenOutlets: false }, appeared) ? 'outlet' : 'days';
}

/** Every two documents of a grid that are shown, each pair once, in the order of `places`. */
export function* shownPairs(
  grid: Grid,
  places: readonly number[],
  filter: Pick<GridQuestion, 'days' | 'betweenOutlets'>,
  appeared: AppearedOf,
): Generator<{ readonly row: number; readonly column: number; readonly field: GridField }> {
  // A place that is not among them has none.
  const rank = new Int32Array(grid.documentIds.length).fill(-1);
  places.forEach((place, at) => (rank[place] = at));
  const ofText = new Map<number, number[]>();
  grid.textOf.forEach((text, place) => {
    const list = ofText.get(text);
    if (list) list.push(place);
    else ofText.set(text, [place]);
  });
  const others = bothWays(grid);
  for (const row of places) {
    const text = grid.textOf[row]!;
    const columns = [text, ...(others.get(text) ?? [])].flatMap((other) => ofText.get(other) ?? []);
    for (const column of columns.filter((one) => rank[one]! > rank[row]!).sort((a, b) => rank[a]! - rank[b]!)) {
      const field = fieldOf(grid, row, column);
      const [one, other] = [grid.documentIds[row]!, grid.documentIds[column]!];
      if (field && areLookedFor(one, other, filter, appeared)) yield { row, column, field };
    }
  }
}

function bothWays({ firstField, other }: Grid): ReadonlyMap<number, readonly number[]> {
  const others = new Map<number, number[]>();
  const add = (one: number, next: number): void => {
    const list = others.get(one);
    if (list) list.push(next);
    else others.set(one, [next]);
  };
  for (let text = 0; text + 1 < firstField.length; text++) {
    for (let at = firstField[text]!; at < firstField[text + 1]!; at++) {
      add(text, other[at]!);
      add(other[at]!, text);
    }
  }
  return others;
}
