import { expect, test } from 'vitest';
import type { Question, Records, Table } from '../../src/core/model/records.ts';
import { kindOf, tables } from '../../src/core/model/tables.ts';
import { questionInWords, sideInWords } from '../../src/renderer/session/question-in-words.ts';
import type { Asking } from '../../src/renderer/session/question-in-words.ts';
import { act, merge } from '../core/merge-material.ts';
import { changing, choiceOf, start } from '../core/merge-every-kind.ts';
import { updated } from '../../src/core/model/diff.ts';
import { rowsOf } from '../core/rows.ts';

// Every question that a merge can ask is asked in words: no key of a record, no id.

const titles = new Map(start.records.documents.map(({ id, title }) => [id, title.value]));
const asking: Asking = { rows: rowsOf(start.records), titleOf: (id) => titles.get(id) };
const ids = tables.flatMap((table) => start.records[table].map(({ id }) => id)).filter((id) => id.length > 6);

type Act = (record: Records[Table], by: never) => Records[Table];

/** Numbers by which two people choose: other words for other things, for the same one, and the same by both. */
const pairs = [
  [3, 7],
  [0, 6],
  [1, 2],
  [9, 9],
] as const;

/** What two people ask who changed one record otherwise, in every way that the table of changes has. */
function* questions(): Generator<Question> {
  for (const table of tables) {
    for (const record of start.records[table].slice(0, table === 'rulings' ? 20 : 2)) {
      for (const change of changing[table].acts as unknown as readonly Act[]) {
        for (const pair of pairs) {
          const [a, b] = pair.map((of, at) =>
            change(record, choiceOf(start.records, at === 0 ? 'Ада' : '海', of) as never),
          ) as [Records[Table], Records[Table]];
          const [ours, theirs] = [a, b].map((one) => act(start, updated(table, record, one as never)));
          yield* merge(ours!, theirs!).questions.map((one) => ({ id: 'q', mergeId: 'm', ...one }));
        }
      }
    }
  }
}

const isInWords = (said: string, field: string) =>
  said !== '' &&
  said !== field &&
  !said.includes('[object') &&
  !/undefined|null/u.test(said) &&
  !ids.some((id) => said.includes(id));

test('what both changed is asked by the name of the kind, of the record and of the field, and both sides are words', () => {
  const seen = new Set<string>();
  for (const question of questions()) {
    const { kind, about, fields } = questionInWords(asking, question);
    const [field = ''] = question.fields;
    seen.add(`${question.table} ${field.split('/')[0]}`);
    const sides = (['ours', 'theirs'] as const).map((side) => sideInWords(asking, question, side));
    const said = { table: question.table, field, kind, about, fields, sides };
    expect([said, [kind, about, fields, ...sides].every((words) => isInWords(words, field))]).toEqual([said, true]);
  }
  expect([...seen].sort()).toEqual(
    [
      ...[
        'aliases of',
        'annotations note',
        'annotations quotation',
        'annotations taggedBy',
        'attributes name',
        'attributes type',
      ],
      ...['cells note', 'cells state', 'claims note', 'claims when', 'claims wording'],
      ...[
        'documents attributes',
        'documents language',
        'documents title',
        'eventSets base',
        'eventSets name',
        'eventSets note',
      ],
      ...['links note', 'links relationId', 'notes body', 'notes title', 'origins date', 'origins name'],
      ...[
        'origins note',
        'people colour',
        'people name',
        'readings rule',
        'relations name',
        'relations reverse',
        'rulings note',
      ],
      ...['rulings value', 'searches name', 'searches query', 'tags colour', 'tags description', 'tags example'],
      ...['tags name', 'tags parentId', 'tags when', 'tags whenNot'],
    ].sort(),
  );
});

test('no field of any kind is shown by its key, also none that nobody changes yet', () => {
  for (const table of tables) {
    const { schema, joining } = kindOf(table);
    if (joining === null) continue;
    const own = new Set<string>(['id', 'changed', 'order', ...(joining.own ?? []), ...(joining.keyed ?? [])]);
    const fields = new Set<string>();
    const walk = (one: { entries?: object; options?: readonly object[]; pipe?: readonly object[] }) => {
      for (const field of Object.keys(one.entries ?? {})) fields.add(field);
      for (const inner of [...(one.options ?? []), ...(one.pipe ?? [])]) if (inner !== one) walk(inner);
    };
    walk(schema as never);
    for (const field of fields) {
      if (own.has(field)) continue;
      const question = { id: 'q', mergeId: 'm', table, recordId: 'gone', fields: [field], theirs: {} };
      const said = questionInWords(asking, question).fields;
      expect([table, field, isInWords(said, field)]).toEqual([table, field, true]);
    }
  }
});

test('a tag is called by its path as everywhere on the screen, where a stroke in a name is none between two names', () => {
  const [above] = start.records.tags;
  const tags = [
    { ...above!, id: 'hours', name: 'Часы', parentId: null },
    { ...above!, id: 'always', name: '24/7', parentId: 'hours' },
  ];
  const named: Asking = { rows: rowsOf({ ...start.records, tags }), titleOf: () => undefined };
  const question = { id: 'q', mergeId: 'm', table: 'tags', recordId: 'always', fields: ['name'], theirs: {} } as const;
  expect(questionInWords(named, question).about).toBe('Часы › 24/7');
});
