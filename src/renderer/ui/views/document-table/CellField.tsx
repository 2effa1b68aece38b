import { useEffect, useId, useRef } from 'react';
import type { KeyboardEvent } from 'react';
import type { Document } from '../../../../core/model/records.ts';
import type { ValuePlace } from '../../../commands/write-draft.ts';
import { tableWords as words } from '../../../words/document-table.ts';
import { useOwnKeys } from '../../hooks/use-own-keys.ts';
import { useValueField } from '../../hooks/use-value-field.ts';
import { shownName } from '../../../../core/model/shown-name.ts';
import type { Column } from './columns.ts';

/** Where one goes from a field that is left by key. */
export type Leaving = 'stay' | 'down' | 'up' | 'right' | 'left';

interface CellFieldProps {
  readonly document: Document;
  readonly column: Column;
  /** As it is typed again. */
  readonly typed: string;
  /** What it begins with instead, where a key that writes opened it. */
  readonly begin: string | null;
  onWrite(words: string): Promise<unknown>;
  onLeave(by: Leaving | null): void;
}

/** The field of a cell. Enter and Tab take what was typed and go on, Escape takes it and stays; undo brings the old back. */
export function CellField({ document, column, typed, begin, onWrite, onLeave }: CellFieldProps) {
  const field = useRef<HTMLInputElement>(null);
  const listId = useId();
  const naming = useValueField(placeOf(document, column), typed, (now) =>
    now.trim() === typed.trim() ? undefined : onWrite(now),
  );
  const ownKeys = useOwnKeys();
  // What was left here goes on; nothing of it is lost to the key that opened the field.
  const first = naming.left === null ? (begin ?? typed) : naming.left + (begin ?? '');
  useEffect(() => {
    const { current } = field;
    current?.focus();
    if (begin === null) current?.select();
    else current?.setSelectionRange(current.value.length, current.value.length);
  }, [begin]);
  const choices = choicesOf(column);
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    ownKeys(event);
    const by = leavingBy(event);
    if (by === null) return;
    event.preventDefault();
    event.stopPropagation();
    naming.done(event.currentTarget.value, event.key === 'Escape' ? 'escape' : 'enter');
    onLeave(by);
  };
  return (
    <>
      <input
        ref={field}
        className="table-field"
        type="text"
        dir="auto"
        aria-label={words.cell(column.name, shownName(document.title.value))}
        list={choices ? listId : undefined}
        defaultValue={first}
        onInput={(event) => naming.type(event.currentTarget.value)}
        onBlur={(event) => {
          naming.done(event.currentTarget.value, 'leaving');
          onLeave(null);
        }}
        onMouseDown={(event) => event.stopPropagation()}
        onDoubleClick={(event) => event.stopPropagation()}
        onKeyDown={onKeyDown}
      />
      {choices && (
        <datalist id={listId}>
          {choices.map((choice) => (
            <option key={choice} value={choice} />
          ))}
        </datalist>
      )}
    </>
  );
}

function leavingBy(event: KeyboardEvent): Leaving | null {
  if (event.key === 'Escape') return 'stay';
  if (event.key === 'Enter') return event.shiftKey ? 'up' : 'down';
  return event.key === 'Tab' ? (event.shiftKey ? 'left' : 'right') : null;
}

function placeOf({ id }: Document, column: Column): ValuePlace {
  if (column.id === 'title') return { kind: 'document-title', id };
  if (column.id === 'lang') return { kind: 'document-language', id };
  return { kind: 'document-attribute', id, attributeId: column.id };
}

function choicesOf({ definition }: Column): readonly string[] | null {
  if (definition?.type === 'choice') return definition.choices;
  return definition?.type === 'yes-no' ? Object.values(words.yesNo) : null;
}
