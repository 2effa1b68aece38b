import type { AttributeDefinition, Found, Guess } from './records.ts';
import type { Id } from './id.ts';
import { nameProblem } from './attributes.ts';
import { queryName } from './query-name.ts';

// What a file says of its text under names of its own, such as `interviewer: Lind` above a note. Which column of the project that is,
// or that it needs a new one, is known only where the project is; until then a value stands under its name.

const sign = 'field ';

/** Fields under their names, as they stand in `Found.attributes`. */
export function fieldsBeside(fields: ReadonlyMap<string, Guess>): Found['attributes'] {
  return Object.fromEntries([...fields].map(([name, guess]) => [`${sign}${name}`, guess]));
}

/** Whether a key of `Found.attributes` is the name of such a field. */
export function isFieldKey(key: string): boolean {
  return key.startsWith(sign);
}

/** The inverse. */
export function fieldsOf(found: Found | undefined): ReadonlyMap<string, Guess> {
  return new Map(
    Object.entries(found?.attributes ?? {}).flatMap(([key, guess]) =>
      isFieldKey(key) ? [[key.slice(sign.length), guess] as const] : [],
    ),
  );
}

/** The column that a field of this name goes into; null if there is none yet. */
export function columnNamed(definitions: ReadonlyMap<Id, AttributeDefinition>, name: string): Id | null {
  const wanted = queryName(columnName(name));
  for (const { id, name: other } of definitions.values()) if (id === wanted || queryName(other) === wanted) return id;
  return null;
}

/** What the column of a field is called: as the field, unless a query calls something else so. */
export function columnName(name: string): string {
  return nameProblem(new Map(), name) === 'reserved' ? `${name} (file)` : name;
}
