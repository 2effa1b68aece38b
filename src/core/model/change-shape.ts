import * as v from 'valibot';
import { verbs } from './change.ts';
import type { Change } from './change.ts';
import { kinds } from './kinds.ts';
import type { Records, Table } from './records.ts';
import { byId, id } from './shapes.ts';
import { tables } from './tables.ts';

type Schemas = { readonly [T in Table]: (typeof kinds)[T]['schema'] };
type Edits<S extends v.GenericSchema> = ReturnType<typeof edits<S>>;

function edits<const S extends v.GenericSchema>(record: S) {
  return v.exactOptional(byId(v.strictTuple([v.nullable(record), v.nullable(record)])));
}

const diff = v.strictObject(
  Object.fromEntries(tables.map((table) => [table, edits(kinds[table].schema)])) as unknown as {
    [T in Table]: Edits<Schemas[T]>;
  },
);

/** The shape of a Change from outside; see `checkChange`. */
export const changeSchema = v.strictObject({
  id,
  act: id,
  label: v.strictObject({
    verb: v.picklist(verbs),
    names: v.exactOptional(v.array(v.string())),
    count: v.exactOptional(v.number()),
  }),
  author: v.string(),
  time: v.string(),
  state: v.picklist(['done', 'undone', 'abandoned']),
  unasked: v.exactOptional(v.literal(true)),
  diff,
});

// The proof: what the schemas give out is what the interfaces say, key by key. Assigning alone would not notice a
// missing optional key, so optional keys are first turned into required ones that say so.

type Plain<T> = T extends readonly unknown[]
  ? { readonly [K in keyof T]: Plain<T[K]> }
  : T extends object
    ? { readonly [K in keyof T]-?: Pick<T, K> extends Required<Pick<T, K>> ? Plain<T[K]> : { maybe: Plain<T[K]> } }
    : T;
type Same<A, B> = [A] extends [B] ? ([B] extends [A] ? true : false) : false;
type Says<T extends Table> = Same<Plain<v.InferOutput<Schemas[T]>>, Plain<Records[T]>>;
type Holds<Claim extends true> = Claim;

/** Compiles only while every schema's output is its interface. */
export type SchemasSayWhatRecordsSay = Holds<
  { [T in Table]: Says<T> }[Table] | Same<Plain<v.InferOutput<typeof changeSchema>>, Plain<Change>>
>;
