import { withoutIds } from '../../../../core/search/language/follow-tags.ts';
import { saveConcordance, savePassages } from '../../../commands/export-hits.ts';
import { queryReading } from '../../../commands/own-fields.ts';
import type { SearchState } from '../../../session/live-search.ts';
import { hitsFileNames } from '../../../words/search.ts';
import { useSession } from '../../hooks/use-session.ts';
import { SaveButton } from '../../parts/SaveButton.tsx';

/** Saves what the question finds, once all is indexed. */
export function SaveAsFile({ state, late }: { readonly state: SearchState; readonly late: boolean }) {
  const { desk, saves, workspace } = useSession();
  const { asked, view, sort } = state;
  if (!asked) return null;
  const save = () =>
    saves.save('hits', (going) => {
      const written = withoutIds(asked.query, queryReading(desk.store.snapshot));
      return view === 'passages'
        ? savePassages(desk, asked, hitsFileNames.passages(written), going, workspace.state.countBy)
        : saveConcordance(desk, { ...asked, sort }, hitsFileNames.lines(written), going, workspace.state.countBy);
    });
  return <SaveButton kind="hits" late={late} onSave={() => void save()} />;
}
