import { describe, expect, test } from 'vitest';
import type { Diff } from '../../src/core/model/diff.ts';
import { reverse } from '../../src/core/model/diff.ts';
import { kinds } from '../../src/core/model/kinds.ts';
import {
  madeBy,
  mergePeople,
  People,
  peopleIn,
  peopleOf,
  recolourPerson,
  renamePerson,
  signaturesIn,
} from '../../src/core/model/people.ts';
import type { Person } from '../../src/core/model/records.ts';
import { rowsOf } from './rows.ts';

const marks = ['Анна', 'Ben', '', 'Анна', 'ben'].map((author, id) => ({ id, author }));

test('people are those who gave a name, each with how much they annotated', () => {
  expect(peopleOf(marks)).toEqual([
    { signature: 'ben', name: 'ben', marks: 1 },
    { signature: 'Ben', name: 'Ben', marks: 1 },
    { signature: 'Анна', name: 'Анна', marks: 2 },
  ]);
});

test('the annotations of one person are theirs alone, of nobody in particular all', () => {
  expect(madeBy(marks, 'Анна').map(({ id }) => id)).toEqual([0, 3]);
  expect(madeBy(marks, '').map(({ id }) => id)).toEqual([2]);
  expect(madeBy(marks, null)).toBe(marks);
});

describe('somebody who works in the project', () => {
  const newId = () => 'new';
  const after = (diff: Diff, records: readonly Person[] = []) => {
    const all = new Map(records.map((one) => [one.id, one]));
    for (const [id, [, now]] of Object.entries(diff.people ?? {})) {
      if (now) all.set(id, now);
      else all.delete(id);
    }
    return [...all.values()];
  };
  const signatures = ['Анна', 'Ben', '', 'ליאה'];

  test('is known by what they sign with, before anything is decided on them, and keeps a colour of their own', () => {
    const people = new People([], signatures);
    expect(people.all.map(({ name, record }) => [name, record])).toEqual([
      ['Ben', null],
      ['Анна', null],
      ['ליאה', null],
    ]);
    expect(new Set(people.all.map(({ colour }) => colour)).size).toBe(3);
    expect(new People([], ['Анна']).of('Анна')!.colour).toBe(new People([], ['Анна', 'Zoë']).of('Анна')!.colour);
    expect(people.of('')).toBeUndefined();
    expect(people.nameOf('gone')).toBe('gone');
  });

  test('is called otherwise wherever they signed, and signs as before', () => {
    const people = new People([], signatures);
    const records = after(renamePerson(people.of('Анна')!, ' Анна  Смит ', newId));
    const renamed = new People(records, signatures);
    expect(renamed.nameOf('Анна')).toBe('Анна Смит');
    expect([renamed.signatureOf('Анна Смит'), renamed.signatureOf('Анна'), renamed.signatureOf('Noor')]).toEqual([
      'Анна',
      'Анна',
      'Noor',
    ]);
    const coloured = after(recolourPerson(renamed.of('Анна')!, 'teal', newId), records);
    expect(coloured).toEqual([{ ...records[0], colour: 'teal' }]);
  });

  test('is one with another after a merge, under both signatures, and two again when that is undone', () => {
    const people = new People([], signatures);
    const renamed = after(renamePerson(people.of('Ben')!, 'Benedikt', newId));
    const two = new People(renamed, signatures);
    const merge = mergePeople(two.of('Ben')!, two.of('Анна')!, () => 'anna');
    const one = new People(after(merge, renamed), signatures);
    expect(one.all.map(({ name, signatures: signed }) => [name, signed])).toEqual([
      ['Анна', ['Анна', 'Ben', 'Benedikt']],
      ['ליאה', ['ליאה']],
    ]);
    expect([one.isSame('Ben', 'Анна'), one.isSame('Ben', 'ליאה'), two.isSame('Ben', 'Анна')]).toEqual([
      true,
      false,
      false,
    ]);
    expect(after(reverse(merge), after(merge, renamed))).toEqual(renamed);
  });

  test('shares neither name nor signature with another', () => {
    const person = (id: string, name: string, ...signed: readonly string[]): Person => ({
      id,
      name,
      colour: 'blue',
      signatures: signed,
    });
    const broken = (...all: readonly Person[]) =>
      kinds.people.invariant.broken([all[0]!], new Map(all.map((one) => [one.id, one]))) !== null;
    expect(broken(person('1', 'Анна', 'Анна'), person('2', 'Ben', 'Ben'))).toBe(false);
    expect(broken(person('1', 'Ben', 'Анна'), person('2', 'Ben', 'Ben'))).toBe(true);
    expect(broken(person('1', 'Анна', 'Анна', 'Ben'), person('2', 'Ben', 'Ben'))).toBe(true);
  });
});

test('everybody who signed anything is found, also who only tagged the marks of others', () => {
  const mark = { author: 'Анна', taggedBy: { t: { author: '橋本', time: '' } } };
  const rows = rowsOf({
    annotations: [mark],
    notes: [{ author: 'Ben' }],
    links: [{ author: 'أمل' }],
  } as unknown as Parameters<typeof rowsOf>[0]);
  expect([...signaturesIn(rows)].sort()).toEqual(['Ben', 'Анна', 'أمل', '橋本']);
  expect(peopleIn(rows).all.map(({ name }) => name)).toHaveLength(4);
});
