import { Check, ChevronRight, CircleHelp, ExternalLink, LocateFixed, Plus, TriangleAlert } from 'lucide-react';
import { useId, useMemo, useState } from 'react';
import { Button } from 'react-aria-components';
import type { Id } from '../../../core/model/id.ts';
import { currentVersion } from '../../../core/model/records.ts';
import type { AttributeDefinition, Document, Guess } from '../../../core/model/records.ts';
import { editDocument } from '../../commands/change-documents.ts';
import type { DocumentCorrection } from '../../commands/change-documents.ts';
import type { ValuePlace } from '../../commands/write-draft.ts';
import { runAction } from '../../session/actions.ts';
import { useValueField } from '../hooks/use-value-field.ts';
import { dateInWords, languageInWords, momentInWords, percentInWords, sizeInWords } from '../../words/in-words.ts';
import { useRows, useRun, useSession } from '../hooks/use-session.ts';
import { dateInField, isNoDate, typedDate } from '../../session/typed-date.ts';
import { unfinishedAt } from '../../session/unstored.ts';
import { useUnstored } from '../hooks/use-unstored.ts';
import { dateWords } from '../../words/reading.ts';
import { shellWords } from '../../words/shell.ts';
import { IconButton } from './IconButton.tsx';
import { InlineName } from './InlineName.tsx';
import { NoteButton } from './Notes.tsx';
import { shownName } from '../../../core/model/shown-name.ts';
import '../styles/inspector.css';

const words = shellWords.inspector;

/** Title, attributes, encoding and notes of a document. A guess says so and shows its place. */
export function DocumentFacts({ document }: { readonly document: Document }) {
  const session = useSession();
  const { desk, workspace } = session;
  const run = useRun();
  const definitions = useRows('attributes');
  const [editing, setEditing] = useState<string | null>(null);
  const [more, setMore] = useState(false);
  const attributes = useMemo(() => [...definitions.rows.values()].sort((a, b) => a.order - b.order), [definitions]);
  const correct = (correction: DocumentCorrection) => run(editDocument(desk, document.id, correction));
  const show = (guess: Guess) => {
    const { origin } = guess;
    if (origin.kind === 'text') workspace.show(document.id, { from: origin.from, to: origin.to });
  };
  const now = currentVersion(document);

  return (
    <section className="facts" aria-label={words.about}>
      <div className="facts-title">
        {editing === 'title' ? (
          <InlineName
            label={words.title}
            value={document.title.value}
            place={{ kind: 'document-title', id: document.id }}
            onName={(title) => correct({ title })}
            onEnd={() => setEditing(null)}
          />
        ) : (
          <>
            <h2>
              <button
                type="button"
                className="fact-value"
                dir="auto"
                aria-label={words.editValue(words.title, shownName(document.title.value))}
                onClick={() => setEditing('title')}
              >
                {shownName(document.title.value)}
              </button>
            </h2>
            <GuessSigns
              name={words.title}
              guess={document.title}
              onShow={() => show(document.title)}
              onConfirm={() => void correct({ title: document.title.value })}
            />
            <Unfinished place={{ kind: 'document-title', id: document.id }} />
          </>
        )}
      </div>

      <EncodingWarning document={document} />

      <dl className="fact-list">
        {attributes.map((attribute) => (
          <AttributeFact
            key={attribute.id}
            documentId={document.id}
            attribute={attribute}
            guess={document.attributes[attribute.id] ?? null}
            editing={editing === attribute.id}
            onEdit={(on) => setEditing(on ? attribute.id : null)}
            onValue={(value) => correct({ attributes: { [attribute.id]: value } })}
            onShow={show}
          />
        ))}
        <div className="fact">
          <dt>{words.language}</dt>
          <dd>
            {editing === 'language' ? (
              <InlineName
                label={words.valueOf(words.language)}
                value={document.language ?? ''}
                place={{ kind: 'document-language', id: document.id }}
                onName={(language) => correct({ language })}
                onEnd={() => setEditing(null)}
              />
            ) : (
              <>
                <FactValue
                  name={words.language}
                  value={document.language ? languageInWords(document.language) : ''}
                  onEdit={() => setEditing('language')}
                />
                <Unfinished place={{ kind: 'document-language', id: document.id }} />
              </>
            )}
          </dd>
        </div>
      </dl>

      <button type="button" className="disclosure" aria-expanded={more} onClick={() => setMore(!more)}>
        <ChevronRight size={14} aria-hidden="true" />
        {`${words.encoding}, ${words.path.toLocaleLowerCase()}, ${words.size.toLocaleLowerCase()}`}
      </button>
      {more && (
        <dl className="fact-list">
          <div className="fact">
            <dt>{words.encoding}</dt>
            <dd>
              <span>{`${now.encoding.label}, ${words.encodingBy[now.encoding.by]}`}</span>
              <Button
                className="plain-link"
                onPress={() => {
                  workspace.open({ kind: 'document', documentId: document.id });
                  runAction(session, 'encoding.correct');
                }}
              >
                {words.correct}
              </Button>
            </dd>
          </div>
          <div className="fact">
            <dt>{words.path}</dt>
            <dd className="breakable" dir="auto">
              <span>{document.path}</span>
            </dd>
          </div>
          <div className="fact">
            <dt>{words.size}</dt>
            <dd>
              <span>{words.sizes(sizeInWords(now.bytes), now.passages)}</span>
            </dd>
          </div>
          <div className="fact">
            <dt>{document.versions.length > 1 ? words.versions : words.imported}</dt>
            <dd>
              {document.versions.length > 1 ? (
                <ol className="versions">
                  {document.versions.toReversed().map((version) => (
                    <li key={version.number}>{words.version(version.number, momentInWords(version.imported))}</li>
                  ))}
                </ol>
              ) : (
                <span>{momentInWords(now.imported)}</span>
              )}
            </dd>
          </div>
        </dl>
      )}

      <DocumentNotes document={document} />
    </section>
  );
}

