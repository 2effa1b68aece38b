import type { Problem } from '../../core/model/result.ts';
import { problemSentence } from '../words/sentences.ts';
import type { Workspace } from './workspace.ts';

/** Shows a problem as a message; one that was cancelled is none. */
export function tellProblem(workspace: Workspace, problem: Problem): void {
  if (problem.code === 'disk-full') workspace.set({ full: true });
  if (problem.code !== 'cancelled') workspace.tell('problem', problemSentence(problem));
}
