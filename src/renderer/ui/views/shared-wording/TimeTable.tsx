import { useVirtualizer } from '@tanstack/react-virtual';
import { useMemo, useRef } from 'react';
import { Button } from 'react-aria-components';
import { coveredBy } from '../../../../core/compare/over-time.ts';
import type { Appearance } from '../../../../core/compare/over-time.ts';
import { compareWords as words } from '../../../words/compare.ts';
import { dateInWords, percentInWords } from '../../../words/in-words.ts';
import { useDocumentNames } from '../../hooks/use-document-names.ts';
import { useRows } from '../../hooks/use-session.ts';
import type { FamilyLines } from './FamiliesOverTime.tsx';
import { useOpenMember } from './open-member.ts';

const columns = Object.keys(words.time.columns) as (keyof typeof words.time.columns)[];
const rowHeight = 40;

interface Row {
  readonly family: FamilyLines;
  readonly outlet: string | null;
  readonly appearance: Appearance;
}

/** What the chart shows, a row for each document of each passage; only the rows in view are drawn. */
export function TimeTable({ families }: { readonly families: readonly FamilyLines[] }) {
  const scroller = useRef<HTMLDivElement>(null);
  const rows = useMemo(
    () =>
      families.flatMap((family) =>
        family.lines.flatMap(({ outlet, appearances }): Row[] =>
          appearances.map((appearance) => ({ family, outlet, appearance })),
        ),
      ),
    [families],
  );
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 8,
  });
  return (
    <div
      ref={scroller}
      className="over-time-table"
      role="table"
      aria-label={words.time.label}
      aria-rowcount={rows.length + 1}
      tabIndex={0}
    >
      <div role="rowgroup" className="over-time-table-head">
        <div role="row" className="over-time-table-row" aria-rowindex={1}>
          {columns.map((column) => (
            <div role="columnheader" key={column}>
              {words.time.columns[column]}
            </div>
          ))}
        </div>
      </div>
      <div role="rowgroup" className="over-time-table-rows" style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map(({ index, start }) => (
          <div
            key={index}
            role="row"
            aria-rowindex={index + 2}
            className="over-time-table-row"
            style={{ height: rowHeight, transform: `translateY(${start}px)` }}
          >
            <Cells {...rows[index]!} />
          </div>
        ))}
      </div>
    </div>
  );
}

function Cells({ family: { family, number }, outlet, appearance }: Row) {
  const names = useDocumentNames();
  const { rows } = useRows('documents');
  const open = useOpenMember();
  const { documentId } = appearance;
  const date = rows.get(documentId)?.attributes['date']?.value;
  return (
    <>
      <div role="cell">{number.toLocaleString()}</div>
      <div role="cell">{words.kinds[family.kind]}</div>
      <div role="cell">
        <bdi>{outlet ?? words.time.noOutlet}</bdi>
      </div>
      <div role="cell">{date ? dateInWords(date, 'short') : words.time.undated}</div>
      <div role="cell">
        <Button className="plain-link" onPress={({ ctrlKey, metaKey }) => open(family, documentId, ctrlKey || metaKey)}>
          <bdi>{names.get(documentId) ?? ''}</bdi>
        </Button>
      </div>
      <div role="cell">{appearance.words.toLocaleString()}</div>
      <div role="cell">{percentInWords(Math.min(1, coveredBy(appearance)))}</div>
    </>
  );
}
