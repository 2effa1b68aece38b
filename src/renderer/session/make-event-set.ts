import { saveEventSet } from '../commands/event-sets.ts';
import { eventSetWords } from '../words/event-sets.ts';
import type { Session } from './session.ts';
import { tellProblem } from './tell-problem.ts';

/** Makes an event set of the documents that are chosen in the library, and shows it. */
export async function makeEventSet({ desk, workspace, names }: Session): Promise<void> {
  const documents = desk.store.snapshot.rows('documents');
  const documentIds = workspace.state.chosen.filter((id) => documents.has(id));
  const name = names.documents().get(documentIds[0] ?? '') ?? eventSetWords.title;
  const made = await saveEventSet(desk, { name, documentIds });
  if (made.ok) workspace.open({ kind: 'event-sets' });
  else tellProblem(workspace, made.error);
}
