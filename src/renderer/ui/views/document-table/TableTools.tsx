import { FolderTree, Plus, Upload } from 'lucide-react';
import { useState } from 'react';
import { Button } from 'react-aria-components';
import { shownRows } from '../../../../core/attributes/table-rows.ts';
import { projectOf } from '../../../commands/projects.ts';
import { namedDocuments, pickTable } from '../../../commands/take-in-values.ts';
import type { PickedTable } from '../../../commands/take-in-values.ts';
import { documentsFileName, tableWords as words, takeWords } from '../../../words/document-table.ts';
import { useRun, useSession } from '../../hooks/use-session.ts';
import { ListFind } from '../../parts/ListFind.tsx';
import { SaveTable } from '../../parts/SaveTable.tsx';
import { OneOf } from '../../parts/Segments.tsx';
import { PatternDialog } from './PatternDialog.tsx';
import { savedTable } from './saved-table.ts';
import { TakeInDialog } from './TakeInDialog.tsx';
import type { ShownTable } from './use-table.ts';

/** What is shown of the table, how values come into it from outside, and how it is saved. */
export function TableTools({ table, onAdd }: { readonly table: ShownTable; onAdd(): void }) {
  const { look, setLook, rows } = table;
  const { desk } = useSession();
  const run = useRun();
  const [asked, setAsked] = useState<PickedTable | 'pattern' | null>(null);
  const pick = async () => {
    const picked = await run(pickTable(desk));
    if (picked) setAsked(picked);
  };
  const end = () => setAsked(null);
  const none = table.all === 0;
  return (
    <div className="table-tools">
      <h2>{words.title}</h2>
      <ListFind
        label={words.filter}
        typed={look.words}
        first=".table-cell[tabindex='0']"
        onType={(typed) => setLook({ ...look, words: typed })}
      />
      <OneOf
        label={words.rowsShown}
        options={shownRows}
        words={words.shown}
        chosen={look.rows}
        onChoose={(shown) => setLook({ ...look, rows: shown })}
      />
      <Button className="button" onPress={onAdd}>
        <Plus size={14} aria-hidden="true" /> {words.add}
      </Button>
      <Button className="button" isDisabled={none} onPress={() => void pick()}>
        <Upload size={14} aria-hidden="true" /> {takeWords.openTable}
      </Button>
      <Button className="button" isDisabled={none} onPress={() => setAsked('pattern')}>
        <FolderTree size={14} aria-hidden="true" /> {takeWords.openPattern}
      </Button>
      <SaveTable
        kind="documents"
        name={documentsFileName(projectOf(desk.store)?.name ?? '')}
        part={{ shown: rows.length, all: table.all }}
        none={rows.length === 0}
        table={() => savedTable(desk, table, new Map(namedDocuments(desk).map(({ id, path }) => [id, path])))}
      />
      {asked === 'pattern' && <PatternDialog onEnd={end} />}
      {asked !== null && asked !== 'pattern' && <TakeInDialog picked={asked} onEnd={end} />}
    </div>
  );
}
