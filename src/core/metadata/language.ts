import { likelyLanguage } from './likely-language.ts';

const judged = 1000;
const leastLetters = 40;

/** Scripts that only one common language is written in. */
const scriptLanguages: readonly (readonly [RegExp, string])[] = [
  [/\p{sc=Hangul}/gu, 'ko'],
  [/[\p{sc=Hiragana}\p{sc=Katakana}]/gu, 'ja'],
  [/\p{sc=Han}/gu, 'zh'],
  [/\p{sc=Thai}/gu, 'th'],
  [/\p{sc=Greek}/gu, 'el'],
  [/\p{sc=Hebrew}/gu, 'he'],
  [/\p{sc=Georgian}/gu, 'ka'],
  [/\p{sc=Armenian}/gu, 'hy'],
  [/\p{sc=Khmer}/gu, 'km'],
  [/\p{sc=Lao}/gu, 'lo'],
  [/\p{sc=Myanmar}/gu, 'my'],
  [/\p{sc=Tibetan}/gu, 'bo'],
  [/\p{sc=Sinhala}/gu, 'si'],
  [/\p{sc=Tamil}/gu, 'ta'],
  [/\p{sc=Telugu}/gu, 'te'],
  [/\p{sc=Kannada}/gu, 'kn'],
  [/\p{sc=Malayalam}/gu, 'ml'],
  [/\p{sc=Gujarati}/gu, 'gu'],
  [/\p{sc=Gurmukhi}/gu, 'pa'],
  [/\p{sc=Bengali}/gu, 'bn'],
  [/\p{sc=Oriya}/gu, 'or'],
];

/**
 * The language of a text as a BCP 47 tag, or null if it is too short or too unlike any known language to be told. Judged
 * by stretches from its beginning, middle and end, without addresses and numbers.
 */
export function detectLanguage(text: string): string | null {
  const sample = sampleOf(text);
  const words = sample.replace(/@|:\/\//u.test(sample) ? addressesAndSigns : signs, ' ');
  const letters = lettersIn(words);
  const script = languageOfScript(words, letters);
  if (script !== null) return script;
  if (letters < leastLetters) return null;
  return likelyLanguage(words);
}

const signs = /[\p{N}\p{P}\p{S}]+/gu;
/** Looks at every word from each of its letters on, so it is asked only where an address may be. */
const addressesAndSigns = /https?:\/\/\S+|\S+@\S+|[\p{N}\p{P}\p{S}]+/gu;

/** Asking the pattern of each letter would make a string of each. */
function lettersIn(words: string): number {
  let letters = 0;
  for (const [run] of words.matchAll(/\p{L}+/gu)) letters += isOfUnits(run) ? run.length : [...run].length;
  return letters;
}

/** Whether each letter is one code unit. */
function isOfUnits(letters: string): boolean {
  return !/[\ud800-\udfff]/.test(letters);
}

/** All of the scripts begin above Latin and its signs. */
const beyondLatin = /[\u0370-\uffff]/;

/** Japanese mixes three scripts, so a tenth of kana decides for it before Han is asked. */
function languageOfScript(words: string, letters: number): string | null {
  if (letters < 8 || !beyondLatin.test(words)) return null;
  for (const [script, language] of scriptLanguages) {
    const share = (words.match(script)?.length ?? 0) / letters;
    if (share > (language === 'ja' ? 0.1 : 0.5)) return language;
  }
  return null;
}

function sampleOf(text: string): string {
  if (text.length <= 3 * judged) return text;
  const middle = text.length >> 1;
  return `${text.slice(0, judged)} ${text.slice(middle, middle + judged)} ${text.slice(-judged)}`;
}

/** Languages that many mails and letters are written in; a head alone does not tell which. */
export const usualLanguages: readonly string[] = [
  'fr',
  'es',
  'de',
  'it',
  'pt',
  'nl',
  'ru',
  'uk',
  'pl',
  'cs',
  'hr',
  'sv',
  'tr',
  'ar',
];
