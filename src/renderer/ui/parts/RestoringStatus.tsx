import type { Restoring } from '../../session/restoring.ts';
import { backupWords as words } from '../../words/backups.ts';
import { useObserved } from '../hooks/use-observed.ts';
import { WorkStatus } from './WorkStatus.tsx';

/** A backup that is being restored: how far that is, and a way to give it up. */
export function RestoringStatus({ restoring }: { readonly restoring: Restoring }) {
  const running = useObserved(restoring, (state) => state.running);
  if (!running) return null;
  return (
    <WorkStatus
      label={words.restoringWork}
      words={words.restoring(running.done, running.of)}
      done={running.done}
      of={running.of}
      cancelLabel={words.cancelRestoring}
      cancel={() => restoring.cancel()}
    />
  );
}
