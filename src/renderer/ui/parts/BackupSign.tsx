import { ArchiveRestore, TriangleAlert } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { Button } from 'react-aria-components';
import type { BackupKeeper } from '../../session/backup-keeper.ts';
import { runAction } from '../../session/actions.ts';
import { useObserved } from '../hooks/use-observed.ts';
import { momentInWords } from '../../words/in-words.ts';
import { useSession } from '../hooks/use-session.ts';
import { backupFailure, backupWords as words } from '../../words/backups.ts';
import '../styles/status-line.css';

/** Says in the status line when the project was backed up last; a failed backup is told aloud, once. */
export function BackupSign() {
  const { keeper } = useSession();
  return keeper ? <Sign keeper={keeper} /> : null;
}

function Sign({ keeper }: { readonly keeper: BackupKeeper }) {
  const session = useSession();
  const { workspace } = session;
  const { running, made, problem } = useObserved(keeper, (state) => state);
  const told = useRef('');
  useEffect(() => {
    const sentence = problem ? backupFailure(problem) : '';
    if (sentence === told.current) return;
    told.current = sentence;
    // Whoever is in the dialog reads it there.
    if (sentence !== '' && workspace.state.dialog !== 'backups') workspace.tell('problem', sentence);
  }, [problem, workspace]);

  if (!running && !problem && made === null) return null;
  return (
    <Button
      className="backup-sign"
      data-failed={problem ? true : undefined}
      onPress={() => void runAction(session, 'backups.open')}
    >
      {problem ? <TriangleAlert size={13} aria-hidden="true" /> : <ArchiveRestore size={13} aria-hidden="true" />}
      {running ? words.statusRunning : problem ? words.statusFailed : words.statusMade(momentInWords(made ?? ''))}
    </Button>
  );
}
