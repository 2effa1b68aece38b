import type { Session } from './session.ts';
import type { WindowLife } from './window-life.ts';

/**
 * An act as the command palette, the keys and the menus know it: by name. It needs nothing but the session, so a
 * button, a key and a menu item that name it do the same.
 */
export interface Action {
  /** Stable, e.g. `tag.new`; the desktop menu names actions by it. */
  readonly id: string;
  readonly words: string;
  /** The group in the palette and the list of keys. */
  readonly group: 'project' | 'reading' | 'marking' | 'tags' | 'notes' | 'search' | 'compare' | 'window';
  /**
   * Keys as `Mod+Shift+F` (Mod is Cmd on a Mac, Ctrl elsewhere) or single characters as typed, e.g. `t` or `?`. Single
   * characters work only while no text field has the focus. What a Mac has instead of Alt with a letter: see `keysOf`.
   */
  readonly keys: readonly string[];
  /** Not listed where the host is no desktop. */
  readonly desktopOnly?: true;
  /** What it does on the first screen, where no project is open; what has none is not there. */
  door?(life: WindowLife): void | Promise<void>;
  enabled(session: Session): boolean;
  run(session: Session): void | Promise<void>;
}
