import { Download, X } from 'lucide-react';
import { useRef, useState } from 'react';
import { Button } from 'react-aria-components';
import { saveFamilies } from '../../../commands/export-families.ts';
import type { FamiliesFilter } from '../../../session/comparing.ts';
import { compareWords as words, familiesFileName } from '../../../words/compare.ts';
import { useRun, useSession } from '../../hooks/use-session.ts';

/** Saves all shared passages that the filter leaves, not only those that are shown; pressed once more it ends that. */
export function SaveFamilies({ filter, none }: { readonly filter: FamiliesFilter; readonly none: boolean }) {
  const { desk, workspace, work } = useSession();
  const run = useRun();
  const [done, setDone] = useState<readonly [done: number, of: number] | null>(null);
  const running = useRef<AbortController | null>(null);
  const save = async () => {
    const mine = (running.current = new AbortController());
    const shown = work.begin(words.savingAll);
    setDone([0, 0]);
    const told = (some: number, of: number) => {
      setDone([some, of]);
      shown.show(of > 0 ? some / of : null);
    };
    const saved = await run(saveFamilies(desk, filter, familiesFileName, told, mine.signal)).finally(() => {
      shown.end();
      setDone(null);
    });
    if (!saved) return;
    workspace.tellSaved(words.saved(saved.where), saved.where);
    if (saved.missing.length > 0) workspace.tell('problem', words.missingSaved(saved.missing.length));
  };
  return (
    <div className="shared-save">
      {done && <span className="quiet">{words.saving(...done)}</span>}
      {/* One button for both, so that the focus stays on it. */}
      <Button
        className="button"
        isDisabled={none && done === null}
        onPress={() => (done ? running.current?.abort() : void save())}
      >
        {done ? <X aria-hidden /> : <Download aria-hidden />}
        {done ? words.cancelSaving : words.save}
      </Button>
    </div>
  );
}
