import { sheetFormats } from '../../../../core/exchange/table-format.ts';
import type { TableFormat } from '../../../../core/exchange/table-format.ts';
import type { SavedTable } from '../../../../core/exchange/saved-table.ts';
import { saveFamilies } from '../../../commands/export-families.ts';
import type { FamiliesFilter } from '../../../session/comparing.ts';
import { savedHead } from '../../../session/saved-head.ts';
import { tableFileName } from '../../../words/saved-head.ts';
import { compareWords as words, familiesFileName } from '../../../words/compare.ts';
import { useSession } from '../../hooks/use-session.ts';
import { filtersOf } from '../../parts/compare/families-head.ts';
import { SaveButton } from '../../parts/SaveButton.tsx';

/** Saves all shared passages that the filter leaves, not only those that are shown. */
export function SaveFamilies({ filter, none }: { readonly filter: FamiliesFilter; readonly none: boolean }) {
  const { desk, workspace, saves } = useSession();
  const save = async (format: TableFormat<SavedTable>) => {
    const { title, about } = savedHead(desk, { title: words.title, filters: filtersOf(filter) });
    const file = { name: tableFileName(familiesFileName, format.ending), format, title, about };
    const saved = await saves.save('families', ({ told, signal }) =>
      saveFamilies(desk, filter, file, (done, of) => told(done, of, 'doing'), signal),
    );
    if (saved && saved.missing.length > 0) workspace.tell('problem', words.missingSaved(saved.missing.length));
  };
  return <SaveButton kind="families" formats={sheetFormats} none={none} onSave={(format) => void save(format)} />;
}
