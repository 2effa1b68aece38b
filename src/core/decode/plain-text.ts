import type { Encoding } from '../model/records.ts';
import type { Result } from '../model/result.ts';
import { fail, ok } from '../model/result.ts';
import { encodingOfMark } from './byte-order-mark.ts';
import { countReplacements, decodeAs, decodeStrictly } from './decode-as.ts';
import { detectEncoding } from './detect.ts';
import { looksBinary } from './looks-binary.ts';
import { detectUtf16 } from './utf16.ts';

/** A decoded text whose newlines are still those of the file. */
export interface RawText {
  readonly text: string;
  readonly encoding: Encoding;
}

/**
 * Decodes plain text: by its byte-order mark, as UTF-16 without mark, as UTF-8 if it is valid, else by detection. Fails
 * with `not-text` for what is no text. A label picked by a person is taken as it is, whatever comes out; it fails with
 * `not-available` if no such encoding is known.
 */
export function decodePlainText(bytes: Uint8Array<ArrayBuffer>, label?: string): Result<RawText> {
  if (label !== undefined) return decodedAs(bytes, label, 'person', 1);
  const mark = encodingOfMark(bytes);
  if (mark !== null) return decodedMarked(bytes, mark);
  const wide = detectUtf16(bytes);
  if (wide !== null) return decodedAs(bytes, wide.label, 'detected', wide.confidence);
  if (looksBinary(bytes)) return fail('not-text');
  if (hasJapaneseEscapes(bytes)) return decodedAs(bytes, 'iso-2022-jp', 'detected', 0.95);
  const text = decodeStrictly(bytes, 'utf-8');
  if (text !== null) {
    return ok({
      text,
      encoding: { label: 'utf-8', by: 'valid-utf-8', confidence: 1, replacements: countReplacements(text) },
    });
  }
  if (isDamagedUtf8(bytes)) return decodedAs(bytes, 'utf-8', 'detected', 0.45);
  const detected = detectEncoding(bytes);
  return decodedAs(bytes, detected.label, 'detected', detected.confidence);
}

function decodedAs(
  bytes: Uint8Array<ArrayBuffer>,
  label: string,
  by: Encoding['by'],
  confidence: number,
): Result<RawText> {
  const result = decodeAs(bytes, label);
  if (!result.ok) return result;
  const { text, replacements } = result.value;
  // What did not decode must not look certain, but a person's word stands.
  const sure = by !== 'person' && replacements > 0 ? Math.min(confidence, 0.45) : confidence;
  return ok({ text, encoding: { label: result.value.label, by, confidence: sure, replacements } });
}

function decodedMarked(bytes: Uint8Array<ArrayBuffer>, mark: string): Result<RawText> {
  const result = decodedAs(bytes, mark, 'mark', 1);
  if (!result.ok) return result;
  const { text, encoding } = result.value;
  const controls = text.match(/[\0-\x08\x0e-\x19\x1c-\x1f\x7f]/g)?.length ?? 0;
  return (controls + encoding.replacements) * 5 > text.length && text.length > 0 ? fail('not-text') : result;
}

/** ISO-2022-JP is made of ASCII bytes, so it is valid UTF-8, too; its escape sequences give it away. */
function hasJapaneseEscapes(bytes: Uint8Array<ArrayBuffer>): boolean {
  for (let at = bytes.indexOf(0x1b); at !== -1; at = bytes.indexOf(0x1b, at + 1)) {
    if (bytes[at + 1] === 0x24 && (bytes[at + 2] === 0x42 || bytes[at + 2] === 0x40)) {
      return decodeStrictly(bytes, 'iso-2022-jp') !== null;
    }
  }
  return false;
}

/** Whether a file is UTF-8 but for a few bytes, as when it was cut in the middle of a character. */
function isDamagedUtf8(bytes: Uint8Array<ArrayBuffer>): boolean {
  const text = new TextDecoder('utf-8').decode(bytes);
  const damaged = countReplacements(text);
  let whole = 0;
  for (let at = 0; at < text.length; at++) if (text.charCodeAt(at) > 0x7f) whole++;
  return damaged * 20 <= whole - damaged;
}
