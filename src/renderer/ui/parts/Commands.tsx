import { useEffect, useRef } from 'react';
import { foldWord } from '../../../core/text/fold.ts';
import {
  Autocomplete,
  Button,
  Dialog,
  Input,
  Keyboard,
  Menu,
  MenuItem,
  Modal,
  ModalOverlay,
  SearchField,
  Text,
} from 'react-aria-components';
import { actions, runNamed } from '../../session/actions.ts';
import type { Action } from '../../session/action.ts';
import { useNextActs } from '../hooks/use-next-acts.ts';
import { keyInWords, keysOf } from '../../session/keys.ts';
import { useSession, useWorkspace } from '../hooks/use-session.ts';
import { shellWords } from '../../words/shell.ts';
import { ShellDialog } from './ShellDialog.tsx';
import '../styles/commands.css';

const words = shellWords.commands;

/** Every command by name, and the list of keys. Shown while the workspace's dialog says so. */
export function Commands() {
  const { workspace } = useSession();
  const dialog = useWorkspace((state) => state.dialog);
  const close = () => {
    if (workspace.state.dialog === dialog) workspace.set({ dialog: null });
  };
  if (dialog === 'commands') return <Palette onEnd={close} />;
  if (dialog === 'keys') return <KeyList onEnd={close} />;
  return null;
}

function Palette({ onEnd }: { onEnd(): void }) {
  const session = useSession();
  const mac = session.desk.host.platform === 'mac';
  // What can be undone may only be known, or change, while the list is shown.
  useNextActs();
  const chosen = useRef<string | null>(null);
  useEffect(
    () => () => {
      const { current: id } = chosen;
      // The dialog gives the focus back in the frame after it is gone; a dialog that comes then gives it back in its turn.
      if (id !== null) requestAnimationFrame(() => requestAnimationFrame(() => void runNamed(session, id)));
    },
    [session],
  );
  const possible = actions.filter((action) => action.id !== 'commands.open' && action.enabled(session));
  return (
    <ModalOverlay
      className="dialog-back high"
      isOpen
      isDismissable
      onOpenChange={(open) => {
        if (!open) onEnd();
      }}
    >
      <Modal className="dialog-box palette-box">
        <Dialog className="command-dialog" aria-label={words.name}>
          <div
            className="command-dialog"
            onKeyDownCapture={(event) => {
              // Not first the words that were typed, then the dialog: Escape is the way out.
              if (event.key !== 'Escape') return;
              event.preventDefault();
              event.stopPropagation();
              onEnd();
            }}
          >
            <Autocomplete filter={hasAllWords}>
              <SearchField aria-label={words.filter} autoFocus className="search-field">
                <Input className="command-field" placeholder={words.filter} />
              </SearchField>
              <div className="command-list" tabIndex={0} role="group" aria-label={words.name}>
                <Menu
                  className="menu"
                  aria-label={words.name}
                  onAction={(key) => {
                    chosen.current = String(key);
                    onEnd();
                  }}
                  renderEmptyState={() => <p className="empty quiet">{words.none}</p>}
                >
                  {possible.map((action) => (
                    <MenuItem
                      key={action.id}
                      id={action.id}
                      textValue={`${action.words} ${words.groups[action.group]}`}
                      className="menu-item command"
                    >
                      <Text slot="label">{action.words}</Text>
                      <span className="command-group">{words.groups[action.group]}</span>
                      <Keyboard className="key">
                        {keysOf(action, mac)
                          .slice(0, 1)
                          .map((key) => keyInWords(key, mac))}
                      </Keyboard>
                    </MenuItem>
                  ))}
                </Menu>
              </div>
            </Autocomplete>
          </div>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

/** Every word typed stands somewhere in the name, in any order. */
function hasAllWords(text: string, typed: string): boolean {
  const folded = foldWord(text);
  return foldWord(typed)
    .split(/\s+/u)
    .every((word) => folded.includes(word));
}

function KeyList({ onEnd }: { onEnd(): void }) {
  const { desk } = useSession();
  const mac = desk.host.platform === 'mac';
  const groups = new Map<Action['group'], Action[]>();
  for (const action of actions) {
    if (action.keys.length === 0 || (action.desktopOnly && !desk.host.native)) continue;
    const group = groups.get(action.group);
    if (group) group.push(action);
    else groups.set(action.group, [action]);
  }
  return (
    <ShellDialog title={words.keysTitle} size="large" onEnd={onEnd}>
      <div className="key-scroller" tabIndex={0} role="group" aria-label={words.keysTitle}>
        <div className="key-groups">
          {[...groups].map(([group, list]) => (
            <section key={group}>
              <h3>{words.groups[group]}</h3>
              <dl>
                {list.map((action) => (
                  <div key={action.id} className="key-line">
                    <dt>{action.words}</dt>
                    <dd>
                      {keysOf(action, mac).map((key) => (
                        <kbd key={key} className="key">
                          {keyInWords(key, mac)}
                        </kbd>
                      ))}
                    </dd>
                  </div>
                ))}
              </dl>
            </section>
          ))}
          <TableKeys mac={mac} />
        </div>
      </div>
      <div className="dialog-foot">
        <Button className="button" onPress={onEnd}>
          {words.close}
        </Button>
      </div>
    </ShellDialog>
  );
}

/** Keys that work within tables of comparison only, where a field or a sentence has the focus. */
function TableKeys({ mac }: { readonly mac: boolean }) {
  return (
    <section>
      <h3>{words.tableKeys}</h3>
      <dl>
        {words.inTables.map(({ keys, does }) => (
          <div key={does} className="key-line">
            <dt>{does}</dt>
            <dd>
              {keys.map((key) => (
                <kbd key={key} className="key">
                  {keyInWords(key, mac)}
                </kbd>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
