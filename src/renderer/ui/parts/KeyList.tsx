import { Pencil, RotateCcw } from 'lucide-react';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { Button } from 'react-aria-components';
import { holdsWords } from '../../../core/text/holds-words.ts';
import type { Action } from '../../session/action.ts';
import { actionsOf, canChangeKey, resetAllKeys, resetKeys } from '../../session/change-keys.ts';
import { focusWhenThere } from '../../session/focus-when-there.ts';
import { keyInWords, keysOf } from '../../session/keys.ts';
import { shellWords } from '../../words/shell.ts';
import { useObserved } from '../hooks/use-observed.ts';
import { useSession } from '../hooks/use-session.ts';
import { NewKey } from './NewKey.tsx';
import { ShellDialog } from './ShellDialog.tsx';
import '../styles/commands.css';

const words = shellWords.commands;

/** The list of keys, in which each can be changed. */
export function KeyList({ onEnd }: { onEnd(): void }) {
  const session = useSession();
  const mac = session.desk.host.platform === 'mac';
  const own = useObserved(session.keys, (state) => state);
  const [typed, setTyped] = useState('');
  const [changing, setChanging] = useState<string | null>(null);
  const holds = holdsWords(typed);
  const groups = byGroup(
    actionsOf(session).filter((action) => {
      if (action.desktopOnly && !session.desk.host.native) return false;
      const all = [action.words, ...keysOf(action, mac).map((key) => keyInWords(key, mac))].join(' ');
      return holds?.(all) ?? true;
    }),
  );
  return (
    <ShellDialog title={words.keysTitle} size="large" onEnd={onEnd}>
      <input
        type="search"
        className="text-field key-filter"
        dir="auto"
        aria-label={words.findKey}
        placeholder={words.findKey}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
      />
      <div className="key-scroller" tabIndex={0} role="group" aria-label={words.keysTitle}>
        <div className="key-groups">
          {[...groups].map(([group, list]) => (
            <section key={group}>
              <h3>{words.groups[group]}</h3>
              <dl>
                {list.map((action) => (
                  <KeyLine
                    key={action.id}
                    action={action}
                    changed={own[action.id] !== undefined}
                    changing={changing === action.id}
                    setChanging={setChanging}
                  />
                ))}
              </dl>
            </section>
          ))}
          {typed.trim() === '' && <TableKeys mac={mac} />}
        </div>
        {groups.size === 0 && <p className="empty quiet">{words.noKey}</p>}
      </div>
      <div className="dialog-foot">
        {Object.keys(own).length > 0 && (
          <Button className="button" onPress={() => void resetAllKeys(session)}>
            {words.resetKeys}
          </Button>
        )}
        <Button className="button" onPress={onEnd}>
          {words.close}
        </Button>
      </div>
    </ShellDialog>
  );
}

function byGroup(list: readonly Action[]): ReadonlyMap<Action['group'], readonly Action[]> {
  const groups = new Map<Action['group'], Action[]>();
  for (const action of list) {
    const group = groups.get(action.group);
    if (group) group.push(action);
    else groups.set(action.group, [action]);
  }
  // Those that have a key come first: they are what is looked for mostly.
  for (const one of groups.values()) one.sort((a, b) => Number(a.keys.length === 0) - Number(b.keys.length === 0));
  return groups;
}

interface KeyLineProps {
  readonly action: Action;
  /** Whether the person gave it another key. */
  readonly changed: boolean;
  readonly changing: boolean;
  setChanging(id: string | null): void;
}

function KeyLine({ action, changed, changing, setChanging }: KeyLineProps) {
  const session = useSession();
  const mac = session.desk.host.platform === 'mac';
  const { id, words: name } = action;
  const backHere = () =>
    focusWhenThere(() => document.querySelector<HTMLElement>(`[data-key-of="${id}"] .icon-button`));
  const end = () => {
    setChanging(null);
    backHere();
  };
  return (
    <div className="key-line" data-key-of={id}>
      <dt>{name}</dt>
      <dd>
        {changing ? (
          <NewKey action={action} onEnd={end} onLeave={() => setChanging(null)} />
        ) : (
          <>
            {keysOf(action, mac).map((key) => (
              <kbd key={key} className="key">
                {keyInWords(key, mac)}
              </kbd>
            ))}
            {canChangeKey(action) && (
              <Sign label={words.changeKey(name)} onPress={() => setChanging(id)}>
                <Pencil size={12} aria-hidden="true" />
              </Sign>
            )}
            {changed && (
              <Sign label={words.resetKey(name)} onPress={() => void resetKeys(session, id).then(backHere)}>
                <RotateCcw size={12} aria-hidden="true" />
              </Sign>
            )}
          </>
        )}
      </dd>
    </div>
  );
}

/** A button without a tooltip, which would take the Escape that closes the list. */
function Sign(props: { readonly label: string; readonly children: ReactNode; onPress(): void }) {
  return (
    <Button className="icon-button small" aria-label={props.label} onPress={props.onPress}>
      {props.children}
    </Button>
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
