import type { FileOutcome } from './records.ts';

/** How many files of an import ended in which way. */
export type OutcomeCounts = Readonly<Record<FileOutcome['kind'], number>>;

/** Counts them. */
export function countOutcomes(files: readonly FileOutcome[]): OutcomeCounts {
  const counts = { imported: 0, duplicate: 0, 'new-version': 0, unchanged: 0, skipped: 0, failed: 0 };
  for (const { kind } of files) counts[kind]++;
  return counts;
}
