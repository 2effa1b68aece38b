import { useEffect } from 'react';
import { actions, runAction } from '../../session/actions.ts';
import { keysInMenus } from '../../session/change-keys.ts';
import { isInDialog } from '../../session/open-dialog.ts';
import { clearRecent, openRecent, recentPrefix, recentProjects } from '../../session/recent-projects.ts';
import type { Session } from '../../session/session.ts';
import { isTyping } from './typing.ts';

/** Milliseconds after a change until the desktop's menus follow; nobody opens one faster. */
const pause = 120;

/** Keeps the desktop's menus to what can be done now, and runs what is chosen there. */
export function useMenu(session: Session, onArguments: () => void): void {
  useEffect(() => {
    const { desk, registry, workspace } = session;
    const { native } = desk.host;
    if (!native) return undefined;
    let over = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let last = '';
    const tell = async () => {
      const recent = await recentProjects(registry, desk.store.id);
      const enabled = actions.filter((action) => isPossible(action.id, () => action.enabled(session)));
      const menu = {
        enabled: enabled.map(({ id }) => id),
        recent,
        keys: keysInMenus(session.keys.state, desk.host.platform === 'mac'),
      };
      if (over || JSON.stringify(menu) === last) return;
      last = JSON.stringify(menu);
      void native.showMenu(menu);
    };
    const soon = () => {
      timer ??= setTimeout(() => {
        timer = undefined;
        void tell();
      }, pause);
    };
    const stops = [
      workspace.subscribe(soon),
      session.shell.subscribe(soon),
      desk.store.subscribe(soon),
      session.nextActs.subscribe(soon),
      session.keys.subscribe(soon),
      native.onCommand((id) => {
        if (id === 'arguments.open') onArguments();
        else if (inField(id)) soon();
        else if (isInDialog()) soon();
        else if (id === 'project.clear-recent') void clearRecent(registry).then(soon);
        else if (id.startsWith(recentPrefix)) void openRecent(session, id.slice(recentPrefix.length));
        else runAction(session, id);
      }),
    ];
    // What is typed in a field is taken back there, and only there.
    window.addEventListener('focusin', soon);
    window.addEventListener('focusout', soon);
    soon();
    return () => {
      over = true;
      clearTimeout(timer);
      for (const stop of stops) stop();
      window.removeEventListener('focusin', soon);
      window.removeEventListener('focusout', soon);
    };
  }, [session, onArguments]);
}

const ofFields: Readonly<Record<string, string>> = { 'edit.undo': 'undo', 'edit.redo': 'redo' };

function isPossible(id: string, enabled: () => boolean): boolean {
  return (id in ofFields && isTyping(document.activeElement)) || (!isInDialog() && enabled());
}

/** Undo and redo belong to the field that has the focus. Whether one has. */
function inField(id: string): boolean {
  const command = ofFields[id];
  if (command === undefined || !isTyping(document.activeElement)) return false;
  document.execCommand(command);
  return true;
}
