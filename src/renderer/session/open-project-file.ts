import type { Id } from '../../core/model/id.ts';
import { ok } from '../../core/model/result.ts';
import type { Result } from '../../core/model/result.ts';
import { shownName } from '../../core/model/shown-name.ts';
import { backUpBeforeUpgrade } from '../commands/backups.ts';
import type { AskingOptions, Twin, TwinChoice } from '../commands/project-files.ts';
import { listProject, openProject, projectOf } from '../commands/projects.ts';
import type { ProjectStore } from '../store/project-store.ts';
import { nameOpenedBeside } from './about-project.ts';
import { tellMerged, tellMergedWhenShown } from './merging.ts';
import { tellProblem } from './tell-problem.ts';
import type { OpenProject } from './open-project.ts';
import { whenPersonActs } from './when-person-acts.ts';
import { shellWords } from '../words/shell.ts';

/**
 * Opens a project file while another project is open: the status line shows how far it is, and it can be cancelled. Who
 * went on meanwhile, be it only reading, stays there and is offered the other, which is ready. True if the project that was open is left.
 */
export async function openBesideWork(
  project: OpenProject,
  open: (options: AskingOptions) => Promise<Result<ProjectStore | null>>,
): Promise<boolean> {
  const { desk, registry, workspace, work, turnTo } = project;
  const cancelling = new AbortController();
  let wentOn = false;
  const goesOn = () => (wentOn = true);
  const stops = [desk.store.subscribe(goesOn)];
  const opened = await work
    .duringOpening((onWork) =>
      open({
        nameBeside: nameOpenedBeside,
        author: desk.author,
        signal: cancelling.signal,
        async askTwin(twin) {
          const choice = await askTwin(project, twin);
          wentOn = false; // Whoever answers wants to go there now.
          return choice;
        },
        keepDrafts: () => project.shell.keepDrafts(),
        merged: (done, id) => (id === null ? tellMerged(workspace, done) : tellMergedWhenShown(id, done)),
        openHere: async (id) =>
          id === desk.store.id ? ok(null) : openProject(registry, id, backUpBeforeUpgrade(desk.host, registry)),
        onProgress(done, of, merging) {
          // From here on: what was done before was to pick the file.
          if (stops.length === 1) stops.push(whenPersonActs(goesOn));
          onWork(done, of);
          workspace.set({ unpacking: { done, of, merging, cancel: () => cancelling.abort() } });
        },
      }),
    )
    .finally(() => {
      for (const stop of stops) stop();
      workspace.set({ unpacking: null });
    });
  if (!opened.ok) tellProblem(workspace, opened.error);
  else if (opened.value && wentOn) {
    const name = shownName(projectOf(opened.value)?.name ?? '');
    workspace.tellReady(shellWords.welcome.ready(name), opened.value.id);
    opened.value.close();
  } else if (opened.value) {
    turnTo(opened.value);
    return true;
  }
  return false;
}

/** Goes to a project of the list. */
export async function goToProject({ desk, registry, workspace, turnTo }: OpenProject, id: Id): Promise<void> {
  const opened = await openProject(registry, id, backUpBeforeUpgrade(desk.host, registry));
  if (opened.ok) turnTo(opened.value);
  else tellProblem(workspace, opened.error);
}

/** The list of projects does not know what was done here since it was opened. */
async function askTwin({ desk, registry, shell }: OpenProject, twin: Twin): Promise<TwinChoice> {
  let { here } = twin;
  if (here.id === desk.store.id) {
    await listProject(registry, desk.store);
    const listed = await registry.projects();
    here = (listed.ok && listed.value.find(({ id }) => id === here.id)) || here;
  }
  return new Promise((answer) => shell.set({ asking: { kind: 'twin', twin: { ...twin, here }, answer } }));
}
