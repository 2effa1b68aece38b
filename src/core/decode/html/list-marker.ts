/** What a browser draws before an item of a numbered list; `type` is the list's: `1`, `a`, `A`, `i` or `I`. */
export function marker(number: number, type: string): string {
  return `${numeral(number, type)}.`;
}

/** A number as letters or Roman numerals, where there are such for it. */
export function numeral(number: number, type: string): string {
  if (type === 'a' || type === 'A') return cased(letters(number), type === 'A') || String(number);
  if (type === 'i' || type === 'I') return cased(roman(number), type === 'I') || String(number);
  return String(number);
}

function cased(words: string, upper: boolean): string {
  return upper ? words.toUpperCase() : words;
}

/** a to z, aa, ab …; empty for what is not counted so. */
function letters(number: number): string {
  let said = '';
  for (let left = number; left > 0; left = Math.floor((left - 1) / 26)) {
    said = String.fromCharCode(97 + ((left - 1) % 26)) + said;
  }
  return said;
}

const numerals: readonly (readonly [number, string])[] = [
  [1000, 'm'],
  [900, 'cm'],
  [500, 'd'],
  [400, 'cd'],
  [100, 'c'],
  [90, 'xc'],
  [50, 'l'],
  [40, 'xl'],
  [10, 'x'],
  [9, 'ix'],
  [5, 'v'],
  [4, 'iv'],
  [1, 'i'],
];

function roman(number: number): string {
  if (number < 1 || number > 3999) return '';
  let [left, said] = [number, ''];
  for (const [value, sign] of numerals) {
    for (; left >= value; left -= value) said += sign;
  }
  return said;
}
