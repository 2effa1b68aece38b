import * as v from 'valibot';
import { verbs } from './change.ts';
import type { Change } from './change.ts';
import type { Records, Table } from './records.ts';
import { colours } from './records.ts';

// What a record from outside (a project file, an old database, a message) must look like. The interfaces in records.ts
// and change.ts are the truth; the lines at the end make the compiler prove that these schemas say the same. Only shape
// is checked, not sense: a backup with an odd time or an empty name must stay readable.

/** Keys that would reach an object's prototype instead of its records. */
const reserved = ['__proto__', 'constructor', 'prototype'];

const id = v.pipe(
  v.string(),
  v.minLength(1),
  v.check((key) => !reserved.includes(key), 'Invalid id'),
);
const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const share = v.pipe(v.number(), v.minValue(0), v.maxValue(1));

/** valibot's own record passes over reserved keys in silence; here they are an error. */
function byId<const S extends v.GenericSchema>(value: S) {
  return v.pipe(
    v.custom<Record<string, v.InferInput<S>>>(
      (input) =>
        typeof input === 'object' &&
        input !== null &&
        !Array.isArray(input) &&
        Object.keys(input).every((key) => !reserved.includes(key)),
      'Invalid keys',
    ),
    v.record(id, value),
  );
}

const origin = v.variant('kind', [
  v.strictObject({ kind: v.literal('text'), from: count, to: count }),
  v.strictObject({ kind: v.literal('path') }),
  v.strictObject({ kind: v.literal('person') }),
  v.strictObject({ kind: v.literal('program') }),
]);

const guess = v.strictObject({
  value: v.string(),
  origin,
  doubt: v.exactOptional(v.picklist(['ambiguous-date', 'several', 'weak'])),
});

const encoding = v.strictObject({
  label: v.string(),
  by: v.picklist(['mark', 'valid-utf-8', 'detected', 'person']),
  confidence: share,
  replacements: count,
});

const documentVersion = v.strictObject({
  number: v.pipe(v.number(), v.integer(), v.minValue(1)),
  textId: id,
  bytes: count,
  length: count,
  byteHash: v.string(),
  textHash: v.string(),
  encoding,
  passages: count,
  imported: v.string(),
});

const project = v.strictObject({ id, name: v.string(), author: v.string(), created: v.string() });

const document = v.strictObject({
  id,
  title: guess,
  importId: id,
  path: v.string(),
  attributes: byId(guess),
  language: v.nullable(v.string()),
  versions: v.pipe(v.array(documentVersion), v.minLength(1)),
});

const importRecord = v.strictObject({
  id,
  name: v.string(),
  source: v.picklist(['folder', 'files', 'sample']),
  started: v.string(),
  finished: v.nullable(v.string()),
  state: v.picklist(['running', 'done', 'cancelled', 'failed']),
});

const file = { path: v.string(), bytes: count };

const fileOutcome = v.variant('kind', [
  v.strictObject({
    ...file,
    kind: v.literal('imported'),
    documentId: id,
    unlike: v.exactOptional(id),
    like: v.exactOptional(id),
  }),
  v.strictObject({
    ...file,
    kind: v.literal('duplicate'),
    documentId: id,
    version: documentVersion,
    kept: v.nullable(id),
  }),
  v.strictObject({
    ...file,
    kind: v.literal('new-version'),
    documentId: id,
    version: count,
    guessed: v.exactOptional(v.literal(true)),
  }),
  v.strictObject({ ...file, kind: v.literal('unchanged'), documentId: id, from: v.exactOptional(v.string()) }),
  v.strictObject({
    ...file,
    kind: v.literal('skipped'),
    reason: v.picklist(['not-text', 'empty', 'too-large', 'unknown-format']),
  }),
  v.strictObject({
    ...file,
    kind: v.literal('failed'),
    reason: v.picklist(['unreadable', 'no-permission', 'vanished', 'link-loop', 'path', 'not-stored']),
    detail: v.string(),
  }),
]);

const outcomes = v.strictObject({ id, importId: id, files: v.array(fileOutcome) });

const anchor = v.variant('kind', [
  v.strictObject({ kind: v.literal('exact') }),
  v.strictObject({ kind: v.literal('moved') }),
  v.strictObject({ kind: v.literal('approximate'), score: share }),
  v.strictObject({ kind: v.literal('lost') }),
]);

const annotation = v.pipe(
  v.strictObject({
    id,
    documentId: id,
    version: count,
    from: count,
    to: count,
    quotation: v.strictObject({ exact: v.string(), prefix: v.string(), suffix: v.string() }),
    tagIds: v.array(id),
    note: v.string(),
    author: v.string(),
    created: v.string(),
    changed: v.string(),
    anchor,
  }),
  v.check(({ from, to }) => from <= to, 'The annotation ends before it begins'),
);

const tag = v.strictObject({
  id,
  name: v.string(),
  parentId: v.nullable(id),
  colour: v.picklist(colours),
  description: v.string(),
  order: v.number(),
  merged: v.exactOptional(v.array(id)),
});

const note = v.strictObject({
  id,
  title: v.string(),
  body: v.string(),
  about: v.variant('kind', [
    v.strictObject({ kind: v.literal('project') }),
    v.strictObject({ kind: v.picklist(['document', 'tag', 'annotation']), id }),
  ]),
  author: v.string(),
  created: v.string(),
  changed: v.string(),
});

const attribute = v.strictObject({
  id,
  name: v.string(),
  type: v.picklist(['text', 'number', 'date', 'choice']),
  choices: v.array(v.string()),
  order: v.number(),
});

const search = v.strictObject({
  id,
  name: v.string(),
  query: v.string(),
  anyWord: v.boolean(),
  order: v.number(),
});

/** The schema of every table's records, by the table's name. */
export const recordSchemas = {
  project,
  documents: document,
  imports: importRecord,
  outcomes,
  annotations: annotation,
  tags: tag,
  notes: note,
  attributes: attribute,
  searches: search,
} as const satisfies Record<Table, v.GenericSchema>;

const diff = v.strictObject({
  project: edits(project),
  documents: edits(document),
  imports: edits(importRecord),
  outcomes: edits(outcomes),
  annotations: edits(annotation),
  tags: edits(tag),
  notes: edits(note),
  attributes: edits(attribute),
  searches: edits(search),
});

function edits<const S extends v.GenericSchema>(record: S) {
  return v.exactOptional(byId(v.strictTuple([v.nullable(record), v.nullable(record)])));
}

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
type Says<T extends Table> = Same<Plain<v.InferOutput<(typeof recordSchemas)[T]>>, Plain<Records[T]>>;
type Holds<Claim extends true> = Claim;

/** Compiles only while every schema's output is its interface. */
export type SchemasSayWhatRecordsSay = Holds<
  { [T in Table]: Says<T> }[Table] | Same<Plain<v.InferOutput<typeof changeSchema>>, Plain<Change>>
>;
