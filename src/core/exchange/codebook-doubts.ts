import { cleanName } from '../model/clean-name.ts';
import type { Id } from '../model/id.ts';
import type { Tag } from '../model/records.ts';
import { TagTree } from '../model/tag-tree.ts';
import { foldWord } from '../text/fold.ts';
import type { CodebookFile } from './codebook-rows.ts';

/** Where a row of a codebook stands. */
export interface RowPlace {
  readonly file: string;
  readonly line: number;
}

/** What in a codebook may not be what its writer meant. */
export type CodebookDoubt =
  /** A quotation mark is not closed, so that what follows it may stand in one cell. */
  | { readonly kind: 'open-quote'; readonly at: RowPlace }
  /** Tags lie deeper in the file than they come in. */
  | { readonly kind: 'deep'; readonly count: number; readonly file: string }
  /** Rows of one tag: the last that says something goes before the others. */
  | { readonly kind: 'repeated'; readonly path: readonly string[]; readonly at: readonly RowPlace[] }
  /** Several tags of the project have this path, and only the first gets what the row says. */
  | { readonly kind: 'twins'; readonly path: readonly string[]; readonly at: RowPlace }
  /** A tag would be made beside one that differs only in letter case or marks. */
  | {
      readonly kind: 'nearly';
      readonly path: readonly string[];
      readonly like: readonly string[];
      readonly at: RowPlace;
    };

/** What is to be said of codebooks before they are taken in, in the order of their rows. */
export function codebookDoubts(files: readonly CodebookFile[], tags: ReadonlyMap<Id, Tag>): readonly CodebookDoubt[] {
  const tree = new TagTree(tags);
  const known = new Map<string, { readonly path: readonly string[]; count: number }>();
  const spelled = new Map<string, readonly string[]>();
  for (const { id } of tree.inOrder()) {
    const path = tree.path(id);
    const same = known.get(keyOf(path, cleanName));
    if (same) same.count++;
    else known.set(keyOf(path, cleanName), { path, count: 1 });
    const folded = keyOf(path, foldWord);
    if (!spelled.has(folded)) spelled.set(folded, path);
  }
  const doubts: CodebookDoubt[] = [];
  const rows = new Map<string, { readonly path: readonly string[]; readonly at: RowPlace[] }>();
  for (const file of files) {
    if (file.deep) doubts.push({ kind: 'deep', count: file.deep, file: file.name });
    for (const line of file.openQuotes) doubts.push({ kind: 'open-quote', at: { file: file.name, line } });
    file.rows.forEach(({ path }, place) => {
      const at = { file: file.name, line: file.lines[place]! };
      const key = keyOf(path, cleanName);
      const before = rows.get(key);
      if (before) return void before.at.push(at);
      rows.set(key, { path, at: [at] });
      const here = known.get(key);
      if (here && here.count > 1) doubts.push({ kind: 'twins', path, at });
      const folded = keyOf(path, foldWord);
      const like = spelled.get(folded);
      if (!here && like) doubts.push({ kind: 'nearly', path, like, at });
      if (!like) spelled.set(folded, path);
    });
  }
  const repeated = [...rows.values()].filter(({ at }) => at.length > 1);
  return [...doubts, ...repeated.map((one) => ({ kind: 'repeated', ...one }) as const)];
}

function keyOf(path: readonly string[], as: (name: string) => string): string {
  return JSON.stringify(path.map(as));
}
