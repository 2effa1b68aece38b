import { typeOfValues } from '../../core/attributes/values.ts';
import { settledValue } from '../../core/ingest/settle-columns.ts';
import { addAttribute, newAttribute } from '../../core/model/attributes.ts';
import type { Diff } from '../../core/model/diff.ts';
import type { Facts } from '../../core/model/documents.ts';
import { newId } from '../../core/model/id.ts';
import type { Id } from '../../core/model/id.ts';
import { columnName, columnNamed, fieldsOf } from '../../core/model/own-fields.ts';
import type { AttributeDefinition, Found } from '../../core/model/records.ts';
import type { ReadFile } from './read-file.ts';

/**
 * The columns of a project that fields of files go into. Where one is missing it is made with the first document that needs it, of
 * the type that all its values in the batch agree in.
 */
export class OwnColumns {
  #values: ReadonlyMap<string, readonly string[]> | null = null;

  constructor(
    private readonly before: ReadonlyMap<Id, AttributeDefinition>,
    /** Those that this batch brings, to which what is made here is added. */
    private readonly brought: Map<Id, AttributeDefinition>,
    private readonly files: readonly ReadFile[],
  ) {}

  /** What is known of a text with what its file says under own names, and the columns that are new by it. */
  withFields<F extends Pick<Facts, 'attributes'>>(
    facts: F,
    found: Found | undefined,
  ): { readonly facts: F; readonly made: readonly Diff[] } {
    const fields = fieldsOf(found);
    if (fields.size === 0) return { facts, made: [] };
    const made: Diff[] = [];
    const attributes = { ...facts.attributes };
    for (const [name, guess] of fields) {
      const known = columnNamed(this.#all(), name);
      const definition = known === null ? this.#newColumn(name) : this.#all().get(known)!;
      if (known === null) {
        this.brought.set(definition.id, definition);
        made.push(addAttribute(definition));
      }
      attributes[definition.id] ??= settledValue(definition, guess, []);
    }
    return { facts: { ...facts, attributes }, made };
  }

  #newColumn(name: string): AttributeDefinition {
    this.#values ??= this.#allValues();
    const values = this.#values.get(columnName(name)) ?? [];
    const type = typeOfValues(values, { languages: [] });
    return newAttribute(this.#all(), { id: newId(), name: columnName(name), type });
  }

  #all(): ReadonlyMap<Id, AttributeDefinition> {
    return new Map([...this.before, ...this.brought]);
  }

  #allValues(): ReadonlyMap<string, readonly string[]> {
    const values = new Map<string, string[]>();
    for (const read of this.files) {
      if (read.kind !== 'text') continue;
      for (const [name, { value }] of fieldsOf(read.stored.found)) {
        const own = values.get(columnName(name));
        if (own) own.push(value);
        else values.set(columnName(name), [value]);
      }
    }
    return values;
  }
}
