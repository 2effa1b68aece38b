import type { TextSource } from '../derived/derivation.ts';
import { exactWord, foldWord } from '../text/fold.ts';
import { sentencesOf } from '../text/sentences.ts';
import { isStopWord, stemmerFor } from '../text/stems.ts';
import { factsIn } from './facts.ts';
import type { AccountSentence } from './synopsis-shapes.ts';
import type { Wording } from './wording.ts';
import { buildWording, singleSign, wordsIn } from './wording.ts';

// An account is read as comparing reads every text: without furniture, with captions. Its sentences are compared by
// terms: a word, its stem in languages of many forms, or a few characters in a row where a script has no spaces.

/** The words of an account as they are folded, with the sentence of each. */
export interface ReadAccount {
  readonly source: TextSource;
  readonly wording: Wording;
  readonly sentences: readonly AccountSentence[];
  /** The first word of each sentence, and at the end the number of words. */
  readonly firstWord: Uint32Array;
}

/** What may stand between two sentences; called for every passage. */
type Step = () => Promise<void>;

/** Reads the sentences of a text. One without words is none. */
export async function readAccount(source: TextSource, step: Step = async () => undefined): Promise<ReadAccount> {
  const { text, division, language } = source;
  const wording = buildWording([source]);
  const sentences: AccountSentence[] = [];
  const firstWord: number[] = [];
  let word = 0;
  for (let passage = 0; passage < division.starts.length; passage++) {
    await step();
    const from = division.starts[passage]!;
    const to = division.starts[passage + 1] ?? text.length;
    // Furniture has no words.
    if (!(wording.from[word]! < to)) continue;
    for (const sentence of sentencesOf(text, { from, to }, language)) {
      const first = word;
      while (word < wording.words.length && wording.from[word]! < sentence.to) word += 1;
      if (word === first) continue;
      sentences.push({ ...sentence, facts: factsIn(source, wording, first, word) });
      firstWord.push(first);
    }
  }
  return { source, wording, sentences, firstWord: Uint32Array.from([...firstWord, wording.words.length]) };
}

/** Calls back with each term of a sentence, the folded words that it was made of, and whether every text is full of it. */
export function eachTerm(
  { source: { text }, wording, firstWord }: ReadAccount,
  sentence: number,
  language: string | null,
  visit: (term: string, forms: readonly string[], stop: boolean) => void,
): void {
  const { from, length, signs } = wording;
  const stemmer = stemmerFor(language);
  // English words have few forms: their stems join more of what does not belong together than of what does.
  const stemOf = (exact: string, folded: string) =>
    stemmer.language === 'en' ? folded : stemmer.stem(exact) || folded;
  const end = firstWord[sentence + 1]!;
  const wordAt = (word: number) => text.slice(from[word]!, from[word]! + length[word]!);
  /** Whether a character and the next one stand side by side in a script without spaces. */
  const goesOn = (word: number) =>
    word + 1 < end && (signs[word + 1]! & singleSign) !== 0 && from[word]! + length[word]! === from[word + 1]!;
  /** In `2025–27` the second number is 2027, as others write it. */
  const yearMeant = (word: number): string | null => {
    if (length[word] !== 2 || word === 0 || length[word - 1] !== 4 || !isDash(text[from[word]! - 1])) return null;
    const [year, end] = [foldWord(wordAt(word - 1)), foldWord(wordAt(word))];
    const isRange = from[word - 1]! + 5 === from[word] && digits.test(year) && digits.test(end) && end > year.slice(2);
    return isRange ? year.slice(0, 2) + end : null;
  };
  let before = false;
  for (let word = firstWord[sentence]!; word < end; word++) {
    const written = wordAt(word);
    if ((signs[word]! & singleSign) === 0) {
      const folded = foldWord(written) || written;
      const exact = exactWord(written);
      visit(yearMeant(word) ?? stemOf(exact, folded), [folded], isStopWord(exact, language));
      before = false;
      continue;
    }
    const next = goesOn(word);
    const size = next ? gramSize(written, wordAt(word + 1)) : 1;
    // What is too short for a gram of its own is one if it stands alone.
    if (size > 1 || !before) {
      const grams: string[] = [];
      for (let at = word; ; at++) {
        const character = wordAt(at);
        grams.push(foldWord(character) || character);
        if (grams.length === size || !goesOn(at)) break;
      }
      if (grams.length === size || !before) visit(grams.join(''), grams, false);
    }
    before = next;
  }
}

const digits = /^[0-9]+$/u;

function isDash(sign: string | undefined): boolean {
  return sign !== undefined && '-‐‑–—/'.includes(sign);
}

const han = /\p{Script=Han}/u;

/** How many characters in a row say something: of Chinese ones two, of the letters of Thai or Japanese syllables four. */
function gramSize(one: string, next: string): number {
  return han.test(one) || han.test(next) ? 2 : longestGram;
}

/** Characters of the longest term in scripts without spaces. */
export const longestGram = 4;

/** The words of a part as they are folded, by place. */
export function foldedOf({ wording }: ReadAccount): readonly string[] {
  const folded = wordsIn(wording.vocabulary);
  return Array.from(wording.words, (word) => folded[word]!);
}
