import type { Problem } from '../../../../core/model/result.ts';
import { compareWords as words } from '../../../words/compare.ts';
import { problemSentence } from '../../../words/sentences.ts';
import { useDocumentNames } from '../../hooks/use-document-names.ts';
import { VanishingButton } from '../VanishingButton.tsx';
import type { Region } from '../VanishingButton.tsx';
import '../../styles/comparison-parts.css';

interface NotAnsweredProps {
  readonly problem: Problem;
  /** Where the focus goes once the button is gone. */
  readonly region: Region;
  askAgain(): void;
}

/** Why a question about documents has no answer, with the way to ask it again. */
export function NotAnswered({ problem, region, askAgain }: NotAnsweredProps) {
  const names = useDocumentNames();
  const { about } = problem;
  return (
    <div role="alert" className="comparison-progress">
      <p>{problemSentence({ ...problem, about: names.get(about) ?? about })}</p>
      <VanishingButton className="button small" region={region} onPress={askAgain}>
        {words.compareAgain}
      </VanishingButton>
    </div>
  );
}
