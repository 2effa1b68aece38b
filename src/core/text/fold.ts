// Two spellings of every word are known to the index: its key, in which case and accents are ignored, and its exact
// form. A key is what a person would type who does not care; it is never shown.

/** Letters that carry no mark Unicode could take off, but that are looked for as if they did. */
const plainLetters: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ħ: 'h',
  ŧ: 't',
  ı: 'i',
  ĸ: 'k',
  ŋ: 'n',
  ƒ: 'f',
  ς: 'σ',
  ک: 'ك',
  ی: 'ي',
  ى: 'ي',
  ꞌ: "'",
  '’': "'",
  '‘': "'",
  ʼ: "'",
  '＇': "'",
  '״': '"',
  '׳': "'",
};
const plainLetter = new RegExp(`[${Object.keys(plainLetters).join('')}]`, 'gu');

/**
 * Marks that are taken off: accents, points and the like of scripts whose letters stand without them. The vowel signs
 * of Indic and South-East Asian scripts are marks for Unicode, too, but are as much part of the word as letters; so
 * are the voicing marks of kana.
 */
const accent =
  /(?![\u3099\u309A])[\p{Script=Inherited}\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Coptic}]/u;
const mark = /\p{M}/gu;
/**
 * Joiners, direction marks, soft hyphens and the Arabic stretching stroke: invisible, or meaning nothing. (Not the tags
 * that tell flags apart.)
 */
const filler = /(?![\u{E0020}-\u{E007F}])[\p{Cf}\u0640\u034F]/gu;
/** The colour of a skin, behind what it colours. */
const skinColour = /(?<=.)\p{Emoji_Modifier}/gu;
const digitOfAnyScript = /(?![0-9])\p{Nd}/gu;

const ascii = /^[\x20-\x7E]*$/;

/**
 * The key of a word: compatibility forms made plain, lower case, without accents, digits of all scripts as 0 to 9. May
 * be empty (a lone mark).
 */
export function foldWord(word: string): string {
  if (ascii.test(word)) return word.toLowerCase();
  return word
    .normalize('NFKD')
    .toLowerCase()
    .normalize('NFKD')
    .replace(filler, '')
    .replace(mark, (sign, at: number, whole: string) => (keepsMark(sign, whole, at) ? sign : ''))
    .replace(plainLetter, (letter) => plainLetters[letter]!)
    .replace(digitOfAnyScript, plainDigit)
    .replace(skinColour, '')
    .normalize('NFC');
}

const foldedCharacters = new Map<string, string>();
const foldedCases = new Map<string, string>();
const quotes = /[“”„‟]/g;
const hyphens = /[\u2010\u2011]/g;

/**
 * One character (with its marks) folded like a word, for looking for what was typed letter by letter; so the quotation
 * marks and hyphens of print are those of the keyboard. With `matchCase` its case stays.
 */
export function foldCharacter(character: string, matchCase: boolean): string {
  const known = matchCase ? foldedCases : foldedCharacters;
  let folded = known.get(character);
  if (folded === undefined) {
    folded = foldWord(character).replace(quotes, '"').replace(hyphens, '-');
    if (matchCase && character !== character.toLowerCase()) folded = upper(folded);
    if (known.size < 20_000) known.set(character, folded);
  }
  return folded;
}

/** With its first letter in capital; of one that stands for two (Æ, ﬀ) nobody can tell whether the second is one. */
function upper(folded: string): string {
  const first = folded[0] ?? '';
  return first.toUpperCase().length === 1 ? first.toUpperCase() + folded.slice(1) : folded;
}

/** What is written for an apostrophe. */
export const apostrophes = /[’‘ʼ＇]/g;

/** A word as it is written, but with one spelling where Unicode has several: composed, without fillers. */
export function exactWord(word: string): string {
  if (ascii.test(word)) return word;
  return word.replace(filler, '').normalize('NFC').replace(apostrophes, "'");
}

/** Unicode keeps the digits of a script together, ten by ten. */
function plainDigit(digit: string): string {
  const point = digit.codePointAt(0)!;
  let before = 0;
  while (/\p{Nd}/u.test(String.fromCodePoint(point - before - 1))) before += 1;
  return String(before % 10);
}

/** й, ў and ї are letters of their own, not и, у and і with an accent: мой and мои are two words. */
function keepsMark(sign: string, whole: string, at: number): boolean {
  const before = whole[at - 1];
  if (sign === '\u0306') return before === 'и' || before === 'у';
  if (sign === '\u0308' && before === 'і') return true;
  return !accent.test(sign);
}
