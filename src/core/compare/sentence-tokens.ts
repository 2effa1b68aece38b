import { foldWord } from '../text/fold.ts';
import { plainly } from '../text/plain-digits.ts';

// A sentence in the pieces that numbers and names are read from. Words are cut at hyphens and apostrophes, which are
// signs of their own: `twenty-five`, `43-year-old`, `d’ouvriers`. Each Chinese character is a word.

/** A piece of a sentence. Its offsets refer to the text that the sentence stands in. */
export interface Token {
  /** `figure`: digits of any script, with the signs that group them. */
  readonly kind: 'word' | 'figure' | 'sign';
  /** As written, but with the digits 0 to 9. */
  readonly text: string;
  /** Folded. */
  readonly key: string;
  readonly from: number;
  readonly to: number;
}

const grouped = '(?<!\\d)\\d{1,3}(?:[\\u00a0\\u2009\\u202f]\\d{3})+(?:[.,]\\d+)?(?!\\d)';
const figure = `${grouped}|\\d+(?:[.,'’٬٫]\\d+)*`;
const pieces = new RegExp(
  `(?<figure>${figure})|(?<word>\\p{Script=Han}|(?:(?!\\p{Script=Han})[\\p{L}\\p{M}])+)|(?<sign>[^\\s])`,
  'gu',
);

/** The pieces of a stretch of a text. */
export function tokensOf(text: string, { from, to }: { readonly from: number; readonly to: number }): readonly Token[] {
  const plain = plainly(text.slice(from, to));
  return Array.from(plain.words.matchAll(pieces), ({ 0: written, index, groups }): Token => ({
    kind: groups!['figure'] !== undefined ? 'figure' : groups!['word'] !== undefined ? 'word' : 'sign',
    text: written,
    key: foldWord(written),
    from: from + plain.from[index]!,
    to: from + plain.to[index + written.length - 1]!,
  }));
}

const unspaced =
  /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;

/** Whether a token is of a script that puts no space between figures and words: `造成12人死亡`, `12명`. */
export function isUnspaced(token: Token | undefined): boolean {
  return token !== undefined && unspaced.test(token.text);
}

/** Whether nothing stands between two tokens. */
export function touches(before: Token | undefined, after: Token | undefined): boolean {
  return before !== undefined && after !== undefined && before.to === after.from;
}

const dashes = /^[-‐‑‒–—−~〜～]$/u;

/** Whether a token is a hyphen or a dash. */
export function isDash(token: Token | undefined): boolean {
  return token?.kind === 'sign' && dashes.test(token.text);
}

/** The token behind a phrase that begins at a token, each word folded; null if it does not stand there. Apostrophes count for nothing. */
export function endOfPhrase(tokens: readonly Token[], at: number, phrase: readonly string[]): number | null {
  let next = at;
  for (const word of phrase) {
    if (next > at && /^['’]$/u.test(tokens[next]?.text ?? '')) next++;
    if (tokens[next]?.key !== word) return null;
    next++;
  }
  return next;
}
