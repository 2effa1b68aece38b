import type { SaveKind } from '../../session/saves.ts';
import { progressInWords, saveWords } from '../../words/saves.ts';
import { useObserved } from '../hooks/use-observed.ts';
import { useSession } from '../hooks/use-session.ts';
import { WorkStatus } from './WorkStatus.tsx';

/** The files that are being written: how far each is, and a way to give it up, wherever it was begun. */
export function SavesStatus() {
  const { saves } = useSession();
  const state = useObserved(saves, (now) => now);
  return (Object.keys(saveWords) as SaveKind[]).map((kind) => {
    const running = state[kind];
    return (
      running && (
        <WorkStatus
          key={kind}
          label={saveWords[kind].running}
          words={progressInWords(kind, running)}
          done={running.done}
          of={running.of}
          cancelLabel={saveWords[kind].cancelRunning}
          cancel={() => saves.cancel(kind)}
        />
      )
    );
  });
}
