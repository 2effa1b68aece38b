import { FolderOpen, HardDriveDownload, TriangleAlert } from 'lucide-react';
import { useCallback, useEffect, useId, useRef, useState } from 'react';
import { Button } from 'react-aria-components';
import { shownName } from '../../../../core/model/shown-name.ts';
import type { Id } from '../../../../core/model/id.ts';
import type { Problem } from '../../../../core/model/result.ts';
import type { Backup, Backups } from '../../../../core/ports/backups.ts';
import type { Host } from '../../../../core/ports/host.ts';
import type { BackupKeeper } from '../../../session/backup-keeper.ts';
import { momentInWords, sizeInWords } from '../../../words/in-words.ts';
import { ShellDialog } from '../../parts/ShellDialog.tsx';
import { VanishingButton } from '../../parts/VanishingButton.tsx';
import { restoreBeside } from '../../../session/restoring.ts';
import type { Restoring, RestoringState } from '../../../session/restoring.ts';
import { useObserved } from '../../hooks/use-observed.ts';
import { useSession, useWorkspace } from '../../hooks/use-session.ts';
import { backupFailure, backupWords as words, listFailure } from '../../../words/backups.ts';
import { problemSentence } from '../../../words/sentences.ts';
import '../../styles/backups.css';

/** The backups of the open project. Shown while the workspace's dialog is 'backups'. */
export function BackupsDialog() {
  const session = useSession();
  const { desk, workspace, keeper, restoring } = session;
  const open = useWorkspace((state) => state.dialog === 'backups');
  if (!open || !desk.host.native) return null;
  return (
    <BackupsWindow
      host={desk.host}
      projectId={desk.store.id}
      keeper={keeper ?? null}
      restoring={restoring}
      onRestore={(backup) => void restoreBeside(session, backup)}
      onEnd={() => {
        restoring.forget();
        workspace.set({ dialog: null });
      }}
    />
  );
}

/** Which backups are listed, and how one is restored. */
export interface BackupsWindowProps {
  readonly host: Host;
  /** The project that is open, if one is, and what backs it up. */
  readonly projectId: Id | null;
  readonly keeper: BackupKeeper | null;
  readonly restoring: Restoring;
  onRestore(backup: Backup): void;
  onEnd(): void;
}

/** Lists backups, of one project or of all, restores one as a new project, and says where they are kept. */
export function BackupsWindow(props: BackupsWindowProps) {
  const { host, projectId, keeper, restoring, onRestore, onEnd } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const [all, setAll] = useState(projectId === null);
  const folder = useFolder(host.native!.backups);
  const { look, found, problem, where } = folder;
  const acts = useActs(props, look);
  const restored = useObserved(restoring, (state) => state);
  useEffect(() => {
    // The button that was pressed may be dead now, and the keys would go nowhere.
    if (restored.problem) void look().then(() => scroller.current?.focus());
  }, [restored.problem, look]);
  const { running } = restored;
  const busy = acts.busy ?? (running && words.restoring(running.done, running.of));
  const wrong = acts.wrong || wrongOf(restored);
  const shown = found?.filter((backup) => all || backup.projectId === projectId) ?? [];
  return (
    <ShellDialog title={words.title} size="large" onEnd={onEnd}>
      <p className="quiet">{words.line}</p>
      <FolderLine where={where} acts={acts} busy={busy !== null} />
      {(problem || wrong) && (
        <p className="warning" role="alert">
          <TriangleAlert size={15} aria-hidden="true" />
          <span>{wrong || listFailure(problem!)}</span>
        </p>
      )}
      {projectId !== null && <Which all={all} onAll={setAll} />}
      <div ref={scroller} className="backup-scroller" tabIndex={0} role="group" aria-label={words.list}>
        {found && shown.length === 0 && <p className="backup-none quiet">{all ? words.noneAtAll : words.none}</p>}
        <ul className="backup-list" aria-label={words.list}>
          {shown.map((backup) => (
            <BackupLine
              key={backup.id}
              backup={backup}
              named={all}
              busy={busy !== null}
              onRestore={() => {
                acts.forget();
                onRestore(backup);
              }}
            />
          ))}
        </ul>
      </div>
      <p className="quiet backup-foot-line">{words.restoreLine}</p>
      <div className="dialog-foot">
        <span role="status" className="backup-status quiet">
          {busy ?? (acts.said || (found ? '' : problem ? '' : words.looking))}
        </span>
        {running && (
          <VanishingButton
            className="button"
            region={(button) => button.closest('[role=dialog]')}
            onPress={() => restoring.cancel()}
          >
            {words.cancelRestoring}
          </VanishingButton>
        )}
        {keeper && (
          <Button className="button" isPending={busy !== null} onPress={() => void acts.backUpNow()}>
            <HardDriveDownload size={15} aria-hidden="true" />
            {words.now}
          </Button>
        )}
        <Button className="button primary" onPress={onEnd}>
          {words.close}
        </Button>
      </div>
    </ShellDialog>
  );
}

