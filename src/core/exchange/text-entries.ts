import type { Id } from '../model/id.ts';
import { checkBesideText } from '../model/check.ts';
import type { Layout, Text } from '../model/records.ts';
import { canonicalJson } from './canonical-json.ts';

/** A text as a project file holds it; the division is derived and made again. */
export type StoredText = Omit<Text, 'division'>;

/**
 * Names of the entries of a text: the original bytes, the decoded text in one of two forms, and, for texts of formats that
 * know more, what stands beside it.
 */
export function namesOfText(id: Id): {
  readonly bytes: string;
  readonly texts: readonly [string, string];
  readonly beside: string;
} {
  return { bytes: `texts/${id}.bytes`, texts: [`texts/${id}.txt`, `texts/${id}.utf16`], beside: `texts/${id}.json` };
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
  layout,
  found,
}: StoredText): readonly [
  original: readonly [string, Uint8Array<ArrayBuffer>],
  decoded: readonly [string, Uint8Array<ArrayBuffer>],
  ...beside: (readonly [string, Uint8Array<ArrayBuffer>])[],
] {
  const names = namesOfText(id);
  if (textIdOf(names.bytes) !== id) throw new Error(`Not an id of a text: ${id}`);
  const [utf8, utf16] = names.texts;
  const encoder = new TextEncoder();
  const beside = { ...(layout && { layout }), ...(found && { found }) };
  return [
    [names.bytes, bytes],
    /\p{Surrogate}/u.test(text) ? [utf16, toUtf16(text)] : [utf8, encoder.encode(text)],
    ...(layout || found ? [[names.beside, encoder.encode(canonicalJson(beside))] as const] : []),
  ];
}

/**
 * The inverse; null if an entry is missing or is not what its name says. A layout whose blocks are not those of the text is
 * left out: the text is divided by its words, then.
 */
export function readText(id: Id, entry: (name: string) => Uint8Array<ArrayBuffer> | null): StoredText | null {
  const names = namesOfText(id);
  const bytes = entry(names.bytes);
  if (bytes === null) return null;
  const text = readWords(names.texts, entry);
  const beside = readBeside(entry(names.beside));
  if (text === null || beside === null) return null;
  const { layout, ...found } = beside;
  return { id, bytes, text, ...found, ...(layout && isOf(layout, text) && { layout }) };
}

function readWords(
  names: readonly [string, string],
  entry: (name: string) => Uint8Array<ArrayBuffer> | null,
): string | null {
  const [utf8, utf16] = names.map(entry);
  if (utf8) {
    try {
      // A U+FEFF at the start of a text belongs to it: the file's own mark was removed in decoding.
      return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(utf8);
    } catch {
      return null; // Whatever TextDecoder says, it says that this is not UTF-8.
    }
  }
  return utf16 && utf16.length % 2 === 0 ? fromUtf16(utf16) : null;
}

function readBeside(json: Uint8Array<ArrayBuffer> | null): Pick<Text, 'layout' | 'found'> | null {
  if (json === null) return {};
  try {
    const beside = checkBesideText(JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(json)));
    return beside.ok ? beside.value : null;
  } catch {
    return null; // Not UTF-8, or no JSON.
  }
}

function isOf({ blocks }: Layout, text: string): boolean {
  return blocks.every(({ from }, at) => (at === 0 ? from === 0 : from > blocks[at - 1]!.from && from < text.length));
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
