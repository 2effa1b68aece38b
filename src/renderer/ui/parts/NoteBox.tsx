import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import { Button, Label, TextArea, TextField } from 'react-aria-components';
import type { Rect } from '../../reader/reader.ts';
import { placeBeside } from '../place-beside.ts';
import { markWords } from '../words-reading.ts';
import '../styles/marking.css';

/** A small box for a note beside the selection. Escape leaves it, Mod+Enter saves. */
export function NoteBox(props: {
  readonly rect: Rect;
  readonly within: Rect;
  readonly initial: string;
  onSave(note: string): void;
  onCancel(): void;
}) {
  const box = useRef<HTMLDivElement>(null);
  const area = useRef<HTMLTextAreaElement>(null);
  const [note, setNote] = useState(props.initial);
  const [place, setPlace] = useState({ left: 0, top: -10_000 });
  const { rect, within } = props;
  useLayoutEffect(() => {
    const { width, height } = box.current!.getBoundingClientRect();
    setPlace(placeBeside(rect, { width, height }, within));
  }, [rect, within]);
  useEffect(() => area.current?.focus({ preventScroll: true }), []);

  return (
    <div
      ref={box}
      role="dialog"
      aria-label={markWords.noteLabel}
      className="note-box"
      style={place}
      onKeyDown={(event) => {
        if (event.key === 'Escape') {
          event.preventDefault();
          event.stopPropagation();
          props.onCancel();
        } else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
          event.preventDefault();
          event.stopPropagation();
          props.onSave(note);
        }
      }}
    >
      <TextField value={note} onChange={setNote}>
        <Label className="note-box-label">{markWords.noteLabel}</Label>
        <TextArea ref={area} rows={4} dir="auto" placeholder={markWords.notePlaceholder} />
      </TextField>
      <div className="note-box-buttons">
        <Button className="button" onPress={props.onCancel}>
          {markWords.cancel}
        </Button>
        <Button className="button primary" onPress={() => props.onSave(note)}>
          {markWords.save}
        </Button>
      </div>
    </div>
  );
}
