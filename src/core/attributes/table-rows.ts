import type { Id } from '../model/id.ts';
import type { AttributeDefinition, Document } from '../model/records.ts';
import { holdsWords } from '../text/holds-words.ts';
import { isOpen, isValid, sureness, surenessOf, valueOrder } from './values.ts';
import type { Typed } from './values.ts';

/** By what the table is sorted: a column's values, or how sure they are, weak guesses first. Null: by title. */
export interface TableSort {
  readonly column: 'title' | 'lang' | 'path' | Id;
  readonly by: 'value' | 'sureness';
  readonly descending: boolean;
}

/** Which rows are shown: all, those that a person should look at, those with a value that is not of its column's type. */
export const shownRows = ['all', 'open', 'invalid'] as const;
/** One of these. */
export type ShownRows = (typeof shownRows)[number];

/** What of the table is shown, and in which order. `words`: all of them must stand somewhere in the row. */
export interface TableLook {
  readonly words: string;
  readonly rows: ShownRows;
  readonly sort: TableSort | null;
}

const plain: Typed = { type: 'text', choices: [] };

/** The documents that are shown, in their order; equal ones by title, then by path. */
export function tableRows(
  documents: Iterable<Document>,
  attributes: readonly AttributeDefinition[],
  { words, rows, sort }: TableLook,
  collator: Intl.Collator,
): readonly Document[] {
  const holds = holdsWords(words);
  const shown = [...documents].filter(
    (one) => (rows === 'all' || isShown(one, attributes, rows)) && (holds?.(saidOf(one)) ?? true),
  );
  const byTitle = ordered(shown, ({ title }) => title.value, collator.compare, false);
  if (sort) return sorted(byTitle, attributes, sort, collator);
  return rows === 'open' ? weakestFirst(byTitle, attributes) : byTitle;
}

function isShown(document: Document, attributes: readonly AttributeDefinition[], rows: ShownRows): boolean {
  if (rows === 'open' && document.title.origin.kind !== 'person') return true;
  return attributes.some((definition) => {
    const guess = document.attributes[definition.id];
    return guess !== undefined && (rows === 'open' ? isOpen(definition, guess) : !isValid(definition, guess.value));
  });
}

function saidOf({ title, path, attributes, language }: Document): string {
  return [title.value, path, language ?? '', ...Object.values(attributes).map(({ value }) => value)].join('\n');
}

function sorted(
  documents: readonly Document[],
  attributes: readonly AttributeDefinition[],
  { column, by, descending }: TableSort,
  collator: Intl.Collator,
): readonly Document[] {
  const definition = attributes.find(({ id }) => id === column);
  if (by === 'sureness') {
    const sure = (one: Document) => {
      const guess = column === 'title' ? one.title : one.attributes[column];
      return guess ? String(sureness.indexOf(surenessOf(definition ?? plain, guess))) : '';
    };
    return ordered(documents, sure, (a, b) => Number(a) - Number(b), descending);
  }
  if (definition) {
    const compare = valueOrder(definition, collator);
    return ordered(documents, ({ attributes: held }) => held[column]?.value ?? '', compare, descending);
  }
  const text = { title: (one: Document) => one.title.value, path: (one: Document) => one.path };
  const read = text[column as 'title' | 'path'] ?? ((one: Document) => one.language ?? '');
  return ordered(documents, read, collator.compare, descending);
}

/** Rows whose weakest guess is weaker come first. */
function weakestFirst(documents: readonly Document[], attributes: readonly AttributeDefinition[]): readonly Document[] {
  const weakest = (document: Document) => {
    const of = attributes.map((definition) => {
      const guess = document.attributes[definition.id];
      return guess ? sureness.indexOf(surenessOf(definition, guess)) : sureness.length;
    });
    return String(Math.min(sureness.indexOf(surenessOf(plain, document.title)), ...of));
  };
  return ordered(documents, weakest, (a, b) => Number(a) - Number(b), false);
}

/**
 * Stable, what is empty last either way. Comparing words of any language is dear, so each that is there is compared once,
 * not with every row that has it.
 */
function ordered(
  documents: readonly Document[],
  read: (document: Document) => string,
  compare: (a: string, b: string) => number,
  descending: boolean,
): readonly Document[] {
  const values = documents.map(read);
  const different = [...new Set(values)].filter((value) => value !== '').sort(compare);
  const ranks = new Map<string, number>();
  let rank = 0;
  for (const [at, value] of different.entries()) {
    // What the language takes for the same is the same here.
    if (at > 0 && compare(different[at - 1]!, value) !== 0) rank++;
    ranks.set(value, descending ? -rank : rank);
  }
  const keyed = documents.map((document, at) => ({ document, rank: ranks.get(values[at]!) ?? Infinity }));
  return keyed.sort((a, b) => (a.rank === b.rank ? 0 : a.rank - b.rank)).map(({ document }) => document);
}
