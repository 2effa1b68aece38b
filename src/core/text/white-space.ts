/** White space, controls and what takes no room, by code unit; wider than `\s`, so that no passage holds only those. */
export function isSpace(code: number): boolean {
  if (code <= 0x20) return true;
  if (code < 0x80) return code === 0x7f;
  return (
    code === 0xa0 ||
    code === 0x85 ||
    code === 0x1680 ||
    (code >= 0x2000 && code <= 0x200b) ||
    (code >= 0x2028 && code <= 0x2029) ||
    code === 0x202f ||
    code === 0x205f ||
    code === 0x3000 ||
    code === 0xfeff
  );
}
