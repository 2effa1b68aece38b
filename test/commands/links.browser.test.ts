import { afterEach, expect, test } from 'vitest';
import { peopleIn, signatureOf } from '../../src/core/model/people.ts';
import type { Annotation, LinkEnd } from '../../src/core/model/records.ts';
import { must } from '../../src/core/model/result.ts';
import { deleteAnnotations, tagAnnotations } from '../../src/renderer/commands/change-annotations.ts';
import { mergePeople, recolourPerson, renamePerson } from '../../src/renderer/commands/change-people.ts';
import {
  addRelation,
  changeRelation,
  editLink,
  linkThings,
  mergeRelations,
  removeRelation,
} from '../../src/renderer/commands/link-things.ts';
import { addNote, removeNote } from '../../src/renderer/commands/write-notes.ts';
import { annotateWords, clearDesks, documentAt, importFolder, makeDesk, search } from './desk.ts';
import type { TestDesk } from './desk.ts';

const folder = {
  'паром.txt': 'Паром пришёл утром.\n\nПарома в тот день не было.',
  'ferry.txt': 'The ferry came at dawn, the harbour master said.',
};

afterEach(clearDesks);

async function started() {
  const desk = await makeDesk(folder);
  await importFolder(desk);
  const russian = documentAt(desk, 'паром.txt');
  const marks = [
    await annotateWords(desk, russian, 'пришёл утром'),
    await annotateWords(desk, russian, 'не было'),
    await annotateWords(desk, documentAt(desk, 'ferry.txt'), 'came at dawn'),
  ] as const;
  return { desk, marks };
}

const on = ({ id }: Annotation): LinkEnd => ({ kind: 'annotation', id });
const rows = (desk: TestDesk) => [...desk.store.snapshot.rows('links').values()];
const relationNames = (desk: TestDesk) =>
  [...desk.store.snapshot.rows('relations').values()].map(({ name }) => name).sort();
const contradicts = { name: 'contradicts', reverse: 'contradicts' };

test('two marks of one document are linked as one act, once, and undo takes the link with its new relation', async () => {
  const { desk, marks } = await started();
  const link = must(await linkThings(desk, on(marks[0]), on(marks[1]), contradicts, 'Wer hat recht?'));
  expect(rows(desk)).toEqual([link]);
  expect(relationNames(desk)).toEqual(['contradicts']);
  // It has no direction, so it is there already from the other end, too.
  expect(must(await linkThings(desk, on(marks[1]), on(marks[0]), contradicts))).toEqual(link);
  must(await desk.store.undo());
  expect([rows(desk), relationNames(desk)]).toEqual([[], []]);
  must(await desk.store.redo());
  expect(rows(desk)).toEqual([link]);
  expect(await linkThings(desk, on(marks[0]), on(marks[0]), null)).toMatchObject({ ok: false });
});

test('a link goes with its mark or its note, and undo brings both back', async () => {
  const { desk, marks } = await started();
  const note = must(await addNote(desk, { kind: 'project' }, '渡し船'));
  must(await linkThings(desk, on(marks[0]), on(marks[2]), { name: 'explains', reverse: 'is explained by' }));
  must(await linkThings(desk, { kind: 'note', id: note.id }, on(marks[2]), null));
  const both = rows(desk);
  must(await deleteAnnotations(desk, [marks[0].id]));
  expect(rows(desk)).toEqual([both[1]]);
  must(await removeNote(desk, note.id));
  expect(rows(desk)).toEqual([]);
  must(await desk.store.undo());
  must(await desk.store.undo());
  expect(rows(desk).toSorted((a, b) => (a.id < b.id ? -1 : 1))).toEqual(both);
});

test('a relation is renamed for all, merged with another, and its links outlive it', async () => {
  const { desk, marks } = await started();
  const link = must(await linkThings(desk, on(marks[0]), on(marks[1]), contradicts));
  const quotes = must(await addRelation(desk, { name: 'quotes', reverse: '' }));
  expect(await changeRelation(desk, quotes.id, { name: ' contradicts ', reverse: '' })).toMatchObject({
    ok: false,
    error: { code: 'name-taken' },
  });
  must(await changeRelation(desk, quotes.id, { name: 'zitiert', reverse: 'zitiert von' }));
  expect(relationNames(desk)).toEqual(['contradicts', 'zitiert']);
  must(await mergeRelations(desk, link.relationId!, quotes.id));
  expect(rows(desk).map(({ relationId }) => relationId)).toEqual([quotes.id]);
  must(await editLink(desk, link.id, { turned: true }));
  expect(rows(desk)[0]).toMatchObject({ from: link.to, to: link.from });
  must(await removeRelation(desk, quotes.id));
  expect(rows(desk).map(({ relationId }) => relationId)).toEqual([null]);
});

test('people are renamed, coloured and merged without any of their marks being written, and are found by their names', async () => {
  const { desk, marks } = await started();
  const people = () => peopleIn(desk.store.snapshot);
  const zoe = { ...desk, author: 'Zoë' };
  must(await tagAnnotations(zoe, [marks[0].id], ['Fähre']));
  const tagged = desk.store.snapshot.rows('annotations').get(marks[0].id)!;
  expect(Object.values(tagged.taggedBy ?? {}).map(({ author }) => author)).toEqual(['Zoë']);
  must(await renamePerson(desk, people, 'Ада', 'Ада Лавлейс'));
  must(await recolourPerson(desk, people, 'Zoë', 'teal'));
  expect(desk.store.snapshot.rows('annotations').get(marks[0].id)).toBe(tagged);
  expect(people().nameOf('Ада')).toBe('Ада Лавлейс');
  expect(signatureOf(desk.store.snapshot.rows('people').values(), 'Ада Лавлейс')).toBe('Ада');
  expect(must(await search(desk, 'person:"Ада Лавлейс"')).total).toBeGreaterThan(0);
  expect(await renamePerson(desk, people, 'Zoë', 'Ада Лавлейс')).toMatchObject({
    ok: false,
    error: { code: 'name-taken' },
  });
  must(await mergePeople(desk, people, 'Zoë', 'Ада'));
  expect(people().all.map(({ name }) => name)).toEqual(['Ада Лавлейс']);
  must(await desk.store.undo());
  expect(people().all.map(({ name }) => name)).toEqual(['Zoë', 'Ада Лавлейс']);
});
