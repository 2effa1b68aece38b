import { Download, X } from 'lucide-react';
import { useRef, useState } from 'react';
import { Button } from 'react-aria-components';
import type { TableFormat, TableFormatId } from '../../../core/exchange/table-format.ts';
import type { SaveKind } from '../../session/saves.ts';
import { progressInWords, saveButtonWords as words } from '../../words/saves.ts';
import { useObserved } from '../hooks/use-observed.ts';
import { useSession } from '../hooks/use-session.ts';
import { RowMenu } from './RowMenu.tsx';
import '../styles/save-button.css';

interface SaveButtonProps<Format> {
  readonly kind: SaveKind;
  readonly formats: readonly Format[];
  /** What it is called where the page has another such button. */
  readonly label?: string;
  /** There is nothing to save. */
  readonly none?: boolean;
  /** What there is to save is not known yet. */
  readonly late?: boolean;
  onSave(format: Format): void;
}

/**
 * Asks in which format a table is saved, and saves it. While a save of this kind runs, whichever screen it was begun on, it
 * says how far that is and gives it up. One button for all, so that the focus stays on it.
 */
export function SaveButton<Format extends Pick<TableFormat<never>, 'id'>>(props: SaveButtonProps<Format>) {
  const { kind, formats, label = words.save, none = false, late = false, onSave } = props;
  const { saves } = useSession();
  const button = useRef<HTMLButtonElement>(null);
  const [asking, setAsking] = useState(false);
  const running = useObserved(saves, (state) => state[kind]);
  const name = running ? words.cancel : label;
  return (
    <span className="save-button">
      {running && <span className="quiet">{progressInWords(kind, running)}</span>}
      <Button
        ref={button}
        className="button"
        data-save-table=""
        {...(running ? {} : { 'aria-haspopup': 'menu', 'aria-expanded': asking })}
        isDisabled={none && !running}
        isPending={late && !running}
        onPress={() => (running ? saves.cancel(kind) : setAsking(true))}
      >
        <span className="icon-place" title={name} aria-hidden>
          {running ? <X /> : <Download />}
        </span>
        <span className="less-words">{name}</span>
      </Button>
      <RowMenu
        label={label}
        at={asking ? button.current : null}
        items={formats.map((format) => ({
          id: format.id,
          words: words.formats[format.id satisfies TableFormatId],
          run: () => onSave(format),
        }))}
        onClose={() => setAsking(false)}
      />
    </span>
  );
}
