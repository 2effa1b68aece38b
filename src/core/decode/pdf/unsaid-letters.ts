// A font may draw signs without saying which letters they are. The parser then takes the number of the sign for a letter; and a
// program that has no sign for a letter draws a box in its place, and says of the box that it is the first letter it stood for.
// Both read as wrong letters, which nobody would see.

/** What the parser tells of a font. */
export interface DrawnFont {
  /** The font's program, as it was made anew (OpenType). */
  readonly data?: Uint8Array | undefined;
  /** Which words each code stands for; sparse. */
  readonly toUnicode?: { readonly _map?: readonly (string | undefined)[] } | undefined;
}

/** A sign of a font. */
export interface DrawnSign {
  readonly unicode: string;
  /** In the file. */
  readonly originalCharCode?: number;
  /** In the font's program. */
  readonly fontChar?: string;
}

/** Whether the letters of a sign are not said by the file; answers for one font. */
export function saysNoLetter({ data, toUnicode }: DrawnFont): (sign: DrawnSign) => boolean {
  const known = toUnicode?._map;
  const isBox = data ? boxesIn(data) : () => false;
  const answers = new Map<number, boolean>();
  return (sign) => {
    const { unicode, originalCharCode: code = -1, fontChar = '' } = sign;
    const before = answers.get(code);
    if (before !== undefined) return before;
    const isNumber = known !== undefined && known[code] === undefined && unicode === String.fromCharCode(code);
    // A box that is drawn for its own sake says so.
    const isLetter = /[\p{L}\p{M}\p{N}]/u.test(unicode);
    const answer = unicode.trim() !== '' && (isNumber || (isLetter && isBox(fontChar)));
    answers.set(code, answer);
    return answer;
  };
}

/** Whether a sign is drawn as the first one of the font, which stands for all that it has not; never where that draws nothing. */
function boxesIn(data: Uint8Array): (fontChar: string) => boolean {
  try {
    const view = new DataView(data.buffer, data.byteOffset, data.byteLength);
    const tables = new Map<string, number>();
    for (let at = 12, left = view.getUint16(4); left > 0; left--, at += 16)
      tables.set(String.fromCharCode(...data.subarray(at, at + 4)), view.getUint32(at + 8));
    const [head, loca, glyf, cmap] = ['head', 'loca', 'glyf', 'cmap'].map((name) => tables.get(name));
    if (head === undefined || loca === undefined || glyf === undefined || cmap === undefined) return () => false;
    const isLong = view.getInt16(head + 50) === 1;
    const placeOf = (glyph: number) =>
      isLong ? view.getUint32(loca + glyph * 4) : view.getUint16(loca + glyph * 2) * 2;
    const drawn = (glyph: number) => data.subarray(glyf + placeOf(glyph), glyf + placeOf(glyph + 1));
    const box = drawn(0);
    const glyphOf = glyphsIn(view, cmap);
    return (fontChar) => {
      const glyph = glyphOf(fontChar.codePointAt(0) ?? 0);
      if (glyph === 0 || box.length === 0) return glyph === 0 && box.length > 0;
      const own = drawn(glyph);
      return own.length === box.length && own.every((byte, at) => byte === box[at]);
    };
  } catch {
    return () => false; // A font that cannot be looked into says nothing against its letters.
  }
}

/** Which glyph a letter has in a table of segments (format 4), or of groups (format 12); -1 if neither says. */
function glyphsIn(view: DataView, cmap: number): (letter: number) => number {
  const places = Array.from({ length: view.getUint16(cmap + 2) }, (_, at) => cmap + view.getUint32(cmap + 8 + at * 8));
  return (letter) => {
    for (const at of places) {
      const glyph = view.getUint16(at) === 12 ? inGroups(view, at, letter) : inSegments(view, at, letter);
      if (glyph >= 0) return glyph;
    }
    return -1;
  };
}

function inGroups(view: DataView, at: number, letter: number): number {
  const count = view.getUint32(at + 12);
  for (let group = at + 16; group < at + 16 + count * 12; group += 12) {
    const first = view.getUint32(group);
    if (letter >= first && letter <= view.getUint32(group + 4)) return view.getUint32(group + 8) + letter - first;
  }
  return -1;
}

function inSegments(view: DataView, at: number, letter: number): number {
  if (view.getUint16(at) !== 4) return -1;
  const twice = view.getUint16(at + 6);
  for (let segment = 0; segment < twice; segment += 2) {
    const first = view.getUint16(at + 16 + twice + segment);
    if (letter > view.getUint16(at + 14 + segment) || letter < first) continue;
    const delta = view.getUint16(at + 16 + twice * 2 + segment);
    const offset = at + 16 + twice * 3 + segment;
    const range = view.getUint16(offset);
    if (range === 0) return (letter + delta) & 0xffff;
    const glyph = view.getUint16(offset + range + (letter - first) * 2);
    return glyph === 0 ? 0 : (glyph + delta) & 0xffff;
  }
  return -1;
}
