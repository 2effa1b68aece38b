import type { ClaimsTable } from '../../../../core/exchange/claims-table.ts';
import type { Id } from '../../../../core/model/id.ts';
import type { EventSet } from '../../../../core/model/records.ts';
import { claimsWords as words } from '../../../words/claims.ts';
import { whenInWords } from '../../../words/timeline.ts';
import type { Matrix } from './use-claims.ts';

/** What is shown, as a table that can be saved. */
export function savedClaims({ columns, rows }: Matrix, sets: ReadonlyMap<Id, EventSet>): ClaimsTable {
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
        passages: passages.map(({ quotation }) => quotation.exact),
        note: cell?.note ?? '',
        when: cell?.when ?? '',
        proof: cell?.proof ? words.proof(cell.proof) : '',
      })),
    })),
  };
}
