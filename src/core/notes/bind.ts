import { linksIn, writeLink } from './links.ts';
import type { LinkNames } from './names.ts';

/** Words that come in the place of others. */
export interface Replacement {
  readonly from: number;
  readonly to: number;
  readonly insert: string;
}

/**
 * What makes of typed names links to what is meant by them, so that they follow when it is renamed. Names that nothing or
 * more than one thing has stay as they are, and so does a link that ends at `caret` or holds it: it may be typed on.
 */
export function bindNames(markdown: string, names: LinkNames, caret: number | null = null): readonly Replacement[] {
  return linksIn(markdown).flatMap(({ from, to, target, name }) => {
    if (target !== null || (caret !== null && caret > from && caret < to)) return [];
    const meant = names.meant(name);
    if (!meant || isIndentedCode(markdown, from)) return [];
    return [{ from, to, insert: writeLink(meant, names.nameOf(meant) ?? name) }];
  });
}

/** Whether it stands in code that only its indentation tells: below a blank line, and not in an item of a list. */
function isIndentedCode(markdown: string, at: number): boolean {
  let isBelowBlank = false;
  let begins = markdown.lastIndexOf('\n', at - 1) + 1;
  if (!indented.test(markdown.slice(begins, at))) return false;
  while (begins > 0) {
    const above = begins < 2 ? 0 : markdown.lastIndexOf('\n', begins - 2) + 1;
    const line = markdown.slice(above, begins - 1);
    begins = above;
    if (line.trim() === '') isBelowBlank = true;
    else if (!indented.test(line)) return isBelowBlank && !/^ {0,3}(?:[-*+]|\d+[.)])\s/u.test(line);
    else isBelowBlank = false;
  }
  return true;
}

const indented = /^(?: {4}| {0,3}\t)/u;

/** The words with these in their place, which are in order and apart. */
export function replaced(words: string, replacements: readonly Replacement[]): string {
  let at = 0;
  let result = '';
  for (const { from, to, insert } of replacements) {
    result += words.slice(at, from) + insert;
    at = to;
  }
  return result + words.slice(at);
}
