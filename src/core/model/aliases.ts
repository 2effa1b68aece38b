import { cleanName } from './clean-name.ts';
import type { Alias } from './records.ts';

/** The names under which others stand, by those, both cleaned. Follow it with `canonicalName`. */
export type AliasTable = ReadonlyMap<string, string>;

/** The table of these aliases. */
export function aliasTable(aliases: Iterable<Pick<Alias, 'name' | 'of'>>): AliasTable {
  return new Map([...aliases].map(({ name, of }) => [cleanName(name), cleanName(of)]));
}

/** The name under which all others of it stand; the name itself, cleaned, if it is nobody's alias. A ring ends where it began. */
export function canonicalName(name: string, table: AliasTable): string {
  const seen = new Set<string>();
  let at = cleanName(name);
  for (let next = table.get(at); next !== undefined && !seen.has(at); next = table.get(at)) {
    seen.add(at);
    at = next;
  }
  return at;
}
