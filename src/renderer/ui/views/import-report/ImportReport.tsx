import { useVirtualizer } from '@tanstack/react-virtual';
import { TriangleAlert } from 'lucide-react';
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { Button, Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { endingsOf } from '../../../../core/decode/open.ts';
import type { Id } from '../../../../core/model/id.ts';
import { countOutcomes } from '../../../../core/model/outcome-counts.ts';
import { currentVersion } from '../../../../core/model/records.ts';
import type { FileOutcome, Guess, Import } from '../../../../core/model/records.ts';
import type { ReportFacts } from '../../../../core/model/report-facts.ts';
import type { Problem } from '../../../../core/model/result.ts';
import { partsOfDate } from '../../../../core/text/dates.ts';
import { editDocument } from '../../../commands/change-documents.ts';
import type { DocumentCorrection } from '../../../commands/change-documents.ts';
import { keepCopies } from '../../../commands/keep-copies.ts';
import { factsOfReport, saveImportReport } from '../../../commands/save-import-report.ts';
import { takeAsVersion } from '../../../commands/take-as-version.ts';
import { linkNamed } from '../../../session/folder-watching.ts';
import { useWatching } from '../../hooks/use-watching.ts';
import type { ValuePlace } from '../../../commands/write-draft.ts';
import { useValueField } from '../../hooks/use-value-field.ts';
import { askEncoding } from '../../../session/encoding-target.ts';
import { dateInWords, timeInWords } from '../../../words/in-words.ts';
import { useRows, useRun, useSession, useWorkspace } from '../../hooks/use-session.ts';
import { dateInField, isNoDate, typedDate } from '../../../session/typed-date.ts';
import { sourceOf } from '../../../session/importing.ts';
import { folderWords } from '../../../words/folders.ts';
import { problemSentence } from '../../../words/sentences.ts';
import { doubtInWords, reportFileName, reportWords } from '../../../words/reading.ts';
import { shellWords } from '../../../words/shell.ts';
import { focusWhenThere } from '../../../session/focus-when-there.ts';
import '../../styles/dialogs.css';
import { useDocumentNames } from '../../hooks/use-document-names.ts';
import { shownName } from '../../../../core/model/shown-name.ts';
import '../../styles/import-report.css';

/** The dialog with every file's outcome of one import; shown while the workspace's dialog is 'import-report'. */
export function ImportReport() {
  const { workspace } = useSession();
  const open = useWorkspace((state) => state.dialog === 'import-report');
  const reportId = useWorkspace((state) => state.reportId);
  const { rows } = useRows('imports');
  if (!open) return null;
  const record = reportId === null ? undefined : rows.get(reportId);
  const close = () => workspace.set({ dialog: null });
  return (
    <ModalOverlay className="reading-overlay" isOpen isDismissable onOpenChange={(now) => !now && close()}>
      <Modal className="reading-modal reading-modal-widest">
        <Dialog className="reading-dialog import-report">
          <Heading slot="title">{reportWords.title}</Heading>
          {record && <Report key={record.id} record={record} close={close} />}
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

type Kind = FileOutcome['kind'];
/** What needs a person's eyes comes first. */
const kinds: readonly Kind[] = ['failed', 'skipped', 'duplicate', 'new-version', 'imported', 'unchanged'];

function Report({ record, close }: { readonly record: Import; close(): void }) {
  const { desk, workspace } = useSession();
  const run = useRun();
  const { files, problem } = useOutcomes(record.id);
  const [kind, setKind] = useState<Kind | null>(null);
  const sorted = useMemo(() => {
    // Which guesses are weak is asked once: rows that left their place while they are corrected would be lost.
    const documents = desk.store.snapshot.rows('documents');
    const weak = (file: FileOutcome): boolean => {
      const id = documentIdOf(file);
      const document = id === null ? undefined : documents.get(id);
      return (
        document !== undefined && [document.title, ...Object.values(document.attributes)].some(({ doubt }) => doubt)
      );
    };
    const { marks, unseen } = factsOfReport(desk, record, files ?? []);
    const isTold = (file: FileOutcome) =>
      weak(file) || tellsMore(file) || unseen(file) !== null || (marks(file)?.lost ?? 0) > 0;
    const rank = new Map((files ?? []).map((file) => [file, kinds.indexOf(file.kind) * 2 + (isTold(file) ? 0 : 1)]));
    return files && [...files].sort((a, b) => rank.get(a)! - rank.get(b)!);
  }, [files, desk, record]);
  const counts = useMemo(() => countOutcomes(files ?? []), [files]);
  const shown = useMemo(() => sorted?.filter((file) => kind === null || file.kind === kind), [sorted, kind]);
  const facts = useFacts(record, files);
  const duplicates = (files ?? []).filter((file) => file.kind === 'duplicate' && file.kept === null);

  const closing = useRef<HTMLButtonElement>(null);

  const keep = async (paths: readonly string[]) => {
    const kept = await run(keepCopies(desk, record.id, paths));
    if (kept) workspace.tell('done', reportWords.keptCopies(paths.length), true);
  };
  const join = async (path: string, title: string) => {
    const joined = await run(takeAsVersion(desk, record.id, path));
    if (joined) workspace.tell('done', reportWords.tookAsVersion(title), true);
  };
  const showLost = (documentId: Id) => {
    const lost = desk.store.snapshot.annotationsOf(documentId).filter(({ anchor }) => anchor.kind === 'lost');
    if (!lost[0]) return;
    close();
    workspace.showAnnotation(lost[0]);
    workspace.set({ annotationIds: lost.map(({ id }) => id) });
  };
  const save = async () => {
    const saved = await run(saveImportReport(desk, record, sorted ?? [], reportFileName(record.name)));
    if (saved) workspace.tellSaved(reportWords.saved(saved.where), saved.where);
  };

  return (
    <>
      <div className="dialog-body report-body">
        <p className="dialog-about">
          <bdi>{reportWords.summary(record.name, timeInWords(record.started))}</bdi> ·{' '}
          {reportWords.states[record.state]}
        </p>
        {problem && (
          <p role="alert" className="reading-problem">
            {problemSentence(problem)}
          </p>
        )}
        {files && files.length > 0 && (
          <div className="report-filter" role="group" aria-label={reportWords.filter}>
            <FilterButton on={kind === null} press={() => setKind(null)} words={reportWords.all} count={files.length} />
            {kinds
              .filter((one) => counts[one] > 0)
              .map((one) => (
                <FilterButton
                  key={one}
                  on={kind === one}
                  press={() => setKind(one)}
                  words={reportWords.kinds[one]}
                  count={counts[one]}
                />
              ))}
            {files.some((file) => file.kind === 'imported') && <span className="quiet">{reportWords.correct}</span>}
          </div>
        )}
        {files?.length === 0 && <p className="reading-note">{reportWords.empty(endingsOf())}</p>}
        {shown && files!.length > 0 && (
          <Files
            files={shown}
            facts={facts}
            keep={(path) => void keep([path])}
            join={(path, title) => void join(path, title)}
            showLost={showLost}
          />
        )}
      </div>
      <div className="dialog-buttons">
        <KeepWatching record={record} onWatch={() => closing.current?.focus()} />
        {duplicates.length > 0 && (
          <Button
            className="button"
            onPress={() => {
              closing.current?.focus();
              void keep(duplicates.map(({ path }) => path));
            }}
          >
            {reportWords.keepAll(duplicates.length)}
          </Button>
        )}
        <Button className="button" isDisabled={!files?.length} onPress={() => void save()}>
          {reportWords.save}
        </Button>
        <Button ref={closing} className="button primary" onPress={close} autoFocus>
          {reportWords.close}
        </Button>
      </div>
    </>
  );
}

/** Offers to watch a folder that was imported in this window; says so once it is. Only where the machine can. */
function KeepWatching({ record, onWatch }: { readonly record: Import; onWatch(): void }) {
  const session = useSession();
  const watched = useWatching((state) => linkNamed(state, record.name) !== null);
  const source = sourceOf(record.id);
  if (!session.desk.host.native || record.source !== 'folder') return null;
  if (watched) return <span className="quiet report-watched">{folderWords.watchingThis}</span>;
  if (source === null) return null;
  return (
    <Button
      className="button"
      onPress={() => {
        // The button goes; the focus must not go with it.
        onWatch();
        void session.folders.link(source, record.name);
      }}
    >
      {folderWords.watch}
    </Button>
  );
}

function FilterButton(props: { readonly on: boolean; readonly words: string; readonly count: number; press(): void }) {
  return (
    <button type="button" className="chip-button" aria-pressed={props.on} onClick={props.press}>
      {props.words} <span className="chip-count">{props.count.toLocaleString()}</span>
    </button>
  );
}

function useOutcomes(importId: Id): {
  readonly files: readonly FileOutcome[] | null;
  readonly problem: Problem | null;
} {
  const { store } = useSession().desk;
  const [loaded, setLoaded] = useState<{ files: readonly FileOutcome[] | null; problem: Problem | null }>({
    files: null,
    problem: null,
  });
  useEffect(() => {
    let over = false;
    const load = async () => {
      const outcomes = await store.outcomes(importId);
      if (over) return;
      if (outcomes.ok) setLoaded({ files: outcomes.value.flatMap(({ files }) => files), problem: null });
      else setLoaded({ files: null, problem: outcomes.error });
    };
    void load();
    const stop = store.subscribe((diff) => {
      if (diff === null || diff.outcomes) void load();
    });
    return () => {
      over = true;
      stop();
    };
  }, [store, importId]);
  return loaded;
}

function useFacts(record: Import, files: readonly FileOutcome[] | null): ReportFacts {
  const { desk } = useSession();
  const versions = [useRows('documents').version, useRows('annotations').version, useRows('imports').version];
  return useMemo(
    () => factsOfReport(desk, record, files ?? []),
    // eslint-disable-next-line react-hooks/exhaustive-deps -- The snapshot is changed in place; the tables' versions tell.
    [desk, record, files, ...versions],
  );
}

const attributes = ['date', 'outlet', 'author', 'place'] as const;
const columns = ['file', 'outcome', 'title', ...attributes, 'encoding'] as const;
type Column = (typeof columns)[number];

interface FileActs {
  readonly facts: ReportFacts;
  showLost(documentId: Id): void;
  keep(path: string): void;
  join(path: string, title: string): void;
}

function Files({ files, ...acts }: FileActs & { readonly files: readonly FileOutcome[] }) {
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

/** A value that is corrected in place: Enter (which goes on), Escape or leaving stores it; undo brings the old one back. */
function Field(props: {
  readonly guess: Guess | undefined;
  readonly label: string;
  /** What its column is called, shown in an empty cell where no head of the table has room. */
  readonly column: string;
  readonly place: ValuePlace;
  readonly isDate?: boolean;
  readonly language?: string | null;
  onCommit(value: string): Promise<unknown>;
  onEnter(): void;
}) {
  const { guess } = props;
  const stored = guess?.value ?? '';
  /** As it stands in the cell: what is left so is not stored again. */
  const value = props.isDate === true ? dateInField(stored, props.language) : stored;
  // What could not be read as a date stays in the cell, not in the record.
  const { left, type, done } = useValueField(props.place, value, (next) =>
    next.trim() === value ? undefined : props.onCommit(next),
  );
  const [typed, setTyped] = useState(left);
  const shown = typed ?? value;
  const date = props.isDate === true && (typed !== null || isNoDate(stored)) ? typedDate(shown, props.language) : null;
  const input = useRef<HTMLInputElement>(null);
  /** Whether it was typed in since its words were taken last. */
  const dirty = useRef(false);
  // The same field shows a value that comes later: another one would take neither the focus along nor what was typed since.
  useLayoutEffect(() => {
    const field = input.current;
    if (field && !dirty.current && field.value !== shown) field.value = shown;
  }, [shown]);
  const unfinished = left === null ? undefined : shellWords.unstored.unfinished;
  const doubt = date?.says || unfinished || (guess && doubtInWords(guess));
  const commit = (next: string, by: 'enter' | 'escape' | 'leaving') => {
    if (props.isDate === true && next.trim() !== value && !typedDate(next, props.language).readable) return false;
    if (done(next, by)) {
      dirty.current = false;
      setTyped(null);
    }
    return true;
  };
  return (
    <span className="report-field">
      <input
        ref={input}
        className="report-input"
        data-weak={guess?.doubt !== undefined || undefined}
        data-unfinished={left !== null || undefined}
        aria-label={props.label}
        aria-description={doubt}
        placeholder={props.column}
        defaultValue={shown}
        aria-invalid={date !== null && !date.readable ? true : undefined}
        dir="auto"
        title={doubt ?? value}
        onInput={(event) => {
          dirty.current = true;
          type(event.currentTarget.value);
          if (props.isDate === true) setTyped(event.currentTarget.value);
        }}
        onBlur={(event) => commit(event.target.value, 'leaving')}
        onKeyDown={(event) => {
          if (event.key === 'Enter') {
            event.preventDefault();
            // What cannot be read stays in its cell, and the person with it.
            if (commit(event.currentTarget.value, 'enter')) props.onEnter();
          } else if (event.key === 'Escape' && event.currentTarget.value !== value) {
            event.preventDefault();
            event.stopPropagation();
            commit(event.currentTarget.value, 'escape');
            // The cell is left, not the report.
            event.currentTarget.closest<HTMLElement>('[role="table"]')?.focus({ preventScroll: true });
          }
        }}
      />
      {doubt && date?.readable !== true && <TriangleAlert className="report-doubt" aria-hidden />}
      {date?.says ? (
        <span role="status" className="report-says" data-wrong={!date.readable || undefined}>
          {date.says}
        </span>
      ) : (
        typed === null && props.isDate === true && <StoredDate guess={guess} />
      )}
    </span>
  );
}

/** Under a date, what its cell does not show: in which order it was read; the whole of one with a time of day. */
function StoredDate({ guess }: { readonly guess: Guess | undefined }) {
  if (guess === undefined) return null;
  const isLong = (partsOfDate(guess.value)?.time ?? null) !== null;
  const said = guess.doubt === 'ambiguous-date' ? doubtInWords(guess) : isLong ? dateInWords(guess.value) : null;
  return said && <span className="report-says">{said}</span>;
}

/** The document that a file became, whose facts can be corrected here. */
function documentIdOf(file: FileOutcome): Id | null {
  switch (file.kind) {
    case 'imported':
    case 'new-version':
    case 'unchanged':
      return file.documentId;
    case 'duplicate':
      return file.kept;
    case 'skipped':
    case 'failed':
      return null;
  }
}

/** An outcome that is not the usual one of its kind. */
function tellsMore(file: FileOutcome): boolean {
  if (file.kind === 'unchanged') return file.from !== undefined;
  if (file.kind === 'new-version') return file.guessed === true;
  return file.kind === 'imported' && otherIdOf(file) !== undefined;
}

/** The document that the words of an outcome name beside its own. */
function otherIdOf(file: FileOutcome): Id | undefined {
  if (file.kind === 'duplicate') return file.documentId;
  return file.kind === 'imported' ? (file.like ?? file.unlike) : undefined;
}

/**
 * `title`: what the document is called that the outcome names; undefined if it names none, or one that is gone.
 * `unseen`: the path of a repeated document that the import did not see; see `ReportFacts`.
 */
function outcomeWords(file: FileOutcome, title: string | undefined, unseen: string | undefined): string {
  const kind = reportWords.kinds[file.kind];
  switch (file.kind) {
    case 'imported':
      if (title === undefined) return kind;
      return `${kind}: ${file.like === undefined ? reportWords.unlike(title) : reportWords.like(title)}`;
    case 'unchanged':
      return file.from === undefined ? kind : `${kind}: ${reportWords.movedFrom(shownName(file.from))}`;
    case 'new-version':
      return `${kind}: ${reportWords.versionOf(file.version)}${file.guessed ? `; ${reportWords.guessed}` : ''}`;
    case 'duplicate':
      if (file.kept !== null) return `${kind}: ${reportWords.kept}`;
      if (unseen === undefined) return `${kind}: ${reportWords.sameAs(title ?? '')}`;
      return `${kind}: ${reportWords.sameAsUnseen(title ?? '', shownName(unseen))}`;
    case 'skipped':
      if (file.reason === 'empty' && file.bytes > 0) return `${kind}: ${reportWords.blank}`;
      return `${kind}: ${reportWords.reasons[file.reason]}`;
    case 'failed':
      return `${kind}: ${reportWords.reasons[file.reason]}`;
  }
}
