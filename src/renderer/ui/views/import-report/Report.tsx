import { useCallback, useMemo, useState } from 'react';
import { endingsOf } from '../../../../core/decode/format-names.ts';
import type { Id } from '../../../../core/model/id.ts';
import { countOutcomes } from '../../../../core/model/outcome-counts.ts';
import { decidedBetween } from '../../../../core/ingest/readdress.ts';
import type { FileOutcome, Import } from '../../../../core/model/records.ts';
import type { ReportFacts } from '../../../../core/model/report-facts.ts';
import { keepCopies } from '../../../commands/keep-copies.ts';
import { takeAsVersion } from '../../../commands/take-as-version.ts';
import { isFoundWork } from '../../../session/importing.ts';
import { findWords } from '../../../words/find.ts';
import { timeInWords } from '../../../words/in-words.ts';
import { reportWords } from '../../../words/reading.ts';
import { doneSentence, problemSentence } from '../../../words/sentences.ts';
import { useDocumentNames } from '../../hooks/use-document-names.ts';
import { useRows, useRun, useSession } from '../../hooks/use-session.ts';
import { FindInRows, useFoundRows } from '../../parts/compare/FindInRows.tsx';
import { attributes } from './FileCells.tsx';
import { FilesRead } from './FilesRead.tsx';
import { documentIdOf, otherIdOf, outcomeWords } from './outcome-words.ts';
import { ReportButtons } from './ReportButtons.tsx';
import { Files } from './ReportTable.tsx';
import { kinds, useReport } from './use-report.ts';

/** What became of the files of one import, to look through, to correct and to save. */
export function Report({ record, close }: { readonly record: Import; close(): void }) {
  const { files, problem, facts } = useReport(record);
  const { keep, ...acts } = useActs(record, close);
  const [kind, setKind] = useState<Kind | null>(null);
  const ofKind = useMemo(() => files?.filter((file) => kind === null || file.kind === kind) ?? none, [files, kind]);
  const find = useFoundRows(ofKind, useWordsOf(facts));
  const shown = find.found;
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
        {files && <FilesRead files={files} />}
        {files && files.length > 0 && <Filter files={files} kind={kind} onKind={setKind} />}
        {files && files.length > few && <FindInRows find={find} label={findWords.files} first={firstOf(shown)} />}
        {files?.length === 0 && <p className="reading-note">{reportWords.empty(endingsOf())}</p>}
        {files && files.length > 0 && (
          <Files files={shown} facts={facts} keep={(path) => void keep([path])} {...acts} />
        )}
      </div>
      <ReportButtons
        record={record}
        all={files ?? none}
        files={shown}
        filters={[
          [reportWords.filter, kind === null ? null : reportWords.kinds[kind]],
          [findWords.files, find.typed],
        ]}
        keep={keep}
        close={close}
      />
    </>
  );
}

type Kind = FileOutcome['kind'];

const none: readonly FileOutcome[] = [];
/** So few files are seen at once. */
const few = 10;

/** A field of the first file that became a document, or the table where none did. */
const firstOf = (files: readonly FileOutcome[]) =>
  files.some((file) => documentIdOf(file) !== null) ? '.report-input' : '.report-table';

/** What stands in the row of a file: its path, what became of it, and what is known of the document. */
function useWordsOf(facts: ReportFacts): (file: FileOutcome) => string {
  const { rows } = useRows('documents');
  const names = useDocumentNames();
  return useCallback(
    (file) => {
      const outcome = outcomeWords(file, names.get(otherIdOf(file) ?? ''), facts.unseen(file)?.path);
      const document = rows.get(documentIdOf(file) ?? '');
      const known = document ? [document.title, ...attributes.map((one) => document.attributes[one])] : [];
      return [file.path, outcome, ...known.map((one) => one?.value ?? '')].join('\n');
    },
    [rows, names, facts],
  );
}

/** What can be done with the files of an import; what was done is told. */
function useActs(record: Import, close: () => void) {
  const { desk, workspace, importing } = useSession();
  const run = useRun();
  const join = async (path: string) => {
    const joined = await run(takeAsVersion(desk, record.id, path));
    if (!joined) return;
    const done = doneSentence({ verb: 'take-as-version', names: [path] });
    const { length } = decidedBetween(joined);
    workspace.tell('done', done, true, length > 0 ? { yet: reportWords.decidedBetween(length) } : {});
  };
  return {
    keep: async (paths: readonly string[]) => {
      const kept = await run(keepCopies(desk, record.id, paths));
      const label = { verb: 'keep-copy', names: paths.slice(0, 1), count: paths.length } as const;
      if (kept) workspace.tell('done', doneSentence(label), true);
    },
    join: (path: string) => void join(path),
    canTakeIn: (path: string) => isFoundWork(record.id, path),
    takeIn: (path: string) => {
      close();
      void importing.takeInFound(record.id, path);
    },
    showLost: (documentId: Id) => {
      const lost = desk.store.snapshot.annotationsOf(documentId).filter(({ anchor }) => anchor.kind === 'lost');
      if (!lost[0]) return;
      close();
      workspace.showAnnotation(lost[0]);
      workspace.set({ annotationIds: lost.map(({ id }) => id) });
    },
  };
}

/** Which kind of outcome is listed, and how many files have each; null: all. */
function Filter({
  files,
  kind,
  onKind,
}: {
  readonly files: readonly FileOutcome[];
  readonly kind: Kind | null;
  onKind(kind: Kind | null): void;
}) {
  const counts = useMemo(() => countOutcomes(files), [files]);
  return (
    <div className="report-filter" role="group" aria-label={reportWords.filter}>
      <FilterButton on={kind === null} press={() => onKind(null)} words={reportWords.all} count={files.length} />
      {kinds
        .filter((one) => counts[one] > 0)
        .map((one) => (
          <FilterButton
            key={one}
            on={kind === one}
            press={() => onKind(one)}
            words={reportWords.kinds[one]}
            count={counts[one]}
          />
        ))}
      {counts.imported > 0 && <span className="quiet">{reportWords.correct}</span>}
    </div>
  );
}

function FilterButton(props: { readonly on: boolean; readonly words: string; readonly count: number; press(): void }) {
  return (
    <button type="button" className="chip-button" aria-pressed={props.on} onClick={props.press}>
      {props.words} <span className="chip-count">{props.count.toLocaleString()}</span>
    </button>
  );
}
