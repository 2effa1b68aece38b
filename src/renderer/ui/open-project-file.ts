import type { Result } from '../../core/model/result.ts';
import type { Opening } from '../commands/project-files.ts';
import { projectOf } from '../commands/projects.ts';
import type { ProjectStore } from '../store/project-store.ts';
import { nameOpenedBeside } from './about-project.ts';
import { asOpening } from './running-work.ts';
import { tellProblem } from './session.ts';
import type { Session } from './session.ts';
import { shellWords } from './words-shell.ts';

/**
 * Opens a project file while another project is open: the status line shows how far it is, and it can be cancelled. Who
 * went on working meanwhile stays there and is told that the other is ready. True if it was opened.
 */
export async function openBesideWork(
  { desk, workspace, turnTo }: Session,
  open: (opening: Opening) => Promise<Result<ProjectStore | null>>,
): Promise<boolean> {
  const cancelling = new AbortController();
  let worked = false;
  const stop = desk.store.subscribe(() => (worked = true));
  const opened = await asOpening(desk.host, (onWork) =>
    open({
      nameBeside: nameOpenedBeside,
      author: desk.author,
      signal: cancelling.signal,
      onProgress(done, of) {
        onWork(done, of);
        workspace.set({ opening: { done, of, cancel: () => cancelling.abort() } });
      },
    }),
  ).finally(() => {
    stop();
    workspace.set({ opening: null });
  });
  if (!opened.ok) tellProblem(workspace, opened.error);
  else if (opened.value && worked) {
    workspace.tell('done', shellWords.welcome.ready(projectOf(opened.value)?.name ?? ''));
    opened.value.close();
  } else if (opened.value) turnTo(opened.value);
  return opened.ok && opened.value !== null;
}
