import type { Range } from '../../model/records.ts';
import { plainName } from '../../model/tag-paths.ts';
import { shownPath } from '../../model/tag-tree.ts';
import { foldWord } from '../../text/fold.ts';
import { fieldNames, stateNames } from './fields.ts';
import { isQuotationMark } from './quotation-marks.ts';

/**
 * What can be offered: the names of each tag's path and of each event set with how its filter's value is written, and the
 * known values of each attribute by the name of its field.
 */
export interface Vocabulary {
  readonly tags: readonly { readonly path: readonly string[]; readonly written: string }[];
  readonly sets: readonly { readonly name: string; readonly written: string }[];
  readonly attributes: ReadonlyMap<string, readonly string[]>;
}

/** One way to go on. */
export interface Completion {
  /** What to put in place of the range. */
  readonly text: string;
  /** What to show. */
  readonly label: string;
}

/** What could stand in place of the range; no options: nothing to offer. */
export interface Completions extends Range {
  readonly options: readonly Completion[];
}

const most = 20;

/**
 * What could be written at the cursor: names of fields while a word is begun, tags and values after their colon. The
 * range is what an option replaces. No options if the cursor stands in a phrase or a regular expression.
 */
export function completionsAt(text: string, cursor: number, vocabulary: Vocabulary): Completions {
  const nothing = { from: cursor, to: cursor, options: [] };
  const start = startOfClause(text.slice(0, cursor));
  if (start === null) return nothing;
  const written = text.slice(start, cursor);
  const field = /^([\p{L}_][\p{L}\p{M}\p{N}_-]*):(["“„«]?)(.*)$/su.exec(written);
  if (field) {
    const [, name, mark, value] = field as unknown as [string, string, string, string];
    const from = start + name.length + 1;
    const rest = /^[^\s()"]*/.exec(text.slice(cursor))![0].length;
    const closes = mark === '' ? 0 : /^(?:"(?:#[\w%.-]+)?)?/.exec(text.slice(cursor + rest))![0].length;
    return { from, to: cursor + rest + closes, options: valuesOf(name.toLowerCase(), value, vocabulary) };
  }
  if (written === '' || !/^[\p{L}_][\p{L}\p{M}\p{N}_-]*$/u.test(written)) return nothing;
  const names = [...new Set<string>([...fieldNames, ...vocabulary.attributes.keys()])];
  const begun = foldWord(written);
  const options = names
    .filter((name) => foldWord(name).startsWith(begun))
    .map((name) => ({ text: `${name}:`, label: `${name}:` }));
  return { from: start, to: cursor, options };
}

function valuesOf(field: string, value: string, vocabulary: Vocabulary): Completion[] {
  const options: readonly (Completion & { readonly typed?: string })[] =
    field === 'tag'
      ? vocabulary.tags.map(({ path, written }) => ({ text: written, label: shownPath(path), typed: path.join('/') }))
      : field === 'set' && !vocabulary.attributes.has(field)
        ? vocabulary.sets.map(({ name, written }) => ({ text: written, label: name }))
        : (field === 'is'
            ? stateNames
            : ([...vocabulary.attributes].find(([name]) => name.toLowerCase() === field)?.[1] ?? [])
          ).map((name) => ({
            text: /^[^\s()"“”«»„]+$/.test(name) ? name : `"${name.replaceAll('"', '')}"`,
            label: name,
          }));
  // Whatever a slash is meant for, tags of either kind are offered.
  const begun = foldWord(plainName(value));
  const rank = (name: string): number => {
    const folded = foldWord(name);
    if (folded.startsWith(begun)) return 0;
    if (folded.includes(`/${begun}`)) return 1;
    if (folded.includes(` ${begun}`)) return 2;
    return folded.includes(begun) ? 3 : 4;
  };
  return options
    .map(({ text, label, typed }) => ({ option: { text, label }, rank: rank(typed ?? label) }))
    .filter((one) => one.rank < 4)
    .sort((a, b) => a.rank - b.rank)
    .slice(0, most)
    .map(({ option }) => option);
}

/** Where the clause begins that is being written at the end of `text`, after its sign; null inside of a phrase. */
function startOfClause(text: string): number | null {
  let start = 0;
  let quote: number | null = null;
  let regex = false;
  for (let at = 0; at < text.length; at++) {
    const sign = text[at]!;
    if (regex) {
      if (sign === '\\') at += 1;
      else if (sign === '/') regex = false;
      continue;
    }
    if (isQuotationMark(text, at)) {
      quote = quote === null ? at : null;
      continue;
    }
    if (quote !== null) continue;
    if (sign === '/' && at === start) regex = true;
    else if (/[\s()]/.test(sign)) start = at + 1;
    else if (/[+\-−]/.test(sign) && at === start) start = at + 1;
  }
  if (regex) return null;
  // A quotation mark right after a field's colon begins its value.
  if (quote !== null && text[quote - 1] !== ':') return null;
  return start;
}
