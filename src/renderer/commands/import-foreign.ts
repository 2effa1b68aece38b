import { fail } from '../../core/model/result.ts';
import type { Result } from '../../core/model/result.ts';
import type { Id } from '../../core/model/id.ts';
import type { Source } from '../../core/ports/host.ts';
import type { TakenForeign } from '../../core/ports/ingest.ts';
import type { Desk } from './desk.ts';
import { importLock } from './import-files.ts';

/** Whether a source is a project of another program. */
export function isForeignProject(source: Source): boolean {
  return source.kind === 'files' && /\.qdpx$/iu.test(source.name);
}

/** In bytes. */
const largest = 64 * 1024 * 1024;

/** What came of a project of another program, the import that tells of its texts, and how many other files were passed over. */
export interface ImportedForeign extends TakenForeign {
  readonly importId: Id;
  readonly name: string;
  readonly others: number;
}

/** Takes a project of another program in as one act. The source is closed. */
export async function importForeign(desk: Desk, source: Source): Promise<Result<ImportedForeign>> {
  return navigator.locks.request(importLock(desk.store.id), { mode: 'shared' }, async () => {
    try {
      const batch = await desk.host.pullFiles(source.id, largest);
      if (!batch.ok) return batch;
      const entry = batch.value.entries.find(({ path }) => /\.qdpx$/iu.test(path));
      if (!entry) return fail('vanished', source.name);
      if (entry.kind !== 'file') return fail(entry.problem === 'too-large' ? 'too-large' : 'unreadable', entry.path);
      const { path, bytes } = entry;
      const importId = desk.newId();
      const stamp = { act: desk.newId(), author: desk.author, names: [path] };
      const taken = await desk.ingest.takeForeign(desk.store.id, { importId, path, bytes, stamp, time: desk.now() });
      if (!taken.ok) return taken;
      return { ok: true, value: { ...taken.value, importId, name: path, others: batch.value.total.files - 1 } };
    } finally {
      await desk.host.closeFiles(source.id);
    }
  });
}
