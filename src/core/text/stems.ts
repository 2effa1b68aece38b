import lunr from 'lunr';
import addStemmerSupport from 'lunr-languages/lunr.stemmer.support.js';
import danish from 'lunr-languages/lunr.da.js';
import german from 'lunr-languages/lunr.de.js';
import greek from 'lunr-languages/lunr.el.js';
import spanish from 'lunr-languages/lunr.es.js';
import finnish from 'lunr-languages/lunr.fi.js';
import french from 'lunr-languages/lunr.fr.js';
import hungarian from 'lunr-languages/lunr.hu.js';
import italian from 'lunr-languages/lunr.it.js';
import dutch from 'lunr-languages/lunr.nl.js';
import norwegian from 'lunr-languages/lunr.no.js';
import polish from 'lunr-languages/lunr.pl.js';
import portuguese from 'lunr-languages/lunr.pt.js';
import romanian from 'lunr-languages/lunr.ro.js';
import russian from 'lunr-languages/lunr.ru.js';
import swedish from 'lunr-languages/lunr.sv.js';
import turkish from 'lunr-languages/lunr.tr.js';
import { stemArabic } from './arabic.ts';
import { foldWord } from './fold.ts';

/** Reduces the forms of a word to what they have in common: its stem, folded. */
export interface Stemmer {
  /** Which section of a segment its documents go to; empty for no stemming. */
  readonly language: string;
  /** `word` is an exact form (`exactWord`). */
  readonly stem: (word: string) => string;
}

const plugins = {
  da: danish,
  de: german,
  el: greek,
  es: spanish,
  fi: finnish,
  fr: french,
  hu: hungarian,
  it: italian,
  nl: dutch,
  no: norwegian,
  pl: polish,
  pt: portuguese,
  ro: romanian,
  ru: russian,
  sv: swedish,
  tr: turkish,
};

const sameStemmer: Readonly<Record<string, string>> = { nb: 'no', nn: 'no' };

const stemmers = new Map<string, Stemmer>();

/**
 * Whether a word is one of those that every text of its language is full of, as `the` and `она`: no language without a
 * list has any. `word` is an exact form (`exactWord`).
 */
export function isStopWord(word: string, { language: name }: Stemmer): boolean {
  const lower = name === 'tr' ? word.toLocaleLowerCase('tr') : word.toLowerCase();
  const host = lunr as unknown as Record<string, { stopWordFilter?: (word: string) => unknown } | undefined>;
  const passes = name === 'en' ? lunr.stopWordFilter : host[name]?.stopWordFilter;
  return passes !== undefined && (passes as (word: string) => unknown)(lower) === undefined;
}

/** The stemmer for a language (BCP 47, or null for unknown). Languages without one get one that only folds. */
export function stemmerFor(language: string | null): Stemmer {
  const base = (language ?? '').toLowerCase().split(/[-_]/, 1)[0]!;
  const name = sameStemmer[base] ?? base;
  let stemmer = stemmers.get(name);
  if (!stemmer) {
    stemmer = makeStemmer(name);
    stemmers.set(name, stemmer);
  }
  return stemmer;
}

function makeStemmer(name: string): Stemmer {
  if (name === 'ar') return { language: 'ar', stem: stemArabic };
  const reduce = name === 'en' ? lunr.stemmer : name in plugins ? pluginStemmer(name as keyof typeof plugins) : null;
  if (!reduce) return { language: '', stem: foldWord };
  return {
    language: name,
    stem: remembered((word) => {
      if (word.length > 40 || /\p{Nd}/u.test(word)) return foldWord(word);
      const lower = name === 'tr' ? word.toLocaleLowerCase('tr') : word.toLowerCase();
      // The Greek stemmer knows words without accents only.
      // In Turkish an apostrophe parts a name from its ending: `İstanbul'da`.
      const given = name === 'el' ? foldWord(lower) : name === 'tr' ? lower.replace(/(?<=.)['’ʼ].*$/u, '') : lower;
      return foldWord(reduce(new lunr.Token(given, {})).toString()) || foldWord(word);
    }),
  };
}

/** Segments of one project have much the same words, and stemming one takes longer than all else about it. */
const remembers = 50_000;

function remembered(stem: (word: string) => string): (word: string) => string {
  const known = new Map<string, string>();
  return (word) => {
    let answer = known.get(word);
    if (answer === undefined) {
      if (known.size >= remembers) known.clear();
      known.set(word, (answer = stem(word)));
    }
    return answer;
  };
}

function pluginStemmer(name: keyof typeof plugins): ((token: lunr.Token) => lunr.Token) | null {
  const host = lunr as unknown as Record<string, { stemmer?: (token: lunr.Token) => lunr.Token } | undefined>;
  if (!host['stemmerSupport']) addStemmerSupport(lunr);
  if (!host[name]) plugins[name](lunr);
  return host[name]?.stemmer ?? null;
}
