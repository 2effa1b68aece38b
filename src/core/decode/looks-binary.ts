/**
 * Whether bytes that are in no wide encoding are something else than text: a known signature at the start, or more
 * control characters than stray ones. A text with a few NULs stays a text.
 */
export function looksBinary(bytes: Uint8Array): boolean {
  return signatures.some((signature) => signature.every((byte, at) => bytes[at] === byte)) || hasManyControls(bytes);
}

const signatures: readonly (readonly number[])[] = [
  [0x89, 0x50, 0x4e, 0x47, 0x0d], // PNG
  [0xff, 0xd8, 0xff], // JPEG
  [0x25, 0x50, 0x44, 0x46, 0x2d], // PDF
  [0x50, 0x4b, 0x03, 0x04], // ZIP, and with it DOCX, ODT, EPUB
  [0x50, 0x4b, 0x05, 0x06], // an empty ZIP
  [0x1f, 0x8b, 0x08], // gzip
  [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1], // Word, Excel until 2003
  [0x7f, 0x45, 0x4c, 0x46], // ELF
  [0x52, 0x61, 0x72, 0x21, 0x1a, 0x07], // RAR
  [0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c], // 7z
];

function hasManyControls(bytes: Uint8Array): boolean {
  let controls = 0;
  for (const byte of bytes) if (isControl(byte)) controls++;
  return controls > 3 ? controls * 50 > bytes.length : controls * 4 > bytes.length;
}

/** Tab, newlines, form feed, escape (ISO-2022) and the end mark of old systems are known to stand in texts. */
function isControl(byte: number): boolean {
  if (byte >= 0x20) return byte === 0x7f;
  return !(byte >= 0x09 && byte <= 0x0d) && byte !== 0x1b && byte !== 0x1a;
}
