import { useRef } from 'react';
import type { CSSProperties } from 'react';
import { documentOf } from '../../../../core/model/account.ts';
import type { Id } from '../../../../core/model/id.ts';
import type { Document } from '../../../../core/model/records.ts';
import type { Grid, GridQuestion } from '../../../../core/ports/compare.ts';
import { compareWords as words } from '../../../words/compare.ts';
import { readingWords } from '../../../words/reading.ts';
import { useDocumentNames } from '../../hooks/use-document-names.ts';
import { useRows, useSession } from '../../hooks/use-session.ts';
import { MiddleCut } from '../MiddleCut.tsx';
import { fieldShown } from './grid-words.ts';
import type { FieldShown } from './grid-words.ts';
import { useAppeared } from './use-appeared.ts';
import { headHeight, useFields } from './use-fields.ts';
import '../../styles/shared-grid.css';

interface SharedGridProps {
  readonly grid: Grid;
  /** The question that it answers. */
  readonly question: GridQuestion;
  /** The places of the documents in the grid, in the order in which they are shown. */
  readonly order: readonly number[];
  /** Names the field that was looked at last, for when the page is shown again. */
  readonly name: string;
}

/** Documents × documents: each field says how much of the row's document stands in the column's, and opens the pair. */
export function SharedGrid({ grid, question, order, name }: SharedGridProps) {
  const scroller = useRef<HTMLDivElement>(null);
  const { workspace } = useSession();
  const appeared = useAppeared();
  const open = (row: number, column: number, beside: boolean) => {
    const [aId, bId] = [grid.documentIds[order[row]!]!, grid.documentIds[order[column]!]!];
    const where = beside ? 'beside' : 'here';
    if (aId === bId) workspace.open({ kind: 'document', documentId: aId }, where);
    else workspace.open({ kind: 'pair', aId, bId }, where);
  };
  const fields = useFields(scroller, order.length, name, open);
  const idOf = (at: number) => grid.documentIds[order[at]!]!;
  return (
    <div
      ref={scroller}
      className="shared-grid"
      role="grid"
      aria-label={words.title}
      aria-rowcount={order.length + 1}
      aria-colcount={order.length + 1}
      onKeyDown={fields.onKeyDown}
    >
      <div role="rowgroup" className="shared-grid-head" style={{ width: fields.width, height: headHeight }}>
        <div role="row" aria-rowindex={1}>
          <div role="columnheader" aria-colindex={1} className="shared-grid-corner" style={{ width: fields.headWidth }}>
            {words.grid.corner}
          </div>
          {fields.columns.map(({ index, start, size }) => (
            <div
              key={index}
              role="columnheader"
              aria-colindex={index + 2}
              className="shared-grid-column"
              data-current={index === fields.column || undefined}
              style={{ width: size, transform: `translateX(${start}px)` }}
            >
              <DocumentName id={idOf(index)} inLines />
            </div>
          ))}
        </div>
      </div>
      <div role="rowgroup" style={{ width: fields.width, height: fields.height - headHeight }}>
        {fields.rows.map(({ index: row, start, size }) => (
          <div
            key={row}
            role="row"
            aria-rowindex={row + 2}
            className="shared-grid-row"
            style={{ width: fields.width, height: size, transform: `translateY(${start}px)` }}
          >
            <div
              role="rowheader"
              aria-colindex={1}
              className="shared-grid-name"
              data-current={row === fields.row || undefined}
              style={{ width: fields.headWidth }}
            >
              <DocumentName id={idOf(row)} />
            </div>
            {fields.columns.map(({ index: column, start, size }) => (
              <Field
                key={column}
                row={row}
                column={column}
                shown={fieldShown(grid, order[row]!, order[column]!, question, appeared)}
                current={row === fields.row && column === fields.column}
                style={{ width: size, transform: `translateX(${start}px)` }}
                onAttend={fields.attend}
                onOpen={open}
              />
            ))}
          </div>
        ))}
      </div>
    </div>
  );
}

interface FieldProps {
  readonly row: number;
  readonly column: number;
  readonly shown: FieldShown;
  readonly current: boolean;
  /** Where it stands in its row. */
  readonly style: CSSProperties;
  onAttend(row: number, column: number): void;
  onOpen(row: number, column: number, beside: boolean): void;
}

function Field({ row, column, shown, current, style, onAttend, onOpen }: FieldProps) {
  const { kind, much, what, share, more } = shown;
  const isEmpty = kind === 'none' || kind === 'self';
  return (
    <div
      role="gridcell"
      aria-colindex={column + 2}
      className="shared-grid-field"
      data-kind={kind}
      data-field={`${row} ${column}`}
      title={more || undefined}
      tabIndex={current ? 0 : -1}
      style={{ ...style, '--share': share } as CSSProperties}
      onFocus={() => onAttend(row, column)}
      onClick={(event) => onOpen(row, column, event.ctrlKey || event.metaKey)}
    >
      {much !== '' && <span className="shared-grid-much">{much}</span>}
      {kind === 'none' && <span aria-hidden="true">—</span>}
      <span className={isEmpty ? 'hidden-words' : undefined}>{what}</span>
    </div>
  );
}

/** With `inLines` its name may take two lines: a column is narrow. */
function DocumentName({ id, inLines = false }: { readonly id: Id; readonly inLines?: boolean }) {
  const names = useDocumentNames();
  const document = documentOf(useRows('documents').rows, id);
  const name = names.get(id) ?? '';
  return (
    <span className="shared-grid-document" title={[name, ...bylineOf(document, name)].join('\n')}>
      {inLines ? <bdi className="shared-grid-lines">{name}</bdi> : <MiddleCut name={name} />}
      <span className="quiet">{bylineOf(document, name).join(' · ')}</span>
    </span>
  );
}

function bylineOf(document: Document | undefined, name: string): readonly string[] {
  return document ? readingWords.byline(document, name) : [];
}
