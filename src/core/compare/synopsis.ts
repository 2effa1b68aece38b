import type { TextSource } from '../derived/derivation.ts';
import { readAccount } from './account.ts';
import type { ReadAccount } from './account.ts';
import type { CountForms } from './frequencies.ts';
import { rolesIn } from './line-roles.ts';
import { linksOf } from './sentence-links.ts';
import type { HeadRole, SentenceLink, SentencePlace, Synopsis, SynopsisRow } from './synopsis-shapes.ts';
import { linkFrom, looseFrom } from './synopsis-shapes.ts';
import { vectorsOf } from './terms.ts';
import { never } from './turns.ts';
import type { Step } from './turns.ts';

/** Accounts as they were read, in the order of their ids, and the rows that their links make. */
export interface Aligned {
  readonly read: readonly ReadAccount[];
  readonly synopsis: Synopsis;
}

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
  return synopsisIn(await alignedAccounts(sources, count, loose, step));
}

/** What was aligned as the synopsis shows it: lines that tell of a text are rows of their own. */
export function synopsisIn({ read, synopsis }: Aligned): Synopsis {
  return withRoles(read, synopsis);
}

/** What every question begins with that sets accounts side by side. */
export async function alignedAccounts(
  sources: readonly TextSource[],
  count: CountForms,
  loose: boolean,
  step: Step,
): Promise<Aligned> {
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

/** The same with lines that tell of a text, as rows of their own: all bylines in one, all dates in another. */
function withRoles(read: readonly ReadAccount[], { accounts, rows }: Synopsis): Synopsis {
  const roles = read.map(rolesIn);
  const told = accounts.map((account, at) => ({
    ...account,
    sentences: account.sentences.map((sentence, number) => {
      const { role, dateline } = roles[at]![number]!;
      if (role === null && dateline === 0) return sentence;
      return { ...sentence, ...(role === null ? {} : { role }), ...(dateline === 0 ? {} : { dateline }) };
    }),
  }));
  const headAt = ({ account, sentence }: SentencePlace): HeadRole | null => {
    const role = roles[account]![sentence]!.role;
    return role === 'caption' ? null : role;
  };
  const heads = (['byline', 'date', 'dateline'] as const).map((role) =>
    roles.flatMap((own, account) => own.flatMap((one, sentence) => (one.role === role ? [{ account, sentence }] : []))),
  );
  if (heads.every((places) => places.length === 0)) return { accounts: told, rows };
  const links = rows.flatMap((row) => row.links).filter(({ a, b }) => headAt(a) === null && headAt(b) === null);
  const lengths = accounts.map(({ sentences }) => sentences.length);
  return {
    accounts: told,
    rows: rowsOf(lengths, links, heads).map((row) => {
      const account = row.cells.findIndex((sentences) => sentences.length > 0);
      const role = headAt({ account, sentence: row.cells[account]![0]! });
      return role === null ? row : { ...row, role };
    }),
  };
}

/** What hangs together by links, or belongs to one of the `groups`, each as a row; a sentence without any is one by itself. */
export function rowsOf(
  lengths: readonly number[],
  links: readonly SentenceLink[],
  groups: readonly (readonly SentencePlace[])[] = [],
): readonly SynopsisRow[] {
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
  const grouped = groups.flatMap((places) => places.map((b) => ({ a: places[0]!, b })));
  for (const { a, b } of [...links, ...grouped]) {
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
