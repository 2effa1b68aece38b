import { Download } from 'lucide-react';
import { useState } from 'react';
import { Button } from 'react-aria-components';
import { saveFamilies } from '../../../commands/export-families.ts';
import type { FamiliesFilter } from '../../../session/comparing.ts';
import { compareWords as words, familiesFileName } from '../../../words/compare.ts';
import { useRun, useSession } from '../../hooks/use-session.ts';

/** Saves all shared passages that the filter leaves, not only those that are shown. */
export function SaveFamilies({ filter, none }: { readonly filter: FamiliesFilter; readonly none: boolean }) {
  const { desk, workspace } = useSession();
  const run = useRun();
  const [done, setDone] = useState<readonly [done: number, of: number] | null>(null);
  const save = async () => {
    setDone([0, 0]);
    const told = (some: number, of: number) => setDone([some, of]);
    const saved = await run(saveFamilies(desk, filter, familiesFileName, told)).finally(() => setDone(null));
    if (saved) workspace.tellSaved(words.saved(saved.where), saved.where);
  };
  return (
    <Button className="button" isDisabled={none || done !== null} onPress={() => void save()}>
      <Download aria-hidden />
      {done ? words.saving(...done) : words.save}
    </Button>
  );
}
