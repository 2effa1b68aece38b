import { cleanName } from './clean-name.ts';
import { added, updated } from './diff.ts';
import type { Diff } from './diff.ts';
import type { Id } from './id.ts';
import { queryName } from './query-name.ts';
import type { AttributeDefinition } from './records.ts';

// What is known of documents has columns. Five are there from the start; a person adds their own, each with a type.

/** What a column may hold. */
export type AttributeType = AttributeDefinition['type'];
/** In the order in which they are offered. */
export const attributeTypes: readonly AttributeType[] = ['text', 'number', 'date', 'choice', 'yes-no'];

/** What `yes-no` columns hold. */
export const yesNo = ['yes', 'no'] as const;

/** What a query and a saved table call something else. Columns of older projects may be called `language` or `sets`. */
const taken = ['tag', 'title', 'path', 'lang', 'language', 'note', 'set', 'sets', 'is', 'not', 'or'];

/** Why a column cannot have this name; null if it can. */
export type NameProblem = 'empty' | 'taken' | 'reserved';

/** `self`: the column that is to get the name, null for a new one. */
export function nameProblem(
  definitions: ReadonlyMap<Id, AttributeDefinition>,
  name: string,
  self: Id | null = null,
): NameProblem | null {
  const wanted = queryName(name);
  if (wanted === '') return 'empty';
  if (taken.includes(wanted)) return 'reserved';
  for (const { id, name: other } of definitions.values()) {
    if (id !== self && (queryName(other) === wanted || id === wanted)) return 'taken';
  }
  return null;
}

/** A new column behind the others. The name was looked at. */
export function newAttribute(
  definitions: ReadonlyMap<Id, AttributeDefinition>,
  { id, name, type, choices = [] }: Pick<AttributeDefinition, 'id' | 'name' | 'type'> & Partial<AttributeDefinition>,
): AttributeDefinition {
  const last = Math.max(-1, ...[...definitions.values()].map(({ order }) => order));
  return { id, name: cleanName(name), type, choices: type === 'choice' ? cleanChoices(choices) : [], order: last + 1 };
}

/** Adds a column as it is given. */
export function addAttribute(definition: AttributeDefinition): Diff {
  return added('attributes', definition);
}

/** Changes name, type, choices or place of a column; what its documents hold is left to who changes the type. */
export function changeAttribute(
  definition: AttributeDefinition,
  change: Partial<Omit<AttributeDefinition, 'id'>>,
): Diff {
  const next = { ...definition, ...change };
  return updated('attributes', definition, {
    ...next,
    name: cleanName(next.name),
    choices: next.type === 'choice' ? cleanChoices(next.choices) : [],
  });
}

function cleanChoices(choices: readonly string[]): readonly string[] {
  return [...new Set(choices.map(cleanName).filter((one) => one !== ''))];
}

/** Whether a column is there from the start. It has its name and its type for ever, because guesses go into it. */
export function isBuiltIn(id: Id): boolean {
  return builtIn.has(id);
}

const builtIn: ReadonlySet<Id> = new Set(['date', 'outlet', 'author', 'place', 'url']);

/** In the order in which they stand. */
export function inOrder(definitions: Iterable<AttributeDefinition>): readonly AttributeDefinition[] {
  return [...definitions].sort((a, b) => a.order - b.order || (a.id < b.id ? -1 : 1));
}
