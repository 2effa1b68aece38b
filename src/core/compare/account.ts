import type { TextSource } from '../derived/derivation.ts';
import { exactWord, foldWord } from '../text/fold.ts';
import { sentencesOf } from '../text/sentences.ts';
import { isStopWord, stemmerFor } from '../text/stems.ts';
import { factsIn } from './facts.ts';
import type { Form } from './frequencies.ts';
import type { AccountSentence } from './synopsis-shapes.ts';
import { inTurns } from './turns.ts';
import type { Turns } from './turns.ts';
import type { Wording } from './wording.ts';
import { buildWording, singleSign } from './wording.ts';

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

/** Reads the sentences of a text. One without words is none. `step` is called for every passage. */
export function readAccount(
  source: TextSource,
  step: () => Promise<void> = async () => undefined,
): Promise<ReadAccount> {
  return inTurns(accountIn(source), step);
}

/** The same, with a turn for others before every passage. */
export function* accountIn(source: TextSource): Turns<ReadAccount> {
  const { text, division, language } = source;
  const wording = buildWording([source]);
  const sentences: AccountSentence[] = [];
  const firstWord: number[] = [];
  let word = 0;
  for (let passage = 0; passage < division.starts.length; passage++) {
    yield;
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

/** What sentences are compared by. */
export interface Term {
  readonly key: string;
  /** The folded words that it was made of. */
  readonly form: Form;
  /** Every text of its language is full of it. */
  readonly stop: boolean;
}

/** Gives what calls back with each term of a sentence. The same word is the same term, made once. */
export function termsOf(
  { source: { text }, wording, firstWord }: ReadAccount,
  language: string | null,
): (sentence: number, visit: (term: Term) => void) => void {
  const { from, length, signs } = wording;
  const stemmer = stemmerFor(language);
  const known = new Map<string, Term>();
  const remembered = (written: string, make: () => Term): Term => {
    let term = known.get(written);
    if (!term) known.set(written, (term = make()));
    return term;
  };
  const wordAt = (word: number) => text.slice(from[word]!, from[word]! + length[word]!);
  const folded = (written: string) => foldWord(written) || written;
  const wordTerm = (whole: string): Term => {
    // What an apostrophe joins is compared by the longer part: `l’accord`, `Kim’s`, `Ankara’da`.
    const parts = whole.split(/['’ʼ＇]/u);
    const written = parts.reduce((longest, part) => (part.length > longest.length ? part : longest));
    const exact = exactWord(written);
    const form = folded(written);
    // English words have few forms: their stems join more of what does not belong together than of what does.
    const key = stemmer.language === 'en' ? form : stemmer.stem(exact) || form;
    return { key, form: [form], stop: isStopWord(exact, stemmer) };
  };
  /** In `2025–27` the second number is 2027, as others write it. */
  const yearMeant = (word: number): Term | null => {
    if (length[word] !== 2 || word === 0 || length[word - 1] !== 4 || !isDash(text[from[word]! - 1])) return null;
    const [year, end] = [folded(wordAt(word - 1)), folded(wordAt(word))];
    const isRange = from[word - 1]! + 5 === from[word] && digits.test(year) && digits.test(end) && end > year.slice(2);
    // A day goes on behind its month: `2010-11-05`.
    const after = from[word]! + 2;
    if (isDash(text[after]) && /\d/u.test(text[after + 1] ?? '')) return null;
    return isRange ? { key: year.slice(0, 2) + end, form: [end], stop: false } : null;
  };
  return (sentence, visit) => {
    const end = firstWord[sentence + 1]!;
    /** Whether a character and the next one stand side by side in a script without spaces. */
    const goesOn = (word: number) =>
      word + 1 < end && (signs[word + 1]! & singleSign) !== 0 && from[word]! + length[word]! === from[word + 1]!;
    let before = false;
    for (let word = firstWord[sentence]!; word < end; word++) {
      const written = wordAt(word);
      if ((signs[word]! & singleSign) === 0) {
        visit(yearMeant(word) ?? remembered(written, () => wordTerm(written)));
        before = false;
        continue;
      }
      const next = goesOn(word);
      const size = next ? gramSize(written, wordAt(word + 1)) : 1;
      let last = word;
      while (last - word + 1 < size && goesOn(last)) last += 1;
      // What is too short for a gram of its own is one if it stands alone.
      if (!before || (size > 1 && last - word + 1 === size)) {
        const form = Array.from({ length: last - word + 1 }, (_, at) => folded(wordAt(word + at)));
        const key = form.join('');
        visit(remembered(key, () => ({ key, form, stop: false })));
      }
      before = next;
    }
  };
}

const digits = /^[0-9]+$/u;

function isDash(sign: string | undefined): boolean {
  return sign !== undefined && '-‐‑–—/'.includes(sign);
}

const han = /\p{Script=Han}/u;

/** How many characters in a row say something: of Chinese ones two, of the letters of Thai or Japanese syllables four. */
function gramSize(one: string, next: string): number {
  return han.test(one) || han.test(next) ? 2 : 4;
}
