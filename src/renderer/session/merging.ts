import type { Answer } from '../../core/merge/answer.ts';
import type { Id } from '../../core/model/id.ts';
import type { MergeDone } from '../../core/ports/archive.ts';
import { answer } from '../commands/answer-questions.ts';
import { mergeProjectFile } from '../commands/project-files.ts';
import { bringsNothing, questionWords } from '../words/questions.ts';
import { shellWords } from '../words/shell.ts';
import { doneSentence } from '../words/sentences.ts';
import { focusWhenThere } from './focus-when-there.ts';
import type { Session } from './session.ts';
import { tellProblem } from './tell-problem.ts';
import type { Workspace } from './workspace.ts';

/** Lets the person pick a project file, merges it into the open project, says what came, and shows what is to be answered. */
export async function mergeProject(session: Session): Promise<void> {
  const { desk, shell, workspace, work } = session;
  const cancelling = new AbortController();
  const merged = await work
    .during(shellWords.welcome.mergingFile, (onWork) =>
      mergeProjectFile(desk, {
        signal: cancelling.signal,
        keepDrafts: () => shell.keepDrafts(),
        onProgress(done, of, merging = 'reading') {
          onWork(done, of);
          workspace.set({ unpacking: { done, of, merging, cancel: () => cancelling.abort() } });
        },
      }),
    )
    .finally(() => workspace.set({ unpacking: null }));
  if (!merged.ok) return tellProblem(workspace, merged.error);
  if (merged.value) tellMerged(workspace, merged.value);
}

/** What came into projects that are not shown yet, by their ids. */
const untold = new Map<Id, MergeDone>();

/** Says what came when that project is shown. */
export function tellMergedWhenShown(id: Id, done: MergeDone): void {
  untold.set(id, done);
}

/** Says what came into a project while it was not shown; once. */
export function tellMergedMeanwhile(workspace: Workspace, id: Id): void {
  const done = untold.get(id);
  untold.delete(id);
  if (done) tellMerged(workspace, done);
}

/** Says what came with a merged project; where something is to be answered, its page opens. */
export function tellMerged(workspace: Workspace, done: MergeDone): void {
  workspace.tell('done', questionWords.merged(done), !bringsNothing(done));
  if (done.questions > 0) openQuestions({ workspace });
}

/** Whether a question is open. */
export function hasQuestions({ desk }: Session): boolean {
  return desk.store.snapshot.rows('questions').size > 0;
}

/** Opens the page of questions and focuses the first. */
export function openQuestions({ workspace }: { readonly workspace: Workspace }): void {
  workspace.open({ kind: 'questions' });
  focusWhenThere(() => document.querySelector<HTMLElement>('[data-question][tabindex="0"]'));
}

/** Answers a question, and says so. */
export async function answerOpen({ desk, workspace }: Session, id: Id, chosen: Answer, about: string): Promise<void> {
  const answered = await answer(desk, id, chosen, about);
  if (!answered.ok) tellProblem(workspace, answered.error);
  else workspace.tell('done', doneSentence({ verb: 'answer-question', names: [about] }), true);
}
