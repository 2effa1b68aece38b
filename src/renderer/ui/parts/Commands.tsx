import { useEffect, useMemo, useRef, useState } from 'react';
import type { KeyboardEvent } from 'react';
import {
  Autocomplete,
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
import { actionsOf } from '../../session/change-keys.ts';
import { isComposing } from '../hooks/typing.ts';
import { useNextActs } from '../hooks/use-next-acts.ts';
import { keyInWords, keysOf } from '../../session/keys.ts';
import { actionGoal, goTo, nearestGoals, placesToGo } from '../../session/quick-switch.ts';
import type { Goal } from '../../session/quick-switch.ts';
import { recordsOf } from '../../session/tab-kinds.ts';
import { useSession, useWorkspace } from '../hooks/use-session.ts';
import { shellWords } from '../../words/shell.ts';
import { useFocusBack } from '../hooks/use-focus-back.ts';
import { KeyList } from './KeyList.tsx';
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
  const left = useFocusBack();
  const [typed, setTyped] = useState('');
  const goals = useGoals(typed);
  const choose = useChoosing(onEnd);
  return (
    <ModalOverlay
      className="dialog-back high"
      isOpen
      isDismissable
      onOpenChange={(open) => {
        if (open) return;
        left();
        onEnd();
      }}
    >
      <Modal className="dialog-box palette-box">
        <Dialog className="command-dialog" aria-label={words.name}>
          <div
            className="command-dialog"
            onKeyDownCapture={(event) => {
              // Not first the words that were typed, then the dialog: Escape is the way out.
              const meant = event.key === 'Enter' ? meantBy(event, goals, typed) : undefined;
              if (event.key !== 'Escape' && !meant) return;
              event.preventDefault();
              event.stopPropagation();
              if (meant) return choose(meant);
              left();
              onEnd();
            }}
          >
            <Autocomplete inputValue={typed} onInputChange={setTyped}>
              <SearchField aria-label={words.filter} autoFocus className="search-field">
                <Input className="command-field" placeholder={words.filter} />
              </SearchField>
              <div className="command-list" tabIndex={0} role="group" aria-label={words.name}>
                <Menu
                  className="menu"
                  aria-label={words.name}
                  onAction={(key) => choose(goals.find((goal) => keyOf(goal) === key))}
                  renderEmptyState={() => <p className="empty quiet">{words.none}</p>}
                >
                  {goals.map((goal) => (
                    <GoalItem key={keyOf(goal)} {...goal} />
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

/** Ends the dialog, and goes there when it is gone. */
function useChoosing(onEnd: () => void): (goal: Goal | undefined) => void {
  const session = useSession();
  const chosen = useRef<Goal | undefined>(undefined);
  useEffect(
    () => () => {
      const { current: goal } = chosen;
      if (!goal) return;
      const go = () => (goal.kind === 'action' ? void runNamed(session, goal.id) : goTo(session, goal.kind, goal.id));
      // The dialog gives the focus back in the frame after it is gone; a dialog that comes then gives it back in its turn.
      requestAnimationFrame(() => requestAnimationFrame(go));
    },
    [session],
  );
  return (goal) => {
    chosen.current = goal;
    onEnd();
  };
}

/**
 * What Enter in the field means: the line that is marked, else the nearest to the words that stand there. The list itself would take the line
 * that it has marked when the key is let go, and none if the list has changed since or nothing was marked yet.
 */
function meantBy(event: KeyboardEvent<HTMLElement>, goals: readonly Goal[], typed: string): Goal | undefined {
  if (!(event.target instanceof HTMLInputElement) || isComposing(event.nativeEvent)) return undefined;
  const marked = event.currentTarget.querySelector<HTMLElement>('[role="menuitem"][data-focused]')?.dataset['key'];
  return goals.find((goal) => keyOf(goal) === marked) ?? (typed.trim() === '' ? undefined : goals[0]);
}

/** The commands that are possible now; once something is typed, all that is meant by it. */
function useGoals(typed: string): readonly Goal[] {
  const session = useSession();
  // What can be undone may only be known, or change, while the list is shown.
  useNextActs();
  const asks = typed.trim() !== '';
  const places = useMemo(() => (asks ? placesToGo(session) : []), [session, asks]);
  const possible = actions.filter((action) => action.id !== 'commands.open' && action.enabled(session));
  const commands = possible.map(actionGoal);
  if (!asks) return commands;
  const { panes, focus } = session.workspace.state;
  const tabs = [focus, ...panes.keys()].flatMap((at) => panes[at]?.tabs ?? []);
  return nearestGoals(typed, [...commands, ...places], tabs.flatMap(recordsOf));
}

function keyOf({ kind, id }: Goal): string {
  return `${kind}:${id}`;
}

function GoalItem(goal: Goal) {
  const session = useSession();
  const mac = session.desk.host.platform === 'mac';
  const action = goal.kind === 'action' ? actionsOf(session).find(({ id }) => id === goal.id) : undefined;
  const kind = action ? words.groups[action.group] : words.kinds[goal.kind === 'action' ? 'document' : goal.kind];
  return (
    <MenuItem id={keyOf(goal)} textValue={`${goal.name} ${kind}`} className="menu-item command">
      <Text slot="label" className="command-name" dir="auto">
        {goal.name}
      </Text>
      <Text slot="description" className="command-group">
        {kind}
      </Text>
      <Keyboard className="key">
        {action &&
          keysOf(action, mac)
            .slice(0, 1)
            .map((key) => keyInWords(key, mac))}
      </Keyboard>
    </MenuItem>
  );
}
