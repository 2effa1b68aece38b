import { sheetFormats } from '../../../../core/exchange/table-format.ts';
import type { TableFormat } from '../../../../core/exchange/table-format.ts';
import type { SavedTable } from '../../../../core/exchange/saved-table.ts';
import { withoutIds } from '../../../../core/search/language/follow-tags.ts';
import { saveConcordance, savePassages } from '../../../commands/export-hits.ts';
import { queryReading } from '../../../commands/own-fields.ts';
import type { SearchState } from '../../../session/live-search.ts';
import { savedHead } from '../../../session/saved-head.ts';
import { tableFileName } from '../../../words/saved-head.ts';
import { hitsFileNames, searchWords as words } from '../../../words/search.ts';
import { useSession } from '../../hooks/use-session.ts';
import { SaveButton } from '../../parts/SaveButton.tsx';

/** Saves what the question finds, once all is indexed. */
export function SaveAsFile({ state, late }: { readonly state: SearchState; readonly late: boolean }) {
  const { desk, saves, workspace } = useSession();
  const { asked, view, sort } = state;
  if (!asked) return null;
  const save = (format: TableFormat<SavedTable>) =>
    saves.save('hits', (going) => {
      const written = withoutIds(asked.query, queryReading(desk.store.snapshot));
      const name = tableFileName(hitsFileNames[view](written), format.ending);
      const { title, about } = savedHead(desk, { title: words.results, filters: [[words.box, written]] });
      const file = { name, format, title, about };
      return view === 'passages'
        ? savePassages(desk, asked, file, going, workspace.state.countBy)
        : saveConcordance(desk, { ...asked, sort }, file, going, workspace.state.countBy);
    });
  return <SaveButton kind="hits" formats={sheetFormats} late={late} onSave={(format) => void save(format)} />;
}
