import { ArrowDown, ArrowUp, MoreHorizontal } from 'lucide-react';
import { useState } from 'react';
import type { PointerEvent } from 'react';
import { Button } from 'react-aria-components';
import type { TableLook, TableSort } from '../../../../core/attributes/table-rows.ts';
import type { ColumnLook } from '../../../session/workspace.ts';
import { tableWords as words } from '../../../words/document-table.ts';
import { RowMenu } from '../../parts/RowMenu.tsx';
import type { RowMenuItem } from '../../parts/RowMenu.tsx';
import { moved, resized, widthOf } from './column-look.ts';
import type { Column } from './columns.ts';

interface TableHeadProps {
  readonly columns: readonly Column[];
  readonly look: TableLook;
  readonly columnLook: ColumnLook;
  onSort(sort: TableSort | null): void;
  onLook(look: ColumnLook): void;
  /** What else can be done with a column. */
  itemsOf(column: Column): readonly RowMenuItem[];
}

/** The names of the columns. A press sorts by one, upwards, downwards, and by title again; its menu has the rest. */
export function TableHead({ columns, look: { sort }, columnLook, onSort, onLook, itemsOf }: TableHeadProps) {
  const placing = usePlacing(columns, columnLook, onLook);
  return (
    <div role="row" aria-rowindex={1} className="table-row table-heads">
      {columns.map((column, at) => (
        <HeadCell key={column.id} {...{ column, at, sort, onSort, itemsOf, placing }} />
      ))}
    </div>
  );
}

function HeadCell(
  props: Pick<TableHeadProps, 'onSort' | 'itemsOf'> & {
    readonly column: Column;
    readonly at: number;
    readonly sort: TableSort | null;
    readonly placing: ReturnType<typeof usePlacing>;
  },
) {
  const { column, at, sort, onSort, itemsOf, placing } = props;
  const [menu, setMenu] = useState<HTMLElement | null>(null);
  const own = sort?.column === column.id ? sort : null;
  const sorted = own === null ? undefined : own.descending ? 'descending' : 'ascending';
  const sortable = column.id !== 'sets';
  const by = (descending: boolean, how: TableSort['by'] = 'value') =>
    onSort({ column: column.id, by: how, descending });
  const press = () => {
    if (own === null || own.by === 'sureness') by(false);
    else if (own.descending) onSort(null);
    else by(true);
  };
  const sorts: readonly RowMenuItem[] = !sortable
    ? []
    : [
        { id: 'up', words: words.sortUp, run: () => by(false) },
        { id: 'down', words: words.sortDown, run: () => by(true) },
        ...(column.definition || column.id === 'title'
          ? [{ id: 'weak', words: words.sortWeak, run: () => by(false, 'sureness') }]
          : []),
        ...(own ? [{ id: 'unsorted', words: words.unsorted, run: () => onSort(null) }] : []),
      ];
  return (
    <div role="columnheader" aria-colindex={at + 1} aria-sort={sorted} className="table-head">
      {sortable ? (
        <Button className="table-sort" data-column={column.id} onPress={press}>
          <bdi>{column.name}</bdi>
          {sorted === 'ascending' && <ArrowUp size={12} aria-hidden="true" />}
          {sorted === 'descending' && <ArrowDown size={12} aria-hidden="true" />}
          {own?.by === 'sureness' && <span className="hidden-words">{words.sortedBySureness}</span>}
        </Button>
      ) : (
        <span className="table-sort">{column.name}</span>
      )}
      <Button
        className="icon-button small table-menu"
        aria-label={words.columnMenu(column.name)}
        aria-haspopup="menu"
        onPress={(event) => setMenu(event.target as HTMLElement)}
      >
        <MoreHorizontal size={13} aria-hidden="true" />
      </Button>
      <RowMenu
        label={words.columnMenu(column.name)}
        at={menu}
        items={[...sorts, ...placing.itemsOf(column), ...itemsOf(column)]}
        onClose={() => setMenu(null)}
      />
      <span className="table-edge" aria-hidden="true" {...placing.edgeOf(column)} />
    </div>
  );
}

/** How columns are moved and made wider, in their menus and, for widths, by dragging their edges. */
function usePlacing(columns: readonly Column[], look: ColumnLook, onLook: (look: ColumnLook) => void) {
  return {
    itemsOf({ id }: Column): readonly RowMenuItem[] {
      const width = widthOf(look, id);
      const to = (by: -1 | 1) => moved(look, columns, id, by);
      const move = (by: -1 | 1, name: string) =>
        to(by) === look ? [] : [{ id: `move ${by}`, words: name, apart: by === -1, run: () => onLook(to(by)) }];
      return [
        ...move(-1, words.moveToFront),
        ...move(1, words.moveToEnd),
        { id: 'wider', words: words.wider, run: () => onLook(resized(look, id, width * 1.25)) },
        { id: 'narrower', words: words.narrower, run: () => onLook(resized(look, id, width / 1.25)) },
        ...(id in look.widths
          ? [{ id: 'usual', words: words.usualWidth, run: () => onLook(resized(look, id, null)) }]
          : []),
      ];
    },
    edgeOf({ id }: Column) {
      return {
        onPointerDown(event: PointerEvent<HTMLElement>) {
          event.preventDefault();
          event.stopPropagation();
          const edge = event.currentTarget;
          const rem = parseFloat(getComputedStyle(document.documentElement).fontSize);
          const forward = getComputedStyle(edge).direction === 'rtl' ? -1 : 1;
          const [from, before] = [event.clientX, widthOf(look, id)];
          edge.setPointerCapture(event.pointerId);
          edge.onpointermove = ({ clientX }) => onLook(resized(look, id, before + (forward * (clientX - from)) / rem));
          edge.onlostpointercapture = () => {
            edge.onpointermove = null;
          };
        },
        onDoubleClick: () => onLook(resized(look, id, null)),
      };
    },
  };
}
