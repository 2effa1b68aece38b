import { useState } from 'react';
import type { ComponentType } from 'react';
import type { Id } from '../../../core/model/id.ts';
import { WordsField } from './WordsField.tsx';
import type { MarkdownEditorProps } from './MarkdownEditor.tsx';

/** Once it is loaded. */
let editor: ComponentType<MarkdownEditorProps> | null = null;

/** Loads what writes Markdown, for a page on which some will be written. */
export async function loadMarkdownField(): Promise<void> {
  editor ??= (await import('./MarkdownEditor.tsx')).MarkdownEditor;
}

interface MarkdownFieldProps {
  readonly of: { readonly kind: 'tag'; readonly id: Id };
  readonly label: string;
  readonly words: string;
  onChange(words: string): void;
  onLeave(): void;
  /** By Escape or Mod+Enter. */
  onEnd(): void;
}

/**
 * A small field for Markdown that has the focus as soon as it is there: drawn while it is written, and a plain one where what
 * draws it is not loaded yet. No key waits for that, and none is changed under the hands of who writes.
 */
export function MarkdownField({ of, label, words, onChange, onLeave, onEnd }: MarkdownFieldProps) {
  const [Editor] = useState(() => editor);
  const ends = ({ key, ctrlKey, metaKey }: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey'>) =>
    key === 'Escape' || (key === 'Enter' && (ctrlKey || metaKey));
  if (Editor) {
    const onKey = (event: KeyboardEvent) => {
      if (!ends(event) || isCompleting(event)) return false;
      onEnd();
      return true;
    };
    return <Editor of={of} label={label} placeholder="" text={words} focus {...{ onChange, onLeave, onKey }} />;
  }
  return (
    <WordsField
      className="text-field"
      rows={4}
      label={label}
      focus="in view"
      atEnd
      words={words}
      onChange={onChange}
      onLeave={onLeave}
      onKeyDown={(event) => {
        if (!ends(event)) return;
        event.preventDefault();
        event.stopPropagation();
        onEnd();
      }}
    />
  );
}

/** Escape belongs to the list behind `[[` as long as it is shown. */
function isCompleting({ target }: KeyboardEvent): boolean {
  const editor = target instanceof Element ? target.closest('.cm-editor') : null;
  return editor !== null && editor.querySelector('.note-completion') !== null;
}
