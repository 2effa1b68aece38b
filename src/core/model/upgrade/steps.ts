import type * as v from 'valibot';

// How what was stored became what is stored. A schema is the shape of everything that is kept: records, both halves of
// every edit in the history, and verbs. Whatever changes in it (a key, a word, a kind, a verb), also what is only added,
// makes the next schema and takes a step here, if an empty one: so an older program can tell that it does not know all of
// it. A step is never changed or taken away once a program with it has left the house.

/** One record of the older schema becomes one of the next. Pure: the same record, wherever it stands, gives the same. */
export interface RecordStep {
  /** What it looked like: the shape is kept here, because shapes.ts says only what it looks like now. */
  readonly before: v.GenericSchema;
  up(record: unknown): unknown;
}

/** By the name of the table; tables that are not named stay as they are. */
export type Step = Readonly<Record<string, RecordStep>>;

/** The first leads from schema 1 to schema 2, the next to schema 3. */
export const steps: readonly Step[] = [
  // What a file says beside its text (`file`), an encoding that it names (`declared`), and layouts beside texts.
  {},
  // Event sets, claims, cells, rulings, aliases and origins, with their verbs.
  {},
  // When to use a tag, when not, and an example of it; verbs for giving another tag instead, and for taking a codebook in.
  {},
  // Columns of yes or no, with verbs for columns of one's own, and for writing in many documents at once.
  {},
  // Links with their relations, people, and who put a tag on another's mark. Names that stand as authors stay: they are
  // what a person signs with.
  {},
  // Merged projects and the questions that are open since, with their verbs.
  {},
  // What a person decided of furniture, among rulings.
  {},
  // How files of many texts were read, and the verb for reading one otherwise.
  {},
];

/** A step for the records of one table. */
export function recordStep<S extends v.GenericSchema>(
  before: S,
  up: (record: v.InferOutput<S>) => unknown,
): RecordStep {
  return { before, up };
}
