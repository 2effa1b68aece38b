import { ArrowDown, ArrowUp, MoreHorizontal } from 'lucide-react';
import { useState } from 'react';
import { Button } from 'react-aria-components';
import type { TableLook, TableSort } from '../../../../core/attributes/table-rows.ts';
import { tableWords as words } from '../../../words/document-table.ts';
import { RowMenu } from '../../parts/RowMenu.tsx';
import type { RowMenuItem } from '../../parts/RowMenu.tsx';
import type { Column } from './columns.ts';

interface TableHeadProps {
  readonly columns: readonly Column[];
  readonly look: TableLook;
  onSort(sort: TableSort | null): void;
  /** What else can be done with a column. */
  itemsOf(column: Column): readonly RowMenuItem[];
}

/** The names of the columns. A press sorts by one, upwards, downwards, and by title again; its menu has the rest. */
export function TableHead({ columns, look: { sort }, onSort, itemsOf }: TableHeadProps) {
  return (
    <div role="row" aria-rowindex={1} className="table-row table-heads">
      {columns.map((column, at) => (
        <HeadCell key={column.id} {...{ column, at, sort, onSort, itemsOf }} />
      ))}
    </div>
  );
}

function HeadCell(
  props: Pick<TableHeadProps, 'onSort' | 'itemsOf'> & {
    readonly column: Column;
    readonly at: number;
    readonly sort: TableSort | null;
  },
) {
  const { column, at, sort, onSort, itemsOf } = props;
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
  const sorts: readonly RowMenuItem[] = [
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
      {sortable && (
        <Button
          className="icon-button small table-menu"
          aria-label={words.columnMenu(column.name)}
          aria-haspopup="menu"
          onPress={(event) => setMenu(event.target as HTMLElement)}
        >
          <MoreHorizontal size={13} aria-hidden="true" />
        </Button>
      )}
      <RowMenu
        label={words.columnMenu(column.name)}
        at={menu}
        items={[...sorts, ...itemsOf(column)]}
        onClose={() => setMenu(null)}
      />
    </div>
  );
}
