import { useLayoutEffect, useRef, useState } from 'react';
import { Button } from 'react-aria-components';
import type { Rect } from '../../../text/reader/reader.ts';
import { useDraft } from '../../hooks/use-draft.ts';
import { placeBeside } from './place-beside.ts';
import type { Noting } from './use-noting.ts';
import { markWords } from '../../../words/reading.ts';
import { MarkdownField } from '../MarkdownField.tsx';
import '../../styles/marking.css';

/**
 * A small box for a note beside the selection, stored while it is written. Whatever leaves it keeps the words: Escape,
 * Mod+Enter, the button. Undo takes them back.
 */
export function NoteBox(props: {
  readonly rect: Rect;
  readonly within: Rect;
  readonly place: Noting['place'];
  /** `kept`: when the words are stored. */
  onEnd(kept: Promise<void>): void;
}) {
  const box = useRef<HTMLDivElement>(null);
  const draft = useDraft(props.place);
  const [place, setPlace] = useState({ left: 0, top: -10_000 });
  const { rect, within } = props;
  useLayoutEffect(() => {
    const { width, height } = box.current!.getBoundingClientRect();
    setPlace(placeBeside(rect, { width, height }, within));
  }, [rect, within]);
  const end = () => props.onEnd(draft.keep());

  return (
    <div
      ref={box}
      role="dialog"
      aria-label={markWords.noteLabel}
      className="note-box"
      style={place}
      onKeyDown={(event) => {
        const leaves = event.key === 'Escape' || (event.key === 'Enter' && (event.ctrlKey || event.metaKey));
        // The field has had its own: there Escape may belong to the list behind `[[`.
        if (!leaves || !(event.target instanceof HTMLButtonElement)) return;
        event.preventDefault();
        event.stopPropagation();
        end();
      }}
    >
      <div className="note-box-label" aria-hidden="true">
        {markWords.noteLabel}
      </div>
      <MarkdownField
        of={{ kind: 'annotation', id: props.place.kind === 'annotation-note' ? props.place.id : null }}
        className="note-box-field"
        label={markWords.noteLabel}
        placeholder={markWords.notePlaceholder}
        inPlace
        words={draft.text}
        onChange={draft.change}
        onEnd={end}
      />
      <div className="note-box-buttons">
        <Button className="button primary" onPress={end}>
          {markWords.save}
        </Button>
      </div>
    </div>
  );
}
