import { weekdayNamed } from '../text/date-words.ts';
import { mayHoldDate } from '../text/find-date.ts';
import { hasAddress, isPage, siteAlone, urlAlone } from './address.ts';
import { bylineIn } from './byline.ts';
import type { Found } from './dateline.ts';
import { findDateline } from './dateline.ts';
import { findIn } from './found.ts';
import type { Line } from './head.ts';
import { isHeading, isHeadingOfByline } from './heading.ts';
import { dateAtEnd, dateIn, isOtherDate } from './line-date.ts';
import { labelled } from './line-labels.ts';
import { paperBefore } from './masthead.ts';
import { letterPlace } from './place.ts';
import type { Reading } from './reading.ts';

// Most lines of an import are prose. So patterns are made once, and one that is long is asked only where a sign that it
// needs stands in the line.

/** What one line of the head says about the document. */
export function readLine(line: Line, index: number, next: Line | undefined, languages: readonly string[]): Reading {
  const url = hasAddress(line) ? findIn(line, urlAlone) : null;
  const site = line.words.includes('.') && !line.words.includes(' ') ? findIn(line, siteAlone) : null;
  const after = jamOf(line.words);
  const jammed = after > 0;
  const said = line.words.slice(after);
  const dateline = findDateline(said, languages);
  const shift = (found: Found | null | undefined): Found | null =>
    !found ? null : { words: found.words, from: line.from + after + found.from, to: line.from + after + found.to };
  const label = labelled(line);
  const goesOn = !line.first && next?.first === false && /^\p{Ll}/u.test(next.words);
  const isHeaded = index === 0 && dateline === null && isHeadingOfByline(line, next, languages);
  const isDated = url === null && !isHeaded && !(goesOn && !jammed);
  const date = isDated && mayHoldDate(line.words) ? dateIn(line, jammed, dateline !== null, languages) : null;
  const headingDate = date === null && url === null && index < 3 ? dateAtEnd(line, languages) : null;
  const author =
    untilDate(label.author, date, languages) ??
    (index > 0 || isHeading(next) ? bylineIn(line) : null) ??
    bylineBefore(line, date, languages);
  const letter = letterPlace(line, date, languages);
  const placed = shift(dateline?.place) ?? label.place ?? letter;
  const { from, to, words: whole, furniture, passageLines, passageLength, first: begins } = line;
  return {
    // Named, not spread: an object that is spread first and has twenty more properties after it costs as much as all patterns.
    from,
    to,
    words: whole,
    furniture,
    passageLines,
    passageLength,
    first: begins,
    url: url !== null && isPage(url.words) ? url : null,
    site,
    date,
    // It may be the day that the text tells of.
    headingDate:
      isHeaded && headingDate !== null ? { ...headingDate, doubt: headingDate.doubt ?? 'weak' } : headingDate,
    otherDate: date === null && url === null && isOtherDate(line, languages),
    day: shift(dateline?.day),
    place: placed,
    unsurePlace: dateline?.place ? dateline.unsure : placed === letter && letter?.unsure === true,
    agency: shift(dateline?.agency),
    story: dateline === null ? null : line.from + after + dateline.end,
    author,
    unsureAuthor: index === 0 && label.author === null && bylineIn(line) !== null,
    title: label.title,
    subject: label.subject,
    outlet: label.outlet,
    header: false,
    paper: date === null ? null : paperBefore(line, date, languages),
    masthead: false,
    speech: false,
    rest:
      url !== null || site !== null
        ? 0
        : line.words.length - (jammed ? after : date === null ? 0 : date.to - date.from),
  };
}

/** `By Ilse Novák, Saturday, 14 February 1998`: the name before the day. */
function bylineBefore(line: Line, date: Found | null, languages: readonly string[]): Found | null {
  if (date === null) return null;
  const words = withoutDayOfWeek(line.words.slice(0, date.from - line.from), languages);
  return bylineIn({ ...line, words, to: line.from + words.length });
}

/** A name behind a label may have a day behind it. */
function untilDate(author: Found | null, date: Found | null, languages: readonly string[]): Found | null {
  if (author === null || date === null || date.from <= author.from || date.to > author.to) return author;
  const words = withoutDayOfWeek(author.words.slice(0, date.from - author.from), languages);
  return words === '' ? author : { words, from: author.from, to: author.from + words.length };
}

/** Words before a date, without the sign and the day of the week between. */
function withoutDayOfWeek(words: string, languages: readonly string[]): string {
  const said = words.replace(/[\s,،|·•–—(-]+$/u, '');
  const last = /[,،]\s+(\p{L}+)$/u.exec(said);
  return last !== null && weekdayNamed(last[1]!, languages) !== null ? said.slice(0, last.index) : said;
}

/** How long what a harvester put before the first line is: `date 2025-06-30 …`. */
export function jamOf(words: string): number {
  return /^(?:date:?\s+)?(?:\p{Nd}{4}-\p{Nd}{2}-\p{Nd}{2})(?:T\S+)?(?=\s|$)\s*/iu.exec(words)?.[0].length ?? 0;
}
