import type { Guess } from '../model/records.ts';
import type { Found } from './dateline.ts';
import { findIn } from './found.ts';
import type { Line } from './head.ts';
import type { Reading } from './reading.ts';
import { firstFound, longestLead } from './reading.ts';

/** Who wrote the document, as its head says; in doubt where a title may stand. */
export function authorOf(lines: readonly Reading[]): Guess | null {
  const guess = firstFound(lines, ({ author }) => author);
  const isUnsure = lines.find(({ author }) => author !== null)?.unsureAuthor === true;
  return guess !== null && isUnsure ? { ...guess, doubt: 'weak' } : guess;
}

/** The name in a line that is a byline, and no credit. */
export function bylineIn(line: Line): Found | null {
  const found = line.words.length > 120 || /[.!?]$/u.test(line.words) ? null : findIn(line, byline);
  return found === null || isCredit(line) ? null : found;
}

const particles = '(?:de|del|de la|der|van|von|van der|den|da|dos|di|du|la|le|el|al|bin|ibn|ben|y|e|and|und|et|и|&)';

const writersName = `\\p{Lu}[\\p{L}.'’-]*(?:,? (?:${particles} )?\\p{Lu}[\\p{L}.'’-]*){1,7}`;

const byline = new RegExp(
  `^(?:[Bb][Yy]|Von|Par|Por|Di|Door|Av|Автор|Written by|Reporting by|Text(?:e|o)? (?:by|von|de)|Story by):?\\s+(?<found>${writersName}?)(?=$|\\s?[|/·•(–—]|, \\p{Ll}|,? [\\w.]+@|,? (?:AFP|AP|UPI|Reuters|BBC)\\b)`,
  'du',
);

const credits = [
  /^(?:Exclusive|Special|Wireless|Cable)(?: (?:Cable|Dispatch|Telegram|Wireless|Correspondence))? (?:to|for) (?:the )?(?:\S+ ){0,5}\S+$/iu,
  /^(?:By|From) (?:(?:Special|Private|Direct) )?(?:Cable|Wireless|Telegraph|Dispatch)(?: (?:to|from) .+)?$/iu,
  /^(?:By|From) (?:(?:Our|The|A|An) )?(?:(?:Own|Special|Staff|Foreign|War) )*(?:Correspondent|Reporter|Writer)s?(?: in \S+)?$/iu,
  /^Von (?:unser(?:e[mn])?|einem) (?:\S+ )?(?:Korrespondent|Mitarbeiter|Berichterstatter)/iu,
  /^(?:De|Par) notre (?:correspondant|envoyé)|^D(?:al|el) nostro (?:corrispondente|inviato)|^(?:De|Por) nuestro (?:corresponsal|enviado)|^Do nosso (?:correspondente|enviado)/iu,
  /^От (?:нашего|собственного)(?: \S+)? корреспондента/iu,
  /^(?:Copyright|©|\(c\))[\s,:]*(?:\(c\)|©)?\s*\d{4}/iu,
];

/** How a story came, from whom in general, or whose it is: no title and no author. `Special to The New York Times`, `By Special Cable`. */
export function isCredit({ words: said }: Line): boolean {
  const isPossible = said.length <= longestLead && /(?:[\p{Lu}\p{N}][^\s]*|\p{Ll}+)[.,]?$/u.test(said);
  const isToName = !/^Special (?:to|for) \p{Ll}/u.test(said) || /^Special (?:to|for) the \p{Lu}/u.test(said);
  return isPossible && isToName && credits.some((credit) => credit.test(said));
}
