import { useEffect, useLayoutEffect, useRef } from 'react';
import type { Annotation } from '../../../core/model/records.ts';
import { shellWords } from '../../words/shell.ts';
import { useDraft } from '../hooks/use-draft.ts';
import { MarkdownField } from './MarkdownField.tsx';

const words = shellWords.inspector;

/** The note of an annotation, written in place: stored while it is written. Escape and Mod+Enter leave it. */
export function NoteField({ annotation, onEnd }: { readonly annotation: Annotation; onEnd(back: boolean): void }) {
  const draft = useDraft({ kind: 'annotation-note', id: annotation.id });
  // It may go without having been left: its card is scrolled away, its document is turned from.
  const ended = useRef(onEnd);
  useLayoutEffect(() => {
    ended.current = onEnd;
  });
  useEffect(() => () => ended.current(false), []);
  return (
    <MarkdownField
      of={{ kind: 'annotation', id: annotation.id }}
      className="annotation-field"
      rows={3}
      label={words.note}
      words={draft.text}
      onChange={draft.change}
      onLeave={() => {
        void draft.keep();
        onEnd(false);
      }}
      onEnd={() => onEnd(true)}
    />
  );
}
