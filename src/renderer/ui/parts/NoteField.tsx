import { useEffect, useLayoutEffect, useRef } from 'react';
import type { Annotation } from '../../../core/model/records.ts';
import { shellWords } from '../../words/shell.ts';
import { useDraft } from '../hooks/use-draft.ts';
import { useOwnKeys } from '../hooks/use-own-keys.ts';
import { WordsField } from './WordsField.tsx';

const words = shellWords.inspector;

/** The note of an annotation, written in place: stored while it is written. Escape and Mod+Enter leave it. */
export function NoteField({ annotation, onEnd }: { readonly annotation: Annotation; onEnd(back: boolean): void }) {
  const ownKeys = useOwnKeys();
  const draft = useDraft({ kind: 'annotation-note', id: annotation.id });
  // It may go without having been left: its card is scrolled away, its document is turned from.
  const ended = useRef(onEnd);
  useLayoutEffect(() => {
    ended.current = onEnd;
  });
  useEffect(() => () => ended.current(false), []);
  return (
    <WordsField
      className="annotation-field"
      rows={3}
      label={words.note}
      focus="in view"
      atEnd
      words={draft.text}
      onChange={draft.change}
      onLeave={() => {
        void draft.keep();
        onEnd(false);
      }}
      onKeyDown={(event) => {
        ownKeys(event);
        const leaves = event.key === 'Escape' || (event.key === 'Enter' && (event.ctrlKey || event.metaKey));
        if (!leaves) return;
        event.preventDefault();
        onEnd(true);
      }}
    />
  );
}
