import type { SynopsisTable, TablePart } from '../../../../core/exchange/synopsis-table.ts';
import { documentOf } from '../../../../core/model/account.ts';
import type { NamesById } from '../../../../core/model/shown-name.ts';
import type { Desk } from '../../../commands/desk.ts';
import { savedHead } from '../../../session/saved-head.ts';
import type { Filter } from '../../../session/saved-head.ts';
import { quotedSources } from '../../../commands/quoted-sources.ts';
import { synopsisWords as words } from '../../../words/synopsis.ts';
import { areVersions, canShowSharing, linkOf, partsOf, rowMarks } from './shown-rows.ts';
import type { MarkedPart } from './shown-rows.ts';
import type { ShownSynopsis } from './SynopsisTable.tsx';

/** What is shown, as a table that can be saved. */
export async function savedTable(
  { read, base, columns, rows, against }: ShownSynopsis,
  desk: Desk,
  names: NamesById,
  /** What who signs with it is called now. */
  nameOf: (signature: string) => string,
  filters: readonly Filter[] = [],
): Promise<SynopsisTable> {
  const { store } = desk;
  const { accounts } = read.synopsis;
  const part = { shown: rows.length, all: read.synopsis.rows.length, what: words.rowsAre };
  const [documents, rulings] = [store.snapshot.rows('documents'), store.snapshot.rows('rulings')];
  const sourceOf = await quotedSources(
    { store },
    accounts.map(({ documentId }) => ({ documentId, from: 0 })),
  );
  const sourceAt = (account: number, sentence: number | undefined) => {
    const { documentId, sentences } = accounts[account]!;
    return sentence === undefined ? null : sourceOf({ documentId, from: sentences[sentence]!.from });
  };
  return {
    ...savedHead(desk, {
      title: words.title,
      how: areVersions({ accounts })
        ? words.howVersions
        : against === 'base'
          ? `${words.how} ${words.howMarked}`
          : words.how,
      accounts: accounts.map(({ documentId }) => documentId),
      part,
      filters,
    }),
    sharing: against === 'shared' && canShowSharing(columns),
    accounts: columns.flatMap((account) => {
      const document = documentOf(documents, accounts[account]!.documentId);
      return document
        ? [{ name: names.get(accounts[account]!.documentId) ?? document.path, document, base: account === base }]
        : [];
    }),
    rows: rows.map((row) => {
      const marks = rowMarks(read, row, base, columns, against);
      return {
        number: row.number,
        likeness: row.links.length === 0 ? null : Math.max(...row.links.map(({ cosine }) => cosine)),
        // A file is read elsewhere: nobody there is “you”.
        byHand: (['merged', 'split'] as const).flatMap((how) =>
          row[how].map((id) => words.ruledBy[how](nameOf(rulings.get(id)?.author ?? '') || words.byHand)),
        ),
        cells: columns.map((account) => ({
          link: linkOf(row, account, base),
          moved: row.moved[account]!,
          source: sourceAt(account, row.cells[account]![0]),
          ...rolesOf(row.cells[account]!.map((at) => accounts[account]!.sentences[at]!.role)),
          sentences: row.cells[account]!.map((at) =>
            partsOf(read.texts[account]!, accounts[account]!.sentences[at]!, marks.get(account) ?? []).map(savedPart),
          ),
        })),
      };
    }),
  };
}

function rolesOf(roles: readonly (keyof typeof words.roles | undefined)[]) {
  return roles.some((role) => role) ? { roles: roles.map((role) => (role ? words.roles[role] : null)) } : {};
}

function savedPart({ mark, words }: MarkedPart): TablePart {
  return { kind: mark?.kind ?? null, ...(mark?.columns ? { columns: mark.columns } : {}), words };
}