/** Where the backups are kept, and how to see or change that. */
function FolderLine(props: {
  readonly where: string;
  readonly acts: ReturnType<typeof useActs>;
  readonly busy: boolean;
}) {
  const { where, acts, busy } = props;
  return (
    <div className="backup-folder">
      <FolderOpen size={16} aria-hidden="true" />
      <span className="quiet">{words.folder}</span>
      <bdi className="backup-where" title={where}>
        {where}
      </bdi>
      <Button className="button small" isPending={busy} onPress={() => void acts.show()}>
        {words.show}
      </Button>
      <Button className="button small" isPending={busy} onPress={() => void acts.change()}>
        {words.change}
      </Button>
    </div>
  );
}

/** Whether the open project's backups are listed or those of all projects. */
function Which({ all, onAll }: { readonly all: boolean; onAll(all: boolean): void }) {
  const id = useId();
  return (
    <div className="backup-which">
      <label htmlFor={id} className="quiet">
        {words.which}
      </label>
      <select
        id={id}
        className="text-field"
        value={all ? 'all' : 'here'}
        onChange={(event) => onAll(event.target.value === 'all')}
      >
        <option value="here">{words.here}</option>
        <option value="all">{words.all}</option>
      </select>
    </div>
  );
}

/** Why the last restore did not go as it should. */
function wrongOf({ problem, unkept }: RestoringState): string {
  if (problem) return problemSentence(problem);
  return unkept ? backupFailure(unkept) : '';
}

/**
 * What else can be done with backups, one at a time.
 * @returns the acts; `busy` says what runs, `said` what was done and `wrong` what failed last
 */
function useActs({ host, keeper }: BackupsWindowProps, look: () => Promise<void>) {
  const backups = host.native!.backups;
  const [busy, setBusy] = useState<string | null>(null);
  const [said, setSaid] = useState('');
  const [wrong, setWrong] = useState('');
  const forget = () => {
    setSaid('');
    setWrong('');
  };
  const through = async (status: string, work: () => Promise<void>) => {
    setBusy(status);
    forget();
    await work().finally(() => setBusy(null));
  };
  const backUpNow = () =>
    through(words.statusRunning, async () => {
      const made = await keeper!.backUp('asked');
      if (made.ok) setSaid(words.made);
      else setWrong(backupFailure(made.error));
      await look();
    });
  const change = () =>
    through('', async () => {
      const chosen = await backups.chooseFolder();
      if (!chosen.ok) setWrong(problemSentence(chosen.error));
      else if (chosen.value) {
        setSaid(words.changed(chosen.value.where));
        // The new place should not stay empty until something changes.
        const made = await keeper?.backUp('asked');
        if (made?.ok === false) setWrong(backupFailure(made.error));
        await look();
      }
    });
  const show = () =>
    through('', async () => {
      const shown = await backups.show();
      if (!shown.ok) setWrong(listFailure(shown.error));
    });
  return { busy, said, wrong, backUpNow, change, show, forget };
}

function BackupLine(props: {
  readonly backup: Backup;
  /** Whether to say which project it is of. */
  readonly named: boolean;
  readonly busy: boolean;
  onRestore(): void;
}) {
  const { backup, named, busy, onRestore } = props;
  const when = momentInWords(backup.made);
  const name = shownName(backup.projectName);
  return (
    <li className="backup" data-damaged={!backup.whole || undefined}>
      <span className="backup-words">
        {named && (
          <bdi className="backup-name" title={name}>
            {name}
          </bdi>
        )}
        <time dateTime={backup.made}>{when}</time>
        {!backup.whole && <span className="badge backup-damaged">{words.damaged}</span>}
      </span>
      <span className="backup-facts quiet">
        {backup.reason !== null && <span>{words.reasons[backup.reason]}</span>}
        <span>{sizeInWords(backup.bytes)}</span>
      </span>
      <Button
        className="button small"
        aria-label={words.restoreThis(name, when)}
        isPending={busy}
        isDisabled={!backup.whole}
        onPress={onRestore}
      >
        {words.restore}
      </Button>
    </li>
  );
}

/** What the folder of backups holds; `look` looks again. */
function useFolder(backups: Backups) {
  const [state, setState] = useState<{
    readonly found: readonly Backup[] | null;
    readonly problem: Problem | null;
    readonly where: string;
  }>({ found: null, problem: null, where: '' });
  const look = useCallback(async () => {
    const [folder, listed] = await Promise.all([backups.folder(), backups.list()]);
    setState({
      found: listed.ok ? listed.value : null,
      problem: listed.ok ? null : listed.error,
      where: folder.ok ? folder.value.where : '',
    });
  }, [backups]);
  useEffect(() => {
    void look();
  }, [look]);
  return { ...state, look };
}
