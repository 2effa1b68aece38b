import type { Result } from '../../core/model/result.ts';
import type { WithTwin } from '../commands/keep-searches.ts';
import type { AskedSearchTwin } from './shell-state.ts';
import type { Session } from './session.ts';
import { ask } from './shell-actions.ts';
import { tellProblem } from './tell-problem.ts';

/**
 * Gives a saved search its name. Where another has nearly the same the person says what becomes of the two. Null if nothing
 * was done.
 */
export async function unlessSearchTwin<T>(
  session: Session,
  keep: (withTwin: WithTwin) => Promise<Result<T>>,
): Promise<T | null> {
  let kept = await keep('ask');
  if (!kept.ok && kept.error.code === 'search-twin') {
    const { about: id, detail: name = '' } = kept.error;
    // The field that was left goes away and gives its focus back first; or the question would give it back to the field.
    await new Promise((turned) => setTimeout(turned));
    const choice = await new Promise<Parameters<AskedSearchTwin['answer']>[0]>((answer) =>
      ask(session, { kind: 'search-twin', id, name, answer }),
    );
    if (choice === null) return null;
    kept = await keep(choice === 'replace' ? { replace: id } : choice);
  }
  if (kept.ok) return kept.value;
  tellProblem(session.workspace, kept.error);
  return null;
}
