import { cleanName } from '../../core/model/clean-name.ts';

/** The name of a tag that is made of words of a text: one line, at most 80 letters that can be seen, cut between words. */
export function inVivoName(words: string): string {
  const line = cleanName(words);
  if (line.length <= 80) return line;
  const cut = line.slice(0, 79);
  const space = cut.lastIndexOf(' ');
  return `${(space > 40 ? cut.slice(0, space) : [...cut].slice(0, -1).join('')).trim()}…`;
}
