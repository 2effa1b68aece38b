import { compareWords as words } from '../../../words/compare.ts';
import type { Compared, ComparedProgress } from '../../hooks/use-compared.ts';
import { useLate } from '../../hooks/use-late.ts';
import { VanishingButton } from '../VanishingButton.tsx';
import { NotAnswered } from './NotAnswered.tsx';
import { ShareBar } from './ShareBar.tsx';

const wholePage = (button: HTMLElement) => button.closest<HTMLElement>('section');

interface NotYetComparedProps {
  readonly asked: Exclude<Compared<unknown>, { state: 'here' }>;
  /** What is done meanwhile. */
  readonly comparing: string;
  cancel(): void;
  askAgain(): void;
}

/** How far a question about documents is, or why there is no answer. */
export function NotYetCompared({ asked, comparing, cancel, askAgain }: NotYetComparedProps) {
  const late = useLate(asked.state === 'waiting');
  if (asked.state === 'gone') return <p>{words.partGone}</p>;
  if (asked.state === 'waiting') {
    return late ? <Waiting progress={asked.progress} comparing={comparing} cancel={cancel} /> : null;
  }
  if (asked.state === 'cancelled') {
    return (
      <p className="comparison-progress">
        {words.partCancelled}{' '}
        <VanishingButton className="button small" region={wholePage} onPress={askAgain}>
          {words.compareAgain}
        </VanishingButton>
      </p>
    );
  }
  return <NotAnswered problem={asked.problem} region={wholePage} askAgain={askAgain} />;
}

interface WaitingProps {
  readonly progress: ComparedProgress | null;
  readonly comparing: string;
  cancel(): void;
}

function Waiting({ progress, comparing, cancel }: WaitingProps) {
  const share = progress === null || progress.of === 0 ? null : progress.done / progress.of;
  return (
    <div className="comparison-progress">
      <ShareBar label={comparing} share={share} />
      <span>{comparing}</span>
      <VanishingButton className="button small" region={wholePage} onPress={cancel}>
        {words.cancel}
      </VanishingButton>
    </div>
  );
}
