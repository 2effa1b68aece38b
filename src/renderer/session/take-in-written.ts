import type { Id } from '../../core/model/id.ts';
import { mayOffer, takeInOffered } from '../commands/take-in-offered.ts';
import { offeredWords } from '../words/offered.ts';
import type { Session } from './session.ts';
import { tellProblem } from './tell-problem.ts';
import { activeDocument } from './workspace.ts';

/** The documents whose `#tags` and `==marks==` are meant: those that are chosen in the library, else the open one. */
export function offering({ desk, workspace }: Session): readonly Id[] {
  const { state } = workspace;
  const documents = desk.store.snapshot.rows('documents');
  const isOffering = (id: Id) => {
    const document = documents.get(id);
    return document !== undefined && mayOffer(document);
  };
  const chosen = state.chosen.filter(isOffering);
  return chosen.length > 0 ? chosen : [activeDocument(state) ?? ''].filter(isOffering);
}

/** Takes them in as tags and marks, and says how many came. */
export async function takeInWritten(session: Session, documentIds = offering(session)): Promise<void> {
  const { desk, workspace } = session;
  const taken = await takeInOffered(desk, documentIds);
  if (taken.ok) workspace.tell('done', offeredWords.done(taken.value), taken.value > 0);
  else tellProblem(workspace, taken.error);
}
