import type { Ruling } from '../../../../core/model/records.ts';
import { synopsisWords as words } from '../../../words/synopsis.ts';
import { RulingNotice } from '../../parts/compare/RulingNotice.tsx';
import { ToReview } from '../../parts/compare/ToReview.tsx';

interface RulingNoticesProps {
  /** Rulings that later ones contradict. */
  readonly contradicted: readonly Ruling[];
  /** Rulings whose words are gone. */
  readonly toReview: readonly Ruling[];
}

const wholeView = (button: HTMLElement) => button.closest<HTMLElement>('.synopsis-view');

/** What a person should look at of what was ruled on rows; nothing of it is dropped unless they take it back. */
export function RulingNotices({ contradicted, toReview }: RulingNoticesProps) {
  return (
    <>
      {contradicted.length > 0 && (
        <RulingNotice said={words.contradicted(contradicted.length)} rulings={contradicted} region={wholeView} />
      )}
      <ToReview rulings={toReview} said={words.toReview} region={wholeView} />
    </>
  );
}
