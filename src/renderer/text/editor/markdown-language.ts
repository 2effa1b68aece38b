import { Language, LanguageSupport, defineLanguageFacet } from '@codemirror/language';
import { GFM, parser } from '@lezer/markdown';

/** Markdown as GitHub writes it: with tables, tasks and what is struck out. Code in it is not coloured. */
export function markdownLanguage(): LanguageSupport {
  return new LanguageSupport(new Language(defineLanguageFacet(), parser.configure([GFM]), [], 'markdown'));
}
