import { useEffect, useMemo, useState } from 'react';
import type { Id } from '../../../../core/model/id.ts';
import type { Document, FileOutcome, Import } from '../../../../core/model/records.ts';
import type { ReportFacts } from '../../../../core/model/report-facts.ts';
import type { Problem } from '../../../../core/model/result.ts';
import { factsOfReport } from '../../../commands/import-report.ts';
import { useRows, useSession } from '../../hooks/use-session.ts';
import { documentIdOf, tellsMore } from './outcome-words.ts';

/** What needs a person's eyes comes first. */
export const kinds: readonly FileOutcome['kind'][] = [
  'failed',
  'skipped',
  'duplicate',
  'new-version',
  'imported',
  'unchanged',
];

/** The files of an import as its report lists them, null until they are read, and what is known of them. */
export function useReport(record: Import) {
  const { files, problem } = useOutcomes(record.id);
  return { files: useSorted(record, files), problem, facts: useFacts(record, files) };
}

/** The outcomes of an import, in the order of its files; null until they are read. */
function useOutcomes(importId: Id): {
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
function useFacts(record: Import, files: readonly FileOutcome[] | null): ReportFacts {
  const { desk } = useSession();
  const versions = [useRows('documents').version, useRows('annotations').version, useRows('imports').version];
  return useMemo(
    () => factsOfReport(desk, record, files ?? []),
    // eslint-disable-next-line react-hooks/exhaustive-deps -- The snapshot is changed in place; the tables' versions tell.
    [desk, record, files, ...versions],
  );
}

/** By kind, and of a kind first what a person should look at. */
function useSorted(record: Import, files: readonly FileOutcome[] | null): readonly FileOutcome[] | null {
  const { desk } = useSession();
  return useMemo(() => {
    if (files === null) return null;
    // Which guesses are weak is asked once: rows that left their place while they are corrected would be lost.
    const isTold = toldFirst(desk.store.snapshot.rows('documents'), factsOfReport(desk, record, files));
    const rank = new Map(files.map((file) => [file, kinds.indexOf(file.kind) * 2 + (isTold(file) ? 0 : 1)]));
    return [...files].sort((a, b) => rank.get(a)! - rank.get(b)!);
  }, [files, desk, record]);
}

/** Whether a file has a weak guess, an outcome that is not the usual one, or lost marks. */
function toldFirst(documents: ReadonlyMap<Id, Document>, { marks, unseen }: ReportFacts) {
  const isWeak = (file: FileOutcome) => {
    const document = documents.get(documentIdOf(file) ?? '');
    const guesses = document ? [document.title, ...Object.values(document.attributes)] : [];
    return guesses.some(({ doubt }) => doubt);
  };
  return (file: FileOutcome): boolean =>
    isWeak(file) || tellsMore(file) || unseen(file) !== null || (marks(file)?.lost ?? 0) > 0;
}
