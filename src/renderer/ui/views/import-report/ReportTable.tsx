import { useVirtualizer } from '@tanstack/react-virtual';
import { useRef } from 'react';
import type { FileOutcome } from '../../../../core/model/records.ts';
import { focusWhenThere } from '../../../session/focus-when-there.ts';
import { reportWords } from '../../../words/reading.ts';
import { columns, FileCells } from './FileCells.tsx';
import type { Column, FileActs } from './FileCells.tsx';
import { documentIdOf } from './outcome-words.ts';

/** The table of files: only the rows in view are drawn. */
export function Files({ files, ...acts }: FileActs & { readonly files: readonly FileOutcome[] }) {
  const scroller = useRef<HTMLDivElement>(null);
  const rows = useVirtualizer({
    count: files.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => 44,
    getItemKey: (at) => files[at]!.path,
    overscan: 8,
  });
  /** The cell of this column in the next row that has one; in the last row it stays where it is. */
  const goDown = (from: number, column: Column) => {
    const below = files.findIndex((file, at) => at > from && documentIdOf(file) !== null);
    const to = below < 0 ? from : below;
    rows.scrollToIndex(to);
    focusWhenThere(() =>
      scroller.current?.querySelector<HTMLInputElement>(`[data-index="${to}"] [data-column="${column}"] input`),
    );
  };
  return (
    <div
      ref={scroller}
      className="report-table"
      role="table"
      aria-label={reportWords.title}
      aria-rowcount={files.length + 1}
      tabIndex={0}
    >
      <div role="rowgroup" className="report-head">
        <div role="row" className="report-row" aria-rowindex={1}>
          {columns.map((column) => (
            <div role="columnheader" key={column}>
              {reportWords.columns[column]}
            </div>
          ))}
        </div>
      </div>
      <div role="rowgroup" className="report-rows" style={{ height: rows.getTotalSize() }}>
        {rows.getVirtualItems().map(({ index, start }) => {
          const file = files[index]!;
          return (
            <div
              key={file.path}
              ref={rows.measureElement}
              data-index={index}
              role="row"
              aria-rowindex={index + 2}
              className="report-row report-file"
              style={{ transform: `translateY(${start}px)` }}
            >
              <FileCells file={file} goDown={(column) => goDown(index, column)} {...acts} />
            </div>
          );
        })}
      </div>
    </div>
  );
}
