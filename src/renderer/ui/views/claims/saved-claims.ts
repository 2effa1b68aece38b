import type { ClaimsTable } from '../../../../core/exchange/claims-table.ts';
import { claimsWords as words } from '../../../words/claims.ts';
import type { Matrix } from './use-claims.ts';

/** What is shown, as a table that can be saved. */
export function savedClaims({ columns, rows }: Matrix): ClaimsTable {
  return {
    title: words.title,
    how: words.how,
    columns: columns.map(({ name }) => name),
    rows: rows.map(({ claim, cells }) => ({
      wording: claim.wording,
      note: claim.note,
      cells: cells.map(({ cell, states, passages }) => ({
        states: states.map((state) => words.states[state]),
        passages: passages.map(({ quotation }) => quotation.exact),
        note: cell?.note ?? '',
        proof: cell?.proof ? words.proof(cell.proof) : '',
      })),
    })),
  };
}
