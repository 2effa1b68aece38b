import type { AccountSentence, Synopsis } from './synopsis-shapes.ts';

/** A row as it is ordered; see `row-order.ts`. */
interface OrderedRow {
  /** For each account the numbers of its sentences. */
  readonly cells: readonly (readonly number[])[];
  readonly moved: readonly number[];
}

/**
 * Whether versions of one text differ in a row: not all of these accounts have it, one has it elsewhere, or it does not stand
 * in the same characters. White space between words does not count.
 */
export function isChangedRow(
  { accounts }: Pick<Synopsis, 'accounts'>,
  texts: readonly string[],
  columns: readonly number[],
  { cells, moved }: OrderedRow,
): boolean {
  const said = columns.map((account) =>
    cells[account]!.map((at) => wordsOf(texts[account]!, accounts[account]!.sentences[at]!)).join(' '),
  );
  return said.some((one) => one !== said[0]) || columns.some((account) => moved[account] !== 0);
}

function wordsOf(text: string, { from, to }: AccountSentence): string {
  return text.slice(from, to).replace(/\s+/gu, ' ').trim();
}
