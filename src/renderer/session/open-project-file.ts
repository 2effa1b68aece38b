import { ok } from '../../core/model/result.ts';
import type { Result } from '../../core/model/result.ts';
import { backUpBeforeUpgrade } from '../commands/backups.ts';
import type { AskingOptions, Twin, TwinChoice } from '../commands/project-files.ts';
import { listProject, openProject, projectOf } from '../commands/projects.ts';
import type { ProjectStore } from '../store/project-store.ts';
import { nameOpenedBeside } from './about-project.ts';
import { asFileOpened } from './running-work.ts';
import { tellProblem } from './session.ts';
import type { Session } from './session.ts';
import { shellOf } from './shell-state.ts';
import { shellWords } from '../words/shell.ts';

/**
 * Opens a project file while another project is open: the status line shows how far it is, and it can be cancelled. Who
 * went on working meanwhile stays there and is told that the other is ready. True if the project that was open is left.
 */
export async function openBesideWork(
  session: Session,
  open: (options: AskingOptions) => Promise<Result<ProjectStore | null>>,
): Promise<boolean> {
  const { desk, registry, workspace, turnTo } = session;
  const cancelling = new AbortController();
  let worked = false;
  const stop = desk.store.subscribe(() => (worked = true));
  const opened = await asFileOpened(desk.host, (onWork) =>
    open({
      nameBeside: nameOpenedBeside,
      author: desk.author,
      signal: cancelling.signal,
      async askTwin(twin) {
        const choice = await askTwin(session, twin);
        worked = false; // Whoever answers wants to go there now.
        return choice;
      },
      openHere: async (id) =>
        id === desk.store.id ? ok(null) : openProject(registry, id, backUpBeforeUpgrade(desk.host, registry)),
      onProgress(done, of) {
        onWork(done, of);
        workspace.set({ unpacking: { done, of, cancel: () => cancelling.abort() } });
      },
    }),
  ).finally(() => {
    stop();
    workspace.set({ unpacking: null });
  });
  if (!opened.ok) tellProblem(workspace, opened.error);
  else if (opened.value && worked) {
    workspace.tell('done', shellWords.welcome.ready(projectOf(opened.value)?.name ?? ''));
    opened.value.close();
  } else if (opened.value) {
    turnTo(opened.value);
    return true;
  }
  return false;
}

/** The list of projects does not know what was done here since it was opened. */
async function askTwin({ desk, registry, workspace }: Session, twin: Twin): Promise<TwinChoice> {
  let { here } = twin;
  if (here.id === desk.store.id) {
    await listProject(registry, desk.store);
    const listed = await registry.projects();
    here = (listed.ok && listed.value.find(({ id }) => id === here.id)) || here;
  }
  return new Promise((answer) => shellOf(workspace).set({ asking: { kind: 'twin', twin: { ...twin, here }, answer } }));
}
