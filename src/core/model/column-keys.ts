import type { Found } from './records.ts';

// What stands in a column of a file is kept beside the text under the column's name, until it is known which column of the
// project holds it.

/** Before the name, in `Found.attributes`: no definition has such an id. */
export const columnPrefix = 'column:';

/** The same with the ids of definitions in place of names; what has none is left out. */
export function withColumns(found: Found, idOf: (name: string) => string | undefined): Found {
  const attributes = Object.entries(found.attributes).flatMap(([key, guess]) => {
    const id = key.startsWith(columnPrefix) ? idOf(key.slice(columnPrefix.length)) : key;
    return id === undefined ? [] : [[id, guess] as const];
  });
  return { ...found, attributes: Object.fromEntries(attributes) };
}
