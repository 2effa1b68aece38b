import type { Cell } from './comma-separated.ts';
import type { Scope } from './evidence.ts';

// What a file of a search says of documents that the search could not look into. Who reads the file may never have seen
// the screen that said so, too.

/** In how many documents nothing could be looked for. */
export function uncoveredIn(scope: Scope): number {
  return scope.kind === 'hits' ? scope.uncovered : 0;
}

/** The sentence; null if all documents are covered. */
export function notCovered(uncovered: number): string | null {
  if (uncovered === 0) return null;
  const documents = uncovered === 1 ? '1 document is' : `${uncovered} documents are`;
  return `Not complete: ${documents} not covered by this search, because of ${uncovered === 1 ? 'its text' : 'their texts'} no index could be made.`;
}

/** The same as the first row of a table: the sentence stands in the first cell, and the others are empty. */
export function notCoveredRows(columns: readonly string[], uncovered: number): readonly (readonly Cell[])[] {
  const sentence = notCovered(uncovered);
  return sentence === null ? [] : [columns.map((_, at) => (at === 0 ? sentence : null))];
}
