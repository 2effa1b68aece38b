import { useEffect } from 'react';
import { runAction } from '../../session/actions.ts';
import { actionsOf } from '../../session/change-keys.ts';
import { actionFor } from '../../session/keys.ts';
import type { Session } from '../../session/session.ts';
import { isTyping } from './typing.ts';

/** Runs actions by their keys for as long as the project is open. */
export function useKeys(session: Session): void {
  useEffect(() => {
    void session.keys.load();
    const mac = session.desk.host.platform === 'mac';
    const listen = (event: KeyboardEvent) => {
      if (event.defaultPrevented) return;
      const typing = isTyping(event.target);
      const action = actionFor(actionsOf(session), event, { typing, mac });
      // A text field takes back its own letters.
      if (!action || (typing && /^edit\./u.test(action.id))) return;
      const chord = event.ctrlKey || event.metaKey || event.altKey;
      // Moving through a text goes on while the key is held; everything else happens once.
      const again = event.repeat && (typing || action.group !== 'reading');
      // A chord that does nothing here is the page's all the same: the menu of a Mac would take what is left to it.
      const handled = again || inDialog(event.target) ? chord : runAction(session, action.id);
      if (handled) event.preventDefault();
    };
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, [session]);
}

function inDialog(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('[role="dialog"],[role="alertdialog"],[role="menu"]') !== null;
}
