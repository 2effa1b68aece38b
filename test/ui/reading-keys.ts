import { readingActions } from '../../src/renderer/session/reading-actions.ts';
import type { Session } from '../../src/renderer/session/session.ts';

/** Single keys run actions while no field has the focus, as in the workbench. Returns what stops it. */
export function actionsForTests(session: Session): () => void {
  const listen = (event: KeyboardEvent) => {
    const { target } = event;
    if (event.defaultPrevented || target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement) return;
    if (target instanceof Element && target.closest('[role="dialog"]')) return;
    const key = event.shiftKey && event.key.length === 1 ? `Shift+${event.key.toUpperCase()}` : event.key;
    const action = readingActions.find(({ keys }) => keys.includes(key));
    if (!action?.enabled(session)) return;
    event.preventDefault();
    void action.run(session);
  };
  window.addEventListener('keydown', listen);
  return () => window.removeEventListener('keydown', listen);
}
