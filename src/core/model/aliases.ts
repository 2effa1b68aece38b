import { cleanName } from './clean-name.ts';
import type { Alias } from './records.ts';

/** The names under which others stand, by those, both cleaned. Follow it with `canonicalName`. */
export type AliasTable = ReadonlyMap<string, string>;

/** The table of these aliases. */
export function aliasTable(aliases: Iterable<Pick<Alias, 'name' | 'of'>>): AliasTable {
  return new Map([...aliases].map(({ name, of }) => [cleanName(name), cleanName(of)]));
}

/**
 * The names to which a name leads, itself first, all cleaned, each once: at a ring the one with which it closes stands a
 * second time, as the last. Ends at what was `seen` before, too, and adds to it.
 */
export function* namesOnTheWay(name: string, table: AliasTable, seen = new Set<string>()): Generator<string> {
  for (let at: string | undefined = cleanName(name); at !== undefined; at = table.get(at)) {
    yield at;
    if (seen.has(at)) return;
    seen.add(at);
  }
}

/** The name under which all others of it stand; the name itself, cleaned, if it is nobody's alias. A ring ends where it began. */
export function canonicalName(name: string, table: AliasTable): string {
  return [...namesOnTheWay(name, table)].at(-1)!;
}

/** Whether the one name is the other, or comes to it through aliases. */
export function standsFor(name: string, other: string, table: AliasTable): boolean {
  return [...namesOnTheWay(name, table)].includes(cleanName(other));
}
