import { SqliteFault } from '../container/sqlite.ts';
import { XmlFault } from '../container/xml.ts';
import { ZipFault } from '../container/zip-reader.ts';
import { fail } from '../model/result.ts';
import type { Failure } from '../model/result.ts';

/**
 * The failure for what a container threw while a file of another program was read: `not-exchange`, with a stable word as its
 * detail where the file is one and cannot be read (`damaged`, `unpacks-to-too-much`, `entities`). Null for any other error.
 */
export function whyNotRead(error: unknown, about: string): Failure | null {
  if (error instanceof ZipFault) {
    if (error.kind === 'no-zip') return fail('not-exchange', about, error.message);
    return fail('not-exchange', about, error.kind === 'too-large' ? 'unpacks-to-too-much' : 'damaged');
  }
  if (error instanceof XmlFault) return fail('not-exchange', about, error.kind === 'entities' ? 'entities' : 'damaged');
  return error instanceof SqliteFault ? fail('not-exchange', about, 'damaged') : null;
}
