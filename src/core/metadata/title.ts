import type { Guess } from '../model/records.ts';
import { isCredit } from './byline.ts';
import type { Found } from './dateline.ts';
import { isLabelled } from './dateline.ts';
import { findIn, textGuess } from './found.ts';
import type { Line } from './head.ts';
import { isBeside } from './line-labels.ts';
import { headerLine } from './mail-head.ts';
import { nameTells } from './path.ts';
import type { Reading } from './reading.ts';
import { longestLead } from './reading.ts';

const longestTitle = 200;

/** A longer first paragraph that is a sentence is the story's beginning, not its title. */
const longestSentenceTitle = 120;

/** The title that is stated, the heading, or the first clause of a story that has none; null if nothing can be one. */
export function titleOf(lines: readonly Reading[], path: string): Guess | null {
  const stated =
    lines.slice(0, 12).find(({ title }) => title !== null)?.title ??
    lines.find(
      ({ subject, header }, at) => subject !== null && (header || (at === 0 && isSubjectAlone(subject, lines))),
    )?.subject;
  if (stated) return textGuess(stated.words, stated);
  // A transcript begins with what is said first, and when.
  if (timed.test(lines[0]?.words ?? '')) return null;
  let isNews = false;
  for (const line of lines) {
    // What is said, or said at a time, is no title, though the line above it tells a date.
    if (timed.test(line.words) || line.speech || isTurn(line, lines))
      return interviewIn(lines.slice(0, lines.indexOf(line)));
    if (line === lines[0] && line.subject !== null && !/^re\b/iu.test(line.words)) return null;
    if (line.story !== null && line.story < line.to) return leadOf(lines, line, line.story);
    // A story may follow at once below a dateline that is alone in its line.
    isNews ||= line.story !== null;
    const lead = isNews ? leadOf(lines, line, line.from) : null;
    if (line.rest > longestTitle) return lead;
    if (line.furniture || saysOtherThings(line)) continue;
    const next = lines[lines.indexOf(line) + 1];
    if (!canBeTitle(line) || (bulletOf(line) !== '' && next !== undefined && bulletOf(next) !== '')) return lead;
    const over = next !== undefined && !saysOtherThings(next) && isBrokenInto(line, next) ? next : null;
    const heading = headingGuess(line, over);
    const title: Guess = lines[0]!.unsureAuthor ? { ...heading, doubt: 'weak' } : heading;
    if (isNews && line.passageLines > (over === null ? 1 : 2)) return lead;
    // What ends as a sentence is how the text begins; the file's name may say what it is.
    if (!/[.!。！]["”’»]?$/u.test(title.value) || line.words.startsWith('#')) return title;
    return lead ?? (nameTells(path) ? null : { ...title, doubt: 'weak' });
  }
  return null;
}

/** A time before what is said then, as transcripts and messages have it. */
const timed =
  /^(?:[[(](?:\d{1,2}:)?\d{1,2}:\d{2}(?:[.,]\d+)?[\])]|\d{1,2}:\d{2}:\d{2}(?:[.,]\d+)?|\[?\d{1,4}[./-]\d{1,2}[./-]\d{1,4},?\s\d{1,2}:\d{2}(?::\d{2})?(?:\]|\s[-–])(?=\s[^:\n]{1,40}:))(?:\s|$)/u;

/** Whether a name begins the line that begins another one, too, as of somebody who speaks again. */
function isTurn({ words }: Line, lines: readonly Line[]): boolean {
  const name = /^\p{Lu}[\p{L}\p{M}’.-]*(?: [\p{L}\p{M}’.-]+){0,2}\s?[:：](?=\s?\S)/u.exec(words)?.[0];
  return (
    name !== undefined &&
    !isLabelled(name.slice(0, -1).trim()) &&
    !headerLine.test(words) &&
    lines.filter((other) => other.words.startsWith(name)).length > 1
  );
}

/** What a transcript is called above what is said: the first line in which several words stand before its date. */
function interviewIn(above: readonly Reading[]): Guess | null {
  const line = above.find(
    ({ date, from, words, header, masthead }) =>
      date !== null && !header && !masthead && /\p{L}+\P{L}+\p{L}+\P{L}+\p{L}/u.test(words.slice(0, date.from - from)),
  );
  return line === undefined || line.words.length > longestTitle
    ? null
    : { ...textGuess(line.words, line), doubt: 'weak' };
}

/** Whether a mail's head has but its subject: nobody says it, as the `Subject:` of an interview does. */
function isSubjectAlone({ words: said }: Found, lines: readonly Reading[]): boolean {
  const isSpoken = lines.slice(1).some(({ words }) => {
    const name = /^(?<name>\p{Lu}[\p{L}\p{M}’-]*(?: \p{L}+)?)\s?[:：]\s?\S.*[.!?…][”"’»]?$/u.exec(words)?.groups?.[
      'name'
    ];
    return name !== undefined && !isLabelled(name) && !headerLine.test(words) && !isBeside.test(name);
  });
  return !/^re\b/iu.test(lines[0]!.words) && !isSpoken && !/\p{L}{2}[.…][”"’»]?$/u.test(said);
}

/** Whether the next line goes on with this one: its first word had no room here, and it tells no story. */
function isBrokenInto(line: Line, next: Line): boolean {
  if (line.passageLines !== 2 || next.first || /[.!?。！？][”"’»]?$/u.test(next.words)) return false;
  const firstWord = /^\S+/u.exec(next.words)![0];
  return line.words.length + 1 + firstWord.length >= next.words.length;
}

/** A dash or another sign before a line, as in lists, with the space behind it. */
function bulletOf(line: Line): string {
  return /^(?:[-–—*•·‣▪◦●►]\s+)/u.exec(line.words)?.[0] ?? '';
}

/** Whether a line is read as something that is no title. */
export function saysOtherThings(line: Reading): boolean {
  return (
    line.header ||
    line.otherDate ||
    line.masthead ||
    isCredit(line) ||
    [line.url, line.site, line.date, line.author, line.agency, line.outlet, line.day, line.story].some(
      (found) => found !== null,
    ) ||
    /^(?:-{3,}|={3,}|\*{3,}|_{3,})$/u.test(line.words)
  );
}

/** Whether a line looks like a title, by its length and its signs. */
export function canBeTitle(line: Reading): boolean {
  if (!/\p{L}/u.test(line.words) || /[,:;，：；]$/u.test(line.words)) return false;
  // Speech begins with a dash in many languages, and entries of a list with a sign.
  if (bulletOf(line) !== '' && /[.!?…。！？][”"’»]?$/u.test(line.words)) return false;
  if (line.words.length > longestSentenceTitle && /[.!?…。！？]$/u.test(line.words)) return false;
  return line.first && (line.passageLines === 1 || line.passageLength <= longestTitle);
}

/** The first clause of a story that has no heading, or all of it if that is short. It may go on in the lines below. */
function leadOf(lines: readonly Reading[], line: Reading, story: number): Guess | null {
  const at = lines.indexOf(line) + 1;
  const end = lines.findIndex(({ first }, index) => index >= at && first);
  const pieces = [
    { words: line.words.slice(story - line.from).trimEnd(), from: story },
    ...lines.slice(at, end === -1 ? lines.length : Math.max(at, end)),
  ];
  const said = pieces.map(({ words }) => words).join(' ');
  const [, space = '', lead = ''] =
    /^(\s*["“«„]?)(\S.{9,}?)(?=[,;:.!?—–，。；！？、،؛؟](?:\s|$|["”»]|\p{Lo})|\s(?:--|[-–—])\s|$)/u.exec(said) ??
    /^(\s*["“«„]?)(.*?)[.!?。！？]?$/u.exec(said)!;
  const clause = lead.length <= longestLead ? lead : lead.slice(0, lead.lastIndexOf(' ', longestLead));
  if (!/\p{L}/u.test(clause)) return null;
  // Where a place in the joined words is in the text.
  const inText = (offset: number): number => {
    let left = offset;
    for (const { words, from } of pieces) {
      if (left <= words.length) return from + left;
      left -= words.length + 1;
    }
    return line.to;
  };
  const from = inText(space.length);
  return { ...textGuess(clause, { from, to: inText(space.length + clause.length) }), doubt: 'weak' };
}

const markdownHeading = /^#{1,6}\s+(?<found>.+?)(?:\s+#+)?$/du;

/** Without the signs of a Markdown heading or a list; both lines of one that goes over two, in doubt. */
function headingGuess(line: Line, next: Line | null): Guess {
  const bullet = bulletOf(line);
  if (!line.words.startsWith('#') && (next !== null || bullet !== '')) {
    const words = [line.words.slice(bullet.length), ...(next === null ? [] : [next.words])].join(' ');
    return { ...textGuess(words, { from: line.from + bullet.length, to: (next ?? line).to }), doubt: 'weak' };
  }
  const heading = findIn(line, markdownHeading) ?? line;
  return textGuess(heading.words, heading);
}
