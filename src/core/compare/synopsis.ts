import type { TextSource } from '../derived/derivation.ts';
import { readAccount } from './account.ts';
import type { ReadAccount } from './account.ts';
import type { CountForms } from './frequencies.ts';
import { linksOf } from './sentence-links.ts';
import type { SentenceLink, Synopsis, SynopsisRow } from './synopsis-shapes.ts';
import { linkFrom, looseFrom } from './synopsis-shapes.ts';
import { vectorsOf } from './terms.ts';
import { never } from './turns.ts';
import type { Step } from './turns.ts';

/**
 * Sets accounts side by side. The rows are what links hold together, so they are the same in whatever order the accounts
 * are given. `count` knows how often words stand in the project.
 */
export async function synopsisOf(
  sources: readonly TextSource[],
  count: CountForms,
  loose = false,
  step: Step = never,
): Promise<Synopsis> {
  return (await alignedAccounts(sources, count, loose, step)).synopsis;
}

/** The same with the accounts as they were read, in the order of the answer. */
export async function alignedAccounts(
  sources: readonly TextSource[],
  count: CountForms,
  loose: boolean,
  step: Step,
): Promise<{ readonly read: readonly ReadAccount[]; readonly synopsis: Synopsis }> {
  const accounts: ReadAccount[] = [];
  for (const source of sources.toSorted((a, b) => (a.documentId < b.documentId ? -1 : 1))) {
    accounts.push(await readAccount(source, () => step(accounts.length, sources.length)));
  }
  const vectors = await vectorsOf(accounts, count, step);
  const links = await linksOf(accounts, vectors, loose ? looseFrom : linkFrom, step);
  const synopsis = {
    accounts: accounts.map(({ source: { documentId, textId }, sentences }) => ({ documentId, textId, sentences })),
    rows: rowsOf(
      accounts.map(({ sentences }) => sentences.length),
      links,
    ),
  };
  return { read: accounts, synopsis };
}

/** What hangs together by links, each as a row; a sentence without any is one by itself. */
export function rowsOf(lengths: readonly number[], links: readonly SentenceLink[]): readonly SynopsisRow[] {
  const first = lengths.map((_, account) => lengths.slice(0, account).reduce((sum, length) => sum + length, 0));
  const all = lengths.reduce((sum, length) => sum + length, 0);
  const above = Uint32Array.from({ length: all }, (_, at) => at);
  const topOf = (at: number): number => {
    while (above[at] !== at) {
      above[at] = above[above[at]!]!;
      at = above[at]!;
    }
    return at;
  };
  for (const { a, b } of links) {
    const [one, other] = [topOf(first[a.account]! + a.sentence), topOf(first[b.account]! + b.sentence)];
    // The first of all stays on top, so that rows come in its order.
    above[Math.max(one, other)] = Math.min(one, other);
  }
  const rows = new Map<number, { readonly cells: number[][]; readonly links: SentenceLink[] }>();
  lengths.forEach((length, account) => {
    for (let sentence = 0; sentence < length; sentence++) {
      const top = topOf(first[account]! + sentence);
      let row = rows.get(top);
      if (!row) rows.set(top, (row = { cells: lengths.map(() => []), links: [] }));
      row.cells[account]!.push(sentence);
    }
  });
  for (const link of links) rows.get(topOf(first[link.a.account]! + link.a.sentence))!.links.push(link);
  return [...rows.values()];
}
