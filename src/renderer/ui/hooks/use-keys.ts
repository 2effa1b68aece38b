import { useEffect } from 'react';
import { actions, runAction } from '../actions.ts';
import { actionFor } from '../keys.ts';
import type { Session } from '../session.ts';
import { isTyping } from '../typing.ts';

/** Runs actions by their keys for as long as the project is open. */
export function useKeys(session: Session): void {
  useEffect(() => {
    const mac = session.desk.host.platform === 'mac';
    const listen = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing || event.repeat || inDialog(event.target)) return;
      const typing = isTyping(event.target);
      const action = actionFor(actions, event, { typing, mac });
      // A text field takes back its own letters.
      if (!action || (typing && /^edit\./u.test(action.id))) return;
      if (runAction(session, action.id)) event.preventDefault();
    };
    const listenRepeating = (event: KeyboardEvent) => {
      // Moving through a text goes on while the key is held; everything else happens once.
      if (!event.repeat || event.defaultPrevented || isTyping(event.target) || inDialog(event.target)) return;
      const action = actionFor(actions, event, { typing: false, mac });
      if (action?.group === 'reading' && runAction(session, action.id)) event.preventDefault();
    };
    window.addEventListener('keydown', listen);
    window.addEventListener('keydown', listenRepeating);
    return () => {
      window.removeEventListener('keydown', listen);
      window.removeEventListener('keydown', listenRepeating);
    };
  }, [session]);
}

function inDialog(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('[role="dialog"],[role="alertdialog"],[role="menu"]') !== null;
}
