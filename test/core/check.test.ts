import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkChange, checkRecord } from '../../src/core/model/check.ts';
import type { Table } from '../../src/core/model/records.ts';
import { tables } from '../../src/core/model/tables.ts';
import { must } from '../../src/core/model/result.ts';
import { projects } from './exchange-projects.ts';
import { describeSample } from './sample-project.ts';

const { records } = describeSample();

describe('checking a record', () => {
  test('gives back the very value of everything that a project can hold', () => {
    fc.assert(
      fc.property(projects, (content) => {
        for (const table of tables) {
          for (const record of content.records[table]) expect(must(checkRecord(table, record))).toBe(record);
        }
        for (const change of content.changes) expect(must(checkChange(change))).toBe(change);
      }),
      { numRuns: 50 },
    );
  });

  test.each<[Table, string, unknown, string]>([
    ['tags', 'a colour that is no word', { colour: 7 }, 'colour'],
    ['tags', 'no name', { name: undefined }, 'name'],
    ['tags', 'an empty id', { id: '' }, 'id'],
    ['annotations', 'an offset between two characters', { from: 1.5 }, 'from'],
    ['annotations', 'an offset before the text', { from: -1 }, 'from'],
    ['annotations', 'an end before its beginning', { from: 9, to: 3 }, 'ends before'],
    ['annotations', 'no state', { anchor: {} }, 'anchor.kind'],
    ['annotations', 'a score without measure', { anchor: { kind: 'approximate', score: 7 } }, 'anchor.score'],
    ['documents', 'no version', { versions: [] }, 'versions'],
    ['documents', 'an attribute without origin', { attributes: { date: { value: '2025' } } }, 'attributes.date.origin'],
    [
      'documents',
      'a prototype for attributes',
      { attributes: JSON.parse('{"__proto__":{}}') as unknown },
      'attributes',
    ],
    ['documents', 'a list for attributes', { attributes: [] }, 'attributes'],
    ['notes', 'a subject without id', { about: { kind: 'tag' } }, 'about.id'],
    ['searches', 'a word for a yes', { anyWord: 'yes' }, 'anyWord'],
  ])('refuses one of %s with %s', (table, _fault, change, place) => {
    const answer = checkRecord(table, { ...records[table][0], ...(change as object) });
    expect(answer).toMatchObject({ ok: false, error: { code: 'invalid', about: table } });
    expect(answer.ok ? '' : answer.error.detail).toContain(place);
  });

  test.each<[Table, string, unknown, string]>([
    ['tags', 'a colour that is no place in the palette', { colour: 'ultraviolet' }, 'colour'],
    ['tags', 'a key that nobody knows', { weight: 3 }, 'weight'],
    ['annotations', 'an unknown state', { anchor: { kind: 'somewhere' } }, 'anchor.kind'],
  ])('takes one of %s with %s for one of a newer program', (table, _what, change, place) => {
    const answer = checkRecord(table, { ...records[table][0], ...(change as object) });
    expect(answer).toMatchObject({ ok: false, error: { code: 'made-by-newer', about: table } });
    expect(answer.ok ? '' : answer.error.detail).toContain(place);
  });

  test('never throws on any value', () => {
    fc.assert(
      fc.property(fc.anything(), fc.constantFrom(...tables), (value, table) => {
        checkRecord(table, value);
        checkChange(value);
      }),
    );
  });
});

test('checking a change refuses a record of the wrong table inside of its Diff', () => {
  const change = {
    id: 'c',
    act: 'a',
    label: { verb: 'add-tag' },
    author: '',
    time: '2026-01-01T00:00:00.000Z',
    state: 'done',
    diff: { tags: { x: [null, records.searches[0]] } },
  };
  expect(checkChange(change)).toMatchObject({ ok: false, error: { about: 'changes' } });
  expect(checkChange({ ...change, diff: { tags: { x: [null, records.tags[0]] } } }).ok).toBe(true);
});
