import type { Id } from '../../../../core/model/id.ts';
import { conflictsWords as words } from '../../../words/conflicts.ts';
import { useDraft } from '../../hooks/use-draft.ts';

interface RulingNoteProps {
  readonly rulingId: Id;
  /** Tab reaches it. */
  readonly current: boolean;
}

/** The note on a ruling, which is stored while it is written. */
export function RulingNote({ rulingId, current }: RulingNoteProps) {
  const note = useDraft({ kind: 'ruling-note', id: rulingId });
  return (
    <input
      className="text-field conflict-note"
      aria-label={words.note}
      placeholder={words.note}
      dir="auto"
      tabIndex={current ? 0 : -1}
      value={note.text}
      onBlur={() => void note.keep()}
      onChange={({ target }) => note.change(target.value)}
      onKeyDown={(event) => {
        if (event.key === 'Enter') event.currentTarget.blur();
      }}
    />
  );
}
