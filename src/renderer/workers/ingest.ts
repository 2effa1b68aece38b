import type { IngestPort, IngestRequest } from '../../core/ports/ingest.ts';
import { callWorker } from './call.ts';
import type { Near } from './call.ts';

/** Starts the worker that turns bytes into stored documents. The bytes of a batch are moved to it. */
export function startIngest(): Near<IngestPort, never> {
  const worker = new Worker(new URL('./ingest.worker.ts', import.meta.url), { type: 'module', name: 'ingest' });
  return callWorker<IngestPort>(worker, ['takeBatch', 'guess', 'previewEncoding', 'redecode'], ([request]) =>
    typeof request === 'object' && request !== null && 'entries' in request
      ? (request as IngestRequest).entries.flatMap((entry) => (entry.kind === 'file' ? [entry.bytes.buffer] : []))
      : [],
  );
}
