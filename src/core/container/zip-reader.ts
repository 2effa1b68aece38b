import { inflateSync } from 'fflate';
import { crc32 } from './crc32.ts';

// A ZIP read without trust, part by part. fflate's own reader neither checks sums nor bounds what it allocates, so the
// directory is read here and only the inflating is fflate's.

/** The bytes of a file, of which a part can be had: a Uint8Array is one. A part stays as it is. */
export interface FileBytes {
  readonly length: number;
  slice(from: number, to: number): Uint8Array<ArrayBuffer>;
}

/** An entry as the directory names it; sizes in bytes. */
export interface ZipEntry {
  readonly name: string;
  readonly size: number;
  readonly packed: number;
  readonly crc: number;
  readonly deflated: boolean;
  /** Offset of the local header. */
  readonly at: number;
}

/** More than this is refused before anything is unpacked. */
export interface ZipLimits {
  readonly entries: number;
  /** Bytes of all entries unpacked. */
  readonly total: number;
}

/**
 * What is wrong with an archive: not a ZIP at all, a ZIP that is cut off, damaged or built to do harm, or one that says of
 * itself that it unpacks to more than is read.
 */
export class ZipFault extends Error {
  readonly kind: 'no-zip' | 'damaged' | 'too-large';
  constructor(kind: ZipFault['kind'], message: string) {
    super(message);
    this.kind = kind;
  }
}

/** The files in it by name; folders are none. Throws a ZipFault; `unpack` does, too. */
export function readDirectory(file: FileBytes, limits: ZipLimits): ReadonlyMap<string, ZipEntry> {
  const { count, start, size } = findEnd(file);
  if (count > limits.entries) throw new ZipFault('too-large', `${count} entries are too many`);
  if (start + size > file.length) throw new ZipFault('damaged', 'The directory lies outside of the file');
  const bytes = file.slice(start, start + size);
  const view = viewOf(bytes);

  const entries = new Map<string, ZipEntry>();
  const folders: string[] = [];
  let at = 0;
  let total = 0;
  for (let read = 0; read < count; read += 1) {
    if (at + 46 > size || view.getUint32(at, true) !== 0x02014b50) {
      throw new ZipFault('damaged', `The directory breaks off after ${read} of ${count} entries`);
    }
    const nameLength = view.getUint16(at + 28, true);
    const next = at + 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
    if (next > size) throw new ZipFault('damaged', 'A directory entry lies outside of the directory');
    const name = decodeName(bytes.subarray(at + 46, at + 46 + nameLength));
    const method = view.getUint16(at + 10, true);
    const entry: ZipEntry = {
      name,
      size: view.getUint32(at + 24, true),
      packed: view.getUint32(at + 20, true),
      crc: view.getUint32(at + 16, true),
      deflated: method === 8,
      at: view.getUint32(at + 42, true),
    };
    if ((view.getUint16(at + 8, true) & 1) !== 0 || (method !== 0 && method !== 8)) {
      throw new ZipFault('damaged', `${name} is packed in an unknown way`);
    }
    const isFolder = name.endsWith('/') && entry.size === 0;
    if (!isSafePath(isFolder ? name.slice(0, -1) : name)) throw new ZipFault('damaged', `${name} is not a safe path`);
    if (entries.has(name)) throw new ZipFault('damaged', `${name} is there twice`);
    // Deflate cannot pack more than 1032 bytes into one; whoever says so wants us to reserve the memory.
    if (entry.deflated ? entry.size > entry.packed * 1032 : entry.size !== entry.packed) {
      throw new ZipFault(entry.deflated ? 'too-large' : 'damaged', `${name} gives an impossible size`);
    }
    total += entry.size;
    if (total > limits.total) throw new ZipFault('too-large', 'The unpacked files would be too large');
    entries.set(name, entry);
    if (isFolder) folders.push(name);
    at = next;
  }
  checkOverlap([...entries.values()], start);
  for (const name of folders) entries.delete(name);
  return entries;
}

/** The bytes of an entry, their sum checked. */
export function unpack(file: FileBytes, entry: ZipEntry): Uint8Array<ArrayBuffer> {
  const { name, at, packed, size, crc, deflated } = entry;
  const head = viewOf(file.slice(at, at + 30));
  if (head.byteLength < 30 || head.getUint32(0, true) !== 0x04034b50) {
    throw new ZipFault('damaged', `${name} is not where the directory says`);
  }
  const begin = at + 30 + head.getUint16(26, true) + head.getUint16(28, true);
  if (begin + packed > file.length) throw new ZipFault('damaged', `${name} breaks off`);
  const content = file.slice(begin, begin + packed);
  const result = deflated ? inflate(name, content, size) : content;
  if (result.length !== size || crc32(result) !== crc) throw new ZipFault('damaged', `${name} is damaged`);
  return result;
}

function inflate(name: string, content: Uint8Array, size: number): Uint8Array<ArrayBuffer> {
  try {
    return inflateSync(content, { out: new Uint8Array(size) }) as Uint8Array<ArrayBuffer>;
  } catch (error) {
    throw new ZipFault('damaged', `${name} is damaged (${String(error)})`);
  }
}

interface End {
  readonly count: number;
  readonly start: number;
  readonly size: number;
}

function findEnd(file: FileBytes): End {
  const first = viewOf(file.slice(0, 4));
  if (first.byteLength < 4 || first.getUint32(0, true) !== 0x04034b50) {
    throw new ZipFault('no-zip', 'Not a ZIP archive');
  }
  // Room for the longest comment, and for the locator of ZIP64 before the record.
  const tail = viewOf(file.slice(Math.max(0, file.length - longestEnd - 20), file.length));
  const lowest = Math.max(0, tail.byteLength - longestEnd);
  for (let at = tail.byteLength - 22; at >= lowest; at -= 1) {
    if (tail.getUint32(at, true) !== 0x06054b50) continue;
    const count = tail.getUint16(at + 10, true);
    if (count === 0xffff && at >= 20 && tail.getUint32(at - 20, true) === 0x07064b50) {
      return zip64End(file, Number(tail.getBigUint64(at - 20 + 8, true)));
    }
    return { count, size: tail.getUint32(at + 12, true), start: tail.getUint32(at + 16, true) };
  }
  throw new ZipFault('damaged', 'The end of the file is missing');
}

/** The last record and the longest comment in it. */
const longestEnd = 22 + 0xffff;

function zip64End(file: FileBytes, at: number): End {
  const end = viewOf(file.slice(at, at + 56));
  if (end.byteLength < 56 || end.getUint32(0, true) !== 0x06064b50) {
    throw new ZipFault('damaged', 'The end of the file is damaged');
  }
  const read = (offset: number): number => Number(end.getBigUint64(offset, true));
  return { count: read(32), size: read(40), start: read(48) };
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

/** Entries that share bytes are how a small archive unpacks to an endless one. */
function checkOverlap(entries: readonly ZipEntry[], end: number): void {
  let free = 0;
  for (const { name, at, packed } of entries.toSorted((a, b) => a.at - b.at)) {
    if (at < free || at + 30 + packed > end) throw new ZipFault('damaged', `${name} overlaps another part of the file`);
    free = at + 30 + packed;
  }
}

function decodeName(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new ZipFault('damaged', 'A name in the directory is not UTF-8');
  }
}

function isSafePath(name: string): boolean {
  return (
    name !== '' &&
    !/[\\:\0-\x1f\x7f]/u.test(name) &&
    name.split('/').every((part) => part !== '' && part !== '.' && part !== '..')
  );
}
