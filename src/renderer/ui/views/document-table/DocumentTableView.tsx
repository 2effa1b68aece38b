import { useState } from 'react';
import { isBuiltIn } from '../../../../core/model/attributes.ts';
import type { AttributeDefinition } from '../../../../core/model/records.ts';
import { removeColumn } from '../../../commands/change-attributes.ts';
import { focusWhenThere } from '../../../session/focus-when-there.ts';
import { tableWords as words } from '../../../words/document-table.ts';
import { doneSentence } from '../../../words/sentences.ts';
import { useRun, useSession } from '../../hooks/use-session.ts';
import type { RowMenuItem } from '../../parts/RowMenu.tsx';
import { ColumnDialog } from './ColumnDialog.tsx';
import type { Column } from './columns.ts';
import { TableGrid } from './TableGrid.tsx';
import { TableTools } from './TableTools.tsx';
import { useTable } from './use-table.ts';
import '../../styles/document-table.css';

/** Every document with what is known of it, to be sorted, filtered and written cell by cell or many at once. */
export function DocumentTableView() {
  const table = useTable();
  const { rows, all } = table;
  const [asked, setAsked] = useState<{ readonly of: AttributeDefinition | null } | null>(null);
  const itemsOf = useColumnItems((of) => setAsked({ of }));
  return (
    <section className="document-table" aria-label={words.title}>
      <TableTools table={table} onAdd={() => setAsked({ of: null })} />
      <p className="quiet table-how">
        <strong role="status">{words.count(rows.length, all)}</strong> {all > 0 ? words.how : words.none}
      </p>
      {all > 0 && rows.length === 0 && <p className="quiet table-how">{words.noneShown}</p>}
      {rows.length > 0 && <TableGrid table={table} itemsOf={itemsOf} />}
      {asked && <ColumnDialog definition={asked.of} onEnd={() => setAsked(null)} />}
    </section>
  );
}

function useColumnItems(onChange: (definition: AttributeDefinition) => void) {
  const { desk, workspace } = useSession();
  const run = useRun();
  const remove = async ({ id, name }: AttributeDefinition) => {
    const removed = await run(removeColumn(desk, id));
    if (!removed) return;
    const values = Object.keys(removed.documents ?? {}).length;
    const said = doneSentence({ verb: 'remove-attribute', names: [name] });
    workspace.tell('done', values > 0 ? `${said} ${words.valuesGone(values)}` : said, true);
    // The menu goes with the column.
    focusWhenThere(() => document.querySelector<HTMLElement>('.table-cell[tabindex="0"]'));
  };
  return ({ definition }: Column): readonly RowMenuItem[] => {
    if (!definition || isBuiltIn(definition.id)) return [];
    return [
      { id: 'change', words: words.change, apart: true, run: () => onChange(definition) },
      { id: 'remove', words: words.remove, run: () => void remove(definition) },
    ];
  };
}
