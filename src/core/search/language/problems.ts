import { fieldNames, stateNames } from './fields.ts';
import type { QueryProblem } from './query.ts';

/** The sentence for a person: what is wrong at the place, and what to write instead. */
export function explainQueryProblem({ code, value, candidates = [], field = 'date' }: QueryProblem): string {
  switch (code) {
    case 'no-words':
      return `There is no word here to search for. To find signs as they stand, write ${asRegex(value)}`;
    case 'quote-open':
      return 'This quotation mark is not closed. Add " after the last word of the phrase.';
    case 'bracket-open':
      return 'This bracket is not closed. Add ) where the group ends.';
    case 'bracket-close':
      return 'This bracket closes nothing. Remove it, or put ( where the group begins. To search for a bracket, use /\\)/';
    case 'brackets-empty':
      return 'There is nothing between these brackets. Put words between them, or remove them.';
    case 'too-deep':
      return 'Brackets are nested more than 100 deep here. Remove some of them.';
    case 'star-alone':
      return 'A * stands for the rest of a word and needs letters beside it: anniv* or *ville.';
    case 'exact-pattern':
      return 'A word after = is taken exactly as written, so it cannot hold a * or ~. Remove one of the two.';
    case 'fuzzy-several':
      return `“${value}” is several words, and ~ works on one. Put ~1 after each word, or quotation marks around them for words near each other.`;
    case 'fuzzy-pattern':
      return 'A word can have a * or a ~, not both. Remove one of them.';
    case 'edits-too-many':
      return 'Words can be at most two edits apart. Write ~1 or ~2.';
    case 'or-dangling':
      return 'OR needs something to search for on both sides. To find the word “or”, write it in lower case or in quotes.';
    case 'sign-dangling':
      return `Nothing stands behind this ${value}. Write it directly before the word that it is meant for, or remove it.`;
    case 'boost-unreadable':
      return 'After ^ belongs a number that says how much more the word counts: summit^3.';
    case 'regex-open':
      return 'This regular expression is not closed. Add / at its end. To search for a slash as text, put the words in quotes.';
    case 'regex-invalid':
      return `This regular expression cannot be read: ${value}`;
    case 'regex-slow':
      return `This regular expression could run for ever, because in “${value}” repetitions repeat or touch each other. Take away one of them.`;
    case 'regex-too-slow':
      return `The regular expression “${value}” is too slow for these texts, so it was stopped: there are very many ways to share letters out among its repetitions, and it tries them all. Take away a repetition (* + {…}), or put something between two of them.`;
    case 'field-unknown':
      return `“${value}” is not a field. Known are ${fieldNames.map((name) => `${name}:`).join(' ')} and the project's own attributes. To search for the text itself, put it in quotes.`;
    case 'field-empty':
      return `After ${value}: belongs what to look for, without a blank between. Several words go in quotes: ${value}:"two words".`;
    case 'date-unreadable':
      return `“${value}” is not a date. Write ${field}:2025, ${field}:2025-06-30, ${field}:"30 June 2025", ${field}:"44 BC" or a range such as ${field}:2025-06..2025-07 or ${field}:"50 BC".."40 BC", without a blank around the dots.`;
    case 'date-backwards':
      return `The range “${value}” ends before it begins. Put the earlier date first.`;
    case 'number-unreadable':
      return `“${value}” is not a number. Write ${field}:5 or a range such as ${field}:1..5, ${field}:..5 or ${field}:5.., without a blank around the dots.`;
    case 'number-backwards':
      return `The range “${value}” ends before it begins. Put the smaller number first.`;
    case 'yes-no-unreadable':
      return `“${value}” is neither yes nor no. Write ${field}:yes or ${field}:no.`;
    case 'range-of-words':
      return `${field}: is a column of words, in which “${value}” is no range. Make its type number or date in the table of documents to ask for ranges.`;
    case 'state-unknown':
      return `“${value}” is not a state. Write ${stateNames.map((name) => `is:${name}`).join(', ')}.`;
    case 'tag-unknown':
      return `There is no tag “${value}”.${suggest(candidates)}${escaped(candidates)}`;
    case 'tag-gone':
      return `The tag “${value}” that this search asks for is not there any more.${suggest(candidates)}`;
    case 'document-gone':
      return `The document “${value}” that this search asks for is not there any more. Remove its filter.`;
    case 'set-unknown':
      return `No event set is called “${value}”.${
        candidates.length === 0
          ? ' There is none yet: make one of documents that you choose, or under Event sets.'
          : ` There are: ${listed(candidates)}. set:* finds documents of any.`
      }`;
    case 'set-gone':
      return `The event set “${value}” that this search asks for is not there any more. Remove its filter.`;
    case 'tag-several':
      return `“${value}” could be several tags: ${listed(candidates)}. Write its path as it is written there, or pick it from the list.`;
  }
}

/** A regular expression that finds a text as it stands. */
export function asRegex(text: string): string {
  return `/${text.trim().replace(/[\\^$.*+?()[\]{}|/]/gu, '\\$&')}/`;
}

/** A name that looks like the path that was asked for is reached by the sign that it is written with. */
function escaped(candidates: readonly string[]): string {
  return candidates.some((one) => one.includes('\\/'))
    ? ' A slash stands between a tag and one below it; one that is part of a name is written \\/.'
    : '';
}

function suggest(candidates: readonly string[]): string {
  return candidates.length === 0 ? '' : ` Similar: ${listed(candidates)}.`;
}

function listed(names: readonly string[]): string {
  const most = 5;
  const more = names.length > most ? ' …' : '';
  return `${names
    .slice(0, most)
    .map((name) => `“${name}”`)
    .join(', ')}${more}`;
}
