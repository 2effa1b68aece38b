import type { Cell } from '../../core/exchange/comma-separated.ts';
import { remarkAlone } from '../../core/exchange/not-covered.ts';
import type { TableColumns } from '../../core/exchange/saved-table.ts';
import { Unreadable } from '../../core/exchange/unreadable.ts';
import type { Result } from '../../core/model/result.ts';

/**
 * The rows of a table whose things come in parts. A part that cannot be had ends them with `Unreadable`. A table without any
 * has one row with what is `said` of the whole, if something is.
 */
export async function* rowsInParts<T>(
  { header, row }: TableColumns<T>,
  parts: AsyncIterable<Result<readonly T[]>>,
  said: readonly string[] = [],
): AsyncGenerator<readonly Cell[], void> {
  let none = true;
  for await (const part of parts) {
    if (!part.ok) throw new Unreadable(part);
    for (const one of part.value) {
      none = false;
      yield row(one);
    }
  }
  if (none) yield* remarkAlone(header, said);
}