function AttributeFact({
  documentId,
  attribute,
  guess,
  editing,
  onEdit,
  onValue,
  onShow,
}: {
  readonly documentId: Id;
  readonly attribute: AttributeDefinition;
  readonly guess: Guess | null;
  readonly editing: boolean;
  onEdit(on: boolean): void;
  onValue(value: string): Promise<unknown>;
  onShow(guess: Guess): void;
}) {
  const { host, store } = useSession().desk;
  const name = words.attributes[attribute.id] ?? attribute.name;
  const isDate = attribute.type === 'date';
  const place = { kind: 'document-attribute', id: documentId, attributeId: attribute.id } as const;
  // What could not be read as a date stays in its field, not in the record.
  const left = isDate ? unfinishedAt(store, place) : null;
  const language = store.snapshot.rows('documents').get(documentId)?.language ?? null;
  const unread = left !== null && !typedDate(left, language).readable ? left : null;
  const noDate = unread ?? (isDate && guess !== null && isNoDate(guess.value) ? guess.value : null);
  const value =
    unread !== null
      ? unread
      : guess === null
        ? ''
        : attribute.type === 'date'
          ? dateInWords(guess.value, 'short')
          : attribute.id === 'url'
            ? guess.value.replace(/^https?:\/\/(?:www\.)?/u, '')
            : guess.value;
  return (
    <div className="fact">
      <dt dir="auto">{name}</dt>
      <dd>
        {editing ? (
          <AttributeField
            label={words.valueOf(name)}
            value={guess?.value ?? ''}
            place={place}
            isDate={isDate}
            language={language}
            onValue={onValue}
            onEnd={() => onEdit(false)}
          />
        ) : (
          <>
            <FactValue name={name} value={value} onEdit={() => onEdit(true)} />
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
              <span className="doubt">{dateWords.unreadable(noDate)}</span>
            ) : (
              guess?.doubt && <span className="doubt">{words.doubts[guess.doubt]}</span>
            )}
            {unread === null && <Unfinished place={place} />}
          </>
        )}
      </dd>
    </div>
  );
}

