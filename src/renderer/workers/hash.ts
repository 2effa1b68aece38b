/** SHA-256 in hexadecimal, by the platform's own code: it runs beside the worker's thread. */
export async function sha256(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** The hashes of a file and of its text in UTF-8. Most texts are UTF-8 in their files already, and one serves for both. */
export async function hashesOf(
  bytes: Uint8Array<ArrayBuffer>,
  text: string,
): Promise<{ readonly byteHash: string; readonly textHash: string }> {
  const encoded = new TextEncoder().encode(text);
  const same = encoded.length === bytes.length && encoded.every((byte, at) => byte === bytes[at]);
  const byteHash = await sha256(bytes);
  return { byteHash, textHash: same ? byteHash : await sha256(encoded) };
}
