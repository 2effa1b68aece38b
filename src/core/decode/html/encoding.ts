import { fail, ok } from '../../model/result.ts';
import type { Result } from '../../model/result.ts';
import { encodingOfMark } from '../byte-order-mark.ts';
import { decodeAs, decodeStrictly } from '../decode-as.ts';
import { looksBinary } from '../looks-binary.ts';
import { decodePlainText } from '../plain-text.ts';
import type { RawText } from '../plain-text.ts';

// A page may say in which encoding it is. A server's word went before that, and is not in the file: many a page that says
// ISO 8859-1 is UTF-8, and was always shown so. UTF-8 is hardly ever valid by chance, so it goes first. What a page says
// is believed where its bytes are valid in that encoding; else they are looked at like those of any text.

/** A page must say it within so many bytes; browsers ask for 1,024, but pages are not always so strict. */
const headLength = 8192;

/** How sure an encoding is that a page names and its bytes do not contradict. */
const declaredSurely = 0.9;

/**
 * Decodes what may say in which encoding it is: as a person says, by its mark, as UTF-8 if it is valid, as is `declared`,
 * else by detection. A page may be declared from outside, as in a mail.
 */
export function decodeMarked(
  bytes: Uint8Array<ArrayBuffer>,
  label?: string,
  declared?: string | null,
): Result<RawText> {
  const said =
    label === undefined && encodingOfMark(bytes) === null ? (knownEncoding(declared) ?? declaredEncoding(bytes)) : null;
  if (said === null || decodeStrictly(bytes, 'utf-8') !== null) return decodePlainText(bytes, label);
  if (looksBinary(bytes)) return fail('not-text');
  const text = decodeStrictly(bytes, said);
  if (text === null) return decodePlainText(bytes);
  const encoding = { label: said, by: 'declared', confidence: declaredSurely, replacements: 0 } as const;
  return ok({ text, encoding });
}

/** The name of the encoding that the page says it is in, as the standard spells it; null if it says none that is known. */
export function declaredEncoding(bytes: Uint8Array): string | null {
  const head = Array.from(bytes.subarray(0, headLength), (byte) => String.fromCharCode(byte)).join('');
  const said =
    /^\s*<\?xml[^>]*?\sencoding\s*=\s*["']([\w.:-]+)["']/iu.exec(head)?.[1] ??
    /<meta\b[^>]*?\bcharset\s*=\s*["']?\s*([\w.:-]+)/iu.exec(head.replace(/<!--.*?(?:-->|$)/gsu, ''))?.[1];
  return knownEncoding(said);
}

/** As the standard spells it; null if it is none. */
function knownEncoding(said: string | null | undefined): string | null {
  if (said === undefined || said === null) return null;
  // A page that could say so in letters of one byte is in no encoding of two.
  const label = /^utf-?16/iu.test(said) ? 'utf-8' : said;
  const known = decodeAs(new Uint8Array(), label);
  return known.ok ? known.value.label : null;
}
