import type { Result } from '../model/result.ts';
import { fail, ok } from '../model/result.ts';
import { realignUtf16 } from './realign-utf16.ts';
import { reopenJapanese } from './reopen-japanese.ts';

/** A decoded text, with its newlines as in the file, and how many U+FFFD it holds. */
export interface Decoded {
  /** The encoding's own name for itself: asking for `latin1` gives `windows-1252`. */
  readonly label: string;
  readonly text: string;
  readonly replacements: number;
}

/**
 * Decodes the bytes in the encoding of that label, without its byte-order mark. What is not valid in it becomes U+FFFD,
 * and so does a byte of UTF-16 that shifts all that follows, and an escape into Japanese that is broken.
 * Fails with `not-available` for a label that is not known.
 */
export function decodeAs(bytes: Uint8Array<ArrayBuffer>, label: string): Result<Decoded> {
  const wanted = label.trim().toLowerCase();
  if (wanted === 'utf-32le' || wanted === 'utf-32be') return ok(decoded(wanted, decodeUtf32(bytes, wanted)));
  const decoder = decoderFor(wanted, false);
  if (decoder === null) return fail('not-available', label);
  return ok(decoded(decoder.encoding, mended(decoder.encoding, decoder.decode(realigned(bytes, decoder.encoding)))));
}

function realigned(bytes: Uint8Array<ArrayBuffer>, encoding: string): Uint8Array<ArrayBuffer> {
  if (encoding === 'iso-2022-jp') return reopenJapanese(bytes);
  if (encoding !== 'utf-16le' && encoding !== 'utf-16be') return bytes;
  return realignUtf16(bytes, encoding === 'utf-16le' ? 'little' : 'big').bytes;
}

/** The text, or null if the bytes are not valid in that encoding. For labels that are known to exist. */
export function decodeStrictly(bytes: Uint8Array, label: string): string | null {
  const decoder = decoderFor(label, true);
  if (decoder === null) throw new Error(`No such encoding: ${label}`);
  try {
    return mended(decoder.encoding, decoder.decode(bytes));
  } catch {
    return null; // TextDecoder has no other way to say that bytes are not valid.
  }
}

/** How often the text holds U+FFFD, which stands for what could not be read. */
export function countReplacements(text: string): number {
  let count = 0;
  for (let at = text.indexOf('\uFFFD'); at !== -1; at = text.indexOf('\uFFFD', at + 1)) count++;
  return count;
}

/** How many code units of the text are beyond ASCII. */
export function countBeyondAscii(text: string): number {
  let count = 0;
  for (let at = 0; at < text.length; at++) if (text.charCodeAt(at) > 0x7f) count++;
  return count;
}

function decoded(label: string, text: string): Decoded {
  return { label, text, replacements: countReplacements(text) };
}

function decoderFor(label: string, fatal: boolean): TextDecoder | null {
  try {
    const decoder = new TextDecoder(label, { fatal });
    return decoder.encoding === 'replacement' || decoder.encoding === 'x-user-defined' ? null : decoder;
  } catch {
    return null; // A RangeError, which says only that there is no such label.
  }
}

function decodeUtf32(bytes: Uint8Array<ArrayBuffer>, label: 'utf-32le' | 'utf-32be'): string {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const whole = bytes.length - (bytes.length % 4);
  const parts: string[] = [];
  let part: number[] = [];
  for (let at = 0; at < whole; at += 4) {
    const point = view.getUint32(at, label === 'utf-32le');
    if (at === 0 && point === 0xfeff) continue;
    part.push(point > 0x10ffff || (point >= 0xd800 && point <= 0xdfff) ? 0xfffd : point);
    if (part.length === 4096) {
      parts.push(String.fromCodePoint(...part));
      part = [];
    }
  }
  if (whole < bytes.length) part.push(0xfffd);
  return parts.join('') + String.fromCodePoint(...part);
}

/** What windows-1252 has at 0x80 to 0x9F; its five gaps are controls in the standard, too. */
const upperControls = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ';

/**
 * Node's TextDecoder (20.18 to at least 23) reads windows-1252 as ISO 8859-1, against the standard. Where it is right,
 * as in Chromium, none of these controls is left but the gaps, and nothing changes.
 */
function mended(label: string, text: string): string {
  if (label !== 'windows-1252') return text;
  return text.replace(/[\x80-\x9f]/g, (control) => upperControls[control.charCodeAt(0) - 0x80]!);
}
