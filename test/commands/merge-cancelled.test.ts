import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { fail, ok } from '../../src/core/model/result.ts';
import type { Result } from '../../src/core/model/result.ts';
import type { ArchiveProgress, ArchivePort, MergeDone, MergePhase } from '../../src/core/ports/archive.ts';
import type { Desk } from '../../src/renderer/commands/desk.ts';
import { mergeProjectFile } from '../../src/renderer/commands/project-files.ts';
import { memoryHost } from '../../src/renderer/host/memory.ts';
import type { StartArchive } from '../../src/renderer/workers/archive.ts';

// Who cancels a merge is told what came of it: only the worker knows whether all was stored by then.

beforeEach(() => {
  const request = (_name: string, _options: object, work: (lock: object) => unknown) => work({});
  vi.stubGlobal('navigator', { locks: { request } });
});
afterEach(() => vi.unstubAllGlobals());

const done = { name: 'Паром', came: { tags: 1 } } as unknown as MergeDone;

/** A worker that is cancelled in this phase; `late`: what it answers if it is asked to stop while it stores. */
async function cancelledIn(phase: MergePhase, late: Result<MergeDone>) {
  const asked: string[] = [];
  let tell: ((event: ArchiveProgress) => void)[] = [];
  let answer: (merged: Result<MergeDone>) => void = () => undefined;
  const phases = ['reading', 'joining', 'storing'] as const;
  const port = {
    look: () => Promise.resolve(ok({ id: 'p', name: 'Паром', documents: 0, annotations: 0 })),
    merge() {
      for (const merging of phases.slice(0, phases.indexOf(phase) + 1)) {
        for (const one of tell) one({ kind: 'progress', done: 0, of: 0, merging });
      }
      return new Promise<Result<MergeDone>>((resolve) => (answer = resolve));
    },
    stopMerging() {
      asked.push('stop');
      answer(late);
      return Promise.resolve(ok(null));
    },
  } as unknown as ArchivePort;
  const start: StartArchive = () => ({
    port,
    listen(one) {
      tell = [...tell, one];
      return () => (tell = tell.filter((other) => other !== one));
    },
    end: () => void asked.push('end'),
  });
  const cancelling = new AbortController();
  const host = memoryHost({ 'theirs.lectern': new Uint8Array(4) });
  const merged = mergeProjectFile({ host, store: { id: 'ours' }, author: 'Ада' } as unknown as Desk, {
    ...{ start, signal: cancelling.signal },
    onProgress: (_done, _of, merging) => {
      if (merging === phase) queueMicrotask(() => cancelling.abort());
    },
  });
  return { answered: await merged, asked };
}

test.each(['reading', 'joining'] as const)('whoever cancels while it is %s ends the work at once', async (phase) => {
  expect(await cancelledIn(phase, ok(done))).toEqual({ answered: fail('cancelled'), asked: ['end'] });
});

test('whoever cancels while it is stored is told that it was too late, or that nothing of it is stored', async () => {
  expect(await cancelledIn('storing', ok(done))).toEqual({ answered: ok(done), asked: ['stop', 'end'] });
  const given = fail('cancelled', 'theirs.lectern');
  expect(await cancelledIn('storing', given)).toEqual({ answered: given, asked: ['stop', 'end'] });
});
