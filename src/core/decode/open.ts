import type { Encoding } from '../model/records.ts';
import type { Problem } from '../model/result.ts';
import { decodePlainText } from './plain-text.ts';

/**
 * What became of a file's bytes. `failed` is only for a label that a person picked and that is not known
 * (`not-available`); whatever else cannot be read is `skipped`, with the reason.
 */
export type Opened =
  | { readonly kind: 'text'; readonly text: string; readonly encoding: Encoding }
  | { readonly kind: 'skipped'; readonly reason: 'not-text' | 'empty' | 'unknown-format' }
  | { readonly kind: 'failed'; readonly problem: Problem };

const formats = [{ endings: ['', 'txt', 'text', 'md', 'markdown'], decode: decodePlainText }] as const;

/**
 * Turns a file into text. The format follows from the path's ending (a name without one is plain text). The text has
 * no byte-order mark, and each line end in it is a `\n`; nothing else was touched. `label` is an encoding picked
 * by a person; it is used even if the text comes out wrong.
 */
export function openFile(path: string, bytes: Uint8Array<ArrayBuffer>, label?: string): Opened {
  const ending = endingOf(path);
  const format = formats.find(({ endings }) => (endings as readonly string[]).includes(ending));
  if (format === undefined) return { kind: 'skipped', reason: 'unknown-format' };
  if (bytes.length === 0) return { kind: 'skipped', reason: 'empty' };
  const result = format.decode(bytes, label);
  if (!result.ok) {
    return result.error.code === 'not-text'
      ? { kind: 'skipped', reason: 'not-text' }
      : { kind: 'failed', problem: result.error };
  }
  const { text, encoding } = result.value;
  if (isBlank.test(text)) return { kind: 'skipped', reason: 'empty' };
  return { kind: 'text', text: withPlainNewlines(text), encoding };
}

/** White space, signs that nobody sees, and combining marks that stand on nothing: there is no word to read. */
const isBlank = /^[\s\p{M}\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}\u2800]*$/u;

/** In lower case, without the dot; empty for `notes`, `.hidden` and `notes.`. */
function endingOf(path: string): string {
  const name = path.slice(path.lastIndexOf('/') + 1);
  const dot = name.lastIndexOf('.');
  return dot <= 0 ? '' : name.slice(dot + 1).toLowerCase();
}

/**
 * A program that writes `\r\n` through a door that makes `\r\n` of each `\n` leaves `\r\r\n`: one line end, if the file
 * shows no sign that it ends lines with a lone `\r`. A `\r` at the very end is half of one, then.
 */
function withPlainNewlines(text: string): string {
  if (!text.includes('\r')) return text;
  const doubled = text.includes('\r\r\n') && !/\r[^\r\n]/.test(text);
  return text.replace(doubled ? /\r+(?:\n|$)/g : /\r\n?/g, '\n');
}
