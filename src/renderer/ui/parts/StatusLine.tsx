import { Check, LoaderCircle, TriangleAlert } from 'lucide-react';
import { useEffect, useMemo } from 'react';
import { countInDoubt } from '../../../core/model/doubts.ts';
import { currentVersion } from '../../../core/model/records.ts';
import { runAction } from '../../session/actions.ts';
import { countChanges } from '../../session/folder-watching.ts';
import { useWatching } from '../hooks/use-watching.ts';
import { useNextActs } from '../hooks/use-next-acts.ts';
import { useRows, useRowsLater, useSession, useWorkspace } from '../hooks/use-session.ts';
import { useShell } from '../hooks/use-shell.ts';
import { useUnstored } from '../hooks/use-unstored.ts';
import { openReview } from '../../session/reviewing.ts';
import { reviewWords } from '../../words/review.ts';
import { folderWords } from '../../words/folders.ts';
import { shellWords } from '../../words/shell.ts';
import { labelSentence } from '../../words/sentences.ts';
import { BackupSign } from './BackupSign.tsx';
import { CopyReminder } from './CopyReminder.tsx';
import { ImportStatus } from './ImportStatus.tsx';
import { Messages } from './Messages.tsx';
import { SavesStatus } from './SavesStatus.tsx';
import { TaggingStatus } from './TaggingStatus.tsx';
import { RestoringStatus } from './RestoringStatus.tsx';
import { UnpackingStatus } from './UnpackingStatus.tsx';
import '../styles/status-line.css';

const words = shellWords.status;

/** Milliseconds between two countings while an import runs. */
const importPause = 400;
/** Between two countings of what is to be reviewed: all annotations are looked through. */
const reviewPause = 300;

/** The line at the bottom: running work, whether all is saved, and how much there is. */
export function StatusLine() {
  const importing = useWorkspace((state) => state.progress !== null);
  const { rows: documents, version } = useRows('documents', importing ? importPause : 0);
  const { rows: annotations } = useRowsLater('annotations');
  const session = useSession();
  const unpacking = useWorkspace((state) => state.unpacking);
  const tagging = useWorkspace((state) => state.tagging);
  const { undo } = useNextActs();
  const passages = useMemo(
    () => [...documents.values()].reduce((sum, document) => sum + currentVersion(document).passages, 0),
    // eslint-disable-next-line react-hooks/exhaustive-deps -- The map is changed in place; its version tells.
    [documents, version],
  );
  return (
    <footer className="status-line">
      <ImportStatus />
      {unpacking && <UnpackingStatus {...unpacking} />}
      <SavesStatus />
      <RestoringStatus restoring={session.restoring} />
      {tagging.map((one) => (
        <TaggingStatus key={one.number} {...one} />
      ))}
      <SavedSign />
      <UnstoredSign />
      <BackupSign />
      <CopyReminder />
      {undo && (
        <span className="last-act quiet" title={labelSentence(undo)}>
          {words.canUndo(labelSentence(undo))}
        </span>
      )}
      <ReviewSign />
      <FoldersStatus />
      <span className="end counts">
        <span>{words.documents(documents.size)}</span>
        <span className="less">{words.passages(passages)}</span>
        <span>{words.annotations(annotations.size)}</span>
      </span>
      <Messages />
    </footer>
  );
}

/** Whether all is on disk. */
function SavedSign() {
  const { desk, workspace } = useSession();
  const drafts = useShell((state) => state.drafts);
  const full = useWorkspace((state) => state.full);
  // What can be stored again shows that there is room.
  useEffect(
    () => (full ? desk.store.subscribe((diff) => diff && workspace.set({ full: false })) : undefined),
    [desk, workspace, full],
  );
  if (full) {
    return (
      <span className="saved full" title={words.fullLine}>
        <TriangleAlert size={13} aria-hidden="true" />
        {words.full}
      </span>
    );
  }
  return (
    <span className="saved" title={words.savedLine}>
      {drafts > 0 ? (
        <LoaderCircle size={13} aria-hidden="true" />
      ) : (
        <Check size={13} aria-hidden="true" className="good" />
      )}
      {drafts > 0 ? words.saving : words.saved}
    </span>
  );
}

/** How much was written and is not stored; leads to the list. */
function UnstoredSign() {
  const { workspace } = useSession();
  const count = useUnstored().length;
  if (count === 0) return null;
  return (
    <button type="button" className="status-unstored" onClick={() => workspace.set({ dialog: 'unstored' })}>
      {shellWords.unstored.sign(count)}
    </button>
  );
}

/** How many annotations are to be looked at; leads to the list. */
function ReviewSign() {
  const session = useSession();
  const { rows: annotations, version } = useRowsLater('annotations', reviewPause);
  const { rows: documents, version: texts } = useRows('documents', reviewPause);
  const count = useMemo(
    () => countInDoubt(annotations.values(), documents),
    // eslint-disable-next-line react-hooks/exhaustive-deps -- The maps are changed in place; their versions tell.
    [annotations, version, documents, texts],
  );
  if (count === 0) return null;
  return (
    <button type="button" className="status-folders" onClick={() => openReview(session, null)}>
      {reviewWords.sign(count)}
    </button>
  );
}

/** How much changed in linked folders; leads to the list. */
function FoldersStatus() {
  const session = useSession();
  const count = useWatching(countChanges);
  if (count === 0) return null;
  return (
    <button type="button" className="status-folders" onClick={() => runAction(session, 'folders.show')}>
      {folderWords.status(count)}
    </button>
  );
}
