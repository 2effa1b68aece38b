import { createHash } from 'node:crypto';
import type { FileHandle } from 'node:fs/promises';
import type { Id } from '../../core/model/id.ts';
import { backupReasons } from '../../core/ports/backups.ts';
import type { BackupReason } from '../../core/ports/backups.ts';

// A backup is a project file, which is a ZIP, with a comment at its end, where ZIP has room for one: what the backup is,
// and as its last 64 characters the SHA-256 of all bytes before them. So it opens like any project file, and a file that
// was copied, renamed or brought in by another program can still be told and verified.

/** What a backup says of itself. */
export interface Stamp {
  /** Random; also stands in the name under which it was written. */
  readonly id: string;
  readonly projectId: Id;
  readonly projectName: string;
  /** ISO 8601. */
  readonly made: string;
  readonly reason: BackupReason;
  /** Of the installation that made it: what others made is never thinned out. */
  readonly maker: string;
  /** Length of the whole file. */
  readonly bytes: number;
}

/** It begins with what JSON has another way to say, so that no name of a project can hold it. */
const mark = '\nLectern backup 1 ';
const sumLength = 64;
/** The ZIP record that ends every file; its last two bytes are the length of the comment. */
const endLength = 22;
const longestComment = 0xffff;

/** Sums up a ZIP while it is written, and holds back its last bytes, which the comment changes. */
export class Stamping {
  readonly #sum = createHash('sha256');
  #tail = Buffer.alloc(0);
  #length = 0;

  /** What can be written now. */
  take(bytes: Uint8Array): Uint8Array {
    const all = Buffer.concat([this.#tail, bytes]);
    const ready = all.subarray(0, Math.max(0, all.length - endLength));
    this.#tail = all.subarray(ready.length);
    this.#sum.update(ready);
    this.#length += ready.length;
    return ready;
  }

  /** The rest of the file; null if what came was no ZIP without a comment. */
  end(stamp: Omit<Stamp, 'bytes'>): Uint8Array | null {
    const tail = this.#tail;
    if (tail.length !== endLength || tail.readUInt32LE(0) !== 0x06054b50 || tail.readUInt16LE(20) !== 0) return null;
    const before = this.#length + endLength;
    // The length stands inside of what it counts; its digits are filled up, so that it cannot grow by being written.
    const words = (bytes: number) => `${mark}${JSON.stringify({ ...stamp, bytes: String(bytes).padStart(12, '0') })}\n`;
    const comment = Buffer.byteLength(words(0)) + sumLength;
    if (comment > longestComment) return null;
    const end = Buffer.concat([tail, Buffer.from(words(before + comment))]);
    end.writeUInt16LE(comment, 20);
    this.#sum.update(end);
    return Buffer.concat([end, Buffer.from(this.#sum.digest('hex'))]);
  }
}

/** What the file says of itself; null if it is cut off, or no backup. Only its end is read. */
export async function readStamp(file: FileHandle, length: number): Promise<Stamp | null> {
  for (const look of [2048, longestComment + endLength]) {
    const size = Math.min(look, length);
    const end = Buffer.alloc(size);
    await readFully(file, end, length - size);
    const at = end.lastIndexOf(mark);
    if (at < 0) continue;
    const stamp = parse(end.subarray(at + mark.length, end.length - sumLength).toString());
    return stamp !== null && stamp.bytes === length ? stamp : null;
  }
  return null;
}

/** Whether all bytes are as they were written. */
export async function verify(file: FileHandle, length: number): Promise<boolean> {
  if (length < sumLength) return false;
  const sum = createHash('sha256');
  const piece = Buffer.allocUnsafe(1024 * 1024);
  let at = 0;
  for (let left; (left = length - sumLength - at) > 0;) {
    const { bytesRead } = await file.read(piece, 0, Math.min(piece.length, left), at);
    if (bytesRead === 0) return false;
    sum.update(piece.subarray(0, bytesRead));
    at += bytesRead;
  }
  const given = Buffer.alloc(sumLength);
  await readFully(file, given, at);
  return given.toString('latin1') === sum.digest('hex');
}

async function readFully(file: FileHandle, into: Buffer, from: number): Promise<void> {
  for (let at = 0; at < into.length;) {
    const { bytesRead } = await file.read(into, at, into.length - at, from + at);
    if (bytesRead === 0) return; // It has shrunk; what is missing stays zero and fits nothing.
    at += bytesRead;
  }
}

/** It comes from a file that anything may have written. */
function parse(json: string): Stamp | null {
  let found: unknown;
  try {
    found = JSON.parse(json);
  } catch {
    return null; // Not what a backup ends with.
  }
  if (typeof found !== 'object' || found === null) return null;
  const { id, projectId, projectName, made, reason, maker, bytes } = found as Record<string, unknown>;
  const texts = [id, projectId, projectName, made, maker, bytes];
  if (!texts.every((one) => typeof one === 'string')) return null;
  if (!backupReasons.includes(reason as BackupReason) || Number.isNaN(Date.parse(made as string))) return null;
  return { ...(found as Stamp), bytes: Number(bytes) };
}
