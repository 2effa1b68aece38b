import { useEffect, useMemo, useState } from 'react';
import type { Id } from '../../../../core/model/id.ts';
import type { FileOutcome, Import } from '../../../../core/model/records.ts';
import type { ReportFacts } from '../../../../core/model/report-facts.ts';
import type { Problem } from '../../../../core/model/result.ts';
import { factsOfReport } from '../../../commands/save-import-report.ts';
import { useRows, useSession } from '../../hooks/use-session.ts';

/** The outcomes of an import, in the order of its files; null until they are read. */
export function useOutcomes(importId: Id): {
  readonly files: readonly FileOutcome[] | null;
  readonly problem: Problem | null;
} {
  const { store } = useSession().desk;
  const [loaded, setLoaded] = useState<{ files: readonly FileOutcome[] | null; problem: Problem | null }>({
    files: null,
    problem: null,
  });
  useEffect(() => {
    let over = false;
    const load = async () => {
      const outcomes = await store.outcomes(importId);
      if (over) return;
      if (outcomes.ok) setLoaded({ files: outcomes.value.flatMap(({ files }) => files), problem: null });
      else setLoaded({ files: null, problem: outcomes.error });
    };
    void load();
    const stop = store.subscribe((diff) => {
      if (diff === null || diff.outcomes) void load();
    });
    return () => {
      over = true;
      stop();
    };
  }, [store, importId]);
  return loaded;
}

/** What is known of the files of an import beside their outcomes; it follows the records. */
export function useFacts(record: Import, files: readonly FileOutcome[] | null): ReportFacts {
  const { desk } = useSession();
  const versions = [useRows('documents').version, useRows('annotations').version, useRows('imports').version];
  return useMemo(
    () => factsOfReport(desk, record, files ?? []),
    // eslint-disable-next-line react-hooks/exhaustive-deps -- The snapshot is changed in place; the tables' versions tell.
    [desk, record, files, ...versions],
  );
}
