import type { FoundDate } from '../text/find-date.ts';
import type { Found } from './dateline.ts';
import type { Line } from './head.ts';
import { isHeading } from './heading.ts';
import { isPaperName, paperIn } from './letter-head.ts';
import { endOfDateLine } from './line-date.ts';
import type { Reading } from './reading.ts';
import { canBeTitle, saysOtherThings } from './title.ts';

/** The lines, the first marked where it is only a paper's name: `Vossische Zeitung` over `Berlin, 22. März 1933` and a heading. */
export function withMasthead(lines: readonly Reading[]): readonly Reading[] {
  const [name, day, heading] = lines;
  const isMasthead =
    heading !== undefined &&
    day!.date !== null &&
    isPaperName(name!.words) &&
    !saysOtherThings(name!) &&
    isHeading(heading) &&
    canBeTitle(heading) &&
    !saysOtherThings(heading);
  return isMasthead ? [{ ...name!, paper: name!, masthead: true }, ...lines.slice(1)] : lines;
}

/** `The Sun` of `The Sun, 5 May 1982`. */
export function paperBefore(line: Line, date: FoundDate & Found, languages: readonly string[]): Found | null {
  if (!endOfDateLine.test(line.words.slice(date.to - line.from))) return null;
  const before = line.words.slice(0, date.from - line.from);
  const name = paperIn(before, languages);
  if (name === null) return null;
  const from = line.from + before.indexOf(name);
  return { words: name, from, to: from + name.length };
}
