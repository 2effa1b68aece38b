import { Button } from 'react-aria-components';
import type { Problem } from '../../../../core/model/result.ts';
import type { SharedWith } from '../../../../core/ports/compare.ts';
import { runAction } from '../../../session/actions.ts';
import { compareWords as words } from '../../../words/compare.ts';
import { useDocumentNames } from '../../hooks/use-document-names.ts';
import { useSession } from '../../hooks/use-session.ts';
import { NotAnswered } from '../compare/NotAnswered.tsx';
import { RowMenu } from '../RowMenu.tsx';
import type { SharedTurned } from './use-shared-places.ts';
import '../../styles/shared-sign.css';

const wholeText = (button: HTMLElement) => button.closest<HTMLElement>('.document-text');

interface SharedSignProps {
  /** The shared passage that was gone to by key, or whose bracket was clicked. */
  readonly turned: SharedTurned | null;
  /** Why nobody knows what is shared. */
  readonly stopped: Problem | null;
  askAgain(): void;
  /** Opens what the text shares with this one. */
  open(other: SharedWith): void;
  /** Nobody looks at it any more. */
  leave(to: null): void;
}

/** Says with whom the passage is shared that a person went to, and lists the others to choose one. */
export function SharedSign({ turned, stopped, askAgain, open, leave }: SharedSignProps) {
  const session = useSession();
  const names = useDocumentNames();
  const others = turned?.stretch.others ?? [];
  return (
    <>
      <div className="shared-sign" role="status" data-shown={turned !== null || undefined}>
        {turned && (
          <>
            <span>{turned.said}</span>
            <Button className="plain-link" onPress={() => runAction(session, 'shared.compare')}>
              {words.compare}
            </Button>
          </>
        )}
      </div>
      {stopped && (
        <div className="shared-sign" data-shown>
          <NotAnswered problem={stopped} region={wholeText} askAgain={askAgain} />
        </div>
      )}
      <RowMenu
        label={turned?.said ?? words.sharedOthers}
        at={turned?.listedAt ?? null}
        items={others.map((other) => ({
          id: other.documentId,
          words: words.sharedOther(names.get(other.documentId) ?? '', words.kinds[other.kind], other.words),
          run: () => open(other),
        }))}
        onClose={() => leave(null)}
      />
    </>
  );
}
