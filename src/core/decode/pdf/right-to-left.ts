/**
 * pdf.js turns letters around that run from the right, as a page has them the other way round. It does so letter by letter,
 * also with the letters of one sign: lam and alef of a ligature would change places, and `ثلاثة` be read as `ثالثة`. So while
 * it reads, the letters of such a sign are given to it the other way round. It makes them by `String.fromCodePoint`, one
 * sign at a time; nothing else in the program makes several letters of these scripts so.
 */
export async function withLigatures<T>(read: () => Promise<T>): Promise<T> {
  if (++readers === 1) String.fromCodePoint = turned;
  try {
    return await read();
  } finally {
    if (--readers === 0) String.fromCodePoint = own;
  }
}

const own = String.fromCodePoint;
let readers = 0;

function turned(...codes: number[]): string {
  return codes.length > 1 && codes.every(runsFromRight) ? own(...codes.toReversed()) : own(...codes);
}

function runsFromRight(code: number): boolean {
  return (code >= 0x590 && code < 0x900) || (code >= 0xfb1d && code < 0xfe00) || (code >= 0xfe70 && code < 0xff00);
}

/** Letters in the forms of a font, as the letters that they are. */
export function withPlainLetters(words: string): string {
  return words.replace(/[\ufb00-\ufb06\ufb13-\ufb17\ufb1d-\ufdff\ufe70-\ufefc]/gu, (sign) => sign.normalize('NFKC'));
}
