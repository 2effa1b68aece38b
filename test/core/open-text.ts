import { openFile } from '../../src/core/decode/open.ts';
import type { Opened } from '../../src/core/decode/open.ts';
import type { Encoding } from '../../src/core/model/records.ts';

/** A file that holds one text, opened. */
export type OpenedText =
  { readonly kind: 'text'; readonly text: string; readonly encoding: Encoding } | Exclude<Opened, { kind: 'text' }>;

/** Opens a file that holds one text at most. */
export async function openText(path: string, bytes: Uint8Array<ArrayBuffer>, label?: string): Promise<OpenedText> {
  const [part, ...others] = await openFile(path, bytes, label === undefined ? {} : { label });
  if (!part || part.name !== '' || others.length > 0) throw new Error(`${others.length + 1} texts in ${path}`);
  const { opened } = part;
  return opened.kind === 'text' ? { kind: 'text', text: opened.text.text, encoding: opened.text.encoding } : opened;
}
