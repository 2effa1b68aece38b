import { Download, X } from 'lucide-react';
import { Button } from 'react-aria-components';
import type { SaveKind } from '../../session/saves.ts';
import { progressInWords, saveButtonWords as words } from '../../words/saves.ts';
import { useObserved } from '../hooks/use-observed.ts';
import { useSession } from '../hooks/use-session.ts';
import '../styles/save-button.css';

/**
 * Saves, and while a save of this kind runs, whichever screen it was begun on, says how far it is and gives it up. One
 * button for both, so that the focus stays on it. `none`: there is nothing to save; `late`: what, is not known yet.
 */
export function SaveButton(props: {
  readonly kind: SaveKind;
  readonly none?: boolean;
  readonly late?: boolean;
  /** What it is called while nothing runs, where it saves no CSV. */
  readonly label?: string;
  onSave(): void;
}) {
  const { kind, none = false, late = false, label = words.save, onSave } = props;
  const { saves } = useSession();
  const running = useObserved(saves, (state) => state[kind]);
  const name = running ? words.cancel : label;
  return (
    <span className="save-button">
      {running && <span className="quiet">{progressInWords(kind, running)}</span>}
      <Button
        className="button"
        isDisabled={none && !running}
        isPending={late && !running}
        onPress={() => (running ? saves.cancel(kind) : onSave())}
      >
        <span className="icon-place" title={name} aria-hidden>
          {running ? <X /> : <Download />}
        </span>
        <span className="less-words">{name}</span>
      </Button>
    </span>
  );
}
