import { foldWord } from './fold.ts';

const articles = ['وال', 'بال', 'كال', 'فال', 'ال', 'لل'];
const endings = ['ها', 'ان', 'ات', 'ون', 'ين', 'يه', 'ية', 'ه', 'ة', 'ي'];

/**
 * Takes the article and common endings off an Arabic word (the “light10” stemmer of Larkey, Ballesteros and Connell,
 * 2007). The one of lunr-languages cannot be loaded where modules are strict.
 */
export function stemArabic(word: string): string {
  let stem = foldWord(word);
  if (stem.startsWith('و') && stem.length >= 4) stem = stem.slice(1);
  const article = articles.find((start) => stem.startsWith(start) && stem.length >= start.length + 2);
  if (article !== undefined) stem = stem.slice(article.length);
  for (const ending of endings) {
    if (stem.endsWith(ending) && stem.length >= ending.length + 2) stem = stem.slice(0, -ending.length);
  }
  return stem;
}
