import { openFile } from '../../src/core/decode/open.ts';
import type { Opened } from '../../src/core/decode/open.ts';
import type { Encoding } from '../../src/core/model/records.ts';

/** A file that holds one text, opened. */
export type OpenedText =
  { readonly kind: 'text'; readonly text: string; readonly encoding: Encoding } | Exclude<Opened, { kind: 'texts' }>;

/** Opens a file that holds one text at most. */
export async function openText(path: string, bytes: Uint8Array<ArrayBuffer>, label?: string): Promise<OpenedText> {
  const opened = await openFile(path, bytes, label === undefined ? {} : { label });
  if (opened.kind !== 'texts') return opened;
  if (opened.parts.length !== 1) throw new Error(`${opened.parts.length} texts in ${path}`);
  const [{ text, encoding }] = opened.parts;
  return { kind: 'text', text, encoding };
}
