import { useEffect } from 'react';
import { doors, openDoor } from '../../session/actions.ts';
import { keysInMenus, withOwnKeys } from '../../session/change-keys.ts';
import { actionFor } from '../../session/keys.ts';
import { isInDialog } from '../../session/open-dialog.ts';
import { KeyChoices } from '../../session/own-keys.ts';
import { clearRecent, recentPrefix, recentProjects } from '../../session/recent-projects.ts';
import type { WindowLife } from '../../session/window-life.ts';
import { isTyping } from './typing.ts';

/** Runs by their keys, and by the menus of the desktop, the actions that need no project; while no project is open. */
export function useDoors(life: WindowLife, welcomes: boolean): void {
  useEffect(() => {
    if (!welcomes) return undefined;
    const { host, registry } = life.around;
    const { native } = host;
    const mac = host.platform === 'mac';
    const keys = new KeyChoices(registry);
    void keys.load();
    const listen = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.repeat || isInDialog()) return;
      const door = actionFor(withOwnKeys(doors, keys.state), event, { typing: isTyping(event.target), mac });
      if (door && openDoor(life, door.id)) event.preventDefault();
    };
    window.addEventListener('keydown', listen);
    const tell = async () => {
      const enabled = doors.filter(({ desktopOnly }) => native || !desktopOnly).map(({ id }) => id);
      await keys.load();
      native?.showMenu({
        enabled: [...enabled, 'arguments.open'],
        recent: await recentProjects(registry, null),
        keys: keysInMenus(keys.state, mac),
      });
    };
    void tell();
    const stopMenu = native?.onCommand((id) => {
      if (id === 'arguments.open') void life.openArguments();
      else if (isInDialog()) return;
      else if (id === 'project.clear-recent') void clearRecent(registry).then(tell);
      else if (id.startsWith(recentPrefix)) void life.openListed(id.slice(recentPrefix.length));
      else openDoor(life, id);
    });
    return () => {
      window.removeEventListener('keydown', listen);
      stopMenu?.();
    };
  }, [life, welcomes]);
}
