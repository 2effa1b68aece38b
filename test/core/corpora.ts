import { existsSync } from 'node:fs';
import path from 'node:path';

/**
 * The folder of a corpus of real texts; null where it is missing. They belong to others, so they are not in this project:
 * LECTERN_CORPORA names where they are, else they are looked for beside it. Tests of them are passed over without them;
 * invented texts of the same kinds are tested everywhere.
 */
export function corpus(name: string): string | null {
  const all = process.env['LECTERN_CORPORA'] ?? path.resolve(import.meta.dirname, '../../../shared/corpora');
  const folder = path.join(all, name);
  return existsSync(folder) ? folder : null;
}
