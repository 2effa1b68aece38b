import { useRef, useState } from 'react';
import type { Tag } from '../../../../core/model/records.ts';
import { codebookWords as words } from '../../../words/codebook.ts';
import { focusWhenThere } from '../../../session/focus-when-there.ts';
import { useDraft } from '../../hooks/use-draft.ts';
import { WordsField } from '../../parts/WordsField.tsx';

interface EntryCellProps {
  readonly tag: Tag;
  readonly kind: 'tag-entry' | 'tag-when' | 'tag-when-not';
  /** What the part is called. */
  readonly part: string;
}

/** A part of an entry: as it reads, and a field when it is written. */
export function EntryCell({ tag, kind, part }: EntryCellProps) {
  const [writing, setWriting] = useState(false);
  const cell = useRef<HTMLTableCellElement>(null);
  const draft = useDraft({ kind, id: tag.id });
  const end = (back: boolean) => {
    void draft.keep();
    setWriting(false);
    if (back) focusWhenThere(() => cell.current?.querySelector<HTMLElement>('button'));
  };
  return (
    <td ref={cell}>
      {writing ? (
        <WordsField
          className="text-field"
          rows={4}
          label={words.edit(part, tag.name)}
          focus="in view"
          atEnd
          words={draft.text}
          onChange={draft.change}
          onLeave={() => end(false)}
          onKeyDown={(event) => {
            const leaves = event.key === 'Escape' || (event.key === 'Enter' && (event.ctrlKey || event.metaKey));
            if (!leaves) return;
            event.preventDefault();
            event.stopPropagation();
            end(true);
          }}
        />
      ) : (
        <button
          type="button"
          className="codebook-part"
          aria-label={`${words.edit(part, tag.name)} ${draft.text}`}
          dir="auto"
          onClick={() => setWriting(true)}
        >
          {draft.text.trim() === '' ? <span className="quiet">{words.nothing}</span> : draft.text}
        </button>
      )}
    </td>
  );
}
