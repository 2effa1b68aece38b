import { useRef, useState } from 'react';
import type { KeyboardEvent } from 'react';
import { Button } from 'react-aria-components';
import { propose } from '../../../session/propose-claim.ts';
import { conflictsWords as words } from '../../../words/conflicts.ts';
import { useSession } from '../../hooks/use-session.ts';
import { useWantedFocus } from '../../hooks/use-wanted-focus.ts';
import { claimOfConflict } from './claim-of-conflict.ts';
import { ConflictItem } from './ConflictItem.tsx';
import type { ReadConflicts, ShownConflict } from './shown-conflicts.ts';

interface ConflictsListProps {
  readonly read: ReadConflicts;
  readonly shown: readonly ShownConflict[];
}

/** So many are drawn at first, and more of them when these are asked for. */
const atOnce = 100;

/** The possible conflicts, those first that are likeliest worth reading; the arrows lead from one to the next. */
export function ConflictsList({ read, shown }: ConflictsListProps) {
  const session = useSession();
  const list = useRef<HTMLUListElement>(null);
  const [asked, setCurrent] = useState(0);
  const [drawn, setDrawn] = useState(atOnce);
  const current = Math.min(asked, shown.length - 1);
  const wantFocus = useWantedFocus(
    () => list.current?.querySelector<HTMLElement>(`[data-conflict="${current}"] .conflict-sentence`),
    (sentence) => sentence.scrollIntoView({ block: 'nearest' }),
  );
  const go = (to: number) => {
    const next = Math.max(0, Math.min(to, shown.length - 1));
    wantFocus();
    if (next >= drawn) setDrawn(next + atOnce);
    setCurrent(next);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLElement>, at: number) => {
    const to = stepTo(event, at, shown.length);
    if (to === null && !isForClaim(event)) return;
    event.preventDefault();
    event.stopPropagation();
    if (to === null) propose(session, claimOfConflict(shown[at]!.conflict, read));
    else go(to);
  };
  // What was ruled on may be hidden at once: the next takes its place.
  const keepPlace = (at: number) => {
    setCurrent(at);
    requestAnimationFrame(() => {
      if (list.current && !list.current.contains(document.activeElement)) {
        list.current.querySelector<HTMLElement>('[data-current] .conflict-sentence')?.focus();
      }
    });
  };
  return (
    <div className="conflicts-scroller">
      <ul ref={list} className="conflicts-list" aria-label={words.title}>
        {shown.slice(0, drawn).map((one, at) => (
          <ConflictItem
            key={one.key}
            at={at}
            of={shown.length}
            read={read}
            shown={one}
            current={at === current}
            onAttend={() => setCurrent(at)}
            onRuled={() => keepPlace(at)}
            onKeyDown={(event) => onKeyDown(event, at)}
          />
        ))}
      </ul>
      {shown.length > drawn && (
        <Button className="button small" onPress={() => setDrawn(drawn + atOnce)}>
          {words.more(Math.min(atOnce, shown.length - drawn))}
        </Button>
      )}
    </div>
  );
}

/** A makes a claim, as in the synopsis. */
function isForClaim({ key, target, ctrlKey, metaKey, altKey, shiftKey }: KeyboardEvent<HTMLElement>): boolean {
  return key === 'a' && !ctrlKey && !metaKey && !altKey && !shiftKey && !(target instanceof HTMLInputElement);
}

/** Where a key leads to; null for other keys, and in a field. */
function stepTo(event: KeyboardEvent<HTMLElement>, at: number, count: number): number | null {
  if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return null;
  if (event.target instanceof HTMLInputElement) return null;
  switch (event.key) {
    case 'ArrowDown':
    case 'j':
      return at + 1;
    case 'ArrowUp':
    case 'k':
      return at - 1;
    case 'PageDown':
      return at + 5;
    case 'PageUp':
      return at - 5;
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return null;
  }
}
