import { Menu } from 'electron';
import type { Appearance, MenuState } from '../core/ports/host.ts';
import type { MenuBarOptions } from './menu.ts';
import { menuBar } from './menu.ts';

/** The menu bar as it stands: what the page offers is enabled, everything else of it greyed out. */
export interface MenuBar {
  show(state: MenuState): void;
  showAppearance(appearance: Appearance): void;
  canRun(command: string): boolean;
  /** Whether the page offers anything. */
  offers(): boolean;
}

/** Sets the menu bar of the program; it is built anew when recent projects, keys or the appearance change. */
export function openMenuBar(options: Omit<MenuBarOptions, 'recent' | 'appearance' | 'keys'>): MenuBar {
  let state: MenuState = { enabled: [], recent: [], keys: {} };
  let appearance: Appearance = 'system';

  const build = () => {
    Menu.setApplicationMenu(
      Menu.buildFromTemplate(menuBar({ ...options, recent: state.recent, keys: state.keys, appearance })),
    );
    enable();
  };
  const enable = () => {
    const can = new Set(state.enabled);
    const visit = (menu: Menu) => {
      for (const item of menu.items) {
        if (item.submenu) visit(item.submenu);
        else if (isOfThePage(item.id)) item.enabled = can.has(item.id);
      }
    };
    const menu = Menu.getApplicationMenu();
    if (menu) visit(menu);
  };
  build();

  return {
    show(next) {
      // Items cannot be taken out of a menu that stands; only then it is built anew.
      const shown = ({ recent, keys }: MenuState) => JSON.stringify([recent, keys]);
      const same = shown(next) === shown(state);
      state = next;
      if (same) enable();
      else build();
    },
    showAppearance(next) {
      if (next === appearance) return;
      appearance = next;
      build();
    },
    offers: () => state.enabled.length > 0,
    canRun: (command) => state.enabled.includes(command),
  };
}

/** Items that name a command of the page; those of recent projects can always run. */
function isOfThePage(id: string | undefined): boolean {
  return id !== undefined && id.includes('.') && !/^(?:project\.(?:recent:|clear-recent)|help\.reports)/u.test(id);
}
