import { useVirtualizer } from '@tanstack/react-virtual';
import { TriangleAlert } from 'lucide-react';
import { useRef } from 'react';
import { Button } from 'react-aria-components';
import type { Id } from '../../../../core/model/id.ts';
import { currentVersion } from '../../../../core/model/records.ts';
import type { FileOutcome } from '../../../../core/model/records.ts';
import type { ReportFacts } from '../../../../core/model/report-facts.ts';
import { editDocument } from '../../../commands/change-documents.ts';
import type { DocumentCorrection } from '../../../commands/change-documents.ts';
import { askEncoding } from '../../../session/encoding-target.ts';
import { useRows, useRun, useSession } from '../../hooks/use-session.ts';
import { reportWords } from '../../../words/reading.ts';
import { focusWhenThere } from '../../../session/focus-when-there.ts';
import { useDocumentNames } from '../../hooks/use-document-names.ts';
import { shownName } from '../../../../core/model/shown-name.ts';
import { Field } from './ReportField.tsx';
import { documentIdOf, otherIdOf, outcomeWords } from './outcome-words.ts';

const attributes = ['date', 'outlet', 'author', 'place'] as const;
const columns = ['file', 'outcome', 'title', ...attributes, 'encoding'] as const;
type Column = (typeof columns)[number];

interface FileActs {
  readonly facts: ReportFacts;
  showLost(documentId: Id): void;
  keep(path: string): void;
  join(path: string, title: string): void;
}

/** The table of files: only the rows in view are drawn. */
export function Files({ files, ...acts }: FileActs & { readonly files: readonly FileOutcome[] }) {
  const scroller = useRef<HTMLDivElement>(null);
  const rows = useVirtualizer({
    count: files.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => 44,
    overscan: 8,
  });
  /** The cell of this column in the next row that has one; in the last row it stays where it is. */
  const goDown = (from: number, column: Column) => {
    const below = files.findIndex((file, at) => at > from && documentIdOf(file) !== null);
    const to = below < 0 ? from : below;
    rows.scrollToIndex(to);
    focusWhenThere(() =>
      scroller.current?.querySelector<HTMLInputElement>(`[data-index="${to}"] [data-column="${column}"] input`),
    );
  };
  return (
    <div
      ref={scroller}
      className="report-table"
      role="table"
      aria-label={reportWords.title}
      aria-rowcount={files.length + 1}
      tabIndex={0}
    >
      <div role="rowgroup" className="report-head">
        <div role="row" className="report-row" aria-rowindex={1}>
          {columns.map((column) => (
            <div role="columnheader" key={column}>
              {reportWords.columns[column]}
            </div>
          ))}
        </div>
      </div>
      <div role="rowgroup" className="report-rows" style={{ height: rows.getTotalSize() }}>
        {rows.getVirtualItems().map(({ index, start }) => {
          const file = files[index]!;
          return (
            <div
              key={file.path}
              ref={rows.measureElement}
              data-index={index}
              role="row"
              aria-rowindex={index + 2}
              className="report-row report-file"
              style={{ transform: `translateY(${start}px)` }}
            >
              <FileCells file={file} goDown={(column) => goDown(index, column)} {...acts} />
            </div>
          );
        })}
      </div>
    </div>
  );
}

function FileCells({
  file,
  goDown,
  facts,
  keep,
  join,
  showLost,
}: FileActs & { readonly file: FileOutcome; goDown(column: Column): void }) {
  const session = useSession();
  const { desk } = session;
  const run = useRun();
  const { rows } = useRows('documents');
  const id = documentIdOf(file);
  const document = id === null ? undefined : rows.get(id);
  const names = useDocumentNames();
  const other = names.get(otherIdOf(file) ?? '');
  const madeWay = facts.madeWay(file);
  const marks = facts.marks(file);
  const more = [madeWay && reportWords.madeWay(names.get(madeWay.id) ?? ''), marks && reportWords.marks(marks)].filter(
    (words) => words !== null,
  );
  const like = file.kind === 'imported' && document && file.like !== undefined ? rows.get(file.like) : undefined;
  const correct = async (correction: DocumentCorrection) =>
    document ? run(editDocument(desk, document.id, correction)) : null;
  const encoding = document && currentVersion(document).encoding;
  const format = facts.format(file);
  return (
    <>
      <div role="cell" className="report-path" title={shownName(file.path)}>
        <bdi>{shownName(file.path)}</bdi>
      </div>
      <div role="cell" className="report-outcome" data-kind={file.kind}>
        <span>{[outcomeWords(file, other, facts.unseen(file)?.path), ...more].join('; ')}</span>
        {file.kind === 'duplicate' && file.kept === null && (
          <Button
            className="plain-link"
            onPress={({ target }) => {
              // The button goes with its reason; the focus must not go with it, or Escape would reach nothing.
              target.closest<HTMLElement>('[role="table"]')?.focus({ preventScroll: true });
              keep(file.path);
            }}
          >
            {reportWords.keep}
          </Button>
        )}
        {marks && marks.lost > 0 && document && (
          <Button className="plain-link" onPress={() => showLost(document.id)}>
            {reportWords.showLost(marks.lost)}
          </Button>
        )}
        {like && (
          <Button
            className="plain-link"
            onPress={({ target }) => {
              target.closest<HTMLElement>('[role="table"]')?.focus({ preventScroll: true });
              join(file.path, names.get(like.id) ?? '');
            }}
          >
            {reportWords.takeAsVersion}
          </Button>
        )}
      </div>
      <div role="cell" data-column="title">
        {document && (
          <Field
            guess={document.title}
            place={{ kind: 'document-title', id: document.id }}
            column={reportWords.columns.title}
            label={reportWords.edit(reportWords.columns.title, shownName(file.path))}
            onCommit={(title) => correct({ title })}
            onEnter={() => goDown('title')}
          />
        )}
      </div>
      {attributes.map((attribute) => (
        <div role="cell" key={attribute} data-column={attribute}>
          {document && (
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
          )}
        </div>
      ))}
      <div role="cell" className="report-encoding">
        {format !== null && <span>{reportWords.formats[format] ?? format}</span>}
        {document && encoding && (
          <Button
            className="plain-link"
            aria-label={`${encoding.label}, ${reportWords.correctEncoding(shownName(document.title.value))}`}
            onPress={() => askEncoding(session, document.id, 'import-report')}
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
    </>
  );
}
