import { BookOpenText, FileInput, FolderPlus } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { ReactNode } from 'react';
import { Button } from 'react-aria-components';
import { shownName } from '../../core/model/shown-name.ts';
import type { Problem } from '../../core/model/result.ts';
import type { Backup } from '../../core/ports/backups.ts';
import { newestOfEach } from '../commands/backups.ts';
import type { ProjectEntry } from '../store/registry.ts';
import { aboutProject } from '../session/about-project.ts';
import { openDoor } from '../session/actions.ts';
import type { WindowLife } from '../session/window-life.ts';
import { useObserved } from './hooks/use-observed.ts';
import { momentInWords, sizeInWords } from '../words/in-words.ts';
import { RestoringStatus } from './parts/RestoringStatus.tsx';
import { UnpackingStatus } from './parts/UnpackingStatus.tsx';
import { backupWords } from '../words/backups.ts';
import { shellWords } from '../words/shell.ts';
import { problemSentence } from '../words/sentences.ts';
import { BackupsWindow } from './views/backups/BackupsDialog.tsx';
import './styles/projects.css';
import './styles/welcome.css';

const words = shellWords.welcome;

/** The first screen: three doors, and the projects there are. */
export function Welcome({ life }: { readonly life: WindowLife }) {
  const { problems, offer, working } = useObserved(life, (state) => state);
  const { recent, unlisted, found } = useProjects(life);
  return (
    <main className="welcome" aria-busy={working}>
      <div className="welcome-page">
        <h1>{words.title}</h1>
        <p className="welcome-line">{words.line}</p>
        {[...problems, ...(unlisted && problems.length === 0 ? [unlisted] : [])]
          .filter(({ code }) => code !== 'cancelled')
          .map((problem, at) => (
            <p key={at} className="warning" role="alert">
              {problemSentence(problem)}
            </p>
          ))}
        {offer && (
          <div className="welcome-offer">
            <span>
              {backupWords.offer(shownName(offer.projectName), momentInWords(offer.made), sizeInWords(offer.bytes))}
            </span>
            <Button className="button primary" isDisabled={working} onPress={() => void life.restore(offer)}>
              {backupWords.offerButton}
            </Button>
          </div>
        )}
        <Doors life={life} />
        <SideDoors life={life} />
        {recent.length > 0 && (
          <section aria-label={words.recent}>
            <h2>{words.recent}</h2>
            <ul className="project-list">
              {recent.map((entry) => (
                <li key={entry.id}>
                  <Button className="project-line" isDisabled={working} onPress={() => void life.openListed(entry.id)}>
                    <span dir="auto">{shownName(entry.name)}</span>
                    <span className="quiet">{aboutProject(entry)}</span>
                  </Button>
                </li>
              ))}
            </ul>
          </section>
        )}
        {found.length > 0 && <FoundBackups life={life} found={found} />}
        <p className="welcome-private quiet">{words.private}</p>
      </div>
      <AllBackups life={life} />
    </main>
  );
}

/** The projects there are, or why they cannot be listed; where there are none, the newest backup of each there was. */
function useProjects(life: WindowLife) {
  const { host, registry } = life.around;
  const [recent, setRecent] = useState<readonly ProjectEntry[] | null>(null);
  const [unlisted, setUnlisted] = useState<Problem | null>(null);
  const [backed, setBacked] = useState<readonly Backup[]>([]);
  const backups = host.native?.backups;
  useEffect(() => {
    void registry.projects().then((found) => {
      setRecent(found.ok ? found.value : []);
      setUnlisted(found.ok ? null : found.error);
    });
  }, [registry]);
  useEffect(() => {
    if (!backups) return;
    void newestOfEach(backups).then((found) => {
      if (found.ok) setBacked(found.value);
    });
  }, [backups]);
  // On a machine whose projects are gone, or were never here, their backups are what there is.
  return { recent: recent ?? [], unlisted, found: recent?.length === 0 ? backed.slice(0, 20) : [] };
}

function Doors({ life }: { readonly life: WindowLife }) {
  const working = useObserved(life, (state) => state.working);
  return (
    <div className="doors">
      <Door
        icon={<FolderPlus size={22} aria-hidden="true" />}
        name={words.importFolder}
        line={words.importFolderLine}
        busy={working}
        onPress={() => openDoor(life, 'import.folder')}
      />
      <Door
        icon={<BookOpenText size={22} aria-hidden="true" />}
        name={words.openSample}
        line={words.openSampleLine}
        busy={working}
        onPress={() => openDoor(life, 'project.sample')}
      />
      <Door
        icon={<FileInput size={22} aria-hidden="true" />}
        name={words.openFile}
        line={words.openFileLine}
        busy={working}
        onPress={() => openDoor(life, 'project.open')}
      />
    </div>
  );
}

/** The ways in that few take, and how far the one is that was taken. */
function SideDoors({ life }: { readonly life: WindowLife }) {
  const running = useObserved(life.restoring, (state) => state.running);
  const { working, progress } = useObserved(life, (state) => state);
  return (
    <p className="welcome-empty">
      <Button className="plain-link" isDisabled={working} onPress={() => openDoor(life, 'project.new')}>
        {words.empty}
      </Button>
      {life.around.host.native?.backups && (
        <Button className="plain-link" isDisabled={working} onPress={() => openDoor(life, 'backups.open')}>
          {backupWords.action}
        </Button>
      )}
      <span role="status" className="quiet">
        {working && progress === null && running === null ? words.working : ''}
      </span>
      <RestoringStatus restoring={life.restoring} />
      {progress && <UnpackingStatus {...progress} />}
    </p>
  );
}

function FoundBackups({ life, found }: { readonly life: WindowLife; readonly found: readonly Backup[] }) {
  const working = useObserved(life, (state) => state.working);
  return (
    <section aria-label={backupWords.found}>
      <h2>{backupWords.found}</h2>
      <p className="quiet">{backupWords.foundLine}</p>
      <ul className="project-list">
        {found.map((backup) => (
          <li key={backup.id}>
            <Button className="project-line" isDisabled={working} onPress={() => void life.restore(backup)}>
              <span dir="auto">{shownName(backup.projectName)}</span>
              <span className="quiet">{backupWords.foundMade(momentInWords(backup.made))}</span>
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The dialog of all backups, while it is asked for. */
function AllBackups({ life }: { readonly life: WindowLife }) {
  const { host } = life.around;
  const listing = useObserved(life, (state) => state.listing);
  if (!listing) return null;
  return (
    <BackupsWindow
      host={host}
      projectId={null}
      keeper={null}
      restoring={life.restoring}
      onRestore={(backup) => void life.restore(backup)}
      onEnd={() => life.setListing(false)}
    />
  );
}

function Door({
  icon,
  name,
  line,
  busy,
  onPress,
}: {
  readonly icon: ReactNode;
  readonly name: string;
  readonly line: string;
  readonly busy: boolean;
  onPress(): void;
}) {
  return (
    <div className="door">
      {icon}
      <Button className="door-button" isDisabled={busy} onPress={onPress}>
        {name}
      </Button>
      <p className="quiet">{line}</p>
    </div>
  );
}
