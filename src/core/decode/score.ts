import type { Profile } from './profiles.ts';

/** Encodings of which most characters beyond ASCII take two bytes. */
export const multiByte: ReadonlySet<string> = new Set(['gb18030', 'big5', 'shift_jis', 'euc-jp', 'euc-kr']);
const weights = new Map<Profile, ReadonlyMap<string, number>>();

/** After so many characters a reading that is mostly wrong is not read to its end. */
const hopelessAfter = 200;

/** How well a text reads in a language, in points per byte beyond ASCII. Wrong readings come out negative. */
export function scoreText(text: string, profile: Profile, label: string): number {
  const known = weightsOf(profile);
  const kind = kindOf(profile);
  const seen = new Map<string, number>();
  let letters = 0;
  let letterScore = 0;
  let score = 0;
  let run = 0;
  let beyond = 0;
  for (let at = 0; at < text.length; at++) {
    const character = text[at]!;
    if (character <= '\u007f') {
      run = 0;
      continue;
    }
    beyond++;
    if (beyond === hopelessAfter && score + letterScore < -beyond / 2)
      return (score + letterScore) * (text.length / at);
    const before = text[at - 1] ?? ' ';
    const after = text[at + 1] ?? ' ';
    const weight = known.get(character);
    if (weight !== undefined) {
      run++;
      letters++;
      letterScore += weight;
      score -= faults(character, before, after, profile, kind, run);
      if (kind !== 'east-asian') {
        const letter = kind === 'latin' ? character.toLowerCase() : character;
        seen.set(letter, (seen.get(letter) ?? 0) + 1);
      }
    } else {
      // A sample, or a file, may end in the middle of a character.
      const cut = character === '\uFFFD' && at === text.length - 1;
      if (!cut) score += scoreOther(character, before, after, profile, kind);
      run = 0;
    }
  }
  if (kind === 'latin') letterScore *= completeness(profile, seen, letters);
  if (kind === 'alphabet') letterScore *= variety(seen, letters);
  return (score + letterScore) * (multiByte.has(label) ? 2 : 1);
}

type Kind = 'latin' | 'alphabet' | 'east-asian';

function kindOf(profile: Profile): Kind {
  if (profile.script.source.includes('Latin')) return 'latin';
  return /Han|Hangul/.test(profile.script.source) ? 'east-asian' : 'alphabet';
}

/** A long text in which most of a language's own letters never occur is hardly in that language. */
function completeness(profile: Profile, seen: ReadonlyMap<string, number>, letters: number): number {
  const expected = Math.min([...profile.often].length, 1 + letters / 15);
  const found = [...profile.often].filter((letter) => seen.has(letter)).length;
  return letters < 15 || found >= expected * 0.6 ? 1 : 0.6;
}

/** No letter is a third of a text: such a one is half of the characters of another encoding, as of kana in EUC-JP. */
function variety(seen: ReadonlyMap<string, number>, letters: number): number {
  return letters < 30 || Math.max(...seen.values()) * 3 < letters ? 1 : 0.3;
}

function faults(character: string, before: string, after: string, profile: Profile, kind: Kind, run: number): number {
  if (kind === 'east-asian') return 0;
  let fault = 0;
  if (isUpper(character) && isLower(before)) fault += 3;
  else if (isUpper(before) && isLower(character) && isUpper(after)) fault += 2;
  if (kind === 'latin') {
    // Hardly any language in Latin letters writes three of the others in a row.
    return run >= 3 && profile.name !== 'vi' ? fault + 1.5 : fault;
  }
  if (isUpper(character)) fault += 0.3;
  // Letters that look alike are mixed by people, too: Latin a, e, o, p, c, y, x, j in Cyrillic words.
  if (isUnlike(before) || isUnlike(after)) fault += 2;
  if (!profile.script.test(before) && !profile.script.test(after)) fault += 1.5;
  return fault;
}

/** A Latin letter that is in no other alphabet's clothes. */
function isUnlike(character: string): boolean {
  return /[bdfghklmnqrstuvwzDFGJLNQRSUVWZ]/.test(character);
}

function scoreOther(character: string, before: string, after: string, profile: Profile, kind: Kind): number {
  const code = character.charCodeAt(0);
  // Two bytes are broken, as a rule, where a character takes two.
  if (code === 0xfffd) return kind === 'east-asian' ? -6 : -12;
  if (code < 0xa0) return -8;
  if (code === 0xa0) return 0.3;
  if (code === 0xad || code === 0x3000) return 0;
  if (code >= 0xe000 && code <= 0xf8ff) return -6;
  if (kind === 'east-asian') return scoreOtherEastAsian(character, profile);
  if (/[“”‘’„‚«»‹›–—…•]/u.test(character)) return punctuation(character, before, after);
  // An accent of its own stands for an apostrophe in texts from old typewriters.
  if (character === '´') return isLetter(before) ? 0.3 : -0.5;
  if (/[¿¡]/u.test(character)) return isLetter(after) && !isLetter(before) ? 1 : -3;
  if (/[°º²³½¼¾€£¥§%‰№±×]/u.test(character)) {
    return /\d/.test(before + after) || (!isLetter(before) && !isLetter(after)) ? 0.2 : -3;
  }
  if (profile.script.test(character)) return -1.5;
  if (isLetter(character)) return -5;
  return isLetter(before) || isLetter(after) ? -4 : -1;
}

/**
 * East Asian sets hold other alphabets, digits and drawings as wide as a Han character, and people use them: they tell
 * neither for nor against. There are no spaces, so what stands around a sign tells nothing, either.
 */
function scoreOtherEastAsian(character: string, profile: Profile): number {
  if (/[、。「」『』，：；！？（）《》・“”]/u.test(character)) return 1;
  if (/[\uff61-\uff9f]/u.test(character)) return -1.5;
  if (profile.script.test(character)) return /\p{sc=Han}|\p{sc=Hangul}/u.test(character) ? -0.15 : -1.5;
  if (/[\uff01-\uff5e]/u.test(character)) return 0;
  // A neighbour's writing: quoted in a text, or a sign of the neighbour's encoding.
  if (/[\p{sc=Han}\p{sc=Hangul}\p{sc=Hiragana}\p{sc=Katakana}]/u.test(character)) return -1;
  return isLetter(character) ? -1 : 0;
}

function punctuation(character: string, before: string, after: string): number {
  // Many languages write a stop or a click with one of these between letters.
  if (character === '’' && isLetter(before)) return 1;
  if (character === '‘' && isLetter(after)) return 0.6;
  if (/[“„‘«‹]/u.test(character) && !isLetter(before)) return 0.5;
  if (/[”“’»›…]/u.test(character) && !isLetter(after)) return 0.5;
  if (/[–—•]/u.test(character)) return isLetter(before) === isLetter(after) ? 0.4 : -1;
  return -1.5;
}

function weightsOf(profile: Profile): ReadonlyMap<string, number> {
  let known = weights.get(profile);
  if (known === undefined) {
    const made = new Map<string, number>();
    const kind = kindOf(profile);
    const often = [...profile.often];
    const add = (letter: string, weight: number): void => {
      for (const form of [letter, letter.toUpperCase()]) if (form.length === 1) made.set(form, weight);
    };
    for (const letter of profile.seldom) add(letter, kind === 'latin' ? 0.4 : -0.5);
    // In other alphabets every letter is beyond ASCII, so it is their frequencies that tell.
    often.forEach((letter, rank) => add(letter, kind === 'alphabet' ? 1.5 - (1.5 * rank) / often.length : 1));
    weights.set(profile, (known = made));
  }
  return known;
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
