import type { Coverage } from '../commands/take-whole.ts';
import { coverageWords } from '../words/search.ts';
import type { Workspace } from './workspace.ts';

/** Says what a file that was saved, or a tagging, does not hold; nothing if it is whole. */
export function tellCoverage(workspace: Workspace, { uncovered, later }: Coverage): void {
  if (uncovered > 0) workspace.tell('problem', coverageWords.uncovered(uncovered));
  if (later > 0) workspace.tell('done', coverageWords.later(later));
}
