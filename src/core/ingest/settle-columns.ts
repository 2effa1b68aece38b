import { readValue, typeOfValues } from '../attributes/values.ts';
import { nameProblem, newAttribute } from '../model/attributes.ts';
import { cleanName } from '../model/clean-name.ts';
import { columnPrefix, withColumns } from '../model/column-keys.ts';
import type { Id } from '../model/id.ts';
import { isFieldKey } from '../model/own-fields.ts';
import { queryName } from '../model/query-name.ts';
import type { AttributeDefinition, Found, Guess, ReadingRule } from '../model/records.ts';

/** What becomes of the columns of a file: columns of the project, known ones or new ones. */
export interface SettledColumns {
  /** With the definition of each column that holds values. */
  readonly rule: ReadingRule;
  readonly added: readonly AttributeDefinition[];
  /** What a text says of itself, its values as they are stored. */
  settle(found: Found): Found;
}

/**
 * Gives each column of values the definition of its name, or a new one of the type that its values have. `founds`: what all
 * texts of the file say. In whose ways values are read `languages` says.
 */
export function settleColumns(
  rule: ReadingRule,
  founds: readonly Found[],
  definitions: ReadonlyMap<Id, AttributeDefinition>,
  languages: readonly string[],
  newId: () => Id,
): SettledColumns {
  const all = new Map(definitions);
  const added: AttributeDefinition[] = [];
  const ids = new Map<string, Id>();
  const byName = new Map([...definitions.values()].map((one) => [queryName(one.name), one.id]));
  const columns =
    rule.kind !== 'table'
      ? []
      : rule.columns.map((column) => {
          if (column.as !== 'attribute' || column.attribute !== undefined || rule.as === 'table') return column;
          const name = freeName(column.name, definitions);
          const known = byName.get(queryName(name));
          const id = known ?? newId();
          if (known === undefined) {
            const values = founds.flatMap(({ attributes }) => attributes[`${columnPrefix}${column.name}`]?.value ?? []);
            // Nothing is known of it: nobody misses a column without values.
            if (values.length === 0) return column;
            const type = typeOfValues(values, { languages });
            const definition = newAttribute(all, { id, name, type });
            added.push(definition);
            all.set(id, definition);
            byName.set(queryName(name), id);
          }
          ids.set(column.name, id);
          return { ...column, attribute: id };
        });
  return {
    rule: rule.kind === 'table' ? { ...rule, columns } : rule,
    added,
    settle(found) {
      const named = withColumns(found, (name) => ids.get(name));
      const attributes = Object.entries(named.attributes).flatMap(([id, guess]): (readonly [string, Guess])[] => {
        const definition = all.get(id);
        // What is no column of the project (what was left out, where pages begin) stays as it is; one that was removed is gone.
        // Fields of its own are settled with those of all other files of the batch.
        if (isFieldKey(id)) return [[id, guess]];
        if (!definition) return guess.origin.kind === 'file' && guess.origin.field === id ? [[id, guess]] : [];
        return [[id, settledValue(definition, guess, languages)]];
      });
      return { ...named, attributes: Object.fromEntries(attributes) };
    },
  };
}

/** What a file says, as a value of the column is stored: `1,5` in a column of numbers is 1.5. What is no value of it stays as it is written. */
export function settledValue(definition: AttributeDefinition, guess: Guess, languages: readonly string[]): Guess {
  const { value, doubt } = readValue(definition, guess.value, { languages });
  return { ...guess, value, ...(doubt !== null && { doubt }) };
}

/** A name that a column of the project can have: words that queries use for something else get a sign behind them. */
function freeName(name: string, definitions: ReadonlyMap<Id, AttributeDefinition>): string {
  const clean = cleanName(name) || 'column';
  return nameProblem(definitions, clean) === 'reserved' ? `${clean} (file)` : clean;
}
