import { ArrowDown, ArrowUp } from 'lucide-react';
import { Button } from 'react-aria-components';

/** By which column rows are sorted. */
export interface Sorting<Column extends string> {
  readonly by: Column;
  readonly descending: boolean;
}

interface SortedHeadProps<Column extends string> {
  readonly columns: readonly Column[];
  readonly names: Readonly<Record<Column, string>>;
  readonly sorting: Sorting<Column>;
  /** Its last come first when it is pressed once, as the newest of a time. */
  readonly lastFirst: Column;
  onSort(sorting: Sorting<Column>): void;
}

/** The names of a table's columns, each of which sorts its rows, and the other way round when it is pressed again. */
export function SortedHead<Column extends string>(props: SortedHeadProps<Column>) {
  const { columns, names, sorting, lastFirst, onSort } = props;
  const Arrow = sorting.descending ? ArrowDown : ArrowUp;
  return (
    <thead>
      <tr>
        {columns.map((column) => {
          const sorts = sorting.by === column;
          const order = sorting.descending ? 'descending' : 'ascending';
          return (
            <th key={column} scope="col" aria-sort={sorts ? order : 'none'}>
              <Button
                className="note-table-sort"
                onPress={() => onSort({ by: column, descending: sorts ? !sorting.descending : column === lastFirst })}
              >
                {names[column]}
                {sorts && <Arrow size={12} aria-hidden="true" />}
              </Button>
            </th>
          );
        })}
      </tr>
    </thead>
  );
}
