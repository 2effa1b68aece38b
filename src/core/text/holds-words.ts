import { foldWord } from './fold.ts';

/**
 * Tells whether something holds every word that was typed into a field which leaves only some lines of a list: anywhere,
 * case and accents ignored. Null where nothing was typed: everything stays.
 */
export function holdsWords(typed: string): ((said: string) => boolean) | null {
  const inFolded = holdsFolded(typed);
  return inFolded && ((said) => inFolded(foldWord(said)));
}

/** The same of what is kept folded (`foldWord`), for long lists. */
export function holdsFolded(typed: string): ((folded: string) => boolean) | null {
  const wanted = foldWord(typed).split(/\s+/u).filter(Boolean);
  return wanted.length === 0 ? null : (folded) => wanted.every((word) => folded.includes(word));
}
