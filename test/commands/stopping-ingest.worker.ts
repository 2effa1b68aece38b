import type { IngestRequest } from '../../src/core/ports/ingest.ts';
import { answerCalls } from '../../src/renderer/workers/call.ts';
import { ingest } from '../../src/renderer/workers/ingest-far.ts';
import type { FarIngest } from '../../src/renderer/workers/ingest.ts';

// The worker of imports, but some files are its end: at one it hangs, at another it crashes, at a third it ends by itself
// without a word, at a fourth it crashes once after it has stored everything.

const real = ingest();
const holds = (request: IngestRequest, name: string) =>
  request.entries.some((entry) => entry.kind === 'file' && entry.path.startsWith(name));

async function takeBatch(request: IngestRequest): ReturnType<FarIngest['takeBatch']> {
  if (holds(request, 'hangs')) {
    for (let never = 0; never < Infinity; never %= 7) never += 1;
  }
  if (holds(request, 'ends')) {
    self.close();
    return new Promise(() => undefined);
  }
  const taken = holds(request, 'crashes') ? null : await real.takeBatch(request);
  const late = holds(request, 'late') && taken?.ok && taken.value.outcomes.some(({ kind }) => kind === 'imported');
  if (taken && !late) return taken;
  setTimeout(() => {
    throw new Error('Out of its depth');
  });
  return new Promise(() => undefined);
}

answerCalls<FarIngest>(self as unknown as Worker, { ...real, takeBatch, ping: () => Promise.resolve(true) });
