import { annotationsOfRemarks } from '../../core/ingest/remarks.ts';
import { addAnnotation } from '../../core/model/annotations.ts';
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
      const { remarked, ...facts } = guessed.value;
      const id = desk.newId();
      const document: Document = { id, importId, path: file.path, versions: [file.version], ...facts };
      diffs.push(added('documents', document));
      if (remarked) {
        const by = { author: desk.author, time: desk.now() };
        const first = { documentId: id, version: file.version.number, ...remarked };
        const none = { files: [], marks: [] };
        diffs.push(...annotationsOfRemarks(first, by, none, () => desk.newId()).map(addAnnotation));
      }
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
