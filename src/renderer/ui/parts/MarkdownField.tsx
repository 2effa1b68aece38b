import { useState } from 'react';
import type { ComponentType } from 'react';
import { useOwnKeys } from '../hooks/use-own-keys.ts';
import { WordsField } from './WordsField.tsx';
import type { MarkdownEditorProps, WrittenOf } from './MarkdownEditor.tsx';

/** Once it is loaded. */
let editor: ComponentType<MarkdownEditorProps> | null = null;

/** Loads what writes Markdown, for a page on which some will be written. Where that fails, the plain field is there. */
export async function loadMarkdownField(): Promise<void> {
  try {
    editor ??= (await import('./MarkdownEditor.tsx')).MarkdownEditor;
  } catch {
    // Nothing is lost without it, and the next page tries again.
  }
}

interface MarkdownFieldProps {
  readonly of: WrittenOf;
  readonly label: string;
  readonly words: string;
  /** How it looks, whichever field it is. */
  readonly className?: string;
  readonly rows?: number;
  readonly placeholder?: string;
  /** Takes the focus without scrolling anything. */
  readonly inPlace?: boolean;
  onChange(words: string): void;
  onLeave?(): void;
  /** By Escape or Mod+Enter. */
  onEnd(): void;
}

/**
 * A small field for Markdown that has the focus as soon as it is there: drawn while it is written, and a plain one where what
 * draws it is not loaded yet. No key waits for that, and none is changed under the hands of who writes.
 */
export function MarkdownField(props: MarkdownFieldProps) {
  const { of, label, words, className = 'text-field', rows = 4, placeholder = '', inPlace = false } = props;
  const { onChange, onLeave = leaveAsIs, onEnd } = props;
  const ownKeys = useOwnKeys();
  const [Editor] = useState(() => editor);
  const ends = ({ key, ctrlKey, metaKey }: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey'>) =>
    key === 'Escape' || (key === 'Enter' && (ctrlKey || metaKey));
  if (Editor) {
    const onKey = (event: KeyboardEvent) => {
      if (!ends(event) || isCompleting(event)) return false;
      onEnd();
      return true;
    };
    return (
      <div className="markdown-field" onKeyDown={ownKeys}>
        <Editor text={words} focus {...{ of, label, placeholder, className, onChange, onLeave, onKey }} />
      </div>
    );
  }
  return (
    <WordsField
      focus={inPlace ? 'in place' : 'in view'}
      atEnd
      {...{ className, rows, label, placeholder, words, onChange, onLeave }}
      onKeyDown={(event) => {
        ownKeys(event);
        if (!ends(event)) return;
        event.preventDefault();
        event.stopPropagation();
        onEnd();
      }}
    />
  );
}

const leaveAsIs = () => undefined;

/** Escape belongs to the list behind `[[` as long as it is shown. */
function isCompleting({ target }: KeyboardEvent): boolean {
  const editor = target instanceof Element ? target.closest('.cm-editor') : null;
  return editor !== null && editor.querySelector('.note-completion') !== null;
}
