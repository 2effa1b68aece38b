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
import type { Step } from './turns.ts';

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
      chosen.add(text, text);
    }
    for (const [other, runs] of runsOf(text)) {
      const b = texts[other]!;
      const passages = passagesOf(runs, a);
      if (!passages.some((passage) => isAsked(passage, text, b))) continue;
      chosen.add(text, other);
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

/** The documents that have another one to share with: near enough in time, and of another outlet where that is asked for. */
class Chosen {
  readonly #days: (readonly (number | null)[])[];
  readonly #outlets: (readonly string[])[];
  readonly #near: Uint8Array[];
  readonly #shown: Uint8Array[];

  constructor(
    private readonly sets: readonly (readonly DocumentRow[])[],
    private readonly question: GridQuestion,
    appeared: AppearedOf,
  ) {
    this.#days = sets.map((set) => set.map(({ documentId }) => dayOf(appeared(documentId).date)));
    this.#outlets = sets.map((set) => set.map(({ documentId }) => outletOf(documentId, appeared)));
    this.#near = sets.map((set) => new Uint8Array(set.length));
    this.#shown = sets.map((set) => new Uint8Array(set.length));
  }

  /** Two texts share what is looked for. */
  add(text: number, other: number): void {
    this.#addOneWay(text, other);
    if (other !== text) this.#addOneWay(other, text);
  }

  #addOneWay(text: number, other: number): void {
    const [near, shown, size] = [this.#near[text]!, this.#shown[text]!, this.sets[other]!.length];
    for (let one = 0; one < near.length; one++) {
      for (let next = 0; next < size && shown[one] === 0; next++) {
        if ((text === other && one === next) || !this.#areNear(text, one, other, next)) continue;
        near[one] = 1;
        if (!this.question.betweenOutlets || this.#outlets[text]![one] !== this.#outlets[other]![next]) shown[one] = 1;
      }
    }
  }

  #areNear(text: number, one: number, other: number, next: number): boolean {
    const [a, b] = [this.#days[text]![one]!, this.#days[other]![next]!];
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
  const rank = new Uint32Array(places.length);
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
