import * as v from 'valibot';
import { articleRules, cellStates, colours, columnUses, endKinds } from './records.ts';
import type { SomeRecords, Table } from './records.ts';

// What a record from outside (a project file, an old database, a message) must look like. The interfaces in records.ts
// are the truth; change-shape.ts makes the compiler prove that these schemas say the same. Only shape is checked, not
// sense: a backup with an odd time or an empty name must stay readable.

/** Keys that would reach an object's prototype instead of its records. */
const reserved = ['__proto__', 'constructor', 'prototype'];

/** Of a record. */
export const id = v.pipe(
  v.string(),
  v.minLength(1),
  v.check((key) => !reserved.includes(key), 'Invalid id'),
);
const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const share = v.pipe(v.number(), v.minValue(0), v.maxValue(1));

/** A dictionary. valibot's own record passes over reserved keys in silence; here they are an error. */
export function byId<const S extends v.GenericSchema>(value: S) {
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
  v.strictObject({ kind: v.literal('file'), field: v.string() }),
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
  by: v.picklist(['mark', 'valid-utf-8', 'declared', 'detected', 'person']),
  confidence: share,
  replacements: count,
});

/** What stands beside a stored text; see Text in records.ts. */
export const besideText = v.strictObject({
  layout: v.exactOptional(
    v.strictObject({
      blocks: v.array(
        v.strictObject({
          from: count,
          kind: v.picklist(['paragraph', 'heading', 'item', 'row', 'quotation', 'caption', 'preformatted']),
          level: v.exactOptional(count),
          furniture: v.exactOptional(v.literal(true)),
        }),
      ),
    }),
  ),
  found: v.exactOptional(
    v.strictObject({ title: v.nullable(guess), attributes: byId(guess), language: v.nullable(v.string()) }),
  ),
});

const documentVersion = v.strictObject({
  number: v.pipe(v.number(), v.integer(), v.minValue(1)),
  textId: id,
  bytes: count,
  length: count,
  byteHash: v.string(),
  textHash: v.string(),
  encoding,
  decoder: v.exactOptional(v.string()),
  passages: count,
  imported: v.string(),
});

/** See records.ts. */
export const project = v.strictObject({ id, name: v.string(), author: v.string(), created: v.string() });

/** See records.ts. */
export const document = v.strictObject({
  id,
  title: guess,
  importId: id,
  path: v.string(),
  attributes: byId(guess),
  language: v.nullable(v.string()),
  versions: v.pipe(v.array(documentVersion), v.minLength(1)),
});

