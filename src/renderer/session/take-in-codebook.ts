import { openCodebook } from '../commands/take-in-codebook.ts';
import { codebookWords } from '../words/codebook.ts';
import { doneSentence } from '../words/sentences.ts';
import type { Session } from './session.ts';
import { tellProblem } from './tell-problem.ts';

/** Lets the person pick a codebook, asks where it is doubtful, takes it in, and says what came of it. */
export async function takeInCodebook({ desk, workspace, shell }: Session): Promise<void> {
  const taken = await openCodebook(
    desk,
    (doubts) => new Promise((answer) => shell.set({ asking: { kind: 'codebook-doubts', doubts, answer } })),
  );
  if (!taken.ok) return tellProblem(workspace, taken.error);
  if (taken.value === null) return;
  const { entries, name } = taken.value;
  if (entries === 0) workspace.tell('done', codebookWords.nothingNew(name));
  else workspace.tell('done', doneSentence({ verb: 'take-in-codebook', names: [name], count: entries }), true);
}
