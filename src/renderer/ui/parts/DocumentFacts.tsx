import { ChevronRight, Plus, TriangleAlert } from 'lucide-react';
import { useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import { Button } from 'react-aria-components';
import { isEncoded } from '../../../core/decode/format-names.ts';
import { currentVersion, formatOf } from '../../../core/model/records.ts';
import type { Document } from '../../../core/model/records.ts';
import { readingOf } from '../../../core/model/readings.ts';
import { shownName } from '../../../core/model/shown-name.ts';
import { editDocument } from '../../commands/change-documents.ts';
import { runAction } from '../../session/actions.ts';
import { compareWithNow } from '../../session/compare-versions.ts';
import { askReading } from '../../session/reading-target.ts';
import { languageInWords, momentInWords, percentInWords, sizeInWords } from '../../words/in-words.ts';
import { readOtherwiseWords } from '../../words/read-otherwise.ts';
import { shellWords } from '../../words/shell.ts';
import { useLeftOut } from '../hooks/use-left-out.ts';
import { useRows, useRun, useSession } from '../hooks/use-session.ts';
import { AttributeFact } from './AttributeFact.tsx';
import { FactValue, GuessSigns, Unfinished } from './fact-values.tsx';
import type { FactProps } from './fact-values.tsx';
import { GoneFurniture } from './GoneFurniture.tsx';
import { IconButton } from './IconButton.tsx';
import { InlineName } from './InlineName.tsx';
import { LinkedWith } from './LinkedWith.tsx';
import { MentionedIn } from './MentionedIn.tsx';
import { NoteButton } from './Notes.tsx';
import '../styles/inspector.css';

const words = shellWords.inspector;

/** Title, attributes, encoding and notes of a document. A guess says so and shows its place. */
export function DocumentFacts({ document }: { readonly document: Document }) {
  const { desk, workspace } = useSession();
  const run = useRun();
  const definitions = useRows('attributes');
  const [editing, setEditing] = useState<string | null>(null);
  const attributes = useMemo(() => [...definitions.rows.values()].sort((a, b) => a.order - b.order), [definitions]);
  const facts = (name: string): FactProps => ({
    document,
    editing: editing === name,
    onEdit: (on) => setEditing(on ? name : null),
    correct: (correction) => run(editDocument(desk, document.id, correction)),
    onShow: ({ origin }) => {
      if (origin.kind === 'text') workspace.show(document.id, { from: origin.from, to: origin.to });
    },
  });
  return (
    <section className="facts" aria-label={words.about}>
      <TitleFact {...facts('title')} />
      <EncodingWarning document={document} />
      <dl className="fact-list">
        {attributes.map((attribute) => (
          <AttributeFact key={attribute.id} attribute={attribute} {...facts(attribute.id)} />
        ))}
        <LanguageFact {...facts('language')} />
      </dl>
      <FileFacts document={document} />
      <GoneFurniture document={document} />
      <DocumentNotes document={document} />
      <MentionedIn target={{ kind: 'document', id: document.id }} />
      <LinkedWith end={{ kind: 'document', id: document.id }} />
    </section>
  );
}

function TitleFact({ document, editing, onEdit, correct, onShow }: FactProps) {
  const { title } = document;
  const place = { kind: 'document-title', id: document.id } as const;
  return (
    <div className="facts-title">
      {editing ? (
        <InlineName
          label={words.title}
          value={title.value}
          place={place}
          onName={(value) => correct({ title: value })}
          onEnd={() => onEdit(false)}
        />
      ) : (
        <>
          <h2>
            <button
              type="button"
              className="fact-value"
              dir="auto"
              aria-label={words.editValue(words.title, shownName(title.value))}
              onClick={() => onEdit(true)}
            >
              {shownName(title.value)}
            </button>
          </h2>
          <GuessSigns
            name={words.title}
            guess={title}
            onShow={() => onShow(title)}
            onConfirm={() => void correct({ title: title.value })}
          />
          <Unfinished place={place} />
        </>
      )}
    </div>
  );
}

function LanguageFact({ document, editing, onEdit, correct }: FactProps) {
  const place = { kind: 'document-language', id: document.id } as const;
  return (
    <Fact name={words.language}>
      {editing ? (
        <InlineName
          label={words.valueOf(words.language)}
          value={document.language ?? ''}
          place={place}
          onName={(language) => correct({ language })}
          onEnd={() => onEdit(false)}
        />
      ) : (
        <>
          <FactValue
            name={words.language}
            value={document.language ? languageInWords(document.language) : ''}
            onEdit={() => onEdit(true)}
          />
          <Unfinished place={place} />
        </>
      )}
    </Fact>
  );
}

/** What is known of the file: shown when it is asked for. */
function FileFacts({ document }: { readonly document: Document }) {
  const session = useSession();
  const [more, setMore] = useState(false);
  const now = currentVersion(document);
  const leftOut = useLeftOut(more ? now : undefined);
  const reading = more ? readingOf(session.desk.store.snapshot, document) : null;
  const ask = () => askReading(session, document.id);
  return (
    <>
      <button type="button" className="disclosure" aria-expanded={more} onClick={() => setMore(!more)}>
        <ChevronRight size={14} aria-hidden="true" />
        {isEncoded(formatOf(now))
          ? `${words.encoding}, ${words.path.toLocaleLowerCase()}, ${words.size.toLocaleLowerCase()}`
          : `${words.path}, ${words.size.toLocaleLowerCase()}`}
      </button>
      {more && (
        <dl className="fact-list">
          {isEncoded(formatOf(now)) && (
            <Fact name={words.encoding}>
              <span>{`${now.encoding.label}, ${words.encodingBy[now.encoding.by]}`}</span>
              <Button className="plain-link" onPress={ask}>
                {words.correct}
              </Button>
            </Fact>
          )}
          {reading && (
            <Fact name={readOtherwiseWords.readAs}>
              <span>{readOtherwiseWords.kindOf(reading.rule)}</span>
              <Button className="plain-link" onPress={ask}>
                {readOtherwiseWords.open}
              </Button>
            </Fact>
          )}
          {leftOut !== '' && (
            <Fact name={words.leftOut}>
              <span>{leftOut}</span>
            </Fact>
          )}
          <div className="fact">
            <dt>{words.path}</dt>
            <dd className="breakable" dir="auto">
              <span>{document.path}</span>
            </dd>
          </div>
          <Fact name={words.size}>
            <span>{words.sizes(sizeInWords(now.bytes), now.passages)}</span>
          </Fact>
          <Fact name={document.versions.length > 1 ? words.versions : words.imported}>
            {document.versions.length > 1 ? (
              <ol className="versions">
                {document.versions.toReversed().map((version) => (
                  <li key={version.number}>
                    {words.version(version.number, momentInWords(version.imported))}{' '}
                    {version !== now && (
                      <Button
                        className="plain-link"
                        aria-label={words.compareVersionOf(version.number)}
                        onPress={() => compareWithNow(session, document, version.number)}
                      >
                        {words.compareVersion}
                      </Button>
                    )}
                  </li>
                ))}
              </ol>
            ) : (
              <span>{momentInWords(now.imported)}</span>
            )}
          </Fact>
        </dl>
      )}
    </>
  );
}

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div className="fact">
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function EncodingWarning({ document }: { readonly document: Document }) {
  const session = useSession();
  const { encoding } = currentVersion(document);
  const unsure = encoding.confidence < 0.5 && encoding.by === 'detected';
  if (!isEncoded(formatOf(currentVersion(document)))) return null;
  if (!unsure && encoding.replacements === 0) return null;
  return (
    <div className="warning">
      <TriangleAlert size={15} aria-hidden="true" />
      <span>
        {unsure
          ? words.unsure(encoding.confidence > 0 ? percentInWords(encoding.confidence) : null)
          : words.replaced(encoding.replacements)}{' '}
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