/** Says what was typed into the field of this value and is not done. */
function Unfinished({ place }: { readonly place: ValuePlace }) {
  const { store } = useSession().desk;
  // What is dropped from the list is not said here any more.
  useUnstored();
  const left = unfinishedAt(store, place);
  return left !== null && <span className="doubt">{shellWords.unstored.begun(left)}</span>;
}

/** A value that is edited where it stands. */
function FactValue({ name, value, onEdit }: { readonly name: string; readonly value: string; onEdit(): void }) {
  return (
    <button
      type="button"
      className="fact-value"
      dir="auto"
      data-unknown={value === '' || undefined}
      aria-label={words.editValue(name, value || words.unknown)}
      onClick={onEdit}
    >
      {value || words.unknown}
    </button>
  );
}

/** Whether a value is a guess, where it was found, and a way to confirm it. */
function GuessSigns({
  name,
  guess,
  onShow,
  onConfirm,
}: {
  readonly name: string;
  readonly guess: Guess;
  onShow(): void;
  onConfirm(): void;
}) {
  const { origin } = guess;
  const { kind } = origin;
  const where = origin.kind === 'file' ? words.saidIn(origin.field) : words.origins[kind];
  // A person who typed what can be read in two ways has confirmed neither.
  if (kind === 'person' && guess.doubt === undefined) {
    return (
      <span className="confirmed" title={words.origins.person}>
        <Check size={13} aria-hidden="true" />
        <span className="hidden-words">{words.origins.person}</span>
      </span>
    );
  }
  return (
    <span className="guess-signs">
      {kind === 'text' ? (
        <IconButton label={words.showPlace(name)} hint={words.origins.text} className="small" onPress={onShow}>
          <LocateFixed size={13} aria-hidden="true" />
        </IconButton>
      ) : kind === 'person' ? null : (
        <span className="origin" title={where}>
          <CircleHelp size={13} aria-hidden="true" />
          <span className="hidden-words">{where}</span>
        </span>
      )}
      <IconButton label={words.confirm(name)} className="small" onPress={onConfirm}>
        <Check size={13} aria-hidden="true" />
      </IconButton>
    </span>
  );
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
          event.stopPropagation();
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

function EncodingWarning({ document }: { readonly document: Document }) {
  const session = useSession();
  const { encoding } = currentVersion(document);
  const unsure = encoding.confidence < 0.5 && encoding.by === 'detected';
  if (!unsure && encoding.replacements === 0) return null;
  return (
    <div className="warning">
      <TriangleAlert size={15} aria-hidden="true" />
      <span>
        {unsure ? words.unsure(percentInWords(encoding.confidence)) : words.replaced(encoding.replacements)}{' '}
        <Button className="plain-link" onPress={() => runAction(session, 'encoding.correct')}>
          {words.correct}
        </Button>
      </span>
    </div>
  );
}

function DocumentNotes({ document }: { readonly document: Document }) {
  const session = useSession();
  const all = useRows('notes');
  const notes = useMemo(
    () => [...all.rows.values()].filter(({ about }) => about.kind === 'document' && about.id === document.id),
    [all, document.id],
  );
  return (
    <div className="document-notes">
      <div className="side-head">
        <h3>{words.notes}</h3>
        <IconButton
          label={`${shellWords.notes.new}: ${words.about.toLocaleLowerCase()}`}
          hint={shellWords.notes.new}
          className="end"
          onPress={() => runAction(session, 'note.new-document')}
        >
          <Plus size={15} aria-hidden="true" />
        </IconButton>
      </div>
      {notes.length > 0 && (
        <ul className="note-list" aria-label={words.notes}>
          {notes.map((note) => (
            <li key={note.id}>
              <NoteButton
                note={note}
                open={false}
                onOpen={() => session.workspace.open({ kind: 'note', noteId: note.id }, 'beside')}
              />
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
