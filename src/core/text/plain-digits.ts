/** Words in which numbers can be read, whatever script their digits were of. */
export interface PlainWords {
  readonly words: string;
  /** Whether no digit was written otherwise. */
  readonly same: boolean;
  /** Where each code unit of `words` stood before: its character's beginning and end. */
  readonly from: readonly number[];
  readonly to: readonly number[];
}

/** Words with the digits that numbers are made of, and without the marks of direction that may stand between them. */
export function plainly(words: string): PlainWords {
  let [plain, same] = ['', true];
  const from: number[] = [];
  const to: number[] = [];
  let at = 0;
  for (const character of words) {
    const written = /[\u200e\u200f\u061c\u2066-\u2069]/u.test(character) ? '' : plainDigit(character);
    if (written !== '' && written !== character) same = false;
    for (let unit = 0; unit < written.length; unit++) {
      from.push(at + (written === character ? unit : 0));
      to.push(at + (written === character ? unit + 1 : character.length));
    }
    plain += written;
    at += character.length;
  }
  return { words: plain, same, from, to };
}

function plainDigit(character: string): string {
  const code = character.codePointAt(0)!;
  if (code < 0x80 || !/\p{Nd}/u.test(character)) return character;
  let zero = code;
  while (code - zero < 9 && /\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero--;
  return String(code - zero);
}
