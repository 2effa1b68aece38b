import type { BareDateline } from './dateline.ts';
import { findBareDateline, isKnownPlace, isLabelled } from './dateline.ts';
import { isBeside } from './line-labels.ts';
import { headerLine } from './mail-head.ts';
import { isNoPlace } from './no-places.ts';
import { withoutCapitals } from './place.ts';
import { jamOf } from './read-line.ts';
import type { Reading } from './reading.ts';

interface BareLine {
  readonly line: Reading;
  readonly dateline: BareDateline;
  /** Where the line's own words begin in the text. */
  readonly from: number;
}

/** The lines, one of them with the place that is all of its dateline. */
export function withBareDateline(
  lines: readonly Reading[],
  text: string,
  languages: readonly string[],
): readonly Reading[] {
  const bare = lines.flatMap((line): BareLine[] => {
    if (line.place !== null || line.agency !== null || line.title !== null || line.header) return [];
    const after = jamOf(line.words);
    const goesOn = line.first && line.passageLines > 1;
    const dateline = findBareDateline(line.words.slice(after), languages, goesOn);
    return dateline === null ? [] : [{ line, dateline, from: line.from + after }];
  });
  const [one] = bare;
  if (one !== undefined && hasOtherSpeaker(one, text, languages))
    return lines.map((other) => (other === one.line ? { ...other, speech: true } : other));
  if (one === undefined || !isBelieved(one, bare, lines, text)) return lines;
  const { line, dateline, from } = one;
  const { words, from: start, to } = dateline.place;
  const place = { words, from: from + start, to: from + to };
  return lines.map((other) =>
    other === line ? { ...line, place, unsurePlace: true, story: from + dateline.end } : other,
  );
}

/** Below a place that is a heading, the text names it as soon as this. */
const longestOpening = 60;

/** Letters of a line that is prose: verse and lists have shorter ones. */
const leastProse = 55;

const nameInCapitals = "\\p{Lu}[\\p{Lu}.'’-]+(?: \\p{Lu}[\\p{Lu}.'’-]+){0,2}";

const nameInLetters = "\\p{Lu}[\\p{L}\\p{M}.'’-]+(?: \\p{Lu}[\\p{L}\\p{M}.'’-]+)?";

const signsBehindNames = { colon: '\\s?[:：]', dash: '\\s?(?:--|[–—―]|-\\s)', line: '(?=\\n\\S)' } as const;

const speakers = Object.fromEntries(
  Object.entries(signsBehindNames).flatMap(([sign, pattern]) =>
    [nameInCapitals, nameInLetters].map((name) => [
      `${sign} ${name === nameInCapitals}`,
      new RegExp(
        `^[*_([]{0,3}(?<name>${name})(?:, [^\\n:–—]{1,30})?[*_)\\]]{0,3}${pattern}[*_]{0,2}\\s*(?<said>\\S.*)`,
        'gmu',
      ),
    ]),
  ),
);

const farthestSpeaker = 10_000;

/** Whether a later paragraph begins in the same form with another name that is no place: `FLORENCE: …`, `ANNA: …`. */
function hasOtherSpeaker({ dateline: { place }, from }: BareLine, text: string, languages: readonly string[]): boolean {
  const behind = text.slice(from + place.to, from + place.to + 10);
  const sign = /^[*_)\]]{0,3}\s?[:：]/u.test(behind)
    ? 'colon'
    : /^[*_)\]]{0,3}\s?[-–—―]/u.test(behind)
      ? 'dash'
      : /^[*_)\]]{0,3}\n\S/u.test(behind)
        ? 'line'
        : null;
  if (sign === null) return false;
  const pattern = speakers[`${sign} ${!/\p{Ll}/u.test(place.words.split(',')[0]!)}`]!;
  const rest = text.slice(from + place.to, from + place.to + farthestSpeaker);
  return [...rest.matchAll(pattern)].some(({ groups }) => {
    const { name = '', said = '' } = groups!;
    const isWord = isLabelled(name) || isNoPlace(name) || headerLine.test(`${name}:`) || isBeside.test(name);
    return !isWord && !isKnownPlace(name, languages) && (said.length >= 30 || /[.!?…]["”’»]?$/u.test(said));
  });
}

/**
 * Whether a place that is all of a dateline is one. A line that begins like another is a speaker's, and a word that the
 * text has in lower case is no name. `NOTE — …` looks like a place, so what is not known to be one is believed only
 * where more says so: the text names it within a sentence, or its head tells a day or an agency.
 */
function isBelieved(
  { line, dateline: { place, known, alone } }: BareLine,
  all: readonly BareLine[],
  lines: readonly Reading[],
  text: string,
): boolean {
  const own = escaped(place.words);
  const beginnings =
    text.match(new RegExp(`^[\\p{P}\\s]{0,3}${own}(?=[^\\p{L}\\p{N}\\n]{0,4}(?:[-–—―:.]|$))`, 'gmu')) ?? [];
  if (beginnings.length > 1) return false;
  const value = withoutCapitals(place.words);
  const small = value.toLowerCase();
  const isIn = (words: string, before: string): boolean =>
    new RegExp(`${before}${escaped(words)}(?![\\p{L}\\p{M}])(?![./@_-]\\p{L})`, 'u').test(text);
  if (small !== value && isIn(small, '(?<![\\p{L}\\p{M}]|[./@_-])')) return false;
  if (known) {
    const next = lines.slice(lines.indexOf(line) + 1, lines.indexOf(line) + 4);
    const isHeading = next.some(({ words }) => words.slice(0, longestOpening).toLowerCase().includes(small));
    // Over short lines it is the title of a poem or a list.
    if (alone && !next.some(({ words }) => words.length >= leastProse)) return false;
    return all.every(({ dateline }) => dateline.known && !alone && !dateline.alone) || (all.length === 1 && !isHeading);
  }
  const newsHead = lines.some(
    ({ date, headingDate, agency }) => date !== null || headingDate !== null || agency !== null,
  );
  return all.length === 1 && (newsHead || isIn(value, '\\p{Ll},? '));
}

/** Words as a regular expression that finds just them. */
function escaped(words: string): string {
  return words.replace(/[.*+?^${}()|[\]\\/]/gu, '\\$&');
}
