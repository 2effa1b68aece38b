import type { TextSource } from '../../src/core/derived/derivation.ts';
import { divide } from '../../src/core/passages/divide.ts';

// Accounts of one event with a known truth: each tells sentences of its own, and takes some from another account as it
// quotes, cuts, adds, reorders, changes a number or translates a name. Sentences are made of words of a language, so that
// nothing is shared but what is taken.

/** Random numbers from 0 to 1 that are the same for the same seed. */
export function chance(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const syllables: Readonly<Record<string, readonly string[]>> = {
  en: 'ba con der est fin gar hol ing jus ket lan mor nest oak per qui ros ster tan und ver wick yel zon'.split(' '),
  ru: 'ба вод гор дел жив зна игр кол лес мор нос окн пес рек сто тра узл фор хле цен чер шко'.split(' '),
  ar: 'با تر ثم جو حد خي در رس زم سل شر صب ضو طر ظل عم غر فك قل كم لو نه'.split(' '),
  de: 'bau tor licht wen dach grau fels heim krug lauf mund ruf stei wald zorn ofen uhr'.split(' '),
  fr: 'bois cour doux feu gars lait mont nuit pain quai roue soir tour vent yeux clef'.split(' '),
  es: 'bajo cal duna flor gato hielo lana mesa nube orilla paz red sol tren vino yema'.split(' '),
  pt: 'ção mar pão nho rio sal lha vez por tur cor jan fei qua doc mel gru bra'.split(' '),
};

/** So many words of a language that nobody speaks, each new one nearly always another. */
export function words(random: () => number, language: string, count: number): string[] {
  const of = syllables[language]!;
  const syllable = () => of[Math.floor(random() * of.length)]!;
  return Array.from({ length: count }, () => syllable() + syllable() + syllable() + (random() < 0.5 ? syllable() : ''));
}

/** A sentence without spaces of characters that hardly meet twice. */
export function characters(random: () => number, count: number): string {
  return String.fromCharCode(...Array.from({ length: count }, () => 0x4e00 + Math.floor(random() * 20_000)));
}

/** What was done to words on their way from one account into the other. */
export type Taking = 'quote' | 'copy' | 'cut' | 'add' | 'number' | 'name';

/** Takes over a row of words, at least 30. */
export function taken(random: () => number, language: string, from: readonly string[], how: Taking): string {
  const middle = Math.floor(from.length / 2);
  if (how === 'quote') return `“${from.join(' ')}”`;
  if (how === 'cut') return [...from.slice(0, middle - 2), ...from.slice(middle + 2)].join(' ');
  if (how === 'add') return [...from.slice(0, middle), ...words(random, language, 4), ...from.slice(middle)].join(' ');
  if (how === 'number') return from.with(middle, '14,000').join(' ');
  if (how === 'name') return from.with(middle, 'Pjöngjang').join(' ');
  return from.join(' ');
}

/** A text as the worker would read it. */
export function source(documentId: string, text: string, version = 1, language: string | null = null): TextSource {
  const division = divide(text);
  return { documentId, version, textId: `${documentId} ${version}`, language, text, division };
}
