import type { Step } from './turns.ts';
import type { PlacedRow } from './word-pieces.ts';

/** How often words, or characters side by side, stand in the texts of a project. */
export interface Frequencies {
  /** For each of what was asked. */
  readonly counts: readonly number[];
  /** All words of the texts. */
  readonly words: number;
}

/** A folded word, or folded characters that stand side by side. */
export type Form = readonly string[];

/** Asked for many forms at a time: the texts are gone through once. */
export type CountForms = (forms: readonly Form[]) => Promise<Frequencies>;

/** Where forms that begin alike part. */
interface Branch {
  /** Its place among the forms; -1 if none ends here. */
  form: number;
  readonly next: Map<number, Branch>;
}

/** Counts forms in rows. `numberOf` gives a word's number in all rows; undefined if it stands in none. */
export async function countForms(
  forms: readonly Form[],
  rows: readonly PlacedRow[],
  numberOf: (word: string) => number | undefined,
  step: Step,
): Promise<Frequencies> {
  const counts = new Array<number>(forms.length).fill(0);
  const first: (Branch | undefined)[] = [];
  forms.forEach((form, at) => {
    const numbers = form.map(numberOf);
    if (numbers.includes(undefined)) return;
    let branch = (first[numbers[0]!] ??= { form: -1, next: new Map() });
    for (const number of numbers.slice(1)) {
      let next = branch.next.get(number!);
      if (!next) branch.next.set(number!, (next = { form: -1, next: new Map() }));
      branch = next;
    }
    branch.form = at;
  });
  let words = 0;
  let done = 0;
  for (const row of rows) {
    await step(done++, rows.length);
    words += row.words.length;
    for (let at = 0; at < row.words.length; at++) {
      let branch = first[row.words[at]!];
      for (let end = at; branch;) {
        if (branch.form >= 0) counts[branch.form]! += 1;
        if (branch.next.size === 0 || row.from[end]! + row.length[end]! !== row.from[end + 1]) break;
        branch = branch.next.get(row.words[++end]!);
      }
    }
  }
  return { counts, words };
}
