import type { FileBytes } from '../container/zip-reader.ts';

/** The words of a file that a spreadsheet wrote: UTF-8, UTF-16 with a mark, else as Windows wrote it in the west. */
export function wordsOfFile(file: FileBytes): string {
  return decodedWords(file.slice(0, file.length));
}

/** The same of bytes that may break off within a character. */
export function decodedWords(bytes: Uint8Array): string {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  const utf8 = new TextDecoder().decode(bytes);
  return utf8.slice(0, -1).includes('\ufffd') ? new TextDecoder('windows-1252').decode(bytes) : utf8;
}
