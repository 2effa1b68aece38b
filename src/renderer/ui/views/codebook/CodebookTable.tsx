import { useVirtualizer } from '@tanstack/react-virtual';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { RefObject } from 'react';
import type { Id } from '../../../../core/model/id.ts';
import type { Annotation, Tag } from '../../../../core/model/records.ts';
import type { TagTree } from '../../../../core/model/tag-tree.ts';
import { codebookWords as words } from '../../../words/codebook.ts';
import { usePrinted } from '../../hooks/use-printed.ts';
import { CodebookRow } from './CodebookRow.tsx';

const columns = ['tag', 'definition', 'when', 'whenNot', 'example', 'annotations'] as const;
/** Pixels of a row before it was drawn. */
const guessedHeight = 44;
/** So many rows are drawn at once, which keeps the table whole for the browser's own search and for screen readers. */
const drawnWhole = 150;

interface CodebookTableProps {
  /** Tags in the order of the tree. */
  readonly lines: readonly Tag[];
  readonly tree: TagTree;
  /** What is counted, where not each annotation is. */
  readonly by: 'families' | 'origins' | null;
  countOf(id: Id): string;
  exampleOf(tag: Tag): Annotation | undefined;
}

/** A row for each tag; of very many those in view. */
export function CodebookTable({ lines, tree, by, countOf, exampleOf }: CodebookTableProps) {
  const scroller = useRef<HTMLDivElement>(null);
  const [dragged, setDragged] = useState<string | null>(null);
  const drawn = useDrawn(lines, scroller);
  return (
    <div ref={scroller} className="codebook-scroller">
      <table className="codebook" aria-label={words.title} aria-rowcount={lines.length + 1}>
        <thead>
          <tr aria-rowindex={1}>
            {columns.map((column) => (
              <th key={column} scope="col">
                {column === 'annotations' && by ? words.columns[by] : words[column]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {drawn.above > 0 && <Gap height={drawn.above} />}
          {lines.slice(drawn.from, drawn.to).map((tag, at) => (
            <CodebookRow
              key={tag.id}
              at={drawn.from + at}
              measure={drawn.measure}
              tag={tag}
              level={tree.path(tag.id).length}
              count={countOf(tag.id)}
              example={exampleOf(tag)}
              dragged={dragged}
              onDrag={setDragged}
            />
          ))}
          {drawn.below > 0 && <Gap height={drawn.below} />}
        </tbody>
      </table>
    </div>
  );
}

/** The room of rows that are not drawn. */
function Gap({ height }: { readonly height: number }) {
  return (
    <tr aria-hidden="true" className="codebook-gap">
      <td colSpan={columns.length} style={{ height }} />
    </tr>
  );
}

/** Which rows are drawn, and how much room the others take. */
function useDrawn(lines: readonly Tag[], scroller: RefObject<HTMLElement | null>) {
  const printed = usePrinted();
  const virtual = useVirtualizer({
    count: lines.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => guessedHeight,
    // Another function would make it measure all of them again.
    getItemKey: useCallback((at: number) => lines[at]?.id ?? at, [lines]),
    overscan: 12,
  });
  // The focus stays in view where its row is moved.
  useEffect(() => {
    const focused = document.activeElement;
    if (focused?.closest('.codebook')) focused.scrollIntoView({ block: 'nearest' });
  }, [lines]);
  const measure = virtual.measureElement;
  const items = virtual.getVirtualItems();
  const [first, last] = [items[0], items.at(-1)];
  if (printed || lines.length <= drawnWhole || !first || !last)
    return { from: 0, to: printed ? lines.length : Math.min(lines.length, drawnWhole), above: 0, below: 0, measure };
  const below = virtual.getTotalSize() - last.end;
  return { from: first.index, to: last.index + 1, above: first.start, below, measure };
}
