import type { Encoding } from '../model/records.ts';
import type { Result } from '../model/result.ts';
import { fail, ok } from '../model/result.ts';
import { encodingOfMark } from './byte-order-mark.ts';
import { countBeyondAscii, countReplacements, decodeAs, decodeStrictly } from './decode-as.ts';
import { detectEncoding } from './detect.ts';
import type { Format } from './format.ts';
import { formatNames } from './format-names.ts';
import { looksBinary } from './looks-binary.ts';
import { reopenJapanese } from './reopen-japanese.ts';
import { detectUtf16 } from './utf16.ts';

/** A decoded text whose newlines are still those of the file. */
export interface RawText {
  readonly text: string;
  readonly encoding: Encoding;
}

/** Text that is nothing but text. */
export const plainText: Format = {
  ...formatNames['plain-text'],
  decoder: 'plain-text-2',
  decode(bytes, _by, { label }) {
    const raw = decodePlainText(bytes, label);
    if (!raw.ok) return Promise.resolve(raw);
    const { text, encoding } = raw.value;
    return Promise.resolve(ok([{ part: '', text: withPlainNewlines(text), encoding }]));
  },
};

/** The most that is believed of a text that did not decode without a break. */
const doubted = 0.45;

/**
 * Decodes plain text: by its byte-order mark, as UTF-16 without mark, as UTF-8 if it is valid or nearly so, else by
 * detection. Fails
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
  if (reopenJapanese(bytes) !== bytes) return decodedAs(bytes, 'iso-2022-jp', 'detected', doubted);
  const text = decodeStrictly(bytes, 'utf-8');
  if (text !== null) {
    return ok({
      text,
      encoding: { label: 'utf-8', by: 'valid-utf-8', confidence: 1, replacements: countReplacements(text) },
    });
  }
  const whole = wholeUtf8PerBreak(bytes);
  if (whole >= 4) return decodedAs(bytes, 'utf-8', 'detected', doubted);
  const detected = detectEncoding(bytes);
  if (detected.confidence === 0 && whole >= 1) return decodedAs(bytes, 'utf-8', 'detected', doubted);
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
  const sure = by !== 'person' && replacements > 0 ? Math.min(confidence, doubted) : confidence;
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
    if (bytes[at + 1] === 0x24 && (bytes[at + 2] === 0x42 || bytes[at + 2] === 0x40)) return readsAsJapanese(bytes);
  }
  return false;
}

/** Whether most of what stands behind the escapes is Japanese; some of it may be broken. */
function readsAsJapanese(bytes: Uint8Array<ArrayBuffer>): boolean {
  const decoded = decodeAs(bytes, 'iso-2022-jp');
  if (!decoded.ok) return false;
  const { text, replacements } = decoded.value;
  return replacements * 2 < countBeyondAscii(text);
}

/**
 * How many bytes of whole characters beyond ASCII there are for each broken place, where the bytes are read as UTF-8. A
 * text in another encoding hardly ever has four: in 25,000 pieces of texts three did, of ten characters each. A character
 * cut at the end is no break.
 */
function wholeUtf8PerBreak(bytes: Uint8Array<ArrayBuffer>): number {
  const text = new TextDecoder('utf-8').decode(bytes, { stream: true });
  let whole = 0;
  let broken = 0;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit === 0xfffd) broken++;
    // Each half of a surrogate pair stands for two of its four bytes.
    else if (unit > 0x7f) whole += unit < 0x800 || (unit >= 0xd800 && unit <= 0xdfff) ? 2 : 3;
  }
  return whole === 0 ? 0 : whole / broken;
}

/** Signs beside `\n` and `\r` that end a line: vertical tab, form feed, next line, line and paragraph separator. */
const lineEnds = /[\v\f\x85\u2028\u2029]/g;

/**
 * The text with each line's end as `\n`.
 * A program that writes `\r\n` through a door that makes `\r\n` of each `\n` leaves `\r\r\n`: one line end, if the file
 * shows no sign that it ends lines with a lone `\r`. A `\r` at the very end is half of one, then.
 */
export function withPlainNewlines(text: string): string {
  const plain = text.replace(lineEnds, '\n');
  if (!text.includes('\r')) return plain;
  const doubled = text.includes('\r\r\n') && !/\r[^\r\n]/.test(text);
  return plain.replace(doubled ? /\r+(?:\n|$)/g : /\r\n?/g, '\n');
}
