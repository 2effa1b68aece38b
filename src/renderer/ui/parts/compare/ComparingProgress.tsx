import type { LongAsking, LongQuestion } from '../../../session/long-asking.ts';
import { compareWords as words } from '../../../words/compare.ts';
import { useLate } from '../../hooks/use-late.ts';
import { useObserved } from '../../hooks/use-observed.ts';
import { VanishingButton } from '../VanishingButton.tsx';
import { NotAnswered } from './NotAnswered.tsx';
import { ShareBar } from './ShareBar.tsx';

const wholeView = (button: HTMLElement) => button.closest<HTMLElement>('section');

/** How far a question is that takes long or why it has no answer, and the way to end it or to ask again. */
export function ComparingProgress<State extends LongQuestion>({ of: asked }: { readonly of: LongAsking<State> }) {
  const state: LongQuestion = useObserved(asked, (now) => now);
  const late = useLate(state.asking);
  if (state.cancelled) {
    return (
      <div className="shared-progress">
        <span>{words.cancelled}</span>
        <VanishingButton className="button small" region={wholeView} onPress={() => asked.ask()}>
          {words.compareAgain}
        </VanishingButton>
      </div>
    );
  }
  if (state.problem) return <NotAnswered problem={state.problem} region={wholeView} askAgain={() => asked.ask()} />;
  if (!late) return null;
  const share = shareOf(state);
  const reads = state.project !== null && state.project.waiting > 0;
  return (
    <div className="shared-progress">
      <ShareBar label={words.progress} share={share} />
      <span>
        {reads
          ? words.reading(state.project.documents - state.project.waiting, state.project.documents)
          : words.comparing}
      </span>
      <VanishingButton className="button small" region={wholeView} onPress={() => asked.cancel()}>
        {words.cancel}
      </VanishingButton>
    </div>
  );
}

/** From 0 to 1; null if it is not known. Texts are read first, and then compared. */
function shareOf({ project, progress }: LongQuestion): number | null {
  if (project !== null && project.waiting > 0) return 1 - project.waiting / project.documents;
  return progress === null || progress.of === 0 ? null : progress.done / progress.of;
}
