// Small raised signs behind a word. Written out on one line they run into a number before them: of `1956` with the note 1 comes 19561,
// and of ten to the fifth 105, which nobody wrote.

/** How a reference to a note is written: a number, a letter, stars and daggers. */
const noteSign = /^(?:\d{1,4}|\p{L}|[ivxlc]{1,7}|[*†‡§¶‖#]{1,4})$/iu;
const power = /^[+\-−]?\d+$/u;
const raisedSigns = new Map([...'0123456789+-−'].map((sign, at) => [sign, '⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻'[at]!]));

/**
 * What is raised, as it is read on one line behind `before`. A reference to a note stands in brackets, as everywhere in texts of office
 * documents; raised figures behind figures are raised figures; all else is the words themselves.
 */
export function raisedAs(before: string, words: string, isReference: boolean): string {
  const sign = words.trim();
  if (isReference) return noteSign.test(sign) ? words.replace(sign, `[${sign}]`) : words;
  if (!power.test(words) || !/[\d⁰¹²³⁴-⁹]$/u.test(before)) return words;
  return Array.from(words, (one) => raisedSigns.get(one)!).join('');
}
