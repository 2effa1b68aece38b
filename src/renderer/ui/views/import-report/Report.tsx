import { useMemo, useRef, useState } from 'react';
import { Button } from 'react-aria-components';
import { endingsOf } from '../../../../core/decode/open.ts';
import type { Id } from '../../../../core/model/id.ts';
import { countOutcomes } from '../../../../core/model/outcome-counts.ts';
import type { FileOutcome, Import } from '../../../../core/model/records.ts';
import { keepCopies } from '../../../commands/keep-copies.ts';
import { factsOfReport, saveImportReport } from '../../../commands/save-import-report.ts';
import { takeAsVersion } from '../../../commands/take-as-version.ts';
import { linkNamed } from '../../../session/folder-watching.ts';
import { useWatching } from '../../hooks/use-watching.ts';
import { timeInWords } from '../../../words/in-words.ts';
import { useRun, useSession } from '../../hooks/use-session.ts';
import { sourceOf } from '../../../session/importing.ts';
import { folderWords } from '../../../words/folders.ts';
import { problemSentence } from '../../../words/sentences.ts';
import { reportFileName, reportWords } from '../../../words/reading.ts';
import { documentIdOf, tellsMore } from './outcome-words.ts';
import { Files } from './ReportTable.tsx';
import { useFacts, useOutcomes } from './use-report.ts';

type Kind = FileOutcome['kind'];
/** What needs a person's eyes comes first. */
const kinds: readonly Kind[] = ['failed', 'skipped', 'duplicate', 'new-version', 'imported', 'unchanged'];

/** What became of the files of one import, to look through, to correct and to save. */
export function Report({ record, close }: { readonly record: Import; close(): void }) {
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
