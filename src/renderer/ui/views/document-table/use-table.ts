import { useMemo, useState } from 'react';
import { tableRows } from '../../../../core/attributes/table-rows.ts';
import type { TableLook } from '../../../../core/attributes/table-rows.ts';
import { inOrder } from '../../../../core/model/attributes.ts';
import type { Id } from '../../../../core/model/id.ts';
import type { Document } from '../../../../core/model/records.ts';
import type { ColumnLook } from '../../../session/workspace.ts';
import { useKept } from '../../hooks/use-kept.ts';
import { useRows, useSession, useWorkspace } from '../../hooks/use-session.ts';
import { columnsInOrder } from './column-look.ts';
import { columnsOf } from './columns.ts';
import type { Column } from './columns.ts';

/** The table as it is shown now. */
export interface ShownTable {
  readonly look: TableLook;
  setLook(look: TableLook): void;
  readonly columns: readonly Column[];
  readonly columnLook: ColumnLook;
  setColumnLook(look: ColumnLook): void;
  /** The rows in their order, each as it is now. */
  readonly rows: readonly Document[];
  readonly all: number;
  readonly sets: ReadonlyMap<Id, string>;
}

/** Pauses between looks at the documents while they are imported, in milliseconds. */
const pause = 100;
const nothing: readonly Id[] = [];
const everything: TableLook = { words: '', rows: 'all', sort: null };
const collator = new Intl.Collator(undefined, { numeric: true });

/** How the rows were put in order last: as was asked for, of which documents. */
interface Ordered {
  readonly of: TableLook;
  readonly known: ReadonlySet<Id>;
  readonly ids: readonly Id[];
}

/**
 * Rows are put in order when the person asks for an order, and when documents come or go; not with every cell that is
 * written, or a row would jump away from under the hand.
 */
export function useTable(): ShownTable {
  const [look, setLook] = useKept<TableLook>('document table', everything);
  const documents = useRows('documents', pause);
  const definitions = useRows('attributes');
  const { workspace } = useSession();
  const columnLook = useWorkspace((state) => state.tableColumns);
  const setColumnLook = (tableColumns: ColumnLook) => workspace.set({ tableColumns });
  const columns = useMemo(
    () => columnsInOrder(columnsOf(definitions.rows.values()), columnLook),
    [definitions, columnLook],
  );
  const [ordered, setOrdered] = useState<Ordered | null>(null);
  const isOfThese = useMemo(() => ordered !== null && areTheKeys(ordered.known, documents.rows), [ordered, documents]);
  let ids = ordered?.ids ?? nothing;
  if (ordered?.of !== look || !isOfThese) {
    ids = tableRows(documents.rows.values(), inOrder(definitions.rows.values()), look, collator).map(({ id }) => id);
    setOrdered({ of: look, known: new Set(documents.rows.keys()), ids });
  }
  const rows = useMemo(() => ids.flatMap((id) => documents.rows.get(id) ?? []), [ids, documents]);
  return { look, setLook, columns, columnLook, setColumnLook, rows, all: documents.rows.size, sets: useSetNames() };
}

/** As many may come as go between two looks. */
function areTheKeys(ids: ReadonlySet<Id>, rows: ReadonlyMap<Id, unknown>): boolean {
  return ids.size === rows.size && [...ids].every((id) => rows.has(id));
}

function useSetNames(): ReadonlyMap<Id, string> {
  const sets = useRows('eventSets');
  return useMemo(() => {
    const names = new Map<Id, string>();
    for (const { name, documentIds } of sets.rows.values()) {
      for (const id of documentIds) names.set(id, names.has(id) ? `${names.get(id)!}, ${name}` : name);
    }
    return names;
  }, [sets]);
}
