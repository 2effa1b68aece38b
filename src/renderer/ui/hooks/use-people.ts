import { useDeferredValue, useMemo } from 'react';
import type { People } from '../../../core/model/people.ts';
import { useRows, useSession } from './use-session.ts';

/** Everybody in the project; a little late: what was marked is painted first. */
export function usePeople(): People {
  const { people } = useSession();
  const annotations = useRows('annotations').version;
  const records = useRows('people').version;
  const state = useDeferredValue(`${annotations} ${records}`);
  // eslint-disable-next-line react-hooks/exhaustive-deps -- The rows are changed in place; their state tells.
  return useMemo(() => people.now(), [people, state]);
}