/** See records.ts. */
export const importRecord = v.strictObject({
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

/** See records.ts. */
export const outcomes = v.strictObject({ id, importId: id, files: v.array(fileOutcome) });

const anchor = v.variant('kind', [
  v.strictObject({ kind: v.literal('exact') }),
  v.strictObject({ kind: v.literal('moved') }),
  v.strictObject({ kind: v.literal('approximate'), score: share }),
  v.strictObject({ kind: v.literal('lost') }),
]);

const quotation = v.strictObject({ exact: v.string(), prefix: v.string(), suffix: v.string() });

/** See records.ts. */
export const annotation = v.pipe(
  v.strictObject({
    id,
    documentId: id,
    version: count,
    from: count,
    to: count,
    quotation,
    tagIds: v.array(id),
    taggedBy: v.exactOptional(byId(v.strictObject({ author: v.string(), time: v.string() }))),
    note: v.string(),
    author: v.string(),
    created: v.string(),
    changed: v.string(),
    anchor,
  }),
  v.check(({ from, to }) => from <= to, 'The annotation ends before it begins'),
);

/** See records.ts. */
export const tag = v.strictObject({
  id,
  name: v.string(),
  parentId: v.nullable(id),
  colour: v.picklist(colours),
  description: v.string(),
  when: v.exactOptional(v.string()),
  whenNot: v.exactOptional(v.string()),
  example: v.exactOptional(id),
  order: v.number(),
  merged: v.exactOptional(v.array(id)),
});

/** See records.ts. */
export const note = v.strictObject({
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

/** See records.ts. */
export const attribute = v.strictObject({
  id,
  name: v.string(),
  type: v.picklist(['text', 'number', 'date', 'choice', 'yes-no']),
  choices: v.array(v.string()),
  order: v.number(),
});

/** See records.ts. */
export const search = v.strictObject({
  id,
  name: v.string(),
  query: v.string(),
  anyWord: v.boolean(),
  order: v.number(),
});

const made = { author: v.string(), created: v.string(), changed: v.string() };

const party = v.variant('kind', [
  v.strictObject({ kind: v.picklist(['document', 'origin']), id }),
  v.strictObject({ kind: v.literal('outlet'), name: v.string() }),
]);

const subject = v.pipe(
  v.strictObject({ documentId: id, version: count, from: count, to: count, quotation }),
  v.check(({ from, to }) => from <= to, 'The subject ends before it begins'),
);

const ruleSeen = v.nullable(v.strictObject({ id: v.string(), version: v.string() }));

/** See records.ts. */
export const eventSet = v.strictObject({
  id,
  name: v.string(),
  documentIds: v.array(id),
  base: v.nullable(id),
  note: v.string(),
  ...made,
});

/** See records.ts. */
export const claim = v.strictObject({
  id,
  wording: v.string(),
  note: v.string(),
  eventSetId: v.nullable(id),
  madeFrom: v.strictObject({
    kind: v.picklist(['hand', 'row', 'cell', 'quotations', 'numbers', 'dates', 'names', 'tag', 'search']),
    name: v.string(),
  }),
  when: v.nullable(v.string()),
  order: v.number(),
  ...made,
});

/** See records.ts. */
export const cell = v.strictObject({
  id,
  claimId: id,
  column: party,
  state: v.picklist(cellStates),
  passages: v.array(subject),
  when: v.nullable(v.string()),
  proof: v.nullable(
    v.strictObject({
      searches: v.array(v.strictObject({ query: v.string(), anyWord: v.boolean(), found: count })),
      searched: count,
      date: v.string(),
    }),
  ),
  rule: ruleSeen,
  note: v.string(),
  ...made,
});

const ruled = { id, subjects: v.array(subject), rule: ruleSeen, note: v.string(), ...made };

/** See records.ts. */
export const ruling = v.variant('kind', [
  v.strictObject({
    ...ruled,
    kind: v.picklist(['row', 'family']),
    value: v.picklist(['together', 'apart']),
    against: v.array(subject),
  }),
  v.strictObject({
    ...ruled,
    kind: v.literal('conflict'),
    about: v.picklist(['numbers', 'dates', 'names', 'other']),
    value: v.picklist(['same-fact', 'real-conflict', 'later-correction', 'other-scope', 'not-comparable']),
  }),
  v.strictObject({
    ...ruled,
    kind: v.literal('wording'),
    value: v.picklist(['quotation', 'caption', 'boilerplate', 'heading', 'narrative', 'formula']),
  }),
  v.strictObject({
    ...ruled,
    kind: v.literal('quotation'),
    value: v.picklist(['is', 'is-not']),
    form: v.picklist(['direct', 'indirect']),
    speaker: v.nullable(v.string()),
    verb: v.nullable(v.string()),
  }),
  v.strictObject({ ...ruled, kind: v.literal('furniture'), value: v.picklist(['is', 'is-not']) }),
  v.strictObject({ ...ruled, kind: v.literal('chain'), value: v.picklist(['is', 'is-not']), via: v.array(v.string()) }),
  v.strictObject({
    ...ruled,
    kind: v.literal('direction'),
    value: v.picklist(['from-to', 'none']),
    from: party,
    to: party,
  }),
  v.strictObject({
    ...ruled,
    kind: v.literal('witness'),
    value: v.picklist(['joined', 'apart']),
    claimId: v.nullable(id),
    parties: v.array(party),
  }),
  v.strictObject({
    ...ruled,
    kind: v.literal('event'),
    value: v.picklist(['together', 'apart']),
    parties: v.array(party),
  }),
  v.strictObject({
    ...ruled,
    kind: v.literal('name'),
    value: v.picklist(['same', 'different']),
    names: v.array(v.string()),
  }),
  v.strictObject({
    ...ruled,
    kind: v.picklist(['number', 'date']),
    value: v.picklist(['is', 'is-not']),
    reading: v.string(),
  }),
]);

/** See records.ts. */
export const alias = v.strictObject({ id, name: v.string(), of: v.string(), author: v.string(), created: v.string() });

/** See records.ts. */
export const unseenOrigin = v.strictObject({
  id,
  name: v.string(),
  date: v.nullable(v.string()),
  note: v.string(),
  ...made,
});

/** See records.ts. */
export const relation = v.strictObject({ id, name: v.string(), reverse: v.string() });

const linkEnd = v.strictObject({ kind: v.picklist(endKinds), id });

/** See records.ts. */
export const link = v.strictObject({
  id,
  from: linkEnd,
  to: linkEnd,
  relationId: v.nullable(id),
  note: v.string(),
  ...made,
});

/** See records.ts. */
export const person = v.strictObject({
  id,
  name: v.string(),
  colour: v.picklist(colours),
  signatures: v.array(v.string()),
});

/** See records.ts. */
export const merge = v.strictObject({
  id,
  name: v.string(),
  projectId: id,
  changeId: v.nullable(id),
  print: v.string(),
  author: v.string(),
  created: v.string(),
});

const readingRule = v.variant('kind', [
  v.strictObject({ kind: v.literal('whole') }),
  v.strictObject({
    kind: v.literal('table'),
    as: v.picklist(['documents', 'table']),
    delimiter: v.nullable(v.string()),
    heading: v.boolean(),
    sheets: v.array(v.string()),
    columns: v.array(v.strictObject({ name: v.string(), as: v.picklist(columnUses), attribute: v.exactOptional(id) })),
  }),
  v.strictObject({
    kind: v.literal('articles'),
    rule: v.picklist(articleRules),
    pattern: v.exactOptional(v.string()),
    borders: v.exactOptional(v.array(v.strictObject({ part: v.string(), at: count }))),
  }),
]);

/** See records.ts. */
export const reading = v.strictObject({
  id,
  importId: id,
  path: v.string(),
  format: v.string(),
  shape: v.string(),
  textId: id,
  encoding: v.nullable(v.string()),
  rule: readingRule,
  unread: v.array(v.string()),
  by: v.picklist(['program', 'person']),
  ...made,
});

/** See records.ts. `held`: records of any kind, `isTable`: whether there is such a kind. */
export function question(held: () => v.GenericSchema<unknown, SomeRecords>, isTable: (name: string) => boolean) {
  return v.strictObject({
    id,
    mergeId: id,
    table: v.custom<Table>((name) => typeof name === 'string' && isTable(name), 'Unknown table'),
    recordId: id,
    fields: v.array(v.string()),
    theirs: v.lazy(held),
  });
}
