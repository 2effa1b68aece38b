import { fail, ok } from '../../model/result.ts';
import type { Result } from '../../model/result.ts';
import type { CodebookFile } from '../codebook-rows.ts';
import { readCodes } from './read-codes.ts';
import { readXmlTree } from './xml-tree.ts';

/** A codebook that another program wrote (QDC): its codes as rows. Sets of codes have no place here. */
export function readQdc(bytes: Uint8Array<ArrayBuffer>, fileName: string): Result<CodebookFile> {
  const root = readXmlTree(bytes, fileName);
  if (!root.ok) return fail('not-a-codebook', fileName);
  let deep = 0;
  const rows = readCodes(root.value, undefined, () => deep++).map(({ row }) => row);
  if (rows.length === 0) return fail('not-a-codebook', fileName);
  return ok({ name: fileName, rows, lines: rows.map(() => 0), openQuotes: [], deep });
}
