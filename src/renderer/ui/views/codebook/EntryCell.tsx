import { useRef, useState } from 'react';
import type { Tag } from '../../../../core/model/records.ts';
import { codebookWords as words } from '../../../words/codebook.ts';
import { focusWhenThere } from '../../../session/focus-when-there.ts';
import { useDraft } from '../../hooks/use-draft.ts';
import { MarkdownField } from '../../parts/MarkdownField.tsx';
import { Markdown } from '../../parts/Markdown.tsx';

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
        <MarkdownField
          of={{ kind: 'tag', id: tag.id }}
          label={words.edit(part, tag.name)}
          words={draft.text}
          onChange={draft.change}
          onLeave={() => end(false)}
          onEnd={() => end(true)}
        />
      ) : (
        <div className="codebook-part">
          <div className="codebook-words" dir="auto">
            <button
              type="button"
              className="codebook-edit"
              aria-label={`${words.edit(part, tag.name)} ${draft.text}`}
              onClick={() => setWriting(true)}
            />
            {draft.text.trim() === '' ? <span className="quiet">{words.nothing}</span> : <Markdown text={draft.text} />}
          </div>
        </div>
      )}
    </td>
  );
}
