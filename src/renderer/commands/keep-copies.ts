import { added, sequence, updated } from '../../core/model/diff.ts';
import type { Diff } from '../../core/model/diff.ts';
import type { Document, FileOutcome, ImportOutcomes } from '../../core/model/records.ts';
import { fail } from '../../core/model/result.ts';
import type { Result } from '../../core/model/result.ts';
import type { Desk } from './desk.ts';

/** Keeps duplicates of an import as documents of their own; `paths` names which. One act. */
export async function keepCopies(desk: Desk, importId: string, paths: readonly string[]): Promise<Result<Diff>> {
  const stored = await desk.store.outcomes(importId);
  if (!stored.ok) return stored;
  const wanted = new Set(paths);
  const diffs: Diff[] = [];
  for (const outcomes of stored.value) {
    const files: FileOutcome[] = [];
    for (const file of outcomes.files) {
      if (file.kind !== 'duplicate' || file.kept !== null || !wanted.has(file.path)) {
        files.push(file);
        continue;
      }
      const guessed = await desk.ingest.guess(desk.store.id, file.version.textId, file.path);
      if (!guessed.ok) return guessed;
      const document: Document = {
        id: desk.newId(),
        importId,
        path: file.path,
        versions: [file.version],
        ...guessed.value,
      };
      diffs.push(added('documents', document));
      files.push({ ...file, kept: document.id });
    }
    const after: ImportOutcomes = { ...outcomes, files };
    diffs.push(updated('outcomes', outcomes, after));
  }
  if (diffs.length === 0) return fail('not-found', importId);
  return desk.store.apply(sequence(...diffs), {
    label: { verb: 'keep-copy', names: paths.slice(0, 1), count: paths.length },
    author: desk.author,
  });
}
