import type { Id } from '../model/id.ts';
import type { Text } from '../model/records.ts';

/** A text as a project file holds it; the division is derived and made again. */
export type StoredText = Pick<Text, 'id' | 'bytes' | 'text'>;

/** Names of the entries of a text: the original bytes, and the decoded text in one of two forms. */
export function namesOfText(id: Id): { readonly bytes: string; readonly texts: readonly [string, string] } {
  return { bytes: `texts/${id}.bytes`, texts: [`texts/${id}.txt`, `texts/${id}.utf16`] };
}

/** The id of the text whose bytes have this name; null for every other name. */
export function textIdOf(name: string): Id | null {
  return /^texts\/([0-9A-Za-z_-]+)\.bytes$/.exec(name)?.[1] ?? null;
}

/** UTF-8, or UTF-16 (little-endian) for a text with lone surrogates, which UTF-8 cannot say. */
export function packText({
  id,
  bytes,
  text,
}: StoredText): readonly [
  original: readonly [string, Uint8Array<ArrayBuffer>],
  decoded: readonly [string, Uint8Array<ArrayBuffer>],
] {
  const names = namesOfText(id);
  if (textIdOf(names.bytes) !== id) throw new Error(`Not an id of a text: ${id}`);
  const [utf8, utf16] = names.texts;
  return [
    [names.bytes, bytes],
    /\p{Surrogate}/u.test(text) ? [utf16, toUtf16(text)] : [utf8, new TextEncoder().encode(text)],
  ];
}

/** The inverse; null if an entry is missing or is not what its name says. */
export function readText(id: Id, entry: (name: string) => Uint8Array<ArrayBuffer> | null): StoredText | null {
  const names = namesOfText(id);
  const bytes = entry(names.bytes);
  if (bytes === null) return null;
  const [utf8, utf16] = names.texts.map(entry);
  if (utf8) {
    try {
      // A U+FEFF at the start of a text belongs to it: the file's own mark was removed in decoding.
      return { id, bytes, text: new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(utf8) };
    } catch {
      return null; // Whatever TextDecoder says, it says that this is not UTF-8.
    }
  }
  return utf16 && utf16.length % 2 === 0 ? { id, bytes, text: fromUtf16(utf16) } : null;
}

function toUtf16(text: string): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(text.length * 2);
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    bytes[2 * at] = unit & 0xff;
    bytes[2 * at + 1] = unit >>> 8;
  }
  return bytes;
}

/** By hand: `TextDecoder('utf-16le')` turns lone surrogates into U+FFFD. */
function fromUtf16(bytes: Uint8Array): string {
  let text = '';
  for (let from = 0; from < bytes.length; from += 8192) {
    const units: number[] = [];
    for (let at = from; at < Math.min(from + 8192, bytes.length); at += 2)
      units.push(bytes[at]! | (bytes[at + 1]! << 8));
    text += String.fromCharCode(...units);
  }
  return text;
}
