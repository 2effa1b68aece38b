import { machine } from './machine.mjs';
import { only, told } from './world.mjs';

// Menus, and what keys do to them: the rules of each system as Electron follows them.

let shown = null;

/** The menu bar. */
export const menuBar = () => shown;

function menuItem(options) {
  const none = { id: undefined, role: undefined, submenu: undefined };
  const item = { ...none, enabled: true, visible: true, checked: false, label: options.role ?? '', ...options };
  if (Array.isArray(options.submenu)) item.submenu = Menu.buildFromTemplate(options.submenu);
  item.click = (event = {}) => {
    if (!item.enabled) throw new Error(`The menu item ${item.id} is greyed out`);
    options.click?.(item, undefined, event);
  };
  return item;
}

export class Menu {
  /** @type {Electron.MenuItem[]} */
  items = [];
  /** @returns {any} */
  static buildFromTemplate(template) {
    const menu = new Menu();
    menu.items = template.map((options) => menuItem(options));
    return only('Menu', menu);
  }
  static setApplicationMenu = (menu) => void (shown = menu);
  static getApplicationMenu = () => shown;
  getMenuItemById = (id) => itemsOf(this).find((item) => item.id === id) ?? null;
  /** @param {Electron.PopupOptions} at */
  popup = (at = {}) => told({ popup: describe(this), at: at.x === undefined ? 'mouse' : { x: at.x, y: at.y } });
}

/** All items of a menu and below it. */
export function itemsOf(menu) {
  return menu.items.flatMap((item) => [item, ...(item.submenu ? itemsOf(item.submenu) : [])]);
}

export function describe(menu) {
  return menu.items.map(({ id, role, label, enabled, checked, submenu }) => ({
    ...{ id, role, label, enabled, checked },
    ...(submenu ? { submenu: describe(submenu) } : {}),
  }));
}

/**
 * A key that was not kept from the menu bar, neither by the page nor by the program. On macOS it runs the item whose
 * accelerator it is, repeats included, whatever `registerAccelerator` says. On Windows and Linux, Alt with a letter opens
 * the menu whose letter that is, and Alt that is let go takes the focus to the bar unless the bar has seen another key.
 */
export function keyToMenuBar(input) {
  if (!shown) return;
  if (machine.platform === 'darwin') {
    const item = input.type === 'keyDown' && itemsOf(shown).find((one) => one.enabled && isAcceleratorOf(one, input));
    if (item) item.click({ triggeredByAccelerator: true, metaKey: input.meta, ctrlKey: input.control });
    return;
  }
  if (input.key === 'Alt') {
    if (input.type === 'keyUp' && altIsAlone) told({ menuBar: 'has the focus' });
    altIsAlone = input.type === 'keyDown';
    return;
  }
  altIsAlone = false;
  if (input.type !== 'keyDown' || !input.alt) return;
  const opened = shown.items.find(({ label }) => /&(.)/u.exec(label)?.[1]?.toLowerCase() === input.key.toLowerCase());
  if (opened) told({ menuBar: opened.label });
}
let altIsAlone = false;

function isAcceleratorOf({ accelerator }, { key, meta, control, alt, shift }) {
  if (!accelerator) return false;
  const parts = accelerator.replace('CmdOrCtrl', 'Cmd').split('+');
  const has = (name) => parts.slice(0, -1).includes(name);
  return (
    parts.at(-1).toLowerCase() === key.toLowerCase() &&
    [meta, control, alt, shift].join() === ['Cmd', 'Ctrl', 'Alt', 'Shift'].map(has).join()
  );
}
