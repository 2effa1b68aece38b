import type { Cell } from './comma-separated.ts';
import type { Scope } from './evidence.ts';

// What a file of a search says of documents that the search could not look into, and of passages that its filters left
// out because nothing is known of their texts. Who reads the file may never have seen the screen that said so, too.

/** Passages in texts of which nothing is known in a field that a filter asks for. */
export interface LeftOutPassages {
  readonly field: string;
  readonly count: number;
}

/** What a search does not hold. `uncovered`: in how many documents nothing could be looked for. */
export interface NotHeld {
  readonly uncovered: number;
  readonly leftOut?: readonly LeftOutPassages[];
}

/** The sentences; none if the search holds all. */
export function notHeld({ uncovered, leftOut = [] }: NotHeld): readonly string[] {
  return [
    ...(uncovered === 0 ? [] : [notCovered(uncovered)]),
    ...leftOut.map(({ field, count }) => `${leftOutInWords(count, String(count), field)}.`),
  ];
}

/** The same of what is exported. */
export function notHeldIn(scope: Scope): readonly string[] {
  return scope.kind === 'hits' ? notHeld(scope) : [];
}

/** What is said of a whole table stands in a column of its own, in its first row: so every row is one of the table. */
const remark = 'remark';

/** That column; none where nothing is said. */
export function remarkColumns(said: readonly string[]): readonly string[] {
  return said.length === 0 ? [] : [remark];
}

/** Its cell in one row after the other. */
export function remarkOnce(said: readonly string[]): () => readonly Cell[] {
  let isFirst = true;
  return () => {
    const cells = remarkCells(said, isFirst);
    isFirst = false;
    return cells;
  };
}

/** Its cell in a row. */
function remarkCells(said: readonly string[], isFirst: boolean): readonly Cell[] {
  return said.length === 0 ? [] : [isFirst ? said.join(' ') : null];
}

/** A row that holds nothing else, for a table without rows of its own; none where nothing is said. */
export function remarkAlone(columns: readonly string[], said: readonly string[]): readonly (readonly Cell[])[] {
  const at = columns.lastIndexOf(remark);
  return said.length === 0 ? [] : [columns.map((_, column) => (column === at ? said.join(' ') : null))];
}

/** That of documents which could not be indexed. */
export function notCovered(uncovered: number): string {
  const documents = uncovered === 1 ? '1 document is' : `${uncovered} documents are`;
  return `Not complete: ${documents} not covered by this search, because of ${uncovered === 1 ? 'its text' : 'their texts'} no index could be made.`;
}

/** That of passages which a filter left out, here as on the screen. `written`: how the reader writes their number. */
export function leftOutInWords(count: number, written: string, field: string): string {
  return `${written} ${count === 1 ? 'passage' : 'passages'} in texts without ${lackOf(field)} ${count === 1 ? 'is' : 'are'} left out`;
}

/** What a text lacks of which nothing is known in a field: “a date”, “an outlet”, “a value of “mood””. */
export function lackOf(field: string): string {
  const usual: Readonly<Record<string, string>> = {
    date: 'a date',
    outlet: 'an outlet',
    author: 'an author',
    place: 'a place',
    lang: 'a language',
    url: 'an address',
  };
  return usual[field] ?? `“${field}”`;
}
