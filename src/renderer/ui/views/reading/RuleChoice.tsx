import { useEffect, useState } from 'react';
import { Button } from 'react-aria-components';
import type { ReadingWay } from '../../../../core/decode/format.ts';
import { sameValue } from '../../../../core/model/diff.ts';
import type { Id } from '../../../../core/model/id.ts';
import type { Document, Reading } from '../../../../core/model/records.ts';
import type { Problem } from '../../../../core/model/result.ts';
import type { ReadingPreview, ReadOtherwise } from '../../../../core/ports/ingest.ts';
import { previewReading, readAllOtherwise } from '../../../commands/read-otherwise.ts';
import { readAlike } from '../../../session/reading-target.ts';
import { tellProblem } from '../../../session/tell-problem.ts';
import { readOtherwiseWords as words } from '../../../words/read-otherwise.ts';
import { problemSentence } from '../../../words/sentences.ts';
import { useSession } from '../../hooks/use-session.ts';
import { writtenByDatabases } from '../../../../core/decode/articles/written-by-databases.ts';
import { ArticlesChoice } from './ArticlesChoice.tsx';
import { PreviewOfReading } from './PreviewOfReading.tsx';
import { TableChoice } from './TableChoice.tsx';

/** The rule by which the file of a document is read, to be chosen otherwise, and its first texts before and after. */
export function RuleChoice({
  document,
  reading,
  close,
}: {
  readonly document: Document;
  readonly reading: Reading;
  close(): void;
}) {
  const session = useSession();
  const { desk, workspace } = session;
  const [{ alike, others }] = useState(() => readAlike(session, reading));
  const [way, setWay] = useState<ReadingWay | null>(null);
  const [working, setWorking] = useState(false);
  const now = usePreview(document, null);
  const then = usePreview(document, way);
  const shown = then.preview ?? now.preview;
  const current = wayOf(now.preview);
  const problem = then.problem ?? now.problem;
  const isOther = way !== null && current !== null && !sameValue(way, current);

  const apply = async () => {
    if (way === null) return;
    setWorking(true);
    const ids = [document.id, ...alike.map(({ documentId }) => documentId)];
    const { done, problems } = await readAllOtherwise(desk, ids, way);
    close();
    const [first] = done;
    if (done.length > 1) workspace.tell('done', words.doneAll(done.length, sumOf(done)), true);
    else if (first) workspace.tell('done', words.done(now.preview?.path ?? document.path, first), true);
    for (const problem of problems) tellProblem(workspace, problem);
  };

  return (
    <>
      <div className="dialog-body">
        <p className="dialog-about">
          <bdi>{now.preview?.path ?? document.path}</bdi>
          {now.preview && ` · ${words.counted(now.preview.texts, now.preview.empty)}`}
        </p>
        <ChosenWith paths={alike.map(({ path }) => path)} others={others} />
        {shown?.reading && (
          <Fields
            documentId={document.id}
            shown={shown}
            detected={now.preview?.encoding ?? ''}
            way={way ?? wayOf(shown)!}
            onWay={setWay}
          />
        )}
        <p role="status" className="dialog-about">
          {working ? words.applying : then.isLate || now.isLate ? words.working : ''}
          {!working && problem && problemSentence(problem)}
          {!working && isOther && then.preview && words.counted(then.preview.texts, then.preview.empty)}
          {!working && isOther && (then.preview?.replacements ?? 0) > 0 && words.replaced(then.preview!.replacements)}
        </p>
        <div className="reading-before-after">
          <PreviewOfReading title={words.now} preview={now.preview} />
          {isOther ? (
            <PreviewOfReading title={words.then} preview={then.preview} />
          ) : (
            <p className="reading-note">{words.same}</p>
          )}
        </div>
      </div>
      <div className="dialog-buttons">
        <Button className="button" onPress={close}>
          {words.cancel}
        </Button>
        <Button
          className="button primary"
          isDisabled={!isOther || !then.preview || then.isLate || working}
          onPress={() => void apply()}
        >
          {alike.length === 0 ? words.apply : words.applyAll(alike.length + 1)}
        </Button>
      </div>
    </>
  );
}

/** Which files were chosen with it and are read so, too, and how many are not. */
function ChosenWith({ paths, others }: { readonly paths: readonly string[]; readonly others: number }) {
  return (
    <>
      {paths.length > 0 && (
        <p className="dialog-about">
          <bdi>{words.alike(paths)}</bdi>
        </p>
      )}
      {others > 0 && <p className="dialog-about">{words.others(others)}</p>}
    </>
  );
}

function sumOf(done: readonly ReadOtherwise[]): ReadOtherwise {
  return done.reduce((sum, one) => ({
    texts: sum.texts + one.texts,
    removed: sum.removed + one.removed,
    kept: sum.kept + one.kept,
  }));
}

/** What can be chosen, by what the file is. A rule of another kind has a branch of its own here. */
function Fields(props: {
  readonly documentId: Id;
  readonly shown: ReadingPreview;
  readonly detected: string;
  readonly way: ReadingWay;
  onWay(way: ReadingWay): void;
}) {
  const { rule } = props.way;
  if (rule.kind === 'table') return <TableChoice {...props} rule={rule} />;
  if (rule.kind === 'articles' || writtenByDatabases.has(props.shown.format)) return <ArticlesChoice {...props} />;
  return null;
}

/** How a file is read, as it was found to be possible. */
function wayOf(preview: ReadingPreview | null): ReadingWay | null {
  return preview?.reading ? { rule: preview.reading.rule, encoding: preview.picked } : null;
}

interface Shown {
  readonly preview: ReadingPreview | null;
  readonly problem: Problem | null;
  /** Another one is on its way. */
  readonly isLate: boolean;
}

/** Waits until nothing was chosen for so many milliseconds: a file may be large. */
const pause = 150;

function usePreview({ id }: Document, way: ReadingWay | null): Shown {
  const { desk } = useSession();
  const [shown, setShown] = useState<Shown & { readonly of: ReadingWay | null }>({
    preview: null,
    problem: null,
    isLate: true,
    of: null,
  });
  useEffect(() => {
    let over = false;
    const ask = async () => {
      const answer = await previewReading(desk, id, way);
      if (over) return;
      setShown({
        preview: answer.ok ? answer.value : null,
        problem: answer.ok ? null : answer.error,
        isLate: false,
        of: way,
      });
    };
    const timer = setTimeout(() => void ask(), way === null ? 0 : pause);
    return () => {
      over = true;
      clearTimeout(timer);
    };
  }, [desk, id, way]);
  return { ...shown, isLate: shown.isLate || shown.of !== way };
}
