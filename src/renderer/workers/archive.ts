import type { ArchivePort, ArchiveProgress } from '../../core/ports/archive.ts';
import { callWorker } from './call.ts';
import type { Near } from './call.ts';

/** Starts the worker that packs and unpacks project files. It is needed for one file only; end it afterwards. */
export function startArchive(): Near<ArchivePort, ArchiveProgress> {
  const worker = new Worker(new URL('./archive.worker.ts', import.meta.url), { type: 'module', name: 'archive' });
  return callWorker<ArchivePort, ArchiveProgress>(worker, ['pack', 'nextPiece', 'unpack'], ([bytes]) =>
    bytes instanceof Uint8Array ? [bytes.buffer] : [],
  );
}
