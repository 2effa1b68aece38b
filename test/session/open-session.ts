import type { OpenProject } from '../../src/renderer/session/open-project.ts';
import { RunningWork } from '../../src/renderer/session/running-work.ts';
import { Session } from '../../src/renderer/session/session.ts';
import { Shell } from '../../src/renderer/session/shell-state.ts';
import { Workspace } from '../../src/renderer/session/workspace.ts';
import { registry } from '../commands/desk.ts';
import type { TestDesk } from '../commands/desk.ts';

/** A session on a desk of the tests; nothing leads out of its project. */
export function openSession(desk: TestDesk, around: Partial<OpenProject> = {}): Session {
  return new Session({
    desk,
    registry,
    workspace: new Workspace(),
    shell: new Shell(),
    work: new RunningWork(desk.host),
    listenFinder: desk.listen,
    listenComparer: desk.listenComparer,
    turnTo: () => undefined,
    ...around,
  });
}
