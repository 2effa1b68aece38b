import { TriangleAlert } from 'lucide-react';
import { Button } from 'react-aria-components';
import type { PressEvent } from 'react-aria-components';
import { isEncoded } from '../../../../core/decode/format-names.ts';
import type { Id } from '../../../../core/model/id.ts';
import { currentVersion } from '../../../../core/model/records.ts';
import type { Document, FileOutcome } from '../../../../core/model/records.ts';
import type { ReportFacts } from '../../../../core/model/report-facts.ts';
import { shownName } from '../../../../core/model/shown-name.ts';
import { editDocument } from '../../../commands/change-documents.ts';
import type { DocumentCorrection } from '../../../commands/change-documents.ts';
import { askReading } from '../../../session/reading-target.ts';
import { takeInWritten } from '../../../session/take-in-written.ts';
import { offeredWords } from '../../../words/offered.ts';
import { reportWords } from '../../../words/reading.ts';
import { useDocumentNames } from '../../hooks/use-document-names.ts';
import { useOffered } from '../../hooks/use-offered.ts';
import { useLeftOut } from '../../hooks/use-left-out.ts';
import { useRows, useRun, useSession } from '../../hooks/use-session.ts';
import { documentIdOf, otherIdOf, outcomeWords } from './outcome-words.ts';
import { Field } from './ReportField.tsx';

/** What is known of a document and stands in its row. */
export const attributes = ['date', 'outlet', 'author', 'place'] as const;

/** The columns of the report, in their order. */
export const columns = ['file', 'outcome', 'title', ...attributes, 'encoding'] as const;

/** A column of the report. */
export type Column = (typeof columns)[number];

/** What is known of the files of a report, and what can be done with one. */
export interface FileActs {
  readonly facts: ReportFacts;
  showLost(documentId: Id): void;
  keep(path: string): void;
  join(path: string): void;
  /** Whether a file is work of another program that can be taken in. */
  canTakeIn(path: string): boolean;
  takeIn(path: string): void;
}

/** A file, and the document that it became; undefined if it became none, or that is gone. */
interface FileOf {
  readonly file: FileOutcome;
  readonly document: Document | undefined;
}

/** A row of the report. `goDown`: Enter goes on to the same column of the next row. */
export function FileCells({ file, goDown, ...acts }: FileActs & { readonly file: FileOutcome; goDown: Down }) {
  const document = useRows('documents').rows.get(documentIdOf(file) ?? '');
  return (
    <>
      <div role="cell" className="report-path" title={shownName(file.path)}>
        <bdi>{shownName(file.path)}</bdi>
      </div>
      <OutcomeCell file={file} document={document} {...acts} />
      <div role="cell" data-column="title">
        {document && <TitleField file={file} document={document} goDown={goDown} />}
      </div>
      {attributes.map((attribute) => (
        <div role="cell" key={attribute} data-column={attribute}>
          {document && <AttributeField file={file} document={document} attribute={attribute} goDown={goDown} />}
        </div>
      ))}
      <EncodingCell document={document} format={acts.facts.format(file)} />
    </>
  );
}

type Down = (column: Column) => void;

/** What became of the file, and what can be done about it. */
function OutcomeCell({ file, document, facts, keep, join, showLost, canTakeIn, takeIn }: FileActs & FileOf) {
  const documents = useRows('documents').rows;
  const names = useDocumentNames();
  const like = file.kind === 'imported' && document && file.like !== undefined ? documents.get(file.like) : undefined;
  const marks = facts.marks(file);
  const madeWay = facts.madeWay(file);
  const readVersion = file.kind === 'duplicate' ? file.version : document && currentVersion(document);
  const isWork = file.kind === 'skipped' && canTakeIn(file.path);
  const said = [
    isWork
      ? `${reportWords.kinds.skipped}: ${reportWords.foreignHere}`
      : outcomeWords(file, names.get(otherIdOf(file) ?? ''), facts.unseen(file)?.path),
    madeWay && reportWords.madeWay(names.get(madeWay.id) ?? ''),
    marks && reportWords.marks(marks),
    useLeftOut(readVersion),
  ].filter((words) => words !== null && words !== '');
  return (
    <div role="cell" className="report-outcome" data-kind={file.kind}>
      <span>{said.join('; ')}</span>
      {file.kind === 'duplicate' && file.kept === null && (
        <GoingButton words={reportWords.keep} press={() => keep(file.path)} />
      )}
      {isWork && (
        <Button
          className="plain-link"
          aria-label={reportWords.takeInFor(shownName(file.path))}
          onPress={() => takeIn(file.path)}
        >
          {reportWords.takeIn}
        </Button>
      )}
      <WrittenMarks document={document} />
      {marks && marks.lost > 0 && document && (
        <Button className="plain-link" onPress={() => showLost(document.id)}>
          {reportWords.showLost(marks.lost)}
        </Button>
      )}
      {like && <GoingButton words={reportWords.takeAsVersion} press={() => join(file.path)} />}
    </div>
  );
}

