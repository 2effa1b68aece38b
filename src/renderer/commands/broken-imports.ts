import { updated } from '../../core/model/diff.ts';
import type { Id } from '../../core/model/id.ts';
import type { Import } from '../../core/model/records.ts';
import { ok } from '../../core/model/result.ts';
import type { Result } from '../../core/model/result.ts';
import type { Desk } from './desk.ts';
import { importLock } from './import-files.ts';

/** An import whose window ended in the midst of it. `files` have an outcome. */
export interface BrokenImport {
  readonly record: Import;
  readonly files: number;
}

/**
 * Ends the records of imports that run in no window, and tells of each once it is stored, so that none is told twice or
 * never. None is while an import runs: nobody could tell which one it is. A problem leaves the others for the next time.
 */
export function endBrokenImports(desk: Desk, tell: (one: BrokenImport) => void): Promise<Result<null>> {
  const { store } = desk;
  return navigator.locks.request(importLock(store.id), { ifAvailable: true }, async (lock) => {
    if (lock === null) return ok(null);
    const settled = await store.settle();
    if (!settled.ok) return settled;
    for (const record of [...store.snapshot.rows('imports').values()]) {
      if (record.state !== 'running') continue;
      const ended = await endBroken(desk, record);
      if (!ended.ok) return ended;
      tell(ended.value);
    }
    return ok(null);
  });
}

async function endBroken(desk: Desk, record: Import): Promise<Result<BrokenImport>> {
  const { store } = desk;
  const outcomes = await store.outcomes(record.id);
  if (!outcomes.ok) return outcomes;
  const act = await actOf(desk, record);
  if (!act.ok) return act;
  const ended: Import = { ...record, finished: desk.now(), state: 'failed' };
  const stored = await store.apply(updated('imports', record, ended), {
    label: { verb: 'import', names: [record.name] },
    author: desk.author,
    // The end of the act that it was, or undo would take back the end alone.
    ...(act.value === null ? { unasked: true } : { act: act.value }),
  });
  if (!stored.ok) return stored;
  return ok({ record, files: outcomes.value.reduce((sum, { files }) => sum + files.length, 0) });
}

/** The act that made the record, which began after it was started; null if it is not found. */
async function actOf({ store }: Desk, { name, started }: Import): Promise<Result<Id | null>> {
  const history = await store.history(longest);
  if (!history.ok) return history;
  const own = history.value.findLast(
    ({ label, time, state }) =>
      label.verb === 'import' && label.names?.[0] === name && time >= started && state === 'done',
  );
  return ok(own?.act ?? null);
}

/** Changes that are looked through; an import has one for each of its batches. */
const longest = 20_000;
