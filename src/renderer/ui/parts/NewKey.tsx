import { useState } from 'react';
import type { KeyboardEvent } from 'react';
import { Button } from 'react-aria-components';
import type { Action } from '../../session/action.ts';
import { actionsOf, changeKey, holdersOf } from '../../session/change-keys.ts';
import { keyInWords, keyOfStroke } from '../../session/keys.ts';
import { shellWords } from '../../words/shell.ts';
import { useSession } from '../hooks/use-session.ts';

const words = shellWords.commands;

interface NewKeyProps {
  readonly action: Action;
  /** It was changed, or the person thought better of it. */
  onEnd(): void;
  /** The person went on to something else. */
  onLeave(): void;
}

/** Waits for the key that an action is to have; of one that another action has, that is said before it is taken. */
export function NewKey({ action, onEnd, onLeave }: NewKeyProps) {
  const session = useSession();
  const mac = session.desk.host.platform === 'mac';
  const [said, setSaid] = useState<string | null>(null);
  const [asked, setAsked] = useState<string | null>(null);
  const take = (key: string | null) => void changeKey(session, action.id, key).then(onEnd);

  const onKeyDown = (event: KeyboardEvent) => {
    const plain = !event.ctrlKey && !event.metaKey && !event.altKey && !event.shiftKey;
    if (event.key === 'Tab') return;
    event.preventDefault();
    event.stopPropagation();
    if (event.key === 'Escape') return onEnd();
    if (event.key === 'Backspace' && plain) return take(null);
    const key = keyOfStroke(event.nativeEvent, mac);
    if (key === null) return;
    if (key === 'taken') return setSaid(words.keyTaken);
    const holders = holdersOf(actionsOf(session), action.id, key, mac);
    if (holders.length === 0) return take(key);
    setAsked(key);
    setSaid(words.keyOfOther(keyInWords(key, mac), holders.map((one) => one.words).join(', ')));
  };

  return (
    <div
      className="new-key"
      onBlur={({ currentTarget, relatedTarget }) => !currentTarget.contains(relatedTarget) && onLeave()}
    >
      {asked === null ? (
        <input
          autoFocus
          readOnly
          className="new-key-field"
          aria-label={words.newKey(action.words)}
          placeholder={words.pressKey}
          onKeyDown={onKeyDown}
        />
      ) : (
        <>
          <Button autoFocus className="button small" onPress={() => take(asked)}>
            {words.takeKey}
          </Button>
          <Button className="button small" onPress={onEnd}>
            {words.leaveKey}
          </Button>
        </>
      )}
      <p role="status" className="new-key-said">
        {said}
      </p>
    </div>
  );
}
