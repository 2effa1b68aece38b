import { useMemo } from 'react';
import { nameRulings } from '../../../core/model/name-rulings.ts';
import { useRows } from './use-session.ts';

/** Another one whenever a person decided otherwise on names, and only then: answers that heed it are asked for anew. */
export function useDecidedNames(): string {
  const aliases = useRows('aliases');
  const rulings = useRows('rulings');
  return useMemo(() => {
    const ruled = nameRulings(rulings.rows.values()).map(({ id, value, changed }) => [id, value, changed]);
    const stand = Array.from(aliases.rows.values(), ({ id, name, of }) => [id, name, of]);
    return JSON.stringify([ruled, stand]);
  }, [aliases, rulings]);
}
