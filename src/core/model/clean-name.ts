// Names that look alike must be alike: what cannot be seen and says nothing does not get into a name.

/** Scripts in which a joiner or non-joiner between letters is part of how a word is written. */
const joining =
  /[\p{Script=Arabic}\p{Script=Syriac}\p{Script=Mandaic}\p{Script=Nko}\p{Script=Mongolian}\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Gurmukhi}\p{Script=Gujarati}\p{Script=Oriya}\p{Script=Tamil}\p{Script=Telugu}\p{Script=Kannada}\p{Script=Malayalam}\p{Script=Sinhala}\p{Script=Myanmar}\p{Script=Khmer}\p{Script=Tibetan}]$/u;
const pictograph = /[\p{Extended_Pictographic}\p{Emoji_Modifier}\uFE0F]$/u;
/** A sign that cannot be seen by itself. Hangul fillers and the signs of Mongolian and Khmer stand for sounds. */
const invisible = /(?![\u115F\u1160\u17B4\u17B5\u180B-\u180F])[\p{Default_Ignorable_Code_Point}\uFFF9-\uFFFB]/u;
const invisibles = new RegExp(`${invisible.source}|[\\p{Cc}\\s]+`, 'gu');

/**
 * The name as it is kept: composed (NFC), in one line, without blanks at its ends and without signs that nobody sees:
 * soft hyphens, marks of direction, zero-width spaces. Joiners stay where they make another word (Persian, Indic
 * scripts) or another picture (emoji).
 */
export function cleanName(name: string): string {
  const composed = name.normalize('NFC');
  return composed
    .replace(invisibles, (sign: string, at: number) => {
      if (/^[\p{Cc}\s]/u.test(sign)) return /[^\S\uFEFF]/u.test(sign) ? ' ' : '';
      const before = composed.slice(0, at);
      return matters(sign, before.slice(-2), composed.slice(at + sign.length)) ? sign : '';
    })
    .replace(/ +/g, ' ')
    .trim();
}

function matters(sign: string, before: string, after: string): boolean {
  if (sign === '\u200C' || sign === '\u200D') {
    if (pictograph.test(before)) return sign === '\u200D' && /^\p{Extended_Pictographic}/u.test(after);
    return joining.test(before) && /^[\p{L}\p{M}]/u.test(after);
  }
  // Chooses between a sign as text and as a picture, or between two forms of a character.
  if (/[\uFE00-\uFE0F\u{E0100}-\u{E01EF}]/u.test(sign)) return /[\p{L}\p{S}\p{P}\p{N}]$/u.test(before);
  // The letters of a flag.
  return /[\u{E0020}-\u{E007F}]/u.test(sign) && /[\u{1F3F4}\u{E0020}-\u{E007F}]$/u.test(before);
}
