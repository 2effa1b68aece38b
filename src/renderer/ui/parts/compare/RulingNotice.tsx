import type { Ruling } from '../../../../core/model/records.ts';
import { takeBack } from '../../../session/row-acts.ts';
import { synopsisWords as words } from '../../../words/synopsis.ts';
import { useSession } from '../../hooks/use-session.ts';
import { VanishingButton } from '../VanishingButton.tsx';
import '../../styles/ruling-notice.css';

interface RulingNoticeProps {
  readonly said: string;
  readonly rulings: readonly Ruling[];
  /** Where the keys go when the notice is gone. */
  region(button: HTMLElement): HTMLElement | null;
}

/** What a person should look at of what was ruled; nothing of it is dropped unless they take it back. */
export function RulingNotice({ said, rulings, region }: RulingNoticeProps) {
  const session = useSession();
  return (
    <p className="ruling-notice" role="note">
      {said}{' '}
      <VanishingButton className="button small" region={region} onPress={() => void takeBack(session, rulings)}>
        {words.takeBack}
      </VanishingButton>
    </p>
  );
}
