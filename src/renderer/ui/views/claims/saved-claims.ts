import type { ClaimsTable } from '../../../../core/exchange/claims-table.ts';
import type { NamesById } from '../../../../core/model/shown-name.ts';
import type { Desk } from '../../../commands/desk.ts';
import { quotedSources } from '../../../commands/quoted-sources.ts';
import { claimsWords as words } from '../../../words/claims.ts';
import { whenInWords } from '../../../words/timeline.ts';
import type { Matrix } from './use-claims.ts';

/** What is shown, as a table that can be saved. */
export async function savedClaims({ columns, rows }: Matrix, { store }: Desk, names: NamesById): Promise<ClaimsTable> {
  const sets = store.snapshot.rows('eventSets');
  const quoted = rows.flatMap(({ cells }) => cells.flatMap(({ passages }) => passages));
  const sourceOf = await quotedSources({ store }, quoted);
  return {
    title: words.title,
    how: words.how,
    columns: columns.map(({ name }) => name),
    rows: rows.map(({ claim, cells }) => ({
      wording: claim.wording,
      note: claim.note,
      when: claim.when ?? '',
      whenInWords: claim.when === null ? '' : whenInWords(claim.when),
      eventSet: sets.get(claim.eventSetId ?? '')?.name ?? '',
      cells: cells.map(({ cell, states, passages }) => ({
        states: states.map((state) => words.states[state]),
        passages: passages.map((subject) => ({
          words: subject.quotation.exact,
          document: names.get(subject.documentId) ?? '',
          source: sourceOf(subject),
        })),
        note: cell?.note ?? '',
        when: cell?.when ?? '',
        proof: cell?.proof ? words.proof(cell.proof) : '',
      })),
    })),
  };
}
