import type { KeyboardEvent } from 'react';
import { actionsOf } from '../../session/change-keys.ts';
import { actionFor } from '../../session/keys.ts';
import { useSession } from './use-session.ts';

/**
 * Keeps the keys of a field from what stands around it, such as the rows of a tree: all but the chords that are commands
 * of the program and do not edit. Those work wherever one types.
 */
export function useOwnKeys(): (event: KeyboardEvent) => void {
  const session = useSession();
  const mac = session.desk.host.platform === 'mac';
  return (event) => {
    const action = actionFor(actionsOf(session), event.nativeEvent, { typing: true, mac });
    if (action === undefined || /^edit\./u.test(action.id)) event.stopPropagation();
  };
}
