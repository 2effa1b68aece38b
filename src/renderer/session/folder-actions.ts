import type { Action } from './action.ts';
import { focusWhenThere } from './focus-when-there.ts';
import { countChanges } from './folder-watching.ts';
import type { Session } from './session.ts';
import { showLeft } from './shell-actions.ts';
import { folderWords } from '../words/folders.ts';

const watches = (session: Session) => session.folders.state.folders.length > 0;

/** What can be done with linked folders; only where there are some. */
export const folderActions: readonly Action[] = [
  action('folders.show', ['Alt+L'], watches, showChanges),
  action('folders.look', [], watches, (session) => session.folders.lookAtAll()),
  action(
    'folders.take-all',
    [],
    (session) => countChanges(session.folders.state) > 0,
    async (session) => {
      const watching = session.folders;
      for (const { link, changes } of watching.state.folders) {
        await watching.takeIn(
          link.linkId,
          changes.filter(({ kind }) => kind !== 'gone'),
        );
      }
    },
  ),
];

/** Unfolds the list of changes and brings the keyboard there. */
export function showChanges(session: Session): void {
  showLeft(session.shell);
  session.folders.setOpen(true);
  focusWhenThere(() => document.querySelector<HTMLElement>('[data-focus="folder-changes"]'));
}

function action(
  id: keyof typeof folderWords.actions,
  keys: readonly string[],
  enabled: Action['enabled'],
  run: Action['run'],
): Action {
  return { id, words: folderWords.actions[id], group: 'project', keys, desktopOnly: true, enabled, run };
}
