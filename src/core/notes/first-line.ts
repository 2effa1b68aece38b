import { unescapedLine } from '../text/markdown-text.ts';
import { linkName } from './readable.ts';
import type { AskedNames } from './readable.ts';
import { linksIn } from './links.ts';

const longest = 4000;
const begins = /^(?:[\s>#]+|[-*+]\s+|\d{1,3}[.)]\s+|\[[ xX]\]\s+|```\S*|~~~\S*)*/u;

/** The first line of a note that says something, in plain words with names for links; empty if none does. */
export function firstLine(markdown: string, names: AskedNames): string {
  // A long note is not walked through for its beginning.
  for (const line of markdown.slice(0, longest).split('\n')) {
    const words = plain(line.replace(begins, ''), names).trim();
    if (/[\p{L}\p{N}]/u.test(words)) return words;
  }
  return '';
}

function plain(line: string, names: AskedNames): string {
  let at = 0;
  let words = '';
  for (const link of linksIn(line)) {
    words += withoutSigns(line.slice(at, link.from)) + linkName(link, names);
    at = link.to;
  }
  return words + withoutSigns(line.slice(at));
}

/** Without the signs of emphasis and code, the escaped ones kept. */
function withoutSigns(markdown: string): string {
  return unescapedLine(markdown.replace(/(?<!\\)(?:\*{1,3}|`+|~~)/gu, ''));
}
