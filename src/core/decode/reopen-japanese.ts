// ISO-2022-JP turns to Japanese and back by escapes: `ESC $ B` and `ESC ( B`. Where the first is broken or lost, its
// Japanese stands there as signs and Latin letters, until an escape ends what no escape began. Every pair of bytes ends
// where that one begins, so the run can be read again from its end. Where terminals write such an escape, nothing is kana.

const escape = 0x1b;
/** What begins Japanese, behind which the bytes are pairs. */
const opening = [escape, 0x24, 0x42];
/** Never valid in ISO-2022-JP, so that U+FFFD stands where the escape was. */
const broken = 0xff;

/**
 * The bytes with an escape before each run of Japanese that has none, and a broken byte in its place; the same bytes if
 * there is no such run.
 */
export function reopenJapanese(bytes: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  const parts: Uint8Array[] = [];
  let kept = 0;
  for (const run of unopenedRuns(bytes)) {
    parts.push(bytes.subarray(kept, run.from), Uint8Array.from([broken, ...opening]));
    kept = run.pairs;
  }
  return kept === 0 ? bytes : joined([...parts, bytes.subarray(kept)]);
}

/** A run with what is left of its escape: its bytes from `from` on, its pairs from `pairs` on. */
interface Run {
  readonly from: number;
  readonly pairs: number;
}

function unopenedRuns(bytes: Uint8Array<ArrayBuffer>): Run[] {
  const runs: Run[] = [];
  let isAscii = true;
  let from = 0;
  for (let at = bytes.indexOf(escape); at !== -1; at = bytes.indexOf(escape, at + 1)) {
    const turn = turnAt(bytes, at);
    if (turn === null) continue;
    const run = turn.toAscii && isAscii ? runBefore(bytes, from, at) : null;
    if (run !== null) runs.push(run);
    isAscii = turn.toAscii;
    from = at + turn.length;
  }
  return runs;
}

/** The escape that stands there; null if it is none of ISO-2022-JP. Its Latin is as good as ASCII. */
function turnAt(bytes: Uint8Array, at: number): { readonly toAscii: boolean; readonly length: number } | null {
  const [first, second] = [String.fromCharCode(bytes[at + 1] ?? 0), String.fromCharCode(bytes[at + 2] ?? 0)];
  if (first === '(' && /[BJ]/.test(second)) return { toAscii: true, length: 3 };
  if ((first === '(' && second === 'I') || (first === '$' && /[B@]/.test(second))) return { toAscii: false, length: 3 };
  return first === '$' && second === '(' ? { toAscii: false, length: 4 } : null;
}

function runBefore(bytes: Uint8Array<ArrayBuffer>, from: number, to: number): Run | null {
  let start = to;
  while (start > from && bytes[start - 1]! > 0x20 && bytes[start - 1]! < 0x7f) start--;
  const left = leftOfEscape(bytes, start, to);
  const pairs = start + left + ((to - start - left) % 2);
  const text = new TextDecoder('iso-2022-jp').decode(Uint8Array.from([...opening, ...bytes.subarray(pairs, to)]));
  const kana = text.match(/[ぁ-んァ-ヶー]/g)?.length ?? 0;
  const isJapanese = kana >= 2 && kana * 10 >= to - pairs;
  // With two thirds of the escape in front, Han characters are enough.
  const isHan = left === 2 && text.length >= 2 && !text.includes('\uFFFD');
  if (!isJapanese && !isHan) return null;
  return { from: bytes[start - 1] === escape && start > from ? start - 1 : start, pairs };
}

/** How many bytes of a broken escape stand before the pairs, beyond the odd one. */
function leftOfEscape(bytes: Uint8Array, start: number, to: number): number {
  const at = start + ((to - start) % 2);
  return bytes[at] === 0x24 && (bytes[at + 1] === 0x42 || bytes[at + 1] === 0x40) ? at - start + 2 : 0;
}

function joined(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}
