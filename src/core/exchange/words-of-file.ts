import type { FileBytes } from '../container/zip-reader.ts';
import { decodePlainText } from '../decode/plain-text.ts';

/** The words of a file that a program wrote, in the encoding that any text of such bytes is read in. */
export function wordsOfFile(file: FileBytes): string {
  return decodedWords(file.slice(0, file.length));
}

/** The same of bytes that may break off within a character, or may be no text. */
export function decodedWords(bytes: Uint8Array): string {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  const utf8 = new TextDecoder().decode(bytes);
  if (!utf8.slice(0, -1).includes('\ufffd')) return utf8;
  const read = isPacked(bytes) ? null : decodePlainText(new Uint8Array(bytes));
  return read?.ok ? read.value.text : new TextDecoder('windows-1252').decode(bytes);
}

/** Whether it is a ZIP, whose names alone are words. */
function isPacked(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 3 && bytes[3] === 4;
}
