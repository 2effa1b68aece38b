import { BookOpenText, FileInput, FolderPlus } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { ReactNode } from 'react';
import { Button } from 'react-aria-components';
import { shownName } from '../../../core/model/shown-name.ts';
import type { Problem } from '../../../core/model/result.ts';
import type { Backup } from '../../../core/ports/backups.ts';
import type { Host } from '../../../core/ports/host.ts';
import { newestOfEach } from '../../commands/backups.ts';
import type { ProjectStore } from '../../store/project-store.ts';
import type { ProjectEntry, Registry } from '../../store/registry.ts';
import { aboutProject } from '../../session/about-project.ts';
import { momentInWords, sizeInWords } from '../../words/in-words.ts';
import { UnpackingStatus } from '../parts/UnpackingStatus.tsx';
import type { WorkspaceState } from '../../session/workspace.ts';
import { backupWords } from '../../words/backups.ts';
import { shellWords } from '../../words/shell.ts';
import { problemSentence } from '../../words/sentences.ts';
import { BackupsWindow } from './BackupsDialog.tsx';
import '../styles/projects.css';
import '../styles/welcome.css';

const words = shellWords.welcome;

export interface WelcomeProps {
  readonly host: Host;
  readonly registry: Registry;
  readonly author: string;
  /** Why the last tries did not work; shown in place. */
  readonly problems: readonly Problem[];
  /** A backup of the project that could not be opened. */
  readonly offer: Backup | null;
  readonly working: boolean;
  readonly progress: WorkspaceState['unpacking'];
  /** Whether all backups are shown. */
  readonly listing: boolean;
  onListing(listing: boolean): void;
  onImportFolder(): void;
  onOpenSample(): void;
  onOpenFile(): void;
  onEmpty(): void;
  onProject(entry: ProjectEntry): void;
  onRestore(backup: Backup): void;
  /** Goes on with a project that is open already. */
  onStore(store: ProjectStore): void;
}

/** The first screen: three doors, and the projects there are. */
export function Welcome(props: WelcomeProps) {
  const { host, registry, problems, offer, working, listing } = props;
  const [recent, setRecent] = useState<readonly ProjectEntry[] | null>(null);
  /** Why the projects cannot be listed. */
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
  const found = recent?.length === 0 ? backed.slice(0, 20) : [];
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
            <span dir="auto">
              {backupWords.offer(shownName(offer.projectName), momentInWords(offer.made), sizeInWords(offer.bytes))}
            </span>
            <Button className="button primary" isDisabled={working} onPress={() => props.onRestore(offer)}>
              {backupWords.offerButton}
            </Button>
          </div>
        )}
        <div className="doors">
          <Door
            icon={<FolderPlus size={22} aria-hidden="true" />}
            name={words.importFolder}
            line={words.importFolderLine}
            busy={working}
            onPress={props.onImportFolder}
          />
          <Door
            icon={<BookOpenText size={22} aria-hidden="true" />}
            name={words.openSample}
            line={words.openSampleLine}
            busy={working}
            onPress={props.onOpenSample}
          />
          <Door
            icon={<FileInput size={22} aria-hidden="true" />}
            name={words.openFile}
            line={words.openFileLine}
            busy={working}
            onPress={props.onOpenFile}
          />
        </div>
        <p className="welcome-empty">
          <Button className="plain-link" isDisabled={working} onPress={props.onEmpty}>
            {words.empty}
          </Button>
          {backups && (
            <Button className="plain-link" isDisabled={working} onPress={() => props.onListing(true)}>
              {backupWords.action}
            </Button>
          )}
          <span role="status" className="quiet">
            {working && props.progress === null ? words.working : ''}
          </span>
          {props.progress && <UnpackingStatus {...props.progress} />}
        </p>
        {recent !== null && recent.length > 0 && (
          <section aria-label={words.recent}>
            <h2>{words.recent}</h2>
            <ul className="project-list">
              {recent.map((entry) => (
                <li key={entry.id}>
                  <Button className="project-line" isDisabled={working} onPress={() => props.onProject(entry)}>
                    <span dir="auto">{shownName(entry.name)}</span>
                    <span className="quiet">{aboutProject(entry)}</span>
                  </Button>
                </li>
              ))}
            </ul>
          </section>
        )}
        {found.length > 0 && (
          <section aria-label={backupWords.found}>
            <h2>{backupWords.found}</h2>
            <p className="quiet">{backupWords.foundLine}</p>
            <ul className="project-list">
              {found.map((backup) => (
                <li key={backup.id}>
                  <Button className="project-line" isDisabled={working} onPress={() => props.onRestore(backup)}>
                    <span dir="auto">{shownName(backup.projectName)}</span>
                    <span className="quiet">{backupWords.foundMade(momentInWords(backup.made))}</span>
                  </Button>
                </li>
              ))}
            </ul>
          </section>
        )}
        <p className="welcome-private quiet">{words.private}</p>
      </div>
      {listing && (
        <BackupsWindow
          host={host}
          registry={registry}
          author={props.author}
          projectId={null}
          keeper={null}
          onRestored={(store) => {
            props.onListing(false);
            props.onStore(store);
          }}
          onEnd={() => props.onListing(false)}
        />
      )}
    </main>
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
