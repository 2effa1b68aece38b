import { readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readProjectFile } from '../../src/core/exchange/project-file.ts';
import { must } from '../../src/core/model/result.ts';
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

test('what can be stored is what schema 1 could hold; anything else is another schema, with its step', () => {
  expect(shapeOfSchema()).toEqual(shape);
});

test('the projects that tests make up hold all of it, too', () => {
  const known = new Set(shape);
  const found = new Set<string>();
  for (const { records, changes } of fc.sample(projects, { numRuns: 300, seed: 7 })) {
    for (const line of shapeOfValues({ ...records, changes }, known)) found.add(line);
  }
  expect(shape.filter((line) => !found.has(line) && !line.startsWith('changes.diff'))).toEqual([]);
});
