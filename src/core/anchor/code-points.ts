// Inside, positions count UTF-16 code units; REFI-QDA and W3C Web Annotation count Unicode code points. Many offsets
// are converted in one pass over the text. A lone surrogate counts as one code point.

/**
 * Code unit offsets as code point offsets, in the order given. An offset between the two halves of a surrogate pair
 * becomes that of the pair; one beyond the text becomes its end.
 */
export function toCodePoints(text: string, offsets: readonly number[]): number[] {
  const result = new Array<number>(offsets.length);
  let unit = 0;
  let point = 0;
  for (const index of ascending(offsets)) {
    const wanted = Math.min(offsets[index]!, text.length);
    while (unit + lengthAt(text, unit) <= wanted && unit < text.length) {
      unit += lengthAt(text, unit);
      point++;
    }
    result[index] = point;
  }
  return result;
}

/** Code point offsets as code unit offsets, in the order given. One beyond the text becomes its end. */
export function fromCodePoints(text: string, points: readonly number[]): number[] {
  const result = new Array<number>(points.length);
  let unit = 0;
  let point = 0;
  for (const index of ascending(points)) {
    while (point < points[index]! && unit < text.length) {
      unit += lengthAt(text, unit);
      point++;
    }
    result[index] = unit;
  }
  return result;
}

function ascending(values: readonly number[]): number[] {
  return values.map((_, index) => index).sort((a, b) => values[a]! - values[b]!);
}

function lengthAt(text: string, unit: number): 1 | 2 {
  if ((text.charCodeAt(unit) & 0xfc00) !== 0xd800) return 1;
  return (text.charCodeAt(unit + 1) & 0xfc00) === 0xdc00 ? 2 : 1;
}
