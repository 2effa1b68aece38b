import { eld } from 'eld/extrasmall';

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
  const words = sampleOf(text).replace(/https?:\/\/\S+|\S+@\S+|[\p{N}\p{P}\p{S}]+/gu, ' ');
  const letters = words.match(/\p{L}/gu)?.length ?? 0;
  const script = languageOfScript(words, letters);
  if (script !== null) return script;
  if (letters < leastLetters) return null;
  const result = eld.detect(words);
  return result.language !== '' && result.isReliable() ? result.language : null;
}

/** Japanese mixes three scripts, so a tenth of kana decides for it before Han is asked. */
function languageOfScript(words: string, letters: number): string | null {
  if (letters < 8) return null;
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
