import { useMemo } from 'react';
import {
  cellsByKey,
  claimsAbout,
  matrixCell,
  matrixColumns,
  originColumns,
} from '../../../../core/compare/claim-matrix.ts';
import type { MatrixBy, MatrixCell, MatrixColumn } from '../../../../core/compare/claim-matrix.ts';
import type { Id } from '../../../../core/model/id.ts';
import { decidedNames } from '../../../../core/model/name-rulings.ts';
import type { Cell, Claim, Party } from '../../../../core/model/records.ts';
import { inColumns } from '../../../session/compared-documents.ts';
import { useDocumentNames } from '../../hooks/use-document-names.ts';
import { useRows } from '../../hooks/use-session.ts';

/** A column with what it is called. */
export type NamedColumn = MatrixColumn & { readonly name: string };

/** On whom it is decided: under which of its names something was said already. */
export function partyOf({ party }: MatrixColumn, { cell }: MatrixCell): Party {
  return cell?.column ?? party;
}

/** A claim with a cell for each column. */
export interface ClaimRow {
  readonly claim: Claim;
  readonly cells: readonly MatrixCell[];
}

/** The matrix of the claims that have to do with these documents. */
export interface Matrix {
  readonly columns: readonly NamedColumn[];
  readonly rows: readonly ClaimRow[];
}

/** What was decided on claims by these documents, or by their outlets; without any by all of which something was decided. */
export function useClaims(documentIds: readonly Id[], by: MatrixBy): Matrix {
  const [documents, claims, cells, sets] = [
    useRows('documents'),
    useRows('claims'),
    useRows('cells'),
    useRows('eventSets'),
  ];
  const [origins, rulings, aliases] = [useRows('origins'), useRows('rulings'), useRows('aliases')];
  const names = useDocumentNames();
  const key = documentIds.join(' ');
  return useMemo(() => {
    const { canonical } = decidedNames(aliases.rows.values(), rulings.rows.values());
    const asked = key === '' ? documentsOf(cells.rows.values()) : key.split(' ');
    const there = inColumns(asked, documents.rows, names).flatMap((id) => documents.rows.get(id) ?? []);
    const placed =
      by === 'origins'
        ? originColumns(there, origins.rows.values(), rulings.rows.values(), canonical)
        : matrixColumns(there, by, documents.rows.values(), canonical);
    const columns = placed.map((column) => {
      const { party } = column;
      if (party.kind === 'document') return { ...column, name: names.get(party.id) ?? '' };
      const name = party.kind === 'outlet' ? party.name : (origins.rows.get(party.id)?.name ?? '');
      return { ...column, name: canonical(name) };
    });
    const outlets = there.flatMap(({ attributes }) => attributes['outlet']?.value ?? []);
    const ids = there.map(({ id }) => id);
    const byKey = cellsByKey(cells.rows.values());
    const inOrder =
      key === ''
        ? [...claims.rows.values()].sort((a, b) => a.order - b.order || (a.id < b.id ? -1 : 1))
        : claimsAbout(claims.rows.values(), cells.rows.values(), sets.rows, ids, outlets, canonical);
    const rows = inOrder.map((claim) => ({
      claim,
      cells: columns.map((column) => matrixCell(byKey, claim.id, column)),
    }));
    return { columns, rows };
  }, [key, by, documents, claims, cells, sets, origins, rulings, aliases, names]);
}

/** The documents that cells are about, or in which their passages stand, each once. */
function documentsOf(cells: Iterable<Cell>): readonly Id[] {
  const ids = Array.from(cells, ({ column, passages }) => [
    ...(column.kind === 'document' ? [column.id] : []),
    ...passages.map(({ documentId }) => documentId),
  ]);
  return [...new Set(ids.flat())];
}
