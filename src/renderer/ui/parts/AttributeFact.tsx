import { ExternalLink } from 'lucide-react';
import { useId, useState } from 'react';
import { isValid } from '../../../core/attributes/values.ts';
import type { AttributeDefinition, Document, Guess } from '../../../core/model/records.ts';
import type { ValuePlace } from '../../commands/write-draft.ts';
import { dateInField, isNoDate, typedDate } from '../../session/typed-date.ts';
import { unfinishedAt } from '../../session/unstored.ts';
import type { ProjectStore } from '../../store/project-store.ts';
import { notOfType, valueInWords } from '../../words/document-table.ts';
import { dateInWords } from '../../words/in-words.ts';
import { dateWords, doubtInWords } from '../../words/reading.ts';
import { shellWords } from '../../words/shell.ts';
import { useOwnKeys } from '../hooks/use-own-keys.ts';
import { useSession } from '../hooks/use-session.ts';
import { useValueField } from '../hooks/use-value-field.ts';
import { FactValue, GuessSigns, Unfinished } from './fact-values.tsx';
import type { FactProps } from './fact-values.tsx';
import { IconButton } from './IconButton.tsx';

const words = shellWords.inspector;

/** An attribute of a document: its value or a field for it, what it was guessed from, and what is doubted. */
export function AttributeFact(props: FactProps & { readonly attribute: AttributeDefinition }) {
  const { document, attribute, editing, onEdit, correct, onShow } = props;
  const { host, store } = useSession().desk;
  const guess = document.attributes[attribute.id] ?? null;
  const name = words.attributes[attribute.id] ?? attribute.name;
  const place = { kind: 'document-attribute', id: document.id, attributeId: attribute.id } as const;
  const unread = unreadDate(store, document, attribute, place);
  const noDate = unread ?? (attribute.type === 'date' && guess !== null && isNoDate(guess.value) ? guess.value : null);
  const onValue = (value: string) => correct({ attributes: { [attribute.id]: value } });
  return (
    <div className="fact">
      <dt dir="auto">{name}</dt>
      <dd>
        {editing ? (
          <AttributeField
            label={words.valueOf(name)}
            value={guess?.value ?? ''}
            place={place}
            isDate={attribute.type === 'date'}
            language={document.language}
            onValue={onValue}
            onEnd={() => onEdit(false)}
          />
        ) : (
          <>
            <FactValue name={name} value={unread ?? shownValue(attribute, guess)} onEdit={() => onEdit(true)} />
            {attribute.id === 'url' && guess !== null && /^https?:/u.test(guess.value) && (
              <IconButton
                label={words.openAddress}
                className="small"
                onPress={() => void host.openExternal(guess.value)}
              >
                <ExternalLink size={13} aria-hidden="true" />
              </IconButton>
            )}
            {guess !== null && noDate === null && (
              <GuessSigns
                name={name}
                guess={guess}
                onShow={() => onShow(guess)}
                onConfirm={() => void onValue(guess.value)}
              />
            )}
            {noDate !== null ? (
              <span className="doubt">
                {dateWords.unreadable(noDate)}
                {unread !== null && ` ${dateWords.stillCounts(storedDate(guess))}`}
              </span>
            ) : (
              guess?.doubt && <span className="doubt">{doubtInWords(guess)}</span>
            )}
            {guess !== null && attribute.type !== 'date' && !isValid(attribute, guess.value) && (
              <span className="doubt">{notOfType(attribute.type)}</span>
            )}
            {unread === null && <Unfinished place={place} />}
          </>
        )}
      </dd>
    </div>
  );
}

/** What was typed and could not be read as a date stays in its field, not in the record; null where there is none. */
function unreadDate(
  store: ProjectStore,
  { language }: Document,
  { type }: AttributeDefinition,
  place: ValuePlace,
): string | null {
  const left = type === 'date' ? unfinishedAt(store, place) : null;
  return left !== null && !typedDate(left, language).readable ? left : null;
}

/** The date that the document has meanwhile; null if it has none that can be read. */
function storedDate(guess: Guess | null): string | null {
  return guess === null || isNoDate(guess.value) ? null : dateInWords(guess.value);
}

/** A value as it is read: a date in words, an address without its beginning; empty where there is none. */
function shownValue(definition: AttributeDefinition, guess: Guess | null): string {
  if (guess === null) return '';
  if (definition.id === 'url') return guess.value.replace(/^https?:\/\/(?:www\.)?/u, '');
  return valueInWords(definition, guess.value);
}

/**
 * Like naming in place, but an empty value is one, too: it removes the attribute. A date says how it is understood; one
 * that is not is kept as it was typed.
 */
function AttributeField({
  label,
  value,
  place,
  isDate,
  language,
  onValue,
  onEnd,
}: {
  readonly label: string;
  readonly value: string;
  readonly place: ValuePlace;
  readonly isDate: boolean;
  readonly language: string | null;
  onValue(value: string): Promise<unknown>;
  onEnd(): void;
}) {
  const shown = isDate ? dateInField(value, language) : value;
  const { left, type, done } = useValueField(
    place,
    isDate && !isNoDate(value) ? dateInWords(value, 'short') : value,
    (typed) => (typed.trim() === shown ? undefined : onValue(typed)),
  );
  const [text, setText] = useState(left ?? shown);
  const ownKeys = useOwnKeys();
  const saysId = useId();
  const date = isDate && text.trim() !== shown ? typedDate(text, language) : null;
  return (
    <>
      <input
        className="inline-name"
        type="text"
        dir="auto"
        aria-label={label}
        autoFocus
        value={text}
        onChange={(event) => {
          setText(event.target.value);
          type(event.target.value);
        }}
        onBlur={() => {
          if (date?.readable !== false) done(text, 'leaving');
          onEnd();
        }}
        data-unfinished={left !== null || undefined}
        aria-invalid={date !== null && !date.readable ? true : undefined}
        aria-describedby={date?.says ? saysId : undefined}
        onKeyDown={(event) => {
          ownKeys(event);
          // What is no date is not left by Enter, so that it can be mended at once.
          const enters = event.key === 'Enter' && date?.readable !== false;
          if (enters) done(text, 'enter');
          if (event.key === 'Escape' && date?.readable !== false) done(text, 'escape');
          if (enters || event.key === 'Escape') event.currentTarget.blur();
        }}
      />
      {date?.says && (
        <span id={saysId} role="status" className={date.readable ? 'understood' : 'doubt'}>
          {date.says}
        </span>
      )}
    </>
  );
}
