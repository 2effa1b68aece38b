import { BookOpenText, FileInput, FolderPlus } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { ReactNode } from 'react';
import { Button } from 'react-aria-components';
import type { Problem } from '../../../core/model/result.ts';
import type { ProjectEntry, Registry } from '../../store/registry.ts';
import { momentInWords, shellWords } from '../words-shell.ts';
import { problemSentence } from '../words.ts';

const words = shellWords.welcome;

export interface WelcomeProps {
  readonly registry: Registry;
  /** Why the last try did not work; shown in place. */
  readonly problem: Problem | null;
  readonly working: boolean;
  onImportFolder(): void;
  onOpenSample(): void;
  onOpenFile(): void;
  onEmpty(): void;
  onProject(entry: ProjectEntry): void;
}

/** The first screen: three doors, and the projects there are. */
export function Welcome(props: WelcomeProps) {
  const { registry, problem, working } = props;
  const [recent, setRecent] = useState<readonly ProjectEntry[]>([]);
  useEffect(() => {
    void registry.projects().then((found) => {
      if (found.ok) setRecent(found.value);
    });
  }, [registry]);
  return (
    <main className="welcome" aria-busy={working}>
      <div className="welcome-page">
        <h1>{words.title}</h1>
        <p className="welcome-line">{words.line}</p>
        {problem && problem.code !== 'cancelled' && (
          <p className="warning" role="alert">
            {problemSentence(problem)}
          </p>
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
          <span role="status" className="quiet">
            {working ? words.working : ''}
          </span>
        </p>
        {recent.length > 0 && (
          <section aria-label={words.recent}>
            <h2>{words.recent}</h2>
            <ul className="project-list">
              {recent.map((entry) => (
                <li key={entry.id}>
                  <Button className="project-line" isDisabled={working} onPress={() => props.onProject(entry)}>
                    <span dir="auto">{entry.name}</span>
                    <span className="quiet">{words.opened(momentInWords(entry.opened))}</span>
                  </Button>
                </li>
              ))}
            </ul>
          </section>
        )}
        <p className="welcome-private quiet">{words.private}</p>
      </div>
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
