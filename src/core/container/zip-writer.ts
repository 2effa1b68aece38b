import { deflateSync, Zip } from 'fflate';
import type { ZipInputFile } from 'fflate';
import { crc32 } from './crc32.ts';

// A ZIP written as a stream: one entry after the other, handed on in large chunks, so that memory holds one entry's
// piece at a time. fflate makes it; what fflate leaves out is the ZIP64 record for more than 65,534 entries. What comes
// in pieces is packed by the platform, several times as fast; what is there in one small piece would wait for it longer
// than it takes to be packed by fflate.

/** A content in pieces, made as they are asked for. */
export type Pieces = Iterable<Uint8Array<ArrayBuffer>> | AsyncIterable<Uint8Array<ArrayBuffer>>;

/** One archive being written. One call at a time. */
export interface ZipWriter {
  /** The pieces of the entry, in order. */
  add(name: string, pieces: Pieces): Promise<void>;
  /** One entry for each name, all with the same content, which was packed before. */
  addPacked(names: readonly string[], content: PackedContent): Promise<void>;
  /** Writes the directory. Nothing can be added afterwards. */
  end(): Promise<void>;
}

/** The content of an entry, packed; or as it is, if it is very short. */
export interface PackedContent {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly deflated: boolean;
  /** Of the content itself: its length, and the check sum that stands in its entry. */
  readonly size: number;
  readonly crc: number;
}

/** From quick to small. */
export type DeflateLevel = 1 | 6 | 9;

const chunk = 1024 * 1024;

/** Bytes of the longest content that may be packed at once, which costs half of what a stream does. */
export const longestAtOnce = chunk;

/** Packs a content that is there in one piece. */
export function packContent(whole: Uint8Array<ArrayBuffer>, level: DeflateLevel): PackedContent {
  const bytes = whole.length < leastToDeflate ? whole : deflateSync(whole, { level });
  return { bytes, deflated: bytes !== whole, size: whole.length, crc: crc32(whole) };
}

/** What the offsets that fflate writes can count; places beyond it would be written as others. */
export const largestZip = 0xffff_ffff;

/** Thrown when a ZIP grows larger than `largestZip`: what was written of it is of no use. */
export class ZipTooLarge extends Error {
  override readonly name = 'ZipTooLarge';
}

/** `level` is deflate's, from 1 (quick) to 9 (small), for contents in one piece; others are packed at the level of the platform. */
export function zipTo(
  write: (bytes: Uint8Array<ArrayBuffer>) => Promise<void>,
  level: DeflateLevel = 6,
  largest = largestZip,
): ZipWriter {
  let waiting: Uint8Array[] = [];
  let size = 0;
  let total = 0;
  let entries = 0;
  const zip = new Zip((error, bytes) => {
    if (error) throw error;
    waiting.push(bytes);
    size += bytes.length;
    total += bytes.length;
    if (total > largest) throw new ZipTooLarge(`More than ${largest} bytes`);
  });
  const flush = async (): Promise<void> => {
    if (size === 0) return;
    const whole = joined(waiting, size);
    waiting = [];
    size = 0;
    await write(whole);
  };

  const addStream = async (name: string, pieces: Pieces): Promise<void> => {
    const file = { filename: name, size: 0, crc: 0, mtime, compression: deflate };
    entries += 1;
    zip.add(file);
    const packed = packedBy(pieces, (piece) => {
      file.size += piece.length;
      file.crc = crc32(piece, file.crc);
    });
    const entry = file as ZipInputFile;
    for await (const bytes of packed) {
      entry.ondata!(null, bytes, false);
      if (size >= chunk) await flush();
    }
    entry.ondata!(null, new Uint8Array(0), true);
  };

  const addPacked = (name: string, { bytes, deflated, size, crc }: PackedContent): void => {
    entries += 1;
    const file: ZipInputFile = { filename: name, size, crc, mtime, compression: deflated ? deflate : none };
    zip.add(file);
    file.ondata!(null, bytes, true);
  };

  return {
    async add(name, pieces) {
      const whole = wholeOf(pieces);
      if (whole) addPacked(name, packContent(whole, level));
      else await addStream(name, pieces);
      if (size >= chunk) await flush();
    },
    async addPacked(names, content) {
      for (const name of names) addPacked(name, content);
      if (size >= chunk) await flush();
    },
    async end() {
      await flush();
      zip.end();
      if (entries > 0xfffe) {
        const whole = joined(waiting, size);
        waiting = [withZip64(whole, entries)];
        size = waiting[0]!.length;
      }
      await flush();
    },
  };
}

/** The fields of the clock, not the moment, are stored: this date gives the same bytes in every time zone. */
const mtime = new Date(1980, 0, 1);

/** How ZIP names what is packed and what is not. */
const deflate = 8;
const none = 0;
const leastToDeflate = 64;

/** Packs pieces, each of which is shown to `onPiece` before. Whoever takes no more of it ends it. */
async function* packedBy(
  pieces: Pieces,
  onPiece: (piece: Uint8Array<ArrayBuffer>) => void,
): AsyncGenerator<Uint8Array<ArrayBuffer>, void> {
  const { readable, writable } = new CompressionStream('deflate-raw');
  const writer = writable.getWriter();
  const reader = readable.getReader();
  const feed = async (): Promise<void> => {
    try {
      for await (const piece of pieces) {
        for (let at = 0; at < piece.length; at += chunk) {
          const part = piece.subarray(at, at + chunk);
          onPiece(part);
          await writer.write(part);
        }
      }
      await writer.close();
    } catch (error) {
      await writer.abort(error);
    }
  };
  const feeding = feed();
  try {
    for (let next; !(next = await reader.read()).done;) yield next.value!;
  } finally {
    await reader.cancel('Nobody takes more of it').catch(() => undefined);
    await feeding;
  }
}

/** A content that is there in one small piece. */
function wholeOf(pieces: Pieces): Uint8Array<ArrayBuffer> | null {
  const [first, ...others] = Array.isArray(pieces) ? (pieces as Uint8Array<ArrayBuffer>[]) : [];
  return first && others.length === 0 && first.length <= longestAtOnce ? first : null;
}

function joined(pieces: readonly Uint8Array[], size: number): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(size);
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}

/** Puts the ZIP64 end record and its locator before the plain end record, which then defers to them. */
function withZip64(directory: Uint8Array, entries: number): Uint8Array<ArrayBuffer> {
  const plain = directory.length - 22;
  const old = new DataView(directory.buffer, directory.byteOffset + plain, 22);
  const directorySize = old.getUint32(12, true);
  const directoryOffset = old.getUint32(16, true);
  const whole = new Uint8Array(directory.length + 76);
  whole.set(directory.subarray(0, plain));
  const view = new DataView(whole.buffer, plain);
  view.setUint32(0, 0x06064b50, true);
  view.setUint32(4, 44, true); // size of what follows
  view.setUint16(12, 45, true);
  view.setUint16(14, 45, true);
  view.setUint32(24, entries, true);
  view.setUint32(32, entries, true);
  view.setUint32(40, directorySize, true);
  view.setUint32(48, directoryOffset, true);
  view.setUint32(56, 0x07064b50, true);
  view.setUint32(64, directoryOffset + directorySize, true);
  view.setUint32(72, 1, true);
  whole.set(directory.subarray(plain), plain + 76);
  view.setUint16(76 + 8, 0xffff, true);
  view.setUint16(76 + 10, 0xffff, true);
  return whole;
}
