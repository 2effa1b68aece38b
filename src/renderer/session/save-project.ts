import { saveProjectFile } from '../commands/project-files.ts';
import type { Session } from './session.ts';

/** Saves the open project to a file; null if none was written. */
export function saveProject({
  desk,
  saves,
}: Pick<Session, 'desk' | 'saves'>): Promise<{ readonly where: string } | null> {
  return saves.save('project', ({ told, signal }) =>
    saveProjectFile(desk, (done, of) => told(done, of, 'doing'), signal),
  );
}
