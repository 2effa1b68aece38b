import { useMemo } from 'react';
import { queryNames } from '../../../../core/model/query-name.ts';
import { useRows } from '../../hooks/use-session.ts';

/** The names under which the project's own attributes can be asked for. */
export function useFieldNames(): readonly string[] {
  const attributes = useRows('attributes');
  return useMemo(() => [...attributes.rows.values()].flatMap(queryNames), [attributes]);
}
