import type { Profile } from './profiles.ts';

const multiByte = new Set(['gb18030', 'big5', 'shift_jis', 'euc-jp', 'euc-kr']);
const weights = new Map<Profile, ReadonlyMap<string, number>>();

/** How well a text reads in a language, in points per byte beyond ASCII. Wrong readings come out negative. */
export function scoreText(text: string, profile: Profile, label: string): number {
  const known = weightsOf(profile);
  const bytesPerCharacter = multiByte.has(label) ? 2 : 1;
  let score = 0;
  let run = 0;
  for (let at = 0; at < text.length; at++) {
    const character = text[at]!;
    if (character <= '\u007f') {
      run = 0;
      continue;
    }
    const before = text[at - 1] ?? ' ';
    const after = text[at + 1] ?? ' ';
    const weight = known.get(character);
    if (weight !== undefined) {
      run++;
      score += bytesPerCharacter * (weight - faults(character, before, after, profile, run));
    } else {
      score += bytesPerCharacter * scoreOther(character, before, after, profile);
      run = 0;
    }
  }
  return score;
}

function faults(character: string, before: string, after: string, profile: Profile, run: number): number {
  let fault = 0;
  if (isUpper(character) && isLower(before)) fault += 3;
  else if (isUpper(before) && isLower(character) && isUpper(after)) fault += 2;
  if (isLatinProfile(profile)) {
    // Hardly any language in Latin letters writes three of the others in a row.
    if (run >= 3 && profile.name !== 'vi') fault += 1.5;
  } else if (/[a-zA-Z]/.test(before) || /[a-zA-Z]/.test(after)) fault += 2;
  return fault;
}

function scoreOther(character: string, before: string, after: string, profile: Profile): number {
  const code = character.charCodeAt(0);
  if (code === 0xfffd) return -12;
  if (code < 0xa0) return -8;
  if (code === 0xa0 || code === 0xad || code === 0x3000) return 0;
  if (code >= 0xe000 && code <= 0xf8ff) return -6;
  if (/[“”‘’„‚«»‹›–—…•]/u.test(character)) return punctuation(character, before, after);
  if (/[、。「」『』，：；！？（）《》・“”]/u.test(character)) return 1;
  if (/[¿¡]/u.test(character)) return isLetter(after) && !isLetter(before) ? 1 : -3;
  if (/[°º²³½¼¾€£¥§%‰№±×]/u.test(character)) {
    return /\d/.test(before) || /\d/.test(after) || /\s/.test(before + after) ? 0.2 : -3;
  }
  if (code >= 0xff61 && code <= 0xff9f) return -1.5;
  if (profile.script.test(character)) return /\p{sc=Han}|\p{sc=Hangul}/u.test(character) ? -0.15 : -1.5;
  if (isLetter(character)) return -5;
  return isLetter(before) || isLetter(after) ? -4 : -1;
}

function punctuation(character: string, before: string, after: string): number {
  if (character === '’' && isLetter(before)) return 0.7;
  if (/[“„‘«‹]/u.test(character) && !isLetter(before)) return 0.5;
  if (/[”“’»›…]/u.test(character) && !isLetter(after)) return 0.5;
  if (/[–—•]/u.test(character)) return isLetter(before) === isLetter(after) ? 0.4 : -1;
  return -1.5;
}

function weightsOf(profile: Profile): ReadonlyMap<string, number> {
  let known = weights.get(profile);
  if (known === undefined) {
    const made = new Map<string, number>();
    for (const [letters, weight] of [
      [profile.seldom, profile.often === '' ? 0.5 : 0.4],
      [profile.often, 1],
    ] as const) {
      for (const letter of letters)
        for (const form of [letter, letter.toUpperCase()]) if (form.length === 1) made.set(form, weight);
    }
    weights.set(profile, (known = made));
  }
  return known;
}

function isLatinProfile(profile: Profile): boolean {
  return profile.script.source.includes('Latin');
}

function isLetter(character: string): boolean {
  return /\p{L}/u.test(character);
}

function isUpper(character: string): boolean {
  return character.toLowerCase() !== character;
}

function isLower(character: string): boolean {
  return character.toUpperCase() !== character;
}
