import { changeSchema } from '../../src/core/model/change-shape.ts';
import { kinds } from '../../src/core/model/kinds.ts';
import { besideText } from '../../src/core/model/shapes.ts';

// What can be stored, as lines that can be compared: `tags.merged[]`, `tags.colour = blue`. `[]` stands for the items of a
// list, `{}` for the values of a dictionary; the Diffs of the history are left out, since they hold records. Of texts there
// is what may stand beside their words.

/** What valibot's schemas are made of, as far as it is looked at here. */
interface Schema {
  readonly type: string;
  readonly kind: string;
  readonly pipe?: readonly Schema[];
  readonly entries?: Readonly<Record<string, Schema>>;
  readonly options?: readonly unknown[];
  readonly literal?: unknown;
  readonly item?: Schema;
  readonly value?: Schema;
  readonly wrapped?: Schema;
}

/** Every line that the newest schema allows. */
export function shapeOfSchema(): readonly string[] {
  const lines = new Set<string>();
  for (const [table, { schema }] of Object.entries(kinds)) walk(schema as unknown as Schema, table, lines);
  walk(changeSchema as unknown as Schema, 'changes', lines);
  walk(besideText as unknown as Schema, 'texts', lines);
  return [...lines].sort();
}

/** The lines that these values are examples of, of those that are known. */
export function shapeOfValues(
  values: Readonly<Record<string, readonly unknown[]>>,
  known: ReadonlySet<string>,
): ReadonlySet<string> {
  const found = new Set<string>();
  const look = (value: unknown, path: string): void => {
    if (known.has(path)) found.add(path);
    const word = typeof value === 'object' && value !== null ? '' : `${path} = ${String(value)}`;
    if (known.has(word)) found.add(word);
    if (Array.isArray(value)) for (const item of value) look(item, `${path}[]`);
    else if (typeof value === 'object' && value !== null) {
      for (const [key, inner] of Object.entries(value)) {
        look(inner, `${path}.${key}`);
        look(inner, `${path}{}`);
      }
    }
  };
  for (const [table, records] of Object.entries(values)) for (const record of records) look(record, table);
  return found;
}

function walk(schema: Schema, path: string, lines: Set<string>): void {
  for (const inner of schema.pipe ?? [])
    if (inner.kind === 'schema' && inner.type === 'record') walk(inner, path, lines);
  switch (schema.type) {
    case 'strict_object':
      for (const [key, entry] of Object.entries(schema.entries!)) {
        lines.add(`${path}.${key}`);
        if (path !== 'changes.diff') walk(entry, `${path}.${key}`, lines);
      }
      break;
    case 'variant':
      for (const option of schema.options as readonly Schema[]) walk(option, path, lines);
      break;
    case 'picklist':
      for (const word of schema.options!) lines.add(`${path} = ${String(word)}`);
      break;
    case 'literal':
      lines.add(`${path} = ${String(schema.literal)}`);
      break;
    case 'array':
      walk(schema.item!, `${path}[]`, lines);
      break;
    case 'record':
      walk(schema.value!, `${path}{}`, lines);
      break;
    case 'nullable':
      lines.add(`${path} = null`);
      walk(schema.wrapped!, path, lines);
      break;
    case 'exact_optional':
      walk(schema.wrapped!, path, lines);
      break;
    case 'boolean':
      lines.add(`${path} = true`).add(`${path} = false`);
  }
}
