import { useCallback } from 'react';
import type { AppearedOf } from '../../../../core/compare/families.ts';
import { documentOf } from '../../../../core/model/account.ts';
import { useRows } from '../../hooks/use-session.ts';

/** When and where each document appeared; another function after every change of a document. */
export function useAppeared(): AppearedOf {
  const { rows, version } = useRows('documents');
  return useCallback(
    (id) => {
      const { date, outlet } = documentOf(rows, id)?.attributes ?? {};
      return { date: date?.value ?? null, outlet: outlet?.value ?? null };
    },
    // eslint-disable-next-line react-hooks/exhaustive-deps -- The rows are changed in place; the version tells.
    [rows, version],
  );
}
