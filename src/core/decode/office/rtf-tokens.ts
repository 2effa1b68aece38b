// RTF as what it is written in: groups, words with a number, and bytes that stand for letters. What these mean is not known here.

/** What is told while RTF is read. */
export interface RtfReader {
  open(): void;
  close(): void;
  /** A word or sign behind a backslash; null if no number follows it. */
  word(name: string, number: number | null): void;
  /** A byte that stands for a letter, or for a part of one. `escaped`: written by its number. */
  byte(value: number, escaped: boolean): void;
  /** So many bytes that are no text begin here. */
  binary(): void;
}

/** How often `step` is called: once for so many bytes. */
const bytesAtOnce = 2 ** 20;
const longestWord = 32;

const [openBrace, closeBrace, backslash, quote, minus, space] = [0x7b, 0x7d, 0x5c, 0x27, 0x2d, 0x20];

/** Reads from the beginning to the end. */
export function readTokens(bytes: Uint8Array, reader: RtfReader, step: () => void): void {
  let next = bytesAtOnce;
  for (let at = 0; at < bytes.length;) {
    if (at >= next) {
      next = at + bytesAtOnce;
      step();
    }
    const byte = bytes[at]!;
    if (byte === openBrace) reader.open();
    else if (byte === closeBrace) reader.close();
    else if (byte === backslash) {
      at = readWord(bytes, at + 1, reader);
      continue;
    } else if (byte !== 13 && byte !== 10 && byte !== 0) reader.byte(byte, false);
    at += 1;
  }
}

/** Reads what stands behind a backslash; answers where it ends. */
function readWord(bytes: Uint8Array, from: number, reader: RtfReader): number {
  const first = bytes[from];
  if (first === undefined) return from;
  if (first === quote) {
    const value = Number.parseInt(String.fromCharCode(bytes[from + 1] ?? space, bytes[from + 2] ?? space), 16);
    if (Number.isFinite(value)) reader.byte(value, true);
    return from + 3;
  }
  if (!isLetter(first)) {
    // A line that ends behind a backslash ends a paragraph.
    reader.word(first === 13 || first === 10 ? 'par' : String.fromCharCode(first), null);
    return first === 13 && bytes[from + 1] === 10 ? from + 2 : from + 1;
  }
  let at = from;
  while (at < bytes.length && at - from < longestWord && isLetter(bytes[at]!)) at += 1;
  const name = String.fromCharCode(...bytes.subarray(from, at));
  const begin = at;
  if (bytes[at] === minus && isDigit(bytes[at + 1])) at += 1;
  while (at - begin < 11 && isDigit(bytes[at])) at += 1;
  const number = at > begin ? Number(String.fromCharCode(...bytes.subarray(begin, at))) : null;
  if (bytes[at] === space) at += 1;
  if (name === 'bin') {
    reader.binary();
    return at + Math.max(0, number ?? 0);
  }
  reader.word(name, number);
  return at;
}

function isLetter(byte: number): boolean {
  return (byte >= 0x61 && byte <= 0x7a) || (byte >= 0x41 && byte <= 0x5a);
}

function isDigit(byte: number | undefined): boolean {
  return byte !== undefined && byte >= 0x30 && byte <= 0x39;
}
