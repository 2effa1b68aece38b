import { cleanName } from './clean-name.ts';

/**
 * How a query writes the name of a column: `party-affiliation` for `Party affiliation`. Empty if nothing of the name can
 * stand in a query.
 */
export function queryName(name: string): string {
  const written = cleanName(name)
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}_]+/gu, '-')
    .replace(/^-+|-+$/gu, '');
  return /^[\p{L}_]/u.test(written) || written === '' ? written : `_${written}`;
}

/** Every way in which a query may name a column: by its id, its name as it is, or as `queryName` writes it. */
export function queryNames({ id, name }: { readonly id: string; readonly name: string }): readonly string[] {
  return [...new Set([id, name.toLowerCase(), queryName(name)])].filter((one) => one !== '');
}
