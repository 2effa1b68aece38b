import { readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { readProjectFile } from '../../src/core/exchange/project-file.ts';
import { verbs } from '../../src/core/model/change.ts';
import { must } from '../../src/core/model/result.ts';
import { newestSchema } from '../../src/core/model/upgrade/upgrade.ts';
import { recordsOfDump } from '../fixtures/dump.ts';
import type { Dump } from '../fixtures/dump.ts';
import { projects } from './exchange-projects.ts';
import { shapeOfSchema, shapeOfValues } from './shape.ts';

// The frozen project of schema 1, see its README.

const folder = path.resolve(import.meta.dirname, '../fixtures/schema-1');
const shape = readFileSync(path.join(folder, 'shape.txt'), 'utf8').trim().split('\n');
const dump = JSON.parse(readFileSync(path.join(folder, 'database.json'), 'utf8')) as Dump;
const bytes = new Uint8Array(readFileSync(path.join(folder, 'project.lectern')));

describe('the project of schema 1', () => {
  test('holds an example of everything that schema 1 could hold, as database and as file', () => {
    const known = new Set(shape);
    const { records, changes } = must(readProjectFile(bytes));
    for (const values of [recordsOfDump(dump), { ...records, changes }]) {
      const found = shapeOfValues(values, known);
      // A Diff in the database stands apart from its Change.
      expect(shape.filter((line) => !found.has(line) && !line.startsWith('changes.diff'))).toEqual([]);
    }
  });

  test('is the same as database and as file', () => {
    const { records, changes } = must(readProjectFile(bytes));
    const { changes: stored, ...tables } = recordsOfDump(dump);
    for (const [table, rows] of Object.entries(records)) expect([table, tables[table]]).toEqual([table, rows]);
    expect(stored).toEqual(changes.map(({ diff: _diff, ...change }, at) => ({ ...change, number: at + 1 })));
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
  expect(manifest).toMatchObject({ version: 1, schema: 1, verbs: verbs.toSorted() });
});

test('what can be stored is what the newest schema could hold; anything else is another schema, with its step', () => {
  const newest = path.resolve(folder, `../schema-${newestSchema}/shape.txt`);
  expect(shapeOfSchema()).toEqual(readFileSync(newest, 'utf8').trim().split('\n'));
});

test('the projects that tests make up hold all of it, too', () => {
  const known = new Set(shape);
  const found = new Set<string>();
  for (const { records, changes } of fc.sample(projects, { numRuns: 300, seed: 7 })) {
    for (const line of shapeOfValues({ ...records, changes }, known)) found.add(line);
  }
  expect(shape.filter((line) => !found.has(line) && !line.startsWith('changes.diff'))).toEqual([]);
});
