import { bylineIn } from './byline.ts';
import { isDayOfWeek, rankOf } from './date-labels.ts';
import { wordCount } from './found.ts';
import type { Line } from './head.ts';
import { isPaperName, letterHead, paperIn } from './letter-head.ts';
import { dateAtEnd } from './line-date.ts';
import { longestLead } from './reading.ts';

/** Whether a line may be a heading below a byline, or a date: short, and no sentence. */
export function isHeading(line: Line | undefined): boolean {
  return line !== undefined && line.words.length <= longestLead && /^[^\p{Ll}].*[^.!?…。！？,;:]$/u.test(line.words);
}

/** `The Battle of Waterloo, 18 June 1815` over a byline: no place and no paper that is known stands before the date. */
export function isHeadingOfByline(line: Line, next: Line | undefined, languages: readonly string[]): boolean {
  const date = next === undefined || bylineIn(next) === null ? null : dateAtEnd(line, languages);
  if (date === null) return false;
  const before = line.words.slice(0, date.from - line.from);
  const named = before.replace(/[\s,.:;(—–-]+$/u, '');
  const isNamed =
    /^\p{Lu}/u.test(named) && wordCount(named) > 1 && !/[|·•:]/u.test(named) && rankOf(named, languages) === 0;
  const isDay = named.split(/[\s,]+/u).every((word) => isDayOfWeek(word, languages));
  if (!isNamed || isDay || isPaperName(paperIn(before, languages) ?? named)) return false;
  return letterHead(before, languages)?.unsure !== false;
}
