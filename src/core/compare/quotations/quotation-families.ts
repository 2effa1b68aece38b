import type { Id } from '../../model/id.ts';
import { weightOfWord, wordWeight } from '../seeds.ts';
import type { Step } from '../turns.ts';
import { never } from '../turns.ts';
import type { QuotationWithWords } from './quotation-parts.ts';
import { fewestQuotedWords } from './quotation-shapes.ts';
import type { QuotationFamily, QuotationMember } from './quotation-shapes.ts';

// Quotations that have most of their words in common, in the same order, are one family: cuts, additions and other words
// do not part them. Two belong together if their longest common subsequence is three quarters of the shorter, and four
// words; words weigh as they do in seeds, so that scripts without spaces are compared by their characters. Of the shorter
// a quarter may be missing in the longer: so one of its rarest words, that are more than a quarter of it, stands in both.

/** Of the shorter, so much is in common. */
const leastShare = 0.75;
const leastWeight = fewestQuotedWords * wordWeight;
/** A word that stands in more quotations leads to no other; else a phrase of everybody would be compared with everything. */
const mostWith = 2000;
/** Pairs compared between two turns for others. */
const atOnce = 64;

/** The quotations of a document as they are compared. */
export interface QuotationsOf {
  readonly documentId: Id;
  readonly textId: Id;
  readonly quotations: readonly QuotationWithWords[];
}

/** The same words, wherever they are quoted. */
interface Form {
  readonly words: string;
  readonly row: Uint32Array;
  readonly weights: Uint8Array;
  readonly weight: number;
  readonly members: QuotationMember[];
}

/**
 * The families of some documents' quotations, those of the most documents first, and what nobody tells between marks last;
 * the same in whatever order the documents come.
 */
export async function quotationFamilies(
  documents: readonly QuotationsOf[],
  step: Step = never,
): Promise<readonly QuotationFamily[]> {
  const forms = formsOf(documents);
  const top = await joined(forms, step);
  const families = new Map<number, Form[]>();
  forms.forEach((form, at) => {
    const first = top(at);
    const family = families.get(first);
    if (family) family.push(form);
    else families.set(first, [form]);
  });
  return [...families.values()]
    .map((family) => {
      const longest = family.toSorted((a, b) => b.weight - a.weight || order(a.words, b.words));
      return { members: longest.flatMap(({ members }) => members.toSorted(inPlace)), words: longest[0]!.words };
    })
    .map((family) => ({
      ...family,
      documents: new Set(family.members.map(({ documentId }) => documentId)).size,
      direct: family.members.some(({ quotation }) => quotation.quoted.length > 0),
    }))
    .sort(
      (a, b) =>
        Number(b.direct) - Number(a.direct) ||
        b.documents - a.documents ||
        b.members.length - a.members.length ||
        inPlace(a.members[0]!, b.members[0]!),
    )
    .map(({ members }) => ({ members }));
}

function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function inPlace(a: QuotationMember, b: QuotationMember): number {
  return order(a.documentId, b.documentId) || a.quotation.content[0]!.from - b.quotation.content[0]!.from;
}

/** Quotations of the same words are one form. What only says that another says something is none. */
function formsOf(documents: readonly QuotationsOf[]): readonly Form[] {
  const numbers = new Map<string, number>();
  const forms = new Map<string, Form>();
  for (const { documentId, textId, quotations } of documents) {
    for (const { quotation, words } of quotations) {
      if (quotation.relays || words === '') continue;
      let form = forms.get(words);
      if (!form) forms.set(words, (form = formOf(words, numbers)));
      form.members.push({ documentId, textId, quotation });
    }
  }
  return [...forms.values()].sort((a, b) => order(a.words, b.words));
}

function formOf(words: string, numbers: Map<string, number>): Form {
  const each = words.split(' ');
  const row = Uint32Array.from(each, (word) => {
    let number = numbers.get(word);
    if (number === undefined) numbers.set(word, (number = numbers.size));
    return number;
  });
  const weights = Uint8Array.from(each, weightOfWord);
  return { words, row, weights, weight: weights.reduce((sum, one) => sum + one, 0), members: [] };
}

/** Joins forms that belong together; answers for each the first of all that it hangs together with. */
async function joined(forms: readonly Form[], step: Step): Promise<(at: number) => number> {
  const above = Uint32Array.from(forms, (_, at) => at);
  const top = (at: number): number => {
    while (above[at] !== at) {
      above[at] = above[above[at]!]!;
      at = above[at]!;
    }
    return at;
  };
  const standIn = standingIn(forms);
  for (const [at, form] of forms.entries()) {
    if (form.weight < leastWeight) continue;
    let compared = 0;
    for (const other of candidates(forms, at, standIn)) {
      if (top(at) === top(other) || !belong(form, forms[other]!)) continue;
      const [one, two] = [top(at), top(other)];
      above[Math.max(one, two)] = Math.min(one, two);
      if ((compared += 1) % atOnce === 0) await step(at, forms.length);
    }
    await step(at, forms.length);
  }
  return top;
}

/** For each word the forms in which it stands. */
function standingIn(forms: readonly Form[]): ReadonlyMap<number, readonly number[]> {
  const found = new Map<number, number[]>();
  forms.forEach(({ row }, at) => {
    for (const word of new Set(row)) {
      const list = found.get(word);
      if (list) list.push(at);
      else found.set(word, [at]);
    }
  });
  return found;
}

/** Forms that are at least as long and have one of the rarest words, in order. */
function candidates(
  forms: readonly Form[],
  at: number,
  standIn: ReadonlyMap<number, readonly number[]>,
): readonly number[] {
  const { row, weights, weight } = forms[at]!;
  const rarest = Array.from(row, (word, place) => ({ word, place, often: standIn.get(word)!.length })).sort(
    (a, b) => a.often - b.often || a.place - b.place,
  );
  const found = new Set<number>();
  let covered = 0;
  for (const { word, place, often } of rarest) {
    if (covered > weight * (1 - leastShare)) break;
    covered += weights[place]!;
    if (often > mostWith) continue;
    for (const other of standIn.get(word)!) {
      const isLonger = forms[other]!.weight > weight || (forms[other]!.weight === weight && other > at);
      if (isLonger) found.add(other);
    }
  }
  return [...found].sort((a, b) => a - b);
}

function belong(shorter: Form, longer: Form): boolean {
  const needed = Math.max(leastWeight, shorter.weight * leastShare);
  return atMostInCommon(shorter, longer) >= needed && inCommon(shorter, longer) >= needed;
}

/** Words in common in any order: never less than in the same order. */
function atMostInCommon({ row, weights }: Form, other: Form): number {
  const left = new Map<number, number>();
  for (const word of other.row) left.set(word, (left.get(word) ?? 0) + 1);
  let sum = 0;
  row.forEach((word, at) => {
    const count = left.get(word) ?? 0;
    if (count === 0) return;
    left.set(word, count - 1);
    sum += weights[at]!;
  });
  return sum;
}

/** The weight of the longest common subsequence. */
function inCommon(a: Form, b: Form): number {
  let before = new Uint32Array(b.row.length + 1);
  let now = new Uint32Array(b.row.length + 1);
  for (let inA = 0; inA < a.row.length; inA++) {
    for (let inB = 0; inB < b.row.length; inB++) {
      now[inB + 1] = a.row[inA] === b.row[inB] ? before[inB]! + a.weights[inA]! : Math.max(before[inB + 1]!, now[inB]!);
    }
    [before, now] = [now, before];
  }
  return before[b.row.length]!;
}
