import { subjectsOf } from '../../../../core/model/rulings.ts';
import type { Ruling } from '../../../../core/model/records.ts';
import { takeBack } from '../../../session/row-acts.ts';
import { synopsisWords as words } from '../../../words/synopsis.ts';
import { useSession } from '../../hooks/use-session.ts';
import { VanishingButton } from '../../parts/VanishingButton.tsx';

interface RulingNoticesProps {
  /** Rulings that later ones contradict. */
  readonly contradicted: readonly Ruling[];
  /** Rulings whose words are gone. */
  readonly toReview: readonly Ruling[];
}

/** What a person should look at of what was ruled on rows; nothing of it is dropped unless they take it back. */
export function RulingNotices({ contradicted, toReview }: RulingNoticesProps) {
  return (
    <>
      {contradicted.length > 0 && <Notice said={words.contradicted(contradicted.length)} rulings={contradicted} />}
      {toReview.length > 0 && (
        <Notice
          said={words.toReview(toReview.length, subjectsOf(toReview[0]!)[0]?.quotation.exact ?? '')}
          rulings={toReview}
        />
      )}
    </>
  );
}

function Notice({ said, rulings }: { readonly said: string; readonly rulings: readonly Ruling[] }) {
  const session = useSession();
  return (
    <p className="synopsis-notice" role="note">
      {said}{' '}
      <VanishingButton
        className="button small"
        region={(button) => button.closest<HTMLElement>('.synopsis-view')}
        onPress={() => void takeBack(session, rulings)}
      >
        {words.takeBack}
      </VanishingButton>
    </p>
  );
}
