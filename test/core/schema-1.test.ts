import { readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { readProjectFile } from '../../src/core/exchange/project-file.ts';
import type { Text } from '../../src/core/model/records.ts';
import { must } from '../../src/core/model/result.ts';
import { newestSchema } from '../../src/core/model/upgrade/upgrade.ts';
import { recordsOfDump } from '../fixtures/dump.ts';
import type { Dump } from '../fixtures/dump.ts';
import { projects } from './exchange-projects.ts';
import { shapeOfSchema, shapeOfValues } from './shape.ts';

// The frozen projects of each schema, see their READMEs.

const frozen = [1, 2, 3, 4, 5, 6, 7, 8, 9].map((schema) => {
  const folder = path.resolve(import.meta.dirname, `../fixtures/schema-${schema}`);
  return {
    schema,
    folder,
    shape: readFileSync(path.join(folder, 'shape.txt'), 'utf8').trim().split('\n'),
    dump: JSON.parse(readFileSync(path.join(folder, 'database.json'), 'utf8')) as Dump,
    bytes: new Uint8Array(readFileSync(path.join(folder, 'project.lectern'))),
  };
});
const { folder, bytes } = frozen[0]!;
const newest = frozen.at(-1)!;

/** What only a person or another kind of file says beside a text is left out, and Diffs, which hold records. */
const isShown = (line: string) => !/^(?:changes\.diff|texts\.found\b.*(?:doubt|origin))/u.test(line);

describe.each(frozen)('the project of schema $schema', ({ shape, dump, bytes }) => {
  test('holds an example of everything that its schema could hold, as database and as file', () => {
    const known = new Set(shape);
    const { records, changes, texts } = must(readProjectFile(bytes));
    for (const values of [recordsOfDump(dump), { ...records, changes, texts: [...texts()].map(must) }]) {
      const found = shapeOfValues(values, known);
      expect(shape.filter((line) => !found.has(line) && isShown(line))).toEqual([]);
    }
  });

  test('is the same as database and as file', () => {
    const { records, changes, texts } = must(readProjectFile(bytes));
    const { changes: stored, ...tables } = recordsOfDump(dump);
    for (const [table, rows] of Object.entries(records)) expect([table, tables[table] ?? []]).toEqual([table, rows]);
    expect(stored).toEqual(changes.map(({ diff: _diff, ...change }, at) => ({ ...change, number: at + 1 })));
    const laid = new Map((tables['texts'] as Text[]).map(({ division: _division, ...text }) => [text.id, text]));
    for (const text of texts()) expect(laid.get(must(text).id)).toEqual(must(text));
  });
});

test('the file that names its schema and verbs gives what the one without gave', () => {
  const named = new Uint8Array(readFileSync(path.join(folder, 'project-with-schema.lectern')));
  const [before, after] = [must(readProjectFile(bytes)), must(readProjectFile(named))];
  const { texts: _without, ...project } = before;
  const { texts: _with, ...same } = after;
  expect(same).toEqual(project);
  expect([...after.texts()]).toEqual([...before.texts()]);
  const manifest = JSON.parse(new TextDecoder().decode(unzipSync(named)['manifest.json'])) as unknown;
  const known = frozen[0]!.shape.flatMap((line) => /^changes\.label\.verb = (.*)/u.exec(line)?.[1] ?? []);
  expect(manifest).toMatchObject({ version: 1, schema: 1, verbs: known });
});

test('what can be stored is what the newest schema could hold; anything else is another schema, with its step', () => {
  expect(newest.schema).toBe(newestSchema);
  expect(shapeOfSchema()).toEqual(newest.shape);
});

test('the projects that tests make up hold all of it, too', () => {
  const known = new Set(newest.shape);
  const found = new Set<string>();
  for (const { records, changes, texts } of fc.sample(projects, { numRuns: 450, seed: 7 })) {
    for (const line of shapeOfValues({ ...records, changes, texts }, known)) found.add(line);
  }
  expect(newest.shape.filter((line) => !found.has(line) && isShown(line))).toEqual([]);
});
