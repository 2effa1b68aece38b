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
