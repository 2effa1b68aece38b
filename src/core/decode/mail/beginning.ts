const [tab, newline, carriage, space] = [9, 10, 13, 32];

/**
 * Bytes of a mail or mailbox from its first line on, without a byte-order mark and blank lines before it; with `\n` where
 * nothing but `\r` ends lines.
 */
export function fromBeginning(bytes: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  let start = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
  for (let at = start; at < bytes.length; at++) {
    const byte = bytes[at];
    if (byte === newline || byte === carriage) start = at + 1;
    else if (byte !== space && byte !== tab) break;
  }
  const own = bytes.subarray(start);
  if (own.includes(newline)) return own;
  return own.map((byte) => (byte === carriage ? newline : byte));
}