/** Tags and marks that are written into a text; they are made only when a person says so. */
function WrittenMarks({ document }: Pick<FileOf, 'document'>) {
  const session = useSession();
  const offered = useOffered(document);
  if (!document || !offered) return null;
  return (
    <>
      <span>{offeredWords.found(offered.tags, offered.marks)}</span>
      <Button
        className="plain-link"
        aria-label={`${offeredWords.takeIn}: ${shownName(document.title.value)}`}
        onPress={() => void takeInWritten(session, [document.id])}
      >
        {offeredWords.takeIn}
      </Button>
    </>
  );
}

/** A button that goes with its reason; the focus must not go with it, or Escape would reach nothing. */
function GoingButton({ words, press }: { readonly words: string; press(): void }) {
  const leave = ({ target }: PressEvent) =>
    target.closest<HTMLElement>('[role="table"]')?.focus({ preventScroll: true });
  return (
    <Button
      className="plain-link"
      onPress={(event) => {
        leave(event);
        press();
      }}
    >
      {words}
    </Button>
  );
}

type FieldOf = FileOf & { readonly document: Document; goDown: Down };

function TitleField({ file, document, goDown }: FieldOf) {
  const correct = useCorrect(document);
  return (
    <Field
      guess={document.title}
      place={{ kind: 'document-title', id: document.id }}
      column={reportWords.columns.title}
      label={reportWords.edit(reportWords.columns.title, shownName(file.path))}
      onCommit={(title) => correct({ title })}
      onEnter={() => goDown('title')}
    />
  );
}

function AttributeField({
  file,
  document,
  attribute,
  goDown,
}: FieldOf & { readonly attribute: (typeof attributes)[number] }) {
  const correct = useCorrect(document);
  return (
    <Field
      guess={document.attributes[attribute]}
      place={{ kind: 'document-attribute', id: document.id, attributeId: attribute }}
      isDate={attribute === 'date'}
      column={reportWords.columns[attribute]}
      language={document.language}
      label={reportWords.edit(reportWords.columns[attribute], shownName(file.path))}
      onCommit={(value) => correct({ attributes: { [attribute]: value } })}
      onEnter={() => goDown(attribute)}
    />
  );
}

function useCorrect({ id }: Document) {
  const { desk } = useSession();
  const run = useRun();
  return (correction: DocumentCorrection) => run(editDocument(desk, id, correction));
}

/** The format and the encoding that the file was read in. */
function EncodingCell({ document, format }: Pick<FileOf, 'document'> & { readonly format: string | null }) {
  const session = useSession();
  const encoding = document && currentVersion(document).encoding;
  return (
    <div role="cell" className="report-encoding">
      {format !== null && <span>{reportWords.formats[format] ?? format}</span>}
      {document && encoding && isEncoded(format ?? '') && (
        <Button
          className="plain-link"
          aria-label={`${encoding.label}, ${reportWords.correctEncoding(shownName(document.title.value))}`}
          onPress={() => askReading(session, document.id, { back: 'import-report' })}
        >
          {encoding.label}
        </Button>
      )}
      {encoding && encoding.by !== 'person' && encoding.confidence < 0.5 && (
        <span className="report-doubt">
          <TriangleAlert aria-hidden />
          {reportWords.unsure}
        </span>
      )}
    </div>
  );
}
