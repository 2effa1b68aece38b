import { saveFamilies } from '../../../commands/export-families.ts';
import type { FamiliesFilter } from '../../../session/comparing.ts';
import { compareWords as words, familiesFileName } from '../../../words/compare.ts';
import { useSession } from '../../hooks/use-session.ts';
import { SaveButton } from '../../parts/SaveButton.tsx';

/** Saves all shared passages that the filter leaves, not only those that are shown. */
export function SaveFamilies({ filter, none }: { readonly filter: FamiliesFilter; readonly none: boolean }) {
  const { desk, workspace, saves } = useSession();
  const save = async () => {
    const saved = await saves.save('families', ({ told, signal }) =>
      saveFamilies(desk, filter, familiesFileName, (done, of) => told(done, of, 'doing'), signal),
    );
    if (saved && saved.missing.length > 0) workspace.tell('problem', words.missingSaved(saved.missing.length));
  };
  return <SaveButton kind="families" none={none} onSave={() => void save()} />;
}
