import { sha256Here } from './sha256-here.ts';

/** Bytes from which on the way to the platform's own code and back is worth it. */
const worthTheWay = 16 * 1024;

/** SHA-256 in hexadecimal. Of much by the platform's own code: it runs beside the worker's thread. */
export async function sha256(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  if (bytes.length < worthTheWay) return sha256Here(bytes);
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** The hashes of a file and of its text in UTF-8. Most texts are UTF-8 in their files already, and one serves for both. */
export async function hashesOf(
  bytes: Uint8Array<ArrayBuffer>,
  text: string,
): Promise<{ readonly byteHash: string; readonly textHash: string }> {
  const encoded = new TextEncoder().encode(text);
  const byteHash = await sha256(bytes);
  return { byteHash, textHash: areSame(encoded, bytes) ? byteHash : await sha256(encoded) };
}

function areSame(one: Uint8Array, other: Uint8Array): boolean {
  if (one.length !== other.length) return false;
  for (let at = 0; at < one.length; at++) if (one[at] !== other[at]) return false;
  return true;
}
