import type { ContextMenuParams, MenuItemConstructorOptions } from 'electron';
import type { MenuCommand } from './menu.ts';
import { marks } from './menu.ts';
import { words } from './words.ts';

/** What a click of the other mouse button decides the menu by. */
export type ContextPlace = Pick<ContextMenuParams, 'selectionText' | 'isEditable' | 'editFlags'>;

/** What its items can do and cannot do by themselves. */
export interface ContextAbilities {
  readonly platform: NodeJS.Platform;
  /** Whether the page can run a command now. */
  canRun(command: MenuCommand): boolean;
  send(command: string): void;
  lookUp(): void;
}

/** The menu of a place in the page; empty where there is nothing to do. */
export function contextMenu(place: ContextPlace, abilities: ContextAbilities): MenuItemConstructorOptions[] {
  const { selectionText, isEditable, editFlags } = place;
  const selected = selectionText.trim() !== '';
  const line: MenuItemConstructorOptions = { type: 'separator' };
  const blocks: MenuItemConstructorOptions[][] = [];
  if (selected && abilities.platform === 'darwin') {
    const short = selectionText.trim().replace(/\s+/gu, ' ');
    const quotation = short.length > 30 ? `${short.slice(0, 29)}…` : short;
    blocks.push([{ label: words.lookUp(quotation.replaceAll('&', '&&')), id: 'look-up', click: abilities.lookUp }]);
  }
  if (!isEditable && marks.some(abilities.canRun)) {
    blocks.push(
      marks.filter(abilities.canRun).map((name) => ({
        label: words.commands[name],
        id: name,
        click: () => abilities.send(name),
      })),
    );
  }
  if (isEditable) {
    blocks.push([
      { role: 'cut', enabled: editFlags.canCut },
      { role: 'copy', enabled: editFlags.canCopy },
      { role: 'paste', enabled: editFlags.canPaste },
    ]);
  } else if (selected) {
    blocks.push([{ role: 'copy', enabled: editFlags.canCopy }]);
  }
  if (isEditable || selected) blocks.push([{ role: 'selectAll', enabled: editFlags.canSelectAll }]);
  return blocks.flatMap((block, at) => (at === 0 ? block : [line, ...block]));
}
