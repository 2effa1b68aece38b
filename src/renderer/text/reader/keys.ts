import {
  cursorCharLeft,
  cursorCharRight,
  cursorDocEnd,
  cursorDocStart,
  cursorGroupLeft,
  cursorGroupRight,
  cursorLineBoundaryLeft,
  cursorLineBoundaryRight,
  cursorLineDown,
  cursorLineUp,
  cursorPageDown,
  cursorPageUp,
  selectAll,
  selectCharLeft,
  selectCharRight,
  selectDocEnd,
  selectDocStart,
  selectGroupLeft,
  selectGroupRight,
  selectLineBoundaryLeft,
  selectLineBoundaryRight,
  selectLineDown,
  selectLineUp,
  selectPageDown,
  selectPageUp,
} from '@codemirror/commands';
import type { KeyBinding } from '@codemirror/view';
import { findAgain, openFindPanel } from './find-panel.ts';

/**
 * The keys of a text that is only read: they move, select and find, as each system's own keys do. Everything else that
 * CodeMirror binds edits, so its keymaps are not used. CodeMirror tells Shift with a letter by the letter's case, which
 * Caps Lock turns round, so `withShift` tells what is held.
 */
export const readerKeys = (withShift: () => boolean): readonly KeyBinding[] => [
  { key: 'ArrowLeft', run: cursorCharLeft, shift: selectCharLeft, preventDefault: true },
  { key: 'Mod-ArrowLeft', mac: 'Alt-ArrowLeft', run: cursorGroupLeft, shift: selectGroupLeft, preventDefault: true },
  { mac: 'Cmd-ArrowLeft', run: cursorLineBoundaryLeft, shift: selectLineBoundaryLeft, preventDefault: true },
  { key: 'ArrowRight', run: cursorCharRight, shift: selectCharRight, preventDefault: true },
  {
    key: 'Mod-ArrowRight',
    mac: 'Alt-ArrowRight',
    run: cursorGroupRight,
    shift: selectGroupRight,
    preventDefault: true,
  },
  { mac: 'Cmd-ArrowRight', run: cursorLineBoundaryRight, shift: selectLineBoundaryRight, preventDefault: true },
  { key: 'ArrowUp', run: cursorLineUp, shift: selectLineUp, preventDefault: true },
  { mac: 'Cmd-ArrowUp', run: cursorDocStart, shift: selectDocStart, preventDefault: true },
  { key: 'ArrowDown', run: cursorLineDown, shift: selectLineDown, preventDefault: true },
  { mac: 'Cmd-ArrowDown', run: cursorDocEnd, shift: selectDocEnd, preventDefault: true },
  { key: 'PageUp', run: cursorPageUp, shift: selectPageUp, preventDefault: true },
  { key: 'PageDown', run: cursorPageDown, shift: selectPageDown, preventDefault: true },
  { key: 'Home', run: cursorLineBoundaryLeft, shift: selectLineBoundaryLeft, preventDefault: true },
  { key: 'Mod-Home', run: cursorDocStart, shift: selectDocStart, preventDefault: true },
  { key: 'End', run: cursorLineBoundaryRight, shift: selectLineBoundaryRight, preventDefault: true },
  { key: 'Mod-End', run: cursorDocEnd, shift: selectDocEnd, preventDefault: true },
  { key: 'Mod-a', run: selectAll, preventDefault: true },
  { key: 'Mod-f', run: (view) => !withShift() && openFindPanel(view) },
  { key: 'F3', run: (view) => findAgain(view, 1), shift: (view) => findAgain(view, -1), preventDefault: true },
  {
    key: 'Mod-g',
    run: (view) => findAgain(view, withShift() ? -1 : 1),
    shift: (view) => findAgain(view, -1),
    preventDefault: true,
  },
];
