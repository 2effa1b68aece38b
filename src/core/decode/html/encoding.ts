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

/** Decodes a page: as a person says, by its mark, as UTF-8 if it is valid, as the page says, else by detection. */
export function decodeMarked(bytes: Uint8Array<ArrayBuffer>, label?: string): Result<RawText> {
  const declared = label === undefined && encodingOfMark(bytes) === null ? declaredEncoding(bytes) : null;
  if (declared === null || decodeStrictly(bytes, 'utf-8') !== null) return decodePlainText(bytes, label);
  if (looksBinary(bytes)) return fail('not-text');
  const text = decodeStrictly(bytes, declared);
  if (text === null) return decodePlainText(bytes);
  const encoding = { label: declared, by: 'declared', confidence: declaredSurely, replacements: 0 } as const;
  return ok({ text, encoding });
}

/** The name of the encoding that the page says it is in, as the standard spells it; null if it says none that is known. */
export function declaredEncoding(bytes: Uint8Array): string | null {
  const head = Array.from(bytes.subarray(0, headLength), (byte) => String.fromCharCode(byte)).join('');
  const said =
    /^\s*<\?xml[^>]*?\sencoding\s*=\s*["']([\w.:-]+)["']/iu.exec(head)?.[1] ??
    /<meta\b[^>]*?\bcharset\s*=\s*["']?\s*([\w.:-]+)/iu.exec(head.replace(/<!--.*?(?:-->|$)/gsu, ''))?.[1];
  if (said === undefined) return null;
  // A page that could say so in letters of one byte is in no encoding of two.
  const label = /^utf-?16/iu.test(said) ? 'utf-8' : said;
  const known = decodeAs(new Uint8Array(), label);
  return known.ok ? known.value.label : null;
}
