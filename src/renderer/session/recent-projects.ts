import type { Id } from '../../core/model/id.ts';
import { shownName } from '../../core/model/shown-name.ts';
import { backUpBeforeUpgrade } from '../commands/backups.ts';
import { openProject } from '../commands/projects.ts';
import type { ProjectEntry, Registry } from '../store/registry.ts';
import { tellProblem } from './tell-problem.ts';
import type { Session } from './session.ts';

/** How many a menu lists. */
const longest = 10;
/** The setting that holds when a person cleared the list; what was opened before is not listed. */
const cleared = 'recent-cleared';

/** Before the id of a project that was chosen among the recent ones of a menu. */
export const recentPrefix = 'project.recent:';

/** The projects opened last, the newest first, but for the one that is open. */
export async function recentProjects(
  registry: Registry,
  open: Id | null,
): Promise<Pick<ProjectEntry, 'id' | 'name'>[]> {
  const [projects, since] = await Promise.all([registry.projects(), registry.setting(cleared)]);
  if (!projects.ok) return [];
  return projects.value
    .filter(({ id, opened }) => id !== open && (typeof since !== 'string' || opened > since))
    .slice(0, longest)
    .map(({ id, name }) => ({ id, name: shownName(name.slice(0, 200)) }));
}

/** Empties the list; the projects stay where they are. */
export function clearRecent(registry: Registry): Promise<void> {
  return registry.putSetting(cleared, new Date().toISOString());
}

/** Leaves the open project for another one. */
export async function openRecent({ desk, registry, workspace, turnTo }: Session, id: Id): Promise<void> {
  const opened = await openProject(registry, id, backUpBeforeUpgrade(desk.host, registry));
  if (opened.ok) turnTo(opened.value);
  else tellProblem(workspace, opened.error);
}
